import { button, element } from './element.ts';
import { hideRead, ITEM_LINK, ITEMS, toggleItem } from './marks-buttons.ts';
import { hasSection } from './sections.ts';
import { store, stored } from './stored.ts';
import { unfold } from './unfold.ts';

const OFF_KEY = 'broadsheet:keys-off';
const KEYS: Record<string, [meaning: string, act: (root: string) => void] | undefined> = {
  '?': ['show these keys', () => help()],
  '/': ['search', () => searchBox()],
  j: ['next paper', () => move(1)],
  k: ['previous paper', () => move(-1)],
  u: ['back to the list, where you were', () => document.querySelector<HTMLElement>('.in-list .up')?.click()],
  o: ['open the paper', () => current()?.querySelector<HTMLAnchorElement>(ITEM_LINK)?.click()],
  e: ['unfold the abstract, or fold it again', () => void unfold(current())],
  s: ['save the paper, or remove it from the reading list', () => toggleItem(current(), 'saved')],
  m: ['mark as read or unread', () => toggleItem(current(), 'read')],
  h: ['hide or show read papers', () => hideRead()],
  t: ['today', root => location.assign(`${root}index.html`)],
  l: ['reading list', root => location.assign(`${root}reading-list.html`)],
};

/** Those of marks and of the reading list. */
const OF_SAVED = ['s', 'm', 'h', 'l'];

/** Keyboard shortcuts. `?` lists them, as the foot of each page says, with a switch to turn them off. */
export function keyboard(root: string): void {
  if (!hasSection('saved')) for (const key of OF_SAVED) delete KEYS[key];
  // The one place that tells readers about the keys.
  document.querySelector('.foot > p:last-child')?.append(button(['Keys ', kbd('?')], help, { class: 'keys-open' }));
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return;
    if (document.querySelector('dialog[open]') || (event.key !== '?' && stored(OFF_KEY))) return;
    const action = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    if (!action) return;
    event.preventDefault();
    action[1](root);
  });
}

function searchBox(): void {
  // The search page has two boxes, one of them hidden.
  const boxes = document.querySelectorAll<HTMLInputElement>('form[role="search"] input');
  const box = [...boxes].find(each => each.checkVisibility());
  box?.focus();
  box?.select();
}

let last: HTMLElement | undefined;

/** The item that has the focus, or had it before it was hidden or the reader clicked elsewhere. */
function current(): HTMLElement | undefined {
  last = document.activeElement?.closest<HTMLElement>(ITEMS) ?? (last?.isConnected ? last : undefined);
  return last;
}

function move(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>(ITEMS)].filter(item => item.checkVisibility());
  if (items.length === 0) {
    document.querySelector<HTMLAnchorElement>(by > 0 ? '.turn a[rel="next"]' : '.turn a[rel="prev"]')?.click();
    return;
  }
  const here = current();
  // From outside the list: the first item on the screen, or the last one above it.
  const at = here
    ? items.indexOf(here) + by
    : items.findIndex(item => item.getBoundingClientRect().top >= 0) - (by < 0 ? 1 : 0);
  const item = items[Math.min(items.length - 1, Math.max(0, at))]!;
  item.querySelector<HTMLAnchorElement>(ITEM_LINK)?.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}

const kbd = (key: string): HTMLElement => element('kbd', {}, key);

let dialog: HTMLDialogElement | undefined;

function help(): void {
  if (!dialog) {
    const on = element('input', { type: 'checkbox', checked: !stored(OFF_KEY) });
    on.addEventListener('change', () => store(OFF_KEY, on.checked ? undefined : '1'));
    const list = Object.entries(KEYS).flatMap(([key, [meaning] = ['']]) => [
      element('dt', {}, kbd(key)),
      element('dd', {}, meaning),
    ]);
    dialog = element(
      'dialog',
      { class: 'keys', 'aria-labelledby': 'keys-title' },
      element('h2', { id: 'keys-title' }, 'Keys'),
      element('dl', {}, ...list),
      element('label', {}, on, ' Use these keys'),
      button('Close', () => dialog!.close()),
    );
    document.body.append(dialog);
  }
  dialog.showModal();
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName));
