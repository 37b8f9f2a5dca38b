import { button, element } from './element.ts';
import { KEYS_OFF, type Key, keysHere } from './keys.ts';
import { store, stored } from './stored.ts';
import { words } from './words.ts';

/** Makes and opens the dialog that says what the keys do, with a switch to turn them off. */

const DOES = {
  '?': 'key-help',
  '/': 'key-search',
  j: 'key-next',
  k: 'key-previous',
  u: 'key-back',
  o: 'key-open',
  e: 'key-unfold',
  s: 'key-save',
  m: 'key-read',
  h: 'key-hide',
  t: 'key-today',
  l: 'key-list',
} as const satisfies Record<Key, string>;

// Who holds the key down loads this more than once.
const dialog = document.querySelector<HTMLDialogElement>('dialog.keys') ?? made();
if (!dialog.open) dialog.showModal();

function made(): HTMLDialogElement {
  const on = element('input', { type: 'checkbox', checked: !stored(KEYS_OFF) });
  on.addEventListener('change', () => store(KEYS_OFF, on.checked ? undefined : '1'));
  const list = keysHere().flatMap(key => [
    element('dt', {}, element('kbd', {}, key)),
    element('dd', {}, words.say(DOES[key])),
  ]);
  const box = element(
    'dialog',
    { class: 'keys', 'aria-labelledby': 'keys-title' },
    element('h2', { id: 'keys-title' }, words.say('keys-title')),
    element('dl', {}, ...list),
    element('label', {}, on, ` ${words.say('keys-on')}`),
    button(words.say('keys-close'), () => box.close()),
  );
  document.body.append(box);
  return box;
}
