import type { CslItem } from '../cite/csl-item.ts';
import { cardOfItem, cardOfPage } from './cards.ts';
import { changeMarks, MARKS_CHANGED, NO_ROOM, now, paperId } from './marked-papers.ts';
import { MARKS_KEY, type PaperMarks, readMarks } from './marks.ts';
import { ownNote } from './own-note.ts';

const HIDE_KEY = 'broadsheet:hide-read';
/** What stands for a paper in a list. */
export const ITEMS = '.paper, .line, .hit';

/** A paper on the page: its element, and how its marks are shown. */
interface MarkedItem {
  id: string;
  element: HTMLElement;
  card(): CslItem;
  save?: HTMLButtonElement;
}

/** Save and read marks on every list and on a paper's own page, notes there; a way to hide what is read. All of it on the device. */
export function marksButtons(): void {
  const items = [...document.querySelectorAll<HTMLElement>(ITEMS)].flatMap(listItem);
  const tools = document.querySelector<HTMLElement>('.tools');
  const page = tools && paperTools(tools);
  if (items.length === 0 && !page) return;
  const hide = hideButton();
  const show = (): void => {
    const { papers } = readMarks();
    let read = 0;
    for (const item of items) {
      showItem(item, papers);
      if (papers[item.id]?.read) read++;
    }
    page?.(papers);
    hide?.(items.length > 0 ? read : 0);
  };
  document.addEventListener(MARKS_CHANGED, show);
  window.addEventListener('storage', event => {
    if (event.key === MARKS_KEY || event.key === null) show();
  });
  // A page that comes back from the browser's memory has not seen what was marked since.
  window.addEventListener('pageshow', event => {
    if (event.persisted) show();
  });
  show();
}

/** Gives an item that was added to the page its star. @returns what shows the marks on it */
export function starred(element: HTMLElement): ((papers: Record<string, PaperMarks>) => void) | undefined {
  const [item] = listItem(element);
  return item && (papers => showItem(item, papers));
}

function showItem(item: MarkedItem, papers: Record<string, PaperMarks>): void {
  const own = papers[item.id];
  item.element.classList.toggle('is-read', own?.read !== undefined);
  showSave(item.save!, own);
}

function listItem(element: HTMLElement): MarkedItem[] {
  const link = element.querySelector<HTMLAnchorElement>(':scope > :is(h2, h3, h4) > a, :scope > a');
  const id = link ? paperId(link.href) : undefined;
  if (!link || !id) return [];
  const card = () => cardOfItem(id, element, link);
  const save = document.createElement('button');
  save.type = 'button';
  save.className = 'save';
  save.addEventListener('click', () => toggle(id, 'saved', card, element));
  element.append(save);
  save.dataset['title'] = link.textContent?.trim() ?? '';
  return [{ id, element, card, save }];
}

function showSave(button: HTMLButtonElement, own: PaperMarks | undefined): void {
  const saved = own?.saved !== undefined;
  button.textContent = saved ? '★' : '☆';
  button.setAttribute('aria-pressed', String(saved));
  button.setAttribute('aria-label', `Save “${button.dataset['title']}”`);
  button.title = saved ? 'Saved: take it off the reading list' : 'Save to the reading list';
}

/** Turns a mark of a paper over; where that cannot be kept, says so in `near`. */
export function toggle(id: string, mark: 'saved' | 'read', card: () => CslItem, near: Element): void {
  const set = readMarks().papers[id]?.[mark] === undefined;
  const isKept = changeMarks(id, { [mark]: set ? now() : undefined }, card);
  near.querySelector(':scope > [role="alert"]')?.remove();
  if (isKept) return;
  const warning = document.createElement('span');
  warning.className = 'caveat';
  warning.setAttribute('role', 'alert');
  near.append(warning);
  warning.textContent = ` This is not kept. ${NO_ROOM}`;
}

/** Turns over a mark of an item of a list, or of the page's own paper. */
export function toggleItem(item: HTMLElement | undefined, mark: 'saved' | 'read'): void {
  const link = item?.querySelector<HTMLAnchorElement>(':scope > :is(h2, h3, h4) > a, :scope > a');
  const id = paperId(link ? link.href : location.href);
  const near = item ?? document.querySelector('.tools') ?? document.body;
  if (id) toggle(id, mark, () => (item && link ? cardOfItem(id, item, link) : cardOfPage(id)), near);
}

/** The buttons of a paper's own page. @returns what shows the marks */
function paperTools(tools: HTMLElement): ((papers: Record<string, PaperMarks>) => void) | undefined {
  const id = paperId(location.href);
  if (!id) return undefined;
  const card = () => cardOfPage(id);
  const button = (mark: string) => tools.querySelector<HTMLButtonElement>(`[data-mark="${mark}"]`);
  const note = document.createElement('textarea');
  note.className = 'own-note';
  note.rows = 3;
  note.setAttribute('aria-label', 'Your note on this paper, kept on this device');
  note.placeholder = 'Your note, kept on this device';
  tools.after(note);
  const showNote = ownNote(note, id, card);
  button('saved')?.addEventListener('click', () => toggle(id, 'saved', card, tools));
  button('read')?.addEventListener('click', () => toggle(id, 'read', card, tools));
  button('note')?.addEventListener('click', () => {
    note.hidden = !note.hidden;
    if (!note.hidden) note.focus();
  });
  return papers => {
    const own = papers[id];
    const name = (mark: 'saved' | 'read', off: string, on: string) => {
      const at = button(mark);
      if (!at) return;
      at.textContent = own?.[mark] ? on : off;
      at.setAttribute('aria-pressed', String(own?.[mark] !== undefined));
    };
    name('saved', '☆ Save', '★ Saved');
    name('read', 'Mark as read', '✓ Read');
    showNote();
  };
}

/** A button at the page's edge where there is something to hide. @returns what takes the number of read papers */
function hideButton(): (read: number) => void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'hide-read';
  button.hidden = true;
  let count = 0;
  const hidden = () => document.documentElement.classList.contains('hiding-read');
  const label = () => {
    button.textContent = hidden() ? `Show ${count} read` : `Hide ${count} read`;
    button.hidden = count === 0;
  };
  if (stored() === '1') document.documentElement.classList.add('hiding-read');
  button.addEventListener('click', () => {
    hideRead();
    label();
  });
  document.body.append(button);
  document.addEventListener(HIDE_KEY, label);
  return read => {
    count = read;
    label();
  };
}

/** Hides what is read, or shows it again; kept on the device. */
export function hideRead(): void {
  const hiding = document.documentElement.classList.toggle('hiding-read');
  try {
    if (hiding) localStorage.setItem(HIDE_KEY, '1');
    else localStorage.removeItem(HIDE_KEY);
  } catch {
    // It holds for this page.
  }
  document.dispatchEvent(new CustomEvent(HIDE_KEY));
}

function stored(): string | null {
  try {
    return localStorage.getItem(HIDE_KEY);
  } catch {
    return null;
  }
}
