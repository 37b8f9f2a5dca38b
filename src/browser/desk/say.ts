import type { Tongue } from '../../typeset/tongue.ts';
import { element } from '../element.ts';
import type { Answer } from './send.ts';

/** What belongs to what was done. */
type Done = Pick<Answer, 'made' | 'warned' | 'tongue'>;

/** What is to be said on the page that comes next. */
const LATER = 'broadsheet:desk-says';
/** Milliseconds that a word of success stays. */
const STAYS = 15_000;

const place = (id: string): HTMLElement => document.getElementById(id)!;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says what was done, to eyes and ears, and offers the way back beside it. */
export function say(text: string, { made, warned, tongue }: Done = {}): void {
  fail([]);
  place('says').replaceChildren(text, ...(warned === undefined ? [] : [' ', element('bdi', { ...tongue }, warned)]));
  place('undo').hidden = made === undefined;
  place('undo').querySelector('input')!.value = String(made);
  timer = setTimeout(hush, STAYS);
  makeRoom();
}

/** Says what did not work; it stays until something does. @param lines none to take it away */
export function fail(lines: readonly string[], tongue?: Tongue): void {
  clearTimeout(timer);
  hush();
  place('fails').replaceChildren(...lines.map(line => element('p', { ...tongue }, line)));
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
export function sayAt(address: string, text: string, { made, warned, tongue }: Done): void {
  sessionStorage.setItem(LATER, JSON.stringify([text, { made, warned, tongue }]));
  location.assign(address);
}

/** Says what the page before left to be said. */
export function sayWhatWasLeft(): void {
  const left = sessionStorage.getItem(LATER);
  if (left === null) return;
  sessionStorage.removeItem(LATER);
  const [text, done] = JSON.parse(left) as [string, Done];
  say(text, done);
}
