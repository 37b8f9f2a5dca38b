const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;
const UNSEEN_ALL =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text for a terminal: what would move its cursor, set its title or turn the direction of the line is written out, as
 * `\u{1b}` (https://cwe.mitre.org/data/definitions/150.html). Line feeds and tabs stay.
 */
export function visible(text: string): string {
  return unseen(text, code => `\\u{${code.toString(16)}}`);
}

/** The text with each of these signs as `write` writes it. */
export function unseen(text: string, write: (code: number) => string): string {
  return UNSEEN.test(text) ? text.replace(UNSEEN_ALL, c => write(c.charCodeAt(0))) : text;
}
