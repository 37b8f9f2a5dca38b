import type { CslItem } from '../cite/csl-item.ts';
import { element } from './element.ts';
import { changeMarks, onMarksChanged } from './marked-papers.ts';
import { readMarks } from './marks.ts';
import { words } from './words.ts';

/** Milliseconds without a keystroke after which a note is saved. */
const QUIET = 400;

/**
 * Saves what is typed into a field as the reader's own note on a paper: while typing, when the page is hidden, and when the reader
 * leaves. Merges it with what another tab wrote in the meantime, and tells the reader if it cannot be saved.
 *
 * @param card the paper's citation, which is kept with a note
 * @param signal stops it, if the field goes before the page does
 */
export function ownNote(field: HTMLTextAreaElement, id: string, card: () => CslItem, signal?: AbortSignal): void {
  const kept = () => readMarks().papers[id]?.note ?? '';
  const isTyped = () => field.value.trim() !== base;
  /** The saved note that the typing started from. */
  let base = kept();
  let timer = 0;
  const warning = element('p', { class: 'caveat', role: 'alert' });

  function save(): void {
    clearTimeout(timer);
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
      warning.textContent = words.say('note-not-saved');
    }
    field.classList.toggle('is-unsaved', !isKept);
  }

  /** Appends what another tab added while this note was typed; the cursor stays where it is. */
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
    clearTimeout(timer);
    timer = window.setTimeout(save, QUIET);
  });
  field.addEventListener('change', save);
  addEventListener('pagehide', save, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && save(), { signal });
  onMarksChanged(show, signal);
  field.value = base;
  field.hidden = base === '';
}
