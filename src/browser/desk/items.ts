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

/** Notes where one stands. @returns a function that goes there once the page is another */
export function itemPlace(): () => void {
  const items = visible();
  const here = currentItem();
  const at = here ? items.indexOf(here) : -1;
  const id = here?.dataset['item'];
  return () => {
    const now = visible();
    const same = now.find(item => item.dataset['item'] === id);
    if (at < 0 || now.length === 0) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    else focusItem(same ?? now[Math.min(at, now.length - 1)]);
  };
}

function focusItem(item: HTMLElement | undefined): void {
  if (!item) return;
  if (!item.hasAttribute('tabindex')) item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}
