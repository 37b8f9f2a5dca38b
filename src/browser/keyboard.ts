import { hideRead, ITEMS, toggleItem } from './marks-buttons.ts';

const OFF_KEY = 'broadsheet:keys-off';
const KEYS: readonly (readonly [string, string])[] = [
  ['?', 'show these keys'],
  ['/', 'search'],
  ['j', 'next paper'],
  ['k', 'paper before'],
  ['o', 'open the paper'],
  ['s', 'save it, or take it off the reading list'],
  ['m', 'mark it as read, or as unread'],
  ['h', 'hide what is read, or show it'],
  ['t', 'today'],
  ['l', 'reading list'],
];

/** Keys for those who read with them; `?` shows which, as the foot of each page says, and has the switch that turns them off. */
export function keyboard(root: string): void {
  document.querySelector('.foot p:last-child')?.append(opener());
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key !== '?' && isOff()) return;
    const action = ACTIONS[event.key];
    if (!action) return;
    event.preventDefault();
    action(root);
  });
}

const ACTIONS: Record<string, ((root: string) => void) | undefined> = {
  '?': () => help(),
  j: () => move(1),
  k: () => move(-1),
  o: () => current()?.querySelector<HTMLAnchorElement>(':is(h2, h3, h4) > a, :scope > a')?.click(),
  s: () => toggleItem(current(), 'saved'),
  m: () => toggleItem(current(), 'read'),
  h: () => hideRead(),
  t: root => location.assign(`${root}index.html`),
  l: root => location.assign(`${root}reading-list.html`),
};

let last: HTMLElement | undefined;

/** The item that holds the focus, or held it before it was hidden or the reader clicked elsewhere. */
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
  // From outside the list: the first that is on the screen, or the last above it.
  const at = here
    ? items.indexOf(here) + by
    : items.findIndex(item => item.getBoundingClientRect().top >= 0) - (by < 0 ? 1 : 0);
  const item = items[Math.min(items.length - 1, Math.max(0, at))]!;
  item.querySelector<HTMLAnchorElement>(':is(h2, h3, h4) > a, :scope > a')?.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}

/** The one place that names the keys to those who do not know of them. */
function opener(): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'keys-open';
  const key = document.createElement('kbd');
  key.textContent = '?';
  button.append('Keys ', key);
  button.addEventListener('click', help);
  return button;
}

let dialog: HTMLDialogElement | undefined;

function help(): void {
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.className = 'keys';
    dialog.setAttribute('aria-labelledby', 'keys-title');
    const title = document.createElement('h2');
    title.id = 'keys-title';
    title.textContent = 'Keys';
    const list = document.createElement('dl');
    for (const [key, what] of KEYS) {
      const term = document.createElement('dt');
      const kbd = document.createElement('kbd');
      kbd.textContent = key;
      term.append(kbd);
      const meaning = document.createElement('dd');
      meaning.textContent = what;
      list.append(term, meaning);
    }
    const label = document.createElement('label');
    const on = document.createElement('input');
    on.type = 'checkbox';
    on.checked = !isOff();
    on.addEventListener('change', () => setOff(!on.checked));
    label.append(on, ' Use these keys');
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Close';
    close.addEventListener('click', () => dialog!.close());
    dialog.append(title, list, label, close);
    document.body.append(dialog);
  }
  dialog.showModal();
}

function isOff(): boolean {
  try {
    return localStorage.getItem(OFF_KEY) === '1';
  } catch {
    return false;
  }
}

function setOff(off: boolean): void {
  try {
    if (off) localStorage.setItem(OFF_KEY, '1');
    else localStorage.removeItem(OFF_KEY);
  } catch {
    // Without storage they stay on.
  }
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName));
