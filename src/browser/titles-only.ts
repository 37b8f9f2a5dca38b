import { button } from './element.ts';
import { store, stored } from './stored.ts';
import { words } from './words.ts';

const KEY = 'broadsheet:titles-only';
const CLASS = 'titles-only';

/** Early, so that nothing jumps: shows lists as titles alone where the reader chose so. */
export function earlyTitlesOnly(): void {
  if (stored(KEY)) document.documentElement.classList.add(CLASS);
}

/** A switch on days and topics between items in brief and titles alone. The choice is kept on the device. */
export function titlesOnly(): void {
  const place = document.querySelector('.day-page .folio > p, .topic-page .opening .tally');
  if (!place || !document.querySelector('.paper')) return;
  const { classList } = document.documentElement;
  const show = () => toggle.setAttribute('aria-pressed', String(classList.contains(CLASS)));
  const toggle = button(
    words.say('titles-only'),
    () => {
      store(KEY, classList.toggle(CLASS) ? '1' : undefined);
      show();
    },
    { class: 'switch' },
  );
  show();
  place.append(' ', toggle);
}
