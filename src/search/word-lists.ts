import { isApart, plainForm } from './search-text.ts';

/**
 * The words of the papers, by their first letters: to tell a word that is in some paper from one that is in none, and to find what
 * was meant by the latter. Both the build and the browser use this file.
 */

/** A word of fewer letters is told by a search, and one of more by its beginning. */
const SHORTEST = 3;
const LONGEST = 24;

/** The list where a word stands: its first letter, or `other`. */
export function listOf(word: string): string {
  const first = word[0] ?? '';
  return first >= 'a' && first <= 'z' ? first : 'other';
}

/** Collects words from texts. */
export class WordLists {
  readonly #tokens = new Set<string>();

  add(text: string): void {
    for (const token of text.split(' ')) if (!isApart(token)) this.#tokens.add(token);
  }

  /** Each list's words, sorted, as `packWords` has them. */
  packed(): Map<string, string> {
    const words = new Set<string>();
    for (const token of this.#tokens) {
      words.add(plainForm(token));
      // Of a compound its parts as well.
      if (/[-/]/.test(token)) for (const part of token.split(/[-/]/)) words.add(plainForm(part));
    }
    const lists = new Map<string, string[]>();
    for (const word of [...words].sort()) {
      // Letters beyond the basic plane are two to JavaScript, and one of them alone is no text.
      if (word.length < SHORTEST || !/^\p{L}/u.test(word) || /[\ud800-\udfff]/.test(word)) continue;
      const letter = listOf(word);
      const list = lists.get(letter);
      if (list) list.push(word.slice(0, LONGEST));
      else lists.set(letter, [word.slice(0, LONGEST)]);
    }
    return new Map([...lists].map(([letter, list]) => [letter, packWords(list)]));
  }
}

/** The most letters that a word shares with the one before it: one digit to the base 36. */
const MOST_SHARED = 35;

/** One word a line: how many letters it shares with the word before it, as a digit, and the others. */
function packWords(words: readonly string[]): string {
  let last = '';
  let text = '';
  for (const word of words) {
    if (word === last) continue;
    let shared = 0;
    while (shared < MOST_SHARED && shared < last.length && word[shared] === last[shared]) shared++;
    text += `${shared.toString(36)}${word.slice(shared)}\n`;
    last = word;
  }
  return text;
}

/** The words that `packWords` packed. */
export function unpackWords(text: string): string[] {
  const words: string[] = [];
  let last = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    last = last.slice(0, Number.parseInt(line[0]!, 36)) + line.slice(1);
    words.push(last);
  }
  return words;
}
