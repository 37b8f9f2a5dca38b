import { button, element } from '../element.ts';
import { words } from '../words.ts';
import { currentItem, focusItem, moveItem } from './items.ts';

type Meaning = 'desk-key-help' | 'desk-key-find' | 'desk-key-next' | 'desk-key-previous';

const KEYS: Record<string, readonly [meaning: Meaning, act: () => void]> = {
  '?': ['desk-key-help', () => help()],
  '/': ['desk-key-find', () => document.querySelector<HTMLInputElement>('form[role="search"] input')?.focus()],
  j: ['desk-key-next', () => moveItem(1)],
  k: ['desk-key-previous', () => moveItem(-1)],
};

/** Keys for all that the page has buttons for: those of the current item, and those that stand outside of items. */
export function keys(): void {
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('.keys-open')) help();
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return submitFrom(event);
    if (event.key === 'Escape' && isWriting(event.target) && !event.defaultPrevented) leaveField(event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    const own = Object.hasOwn(KEYS, event.key) ? KEYS[event.key]![1] : undefined;
    const pressed = own ? undefined : buttonOf(event.key);
    if (!own && !pressed) return;
    event.preventDefault();
    if (own) own();
    else pressed!.click();
  });
}

/** Escape leads out of a field to the item that it stands in, where the keys are keys again. */
function leaveField(target: EventTarget | null): void {
  const item = target instanceof Element && target.closest<HTMLElement>('[data-item]');
  if (item) focusItem(item);
}

/** Ctrl+Enter sends the form that one writes in. */
function submitFrom(event: KeyboardEvent): void {
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}

function buttonOf(key: string): HTMLElement | undefined {
  const named = [...document.querySelectorAll<HTMLElement>('[data-key]')].filter(
    each => each.dataset['key'] === key && each.checkVisibility(),
  );
  const item = currentItem();
  return named.find(each => item?.contains(each)) ?? named.find(each => !each.closest('[data-item]'));
}

/** Signs first, then letters, then keys that are held together. */
const byKey = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
  Math.sign(a.length - 1) - Math.sign(b.length - 1) || a.localeCompare(b, 'en');

let dialog: HTMLDialogElement | undefined;

function help(): void {
  dialog?.remove();
  const named = [...document.querySelectorAll<HTMLElement>('[data-key]')].map(
    each => [each.dataset['key']!, each.dataset['keySays']!] as const,
  );
  const all = new Map([
    ...Object.entries(KEYS).map(([key, [meaning]]) => [key, words.say(meaning)] as const),
    ...named,
  ]);
  const writing: [string, string][] = [
    [words.say('desk-ctrl-enter'), words.say('desk-key-send')],
    [words.say('desk-escape'), words.say('desk-key-leave-field')],
  ];
  if (document.querySelector('[data-link-into]')) writing.push([words.say('desk-ctrl-k'), words.say('desk-key-link')]);
  const list = [...all, ...writing]
    .sort(byKey)
    .flatMap(([key, meaning]) => [element('dt', {}, element('kbd', {}, key)), element('dd', {}, meaning)]);
  dialog = element(
    'dialog',
    { class: 'keys', 'aria-labelledby': 'keys-title' },
    element('h2', { id: 'keys-title' }, words.say('desk-keys')),
    element('dl', {}, ...list),
    button(words.say('desk-close'), () => dialog!.close()),
  );
  document.body.append(dialog);
  dialog.showModal();
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'));
