import { element } from '../element.ts';

/** What is to be said on the page that comes next. */
const LATER = 'broadsheet:desk-says';
/** Milliseconds that a word of success stays. */
const STAYS = 15_000;

const place = (id: string): HTMLElement => document.getElementById(id)!;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says what was done, to eyes and ears. @param made the number of the step, to which the way back is offered beside it */
export function say(words: string, made?: number): void {
  fail([]);
  place('says').textContent = words;
  place('undo').hidden = made === undefined;
  place('undo').querySelector('input')!.value = String(made);
  timer = setTimeout(hush, STAYS);
  makeRoom();
}

/** Says what did not work; it stays until something does. @param lines none to take it away */
export function fail(lines: readonly string[]): void {
  clearTimeout(timer);
  hush();
  place('fails').replaceChildren(...lines.map(line => element('p', {}, line)));
  makeRoom();
}

/** What stays at the bottom edge stays above what is said there. */
function makeRoom(): void {
  const { offsetHeight } = place('says').parentElement!;
  document.documentElement.style.setProperty('--said', `${offsetHeight}px`);
}

function hush(): void {
  // Whoever is at the button keeps it.
  if (place('undo').contains(document.activeElement)) return;
  place('says').replaceChildren();
  place('undo').hidden = true;
  makeRoom();
}

/** Goes to another page and says it there. */
export function sayAt(address: string, words: string, made?: number): void {
  sessionStorage.setItem(LATER, JSON.stringify([words, made]));
  location.assign(address);
}

/** Says what the page before left to be said. */
export function sayWhatWasLeft(): void {
  const left = sessionStorage.getItem(LATER);
  if (left === null) return;
  sessionStorage.removeItem(LATER);
  const [words, made] = JSON.parse(left) as [string, number | null];
  say(words, made ?? undefined);
}
