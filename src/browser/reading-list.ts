import { bibtex } from '../cite/bibtex.ts';
import type { CslItem } from '../cite/csl-item.ts';
import { cslText } from '../cite/csl-text.ts';
import { markdownCitation } from '../cite/markdown.ts';
import { ris } from '../cite/ris.ts';
import { fold } from '../typeset/fold.ts';
import { shortDay } from '../typeset/months.ts';
import { type Cards, readCards } from './cards.ts';
import { keep, MARKS_CHANGED } from './marked-papers.ts';
import { MARKS_KEY, type PaperMarks, readMarks } from './marks.ts';
import { toggle } from './marks-buttons.ts';
import { mergeMarksFile, writeMarksFile } from './marks-file.ts';
import { ownNote } from './own-note.ts';

interface ListedPaper {
  id: string;
  own: PaperMarks;
  card: CslItem;
}

const box = document.querySelector<HTMLElement>('.reading-list')!;
const form = box.querySelector('form')!;
const query = form.querySelector<HTMLInputElement>('input[type="search"]')!;
const unread = form.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
const status = box.querySelector<HTMLElement>('[role="status"]')!;
const list = box.querySelector('ul')!;
const files = box.querySelector<HTMLElement>('.list-files')!;

/** Ends what keeps the notes of the list that is shown. */
let notes = new AbortController();

form.hidden = false;
files.hidden = false;
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('input', show);
document.addEventListener(MARKS_CHANGED, show);
window.addEventListener('storage', event => {
  if (event.key === MARKS_KEY || event.key === null) show();
});
for (const button of files.querySelectorAll<HTMLButtonElement>('button[data-export]'))
  button.addEventListener('click', () => save(button.dataset['export']!));
files.querySelector('input')!.addEventListener('change', bringIn);
show();

/** Saved papers, the last saved first; then those with a note only. */
function papers(): ListedPaper[] {
  const cards = readCards();
  return Object.entries(readMarks().papers)
    .filter(([, own]) => own.saved !== undefined || own.note !== undefined)
    .map(([id, own]) => ({ id, own, card: cards[id] ?? unknownCard(id) }))
    .sort((a, b) => ((a.own.saved ?? '') < (b.own.saved ?? '') ? 1 : -1));
}

/** What is known of a paper whose citation is not kept: its name in the address. */
function unknownCard(id: string): CslItem {
  return { id, type: 'article', title: id.replaceAll('-', ' '), URL: new URL(`papers/${id}.html`, location.href).href };
}

function show(): void {
  // While a note is being written, the list stays as it is.
  if (document.activeElement instanceof HTMLTextAreaElement && list.contains(document.activeElement)) return;
  // Nor where one could not be kept: it would be gone.
  if (list.querySelector('.is-unsaved')) return;
  notes.abort();
  notes = new AbortController();
  const all = papers();
  const words = fold(query.value).split(/\s+/).filter(Boolean);
  const shown = all.filter(({ own, card, id }) => {
    if (unread.checked && own.read) return false;
    const text = fold(
      [card.title, card['container-title'], own.note, id, ...(card.author ?? []).map(name => name.literal)].join(' '),
    );
    return words.every(word => text.includes(word));
  });
  status.textContent =
    all.length === 0
      ? 'Nothing is saved yet. The star beside a paper saves it; so does the key s.'
      : shown.length < all.length
        ? `${shown.length} of ${all.length} papers`
        : `${all.length} ${all.length === 1 ? 'paper' : 'papers'}, the last saved first`;
  list.replaceChildren(...shown.map(item));
}

function item({ id, own, card }: ListedPaper): HTMLLIElement {
  const line = document.createElement('li');
  line.className = own.read ? 'line is-read' : 'line';
  const link = document.createElement('a');
  link.href = `papers/${encodeURIComponent(id)}.html`;
  link.textContent = card.title ?? id;
  const why = document.createElement('span');
  why.className = 'why';
  const names = (card.author ?? []).map(name => name.literal);
  const venue = card['container-title'];
  const year = card.issued?.['date-parts'][0]?.[0];
  why.textContent = [
    names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', '),
    venue,
    // A venue that names the year ("ICLR 2024") has said it.
    year !== undefined && !venue?.includes(String(year)) && year,
    own.saved && `saved ${shortDay(own.saved.slice(0, 10))}`,
  ]
    .filter(Boolean)
    .join(' · ');
  const tools = document.createElement('p');
  tools.className = 'line-tools';
  const button = (text: string, name: string, act: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.setAttribute('aria-label', `${name}: ${card.title ?? id}`);
    made.addEventListener('click', act);
    tools.append(made);
  };
  button(own.read ? '✓ Read' : 'Mark as read', own.read ? 'Mark as unread' : 'Mark as read', () =>
    toggle(id, 'read', () => card, tools),
  );
  const note = document.createElement('textarea');
  note.className = 'own-note';
  note.rows = 2;
  note.setAttribute('aria-label', `Your note on: ${card.title ?? id}`);
  ownNote(note, id, () => card, notes.signal);
  note.addEventListener('blur', show);
  if (!own.note)
    button('Note', 'Write a note', () => {
      note.hidden = false;
      note.focus();
    });
  button(own.saved ? 'Remove' : 'Save', own.saved ? 'Take off the list' : 'Save', () =>
    toggle(id, 'saved', () => card, tools),
  );
  line.append(link, why, tools, note);
  return line;
}

function save(format: string): void {
  const cards = papers()
    .filter(({ own }) => own.saved !== undefined)
    .map(({ card }) => card);
  const [text, type] =
    format === 'json'
      ? [writeMarksFile(readMarks(), readCards()), 'application/json']
      : format === 'bib'
        ? [cards.map(card => `${bibtex(card)}\n`).join('\n'), 'application/x-bibtex']
        : format === 'ris'
          ? [cards.map(ris).join('\r\n'), 'application/x-research-info-systems']
          : format === 'csl.json'
            ? [`[\n${cards.map(card => cslText(card, 1)).join(',\n')}\n]\n`, 'application/vnd.citationstyles.csl+json']
            : [cards.map(card => `- ${markdownCitation(card, card.URL)}\n`).join(''), 'text/markdown'];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `reading-list.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function bringIn(event: Event): Promise<void> {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (!file) return;
  const marks = readMarks();
  const cards: Cards = readCards();
  let said: string;
  try {
    const count = mergeMarksFile(await file.text(), marks, cards);
    const kept = keep(marks, cards);
    said = kept
      ? `Brought in ${count} ${count === 1 ? 'paper' : 'papers'}.`
      : 'This browser has no room for the file’s papers.';
  } catch {
    said = 'This is not a file of saved papers.';
  }
  input.value = '';
  status.textContent = said;
}
