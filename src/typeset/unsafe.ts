/**
 * Characters that do more than show, or show nothing: the one list of each kind, as a part of a class in a pattern with the flag `u`.
 */

/** Controls that no page and no XML may hold: all but a tab, a line feed and a carriage return. */
export const CONTROLS = '\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f';
/** Marks that turn the direction of what follows (https://www.unicode.org/reports/tr9/), so that a text reads as another than it is. */
export const TURNING = '\\u202a-\\u202e\\u2066-\\u2069';
/** Halves of characters, which no UTF-8 can hold. */
export const HALVES = '\\p{Cs}';
/** Of the noncharacters, those that XML and YAML refuse; in HTML too they are a mistake. */
export const NONCHARACTERS = '\\ufffe\\uffff';
/** What no reader sees and no text needs: soft hyphens, fillers, zero-width blanks, marks of direction that turn nothing by force. */
export const INVISIBLE =
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2060-\\u2064\\u206a-\\u206f\\ufeff';
/** Joiners, which shape Persian, Indic scripts and emoji; elsewhere they are scrapers' litter. */
export const JOINERS = '\\u200c\\u200d';

/** Each character of these kinds, wherever it stands in a text. */
export function anyOf(...kinds: readonly string[]): RegExp {
  return new RegExp(`[${kinds.join('')}]`, 'gu');
}

const HARMFUL = anyOf(CONTROLS, TURNING, HALVES, NONCHARACTERS);
const LONE = anyOf(HALVES);
const UNSEEN = anyOf('\\r\\u061c\\u200e\\u200f', CONTROLS, TURNING, HALVES);

/** Text without control characters, without marks that turn its direction, without halves of characters and what is none. */
export function harmless(text: string): string {
  return text.replace(HARMFUL, '');
}

/** Text that UTF-8 can hold: half of a character is U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(LONE, '\ufffd');
}

/** Text with each sign that moves a terminal's cursor, sets its title or turns the direction of a line as `write` writes it. */
export function unseen(text: string, write: (code: number) => string): string {
  return text.replace(UNSEEN, c => write(c.charCodeAt(0)));
}

/** Text for a terminal: such signs written out, as `\u{1b}` (https://cwe.mitre.org/data/definitions/150.html). Line feeds and tabs stay. */
export function visible(text: string): string {
  return unseen(text, code => `\\u{${code.toString(16)}}`);
}
