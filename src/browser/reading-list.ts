import { bibtex } from '../cite/bibtex.ts';
import type { CslItem } from '../cite/csl-item.ts';
import { cslText } from '../cite/csl-text.ts';
import { markdownCitation } from '../cite/markdown.ts';
import { ris } from '../cite/ris.ts';
import { citationKeys } from '../digest/citation-keys.ts';
import { DOT } from '../typeset/dot.ts';
import { fold } from '../typeset/fold.ts';
import { type Card, readCards } from './cards.ts';
import { button, type Content, element } from './element.ts';
import { keep, onMarksChanged } from './marked-papers.ts';
import { type PaperMarks, readMarks } from './marks.ts';
import { toggle } from './marks-buttons.ts';
import { mergeMarksFile, writeMarksFile } from './marks-file.ts';
import { ownNote } from './own-note.ts';
import { readLink } from './read-link.ts';
import { saveFile } from './save-file.ts';
import { namesText, nameText, titleText } from './shown-text.ts';
import { words } from './words.ts';

interface ListedPaper {
  id: string;
  own: PaperMarks;
  card: Card;
}

const box = document.querySelector<HTMLElement>('.reading-list')!;
const form = box.querySelector('form')!;
const query = form.querySelector<HTMLInputElement>('input[type="search"]')!;
const unread = form.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
const status = box.querySelector<HTMLElement>('[role="status"]')!;
const list = box.querySelector('ul')!;
const files = box.querySelector<HTMLElement>('.list-files')!;

/** Stops the notes of the list that is shown. */
let notes = new AbortController();

files.hidden = false;
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('input', show);
onMarksChanged(show);
for (const control of files.querySelectorAll<HTMLButtonElement>('button[data-export]'))
  control.addEventListener('click', () => save(control.dataset['export']!));
files.querySelector('input')!.addEventListener('change', importFile);
show();

/** Saved papers, the last saved first; then those with only a note. */
function papers(): ListedPaper[] {
  const cards = readCards();
  return Object.entries(readMarks().papers)
    .filter(([, own]) => own.saved !== undefined || own.note !== undefined)
    .map(([id, own]) => ({ id, own, card: cards[id] ?? unknownCard(id) }))
    .sort((a, b) => ((a.own.saved ?? '') < (b.own.saved ?? '') ? 1 : -1));
}

/** Stands in for a citation that is not kept: all that is known is the id. */
function unknownCard(id: string): Card {
  return { id, type: 'article', title: id.replaceAll('-', ' ') };
}

function show(): void {
  // Not while a note is being written, nor while one could not be saved: it would be lost.
  if (document.activeElement instanceof HTMLTextAreaElement && list.contains(document.activeElement)) return;
  if (list.querySelector('.is-unsaved')) return;
  notes.abort();
  notes = new AbortController();
  const all = papers();
  form.hidden = all.length === 0;
  files.querySelector<HTMLElement>('[data-citations]')!.hidden = all.length === 0;
  const asked = fold(query.value).split(/\s+/).filter(Boolean);
  const shown = all.filter(({ own, card, id }) => {
    if (unread.checked && own.read) return false;
    const text = fold([card.title, card['container-title'], card.byline, own.note, id, ...namesOf(card)].join(' '));
    return asked.every(word => text.includes(word));
  });
  status.textContent =
    all.length === 0
      ? words.say('nothing-saved')
      : shown.length < all.length
        ? words.say('some-of-papers', { some: shown.length, n: all.length })
        : words.say('papers-last-saved', { n: all.length });
  list.replaceChildren(...shown.map(item));
}

