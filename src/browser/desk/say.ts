import { element } from '../element.ts';

/** What is to be said on the page that comes next. */
const LATER = 'broadsheet:desk-says';
/** Milliseconds that a word of success stays. */
const STAYS = 12_000;

const place = (id: string): HTMLElement => document.getElementById(id)!;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says what was done, to eyes and ears. */
export function say(words: string): void {
  fail([]);
  place('says').textContent = words;
  clearTimeout(timer);
  timer = setTimeout(() => place('says').replaceChildren(), STAYS);
}

/** Says what did not work; it stays until something does. @param lines none to take it away */
export function fail(lines: readonly string[]): void {
  if (lines.length > 0) place('says').replaceChildren();
  place('fails').replaceChildren(...lines.map(line => element('p', {}, line)));
}

/** Goes to another page and says it there. */
export function sayAt(address: string, words: string): void {
  sessionStorage.setItem(LATER, words);
  location.assign(address);
}

/** Says what the page before left to be said. */
export function sayWhatWasLeft(): void {
  const words = sessionStorage.getItem(LATER);
  if (words === null) return;
  sessionStorage.removeItem(LATER);
  say(words);
}
