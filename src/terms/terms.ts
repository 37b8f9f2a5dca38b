import { BREAK, tokenize } from './tokens.ts';

/** A term of a text: its stems, what the reader sees, how often it occurs. */
export interface Term {
  /** The term as it was first written in the text: "language models". */
  surface: string;
  count: number;
}

/**
 * The terms of a text: stems, and phrases of two to `longest` stems joined by a blank.
 *
 * @param text a title or an abstract; may hold math, URLs, Markdown
 * @param longest words in the longest phrase
 * @returns by stems ("languag model"), in the order of first appearance
 */
export function terms(text: string, longest = 2): Map<string, Term> {
  const found = new Map<string, Term>();
  const add = (key: string, surface: string) => {
    const term = found.get(key);
    if (term) term.count++;
    else found.set(key, { surface, count: 1 });
  };
  const tokens = tokenize(text);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === BREAK) continue;
    let key = token.stem;
    let surface = token.surface;
    add(key, surface);
    for (let n = 1; n < longest; n++) {
      const next = tokens[i + n];
      if (next === BREAK) break;
      key += ` ${next.stem}`;
      surface += ` ${next.surface}`;
      add(key, surface);
    }
  }
  return found;
}

/** The key under which `terms` finds a term that a person wrote ("differential privacy"); empty where only stop words remain. */
export function termKey(written: string): string {
  return tokenize(written)
    .filter(token => token !== BREAK)
    .map(token => token.stem)
    .join(' ');
}