function item({ id, own, card }: ListedPaper): HTMLLIElement {
  const { title = id, language } = card;
  const names = namesOf(card);
  const venue = card['container-title'];
  const year = card.issued?.['date-parts'][0]?.[0];
  const some = names.length > 3 ? names.slice(0, 2) : names;
  const said: Content[] = [
    namesText([{ text: some.join(', ') || (card.byline ?? ''), mark: false }], language, names.length - some.length),
    venue && nameText(venue, language),
    // A venue such as "ICLR 2024" already says the year.
    year !== undefined && !venue?.includes(String(year)) && String(year),
    readLink(title, card.URL),
  ];
  const facts = said.filter(fact => (fact instanceof Node ? fact.textContent : fact));
  const tools = element('p', { class: 'line-tools' });
  const tool = (text: string, name: string, act: () => void) =>
    tools.append(button(text, act, { 'aria-label': words.say('act-on-paper', { act: name, title }) }));
  const note = element('textarea', { class: 'own-note', rows: '2', 'aria-label': words.say('own-note-on', { title }) });
  ownNote(note, id, () => card, notes.signal);
  note.addEventListener('blur', show);
  tool(
    words.say(own.read ? 'marked-read' : 'mark-as-read'),
    words.say(own.read ? 'mark-as-unread' : 'mark-as-read'),
    () => toggle(id, 'read', () => card, tools),
  );
  if (!own.note)
    tool(words.say('note-button'), words.say('write-note'), () => {
      note.hidden = false;
      note.focus();
    });
  tool(
    words.say(own.saved ? 'remove-button' : 'save-button'),
    words.say(own.saved ? 'remove-listed' : 'save-button'),
    () => toggle(id, 'saved', () => card, tools),
  );
  return element(
    'li',
    { class: own.read ? 'line is-read' : 'line' },
    element(
      'a',
      { href: `papers/${encodeURIComponent(id)}.html` },
      titleText([{ text: title, mark: false }], language),
    ),
    element(
      'span',
      { class: 'why' },
      ...facts.flatMap((fact, i) =>
        i === 0 ? [fact] : fact instanceof HTMLAnchorElement ? ['\u00a0·\u00a0', fact] : [DOT, fact],
      ),
    ),
    note,
    tools,
  );
}

function namesOf(card: Card): string[] {
  return (card.author ?? []).map(name => name.literal);
}

/** The saved papers as a file: its type, and how it is written. */
const FORMATS: Record<string, [type: string, write: (cards: readonly CslItem[]) => string]> = {
  json: ['application/json', () => writeMarksFile(readMarks(), readCards())],
  bib: ['application/x-bibtex', cards => cards.map(card => `${bibtex(card)}\n`).join('\n')],
  ris: ['application/x-research-info-systems', cards => cards.map(ris).join('\r\n')],
  'csl.json': [
    'application/vnd.citationstyles.csl+json',
    cards => `[\n${cards.map(card => cslText(card, 1)).join(',\n')}\n]\n`,
  ],
  md: ['text/markdown', cards => cards.map(card => `- ${markdownCitation(card)}\n`).join('')],
};

function save(format: string): void {
  const [type, write] = FORMATS[format]!;
  const saved = papers().filter(({ own }) => own.saved !== undefined);
  const keys = citationKeys(
    saved.map(({ id, card }) => ({
      id,
      listed: '',
      author: card.author?.map(name => name.literal),
      issued: card.issued?.['date-parts'][0]?.join('-'),
    })),
  );
  const text = write(
    saved.map(({ id, card, own }) => ({
      ...card,
      byline: undefined,
      'citation-key': keys.get(id)!,
      ...(own.note ? { annote: own.note } : {}),
    })),
  );
  saveFile(`reading-list.${format}`, type, text);
}

async function importFile(event: Event): Promise<void> {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (!file) return;
  const marks = readMarks();
  const cards = readCards();
  let said = words.say('not-a-list');
  try {
    const count = mergeMarksFile(await file.text(), marks, cards);
    said = keep(marks, cards) ? words.say('imported-papers', { n: count }) : words.say('no-room-for-file');
  } catch {
    // Said below.
  }
  input.value = '';
  status.textContent = said;
}
