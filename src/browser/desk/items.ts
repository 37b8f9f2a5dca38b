/** What one goes through by j and k. */
const ITEMS = '[data-item]';

const visible = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(ITEMS)].filter(item => item.checkVisibility());

let last: HTMLElement | undefined;

/** The item that has the focus, or had it last. */
export function currentItem(): HTMLElement | undefined {
  last = document.activeElement?.closest<HTMLElement>(ITEMS) ?? (last?.isConnected ? last : undefined);
  return last;
}

/** Goes to the next item or the one before. */
export function moveItem(by: 1 | -1): void {
  const items = visible();
  const here = currentItem();
  const at = here ? items.indexOf(here) + by : items.findIndex(item => item.getBoundingClientRect().bottom > 0);
  focusItem(items[Math.min(items.length - 1, Math.max(0, at))]);
}

/**
 * Notes where one stands. @returns a function that goes there once the page is another: to the same item, or, where it is gone or in
 * another list, on with the next one that is left
 */
export function itemPlace(): () => void {
  const items = visible();
  const here = currentItem();
  const at = here ? items.indexOf(here) : -1;
  const list = here?.parentElement?.id;
  const ids = items.map(nameOf);
  return () => {
    const now = new Map(visible().map(item => [nameOf(item), item]));
    const same = at < 0 ? undefined : now.get(ids[at]);
    const next = [...ids.slice(at + 1), ...ids.slice(0, at).reverse()].find(id => now.has(id));
    if (same && same.parentElement?.id === list) focusItem(same);
    else if (at >= 0 && now.size > 0) focusItem(now.get(next) ?? same);
    else document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };
}

const nameOf = (item: HTMLElement): string | undefined => item.dataset['item'];

export function focusItem(item: HTMLElement | undefined): void {
  if (!item) return;
  if (!item.hasAttribute('tabindex')) item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}
