import type { CslItem } from '../cite/csl-item.ts';
import { cardFromItsPage, cardOfItem, cardOfPage, readCards } from './cards.ts';
import { button, element } from './element.ts';
import { changeMarks, keep, onMarksChanged, paperId, warnNotSaved } from './marked-papers.ts';
import { type Marks, readMarks } from './marks.ts';
import { ownNote } from './own-note.ts';
import { hasSection } from './sections.ts';
import { store, stored } from './stored.ts';
import { words } from './words.ts';

const HIDE_KEY = 'broadsheet:hide-read';
/** Papers in a list. */
export const ITEMS = '.paper, .line, .hit';
/** The link of such an item to the paper's page. */
export const ITEM_LINK = ':scope > :is(h2, h3, h4) > a, :scope > a';

type Show = (papers: Marks['papers']) => void;
type Mark = 'saved' | 'read';

/** Save and read marks in every list and on each paper's page, the reader's note there, and a button that hides read papers. */
export function marksButtons(): void {
  if (!hasSection('saved')) return;
  const items = [...document.querySelectorAll<HTMLElement>(ITEMS)].map(starred).filter(show => show !== undefined);
  const tools = document.querySelector<HTMLElement>('.tools');
  const page = tools && paperTools(tools);
  if (items.length === 0 && !page) return;
  const hide = hideButton();
  const show = (): void => {
    const { papers } = readMarks();
    for (const each of items) each(papers);
    page?.(papers);
    hide();
  };
  onMarksChanged(show);
  show();
}

/** Gives an item its star. @returns what shows the marks on it */
export function starred(item: HTMLElement): Show | undefined {
  const link = item.querySelector<HTMLAnchorElement>(ITEM_LINK);
  const id = link ? paperId(link.href) : undefined;
  if (!link || !id || !hasSection('saved')) return undefined;
  const star = button('', () => toggleListed(id, 'saved', item, link), {
    class: 'save',
    'aria-label': words.say('save-titled', { title: link.textContent.trim() }),
  });
  item.append(star);
  return papers => {
    const own = papers[id];
    item.classList.toggle('is-read', own?.read !== undefined);
    star.textContent = own?.saved ? '★' : '☆';
    star.title = words.say(own?.saved ? 'remove-from-list' : 'save-to-list');
    star.setAttribute('aria-pressed', String(own?.saved !== undefined));
  };
}

/** Sets or removes a mark of a paper; if that cannot be kept, says so in `near`. */
export function toggle(id: string, mark: Mark, card: () => CslItem, near: Element): void {
  const isSet = readMarks().papers[id]?.[mark] !== undefined;
  const isKept = changeMarks(id, { [mark]: isSet ? undefined : new Date().toISOString() }, card);
  near.querySelector(':scope > [role="alert"]')?.remove();
  if (!isKept) warnNotSaved(warning => near.append(warning));
}

/** Sets or removes a mark of an item of a list. Its citation comes from the paper's page where the list does not say all of it. */
function toggleListed(id: string, mark: Mark, item: HTMLElement, link: HTMLAnchorElement): void {
  toggle(id, mark, () => cardOfItem(id, item, link), item);
  const { author, byline } = readCards()[id] ?? {};
  if ((item.querySelector('.Z3988') && (author ?? byline)) || !readMarks().papers[id]) return;
  void cardFromItsPage(id, link.href).then(card => {
    const marks = readMarks();
    if (card && marks.papers[id]) keep(marks, { ...readCards(), [id]: card });
  });
}

/** Sets or removes a mark of an item of a list, or of the page's own paper. */
export function toggleItem(item: HTMLElement | undefined, mark: Mark): void {
  const link = item?.querySelector<HTMLAnchorElement>(ITEM_LINK);
  const id = paperId(link ? link.href : location.href);
  if (id && item && link) toggleListed(id, mark, item, link);
  else if (id) toggle(id, mark, () => cardOfPage(id), document.querySelector('.tools') ?? document.body);
}

/** What the buttons of marks say before and after they are pressed. */
const STATES = [
  ['saved', 'save-paper', 'paper-saved'],
  ['read', 'mark-as-read', 'marked-read'],
] as const;

/** The buttons of a paper's own page. @returns what shows the marks */
function paperTools(tools: HTMLElement): Show | undefined {
  const id = paperId(location.href);
  if (!id) return undefined;
  const card = () => cardOfPage(id);
  const control = (mark: Mark | 'note') => tools.querySelector<HTMLButtonElement>(`[data-mark="${mark}"]`);
  const note = element('textarea', {
    class: 'own-note',
    rows: '3',
    'aria-label': words.say('own-note-label'),
    placeholder: words.say('own-note'),
  });
  tools.after(note);
  ownNote(note, id, card);
  control('note')?.addEventListener('click', () => {
    note.hidden = !note.hidden;
    if (!note.hidden) note.focus();
  });
  for (const mark of ['saved', 'read'] as const)
    control(mark)?.addEventListener('click', () => toggle(id, mark, card, tools));
  return papers => {
    for (const [mark, off, on] of STATES) {
      const at = control(mark);
      if (!at) continue;
      const isSet = papers[id]?.[mark] !== undefined;
      at.textContent = words.say(isSet ? on : off);
      at.setAttribute('aria-pressed', String(isSet));
    }
  };
}

/** A button at the page's edge where there is something to hide. @returns what updates it */
function hideButton(): () => void {
  const root = document.documentElement;
  const hide = button('', hideRead, { class: 'hide-read' });
  const show = () => {
    const count = document.querySelectorAll(':is(.paper, .line, .hit).is-read').length;
    hide.textContent = words.say(root.classList.contains('hiding-read') ? 'show-read' : 'hide-read', { n: count });
    hide.hidden = count === 0;
  };
  if (stored(HIDE_KEY)) root.classList.add('hiding-read');
  document.body.append(hide);
  document.addEventListener(HIDE_KEY, show);
  return show;
}

/** Hides read papers, or shows them again; kept on the device. */
export function hideRead(): void {
  const hiding = document.documentElement.classList.toggle('hiding-read');
  store(HIDE_KEY, hiding ? '1' : undefined);
  document.dispatchEvent(new CustomEvent(HIDE_KEY));
}
