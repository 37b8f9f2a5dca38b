import { button, element, load } from './element.ts';
import { KEYS_OFF, type Key, keysHere } from './keys.ts';
import { hideRead, ITEM_LINK, ITEMS, toggleItem } from './marks-buttons.ts';
import { stored } from './stored.ts';
import { unfold } from './unfold.ts';
import { words } from './words.ts';

const KEYS: Record<Key, (root: string) => void> = {
  '?': help,
  '/': searchBox,
  j: () => move(1),
  k: () => move(-1),
  u: () => document.querySelector<HTMLElement>('.in-list .up')?.click(),
  o: () => current()?.querySelector<HTMLAnchorElement>(ITEM_LINK)?.click(),
  e: () => void unfold(current()),
  s: () => toggleItem(current(), 'saved'),
  m: () => toggleItem(current(), 'read'),
  h: hideRead,
  t: root => location.assign(`${root}index.html`),
  l: root => location.assign(`${root}reading-list.html`),
};

/** Keyboard shortcuts. `?` lists them, as the foot of each page says, with a switch to turn them off. */
export function keyboard(root: string): void {
  // The one place that tells readers about the keys.
  document
    .querySelector('.foot > p:last-child')
    ?.append(
      button(words.set('keys-open', { key: element('kbd', {}, '?') }), () => help(root), { class: 'keys-open' }),
    );
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return;
    if (document.querySelector('dialog[open]') || (event.key !== '?' && stored(KEYS_OFF))) return;
    const key = keysHere().find(each => each === event.key);
    if (!key) return;
    event.preventDefault();
    KEYS[key](root);
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

/** Shows what the keys do; a script of its own has that, since few readers ask. */
function help(root: string): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.keys');
  if (dialog) dialog.showModal();
  else load(root, 'keys-help');
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName));
