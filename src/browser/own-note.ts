import type { CslItem } from '../cite/csl-item.ts';
import { changeMarks, NO_ROOM } from './marked-papers.ts';
import { MARKS_KEY, readMarks } from './marks.ts';

/** Milliseconds without a key after which a note is kept. */
const QUIET = 400;

/**
 * Keeps what is typed into a field as the reader's own note on a paper: while it is typed, when the page is hidden, and when it is
 * left for another. What another tab wrote meanwhile is joined with it, and where nothing can be kept, the reader is told.
 *
 * @param card the paper's citation, which is kept with a note
 * @param signal ends it, where the field goes before the page does
 * @returns what shows the note as it is kept now, without touching what is not kept yet
 */
export function ownNote(field: HTMLTextAreaElement, id: string, card: () => CslItem, signal?: AbortSignal): () => void {
  /** The kept note that what is typed began with. */
  let base = kept();
  let timer = 0;
  const warning = document.createElement('p');
  warning.className = 'caveat';
  warning.setAttribute('role', 'alert');

  function kept(): string {
    return readMarks().papers[id]?.note ?? '';
  }

  function isTyped(): boolean {
    return field.value.trim() !== base;
  }

  function save(): void {
    window.clearTimeout(timer);
    if (!isTyped()) {
      field.classList.remove('is-unsaved');
      return;
    }
    const theirs = kept();
    if (theirs !== base) join(theirs);
    const note = field.value.trim();
    changeMarks(id, { note: note || undefined }, card);
    const isKept = kept() === note;
    if (isKept) {
      base = note;
      warning.remove();
    } else if (!warning.isConnected) {
      field.after(warning);
      warning.textContent = `This note is not kept. ${NO_ROOM} Copy it before you leave this page.`;
    }
    field.classList.toggle('is-unsaved', !isKept);
  }

  /** Another tab wrote a note while this one was typed: what it added stands behind, and the cursor stays where it is. */
  function join(theirs: string): void {
    const { value, selectionStart, selectionEnd } = field;
    const added = base !== '' && theirs.startsWith(base) ? theirs.slice(base.length) : `\n\n${theirs}`;
    base = theirs;
    if (theirs === '' || value.includes(theirs)) return;
    field.value = value.trim() === '' || theirs.includes(value.trim()) ? theirs : value.trimEnd() + added;
    field.setSelectionRange(selectionStart, selectionEnd);
  }

  function show(): void {
    if (isTyped()) return;
    base = kept();
    if (field.value.trim() !== base) field.value = base;
    if (base !== '') field.hidden = false;
  }

  field.addEventListener('input', () => {
    field.classList.add('is-unsaved');
    window.clearTimeout(timer);
    timer = window.setTimeout(save, QUIET);
  });
  field.addEventListener('change', save);
  window.addEventListener('pagehide', save, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden) save();
    },
    { signal },
  );
  window.addEventListener(
    'storage',
    event => {
      if (event.key === MARKS_KEY || event.key === null) show();
    },
    { signal },
  );
  field.value = base;
  field.hidden = base === '';
  return show;
}
