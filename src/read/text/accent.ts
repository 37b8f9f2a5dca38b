import { ACCENTS, LETTERS } from '../../typeset/latex/commands.ts';

/** Accents of one letter that only words of that make have: elsewhere a paper's own macro may be called so. */
export const RARE_ACCENTS: ReadonlySet<string> = new Set('hGUfMB');

/** The accents that `\a` puts on letters inside a tabbing environment: `\a'e`. */
export const TABBING_ACCENTS: ReadonlySet<string> = new Set("'`=");

/** A letter with its accent, and the index after it. */
export interface Accented {
  value: string;
  end: number;
}

/** No letter's braces are longer: `{\'{\^e}}`, `{\textcommabelow{s}}`. */
const LONGEST_BASE = 40;

/**
 * Reads the letter that an accent command sets its mark on: a letter, a braced one, a letter command, or an accented letter
 * (`\'e`, `\'{e}`, `\"{\i}`, `\c c`, `\'{\^e}`).
 *
 * @param accent the command without its backslash
 * @param start the index after the command
 * @returns undefined where no letter follows
 */
export function accentAt(text: string, accent: string, start: number, depth = 0): Accented | undefined {
  const mark = ACCENTS.get(accent);
  if (mark === undefined || depth > 3) return undefined;
  let i = start;
  if (/[A-Za-z]/.test(accent)) while (i < start + 4 && text[i] === ' ') i++;
  // A bar stands over figures too: the planes of crystals are written so.
  const figure = mark === '\u0304' ? /^(?:\{(\d)\}|(\d))/.exec(text.slice(i, i + 3)) : null;
  if (figure) return { value: `${figure[1] ?? figure[2]}${mark}`, end: i + figure[0].length };
  const base = baseAt(text, i, depth);
  if (!base) return undefined;
  const [first = '', ...rest] = [...base.value.normalize('NFD')];
  // A mark goes on the letter, before what is on it already only where that is what NFC makes of it.
  const marks = rest.filter(c => /\p{M}/u.test(c)).join('');
  const others = rest.filter(c => !/\p{M}/u.test(c)).join('');
  return { value: `${first}${marks}${mark}${others}`.normalize('NFC'), end: base.end };
}

function baseAt(text: string, start: number, depth: number): Accented | undefined {
  const c = text[start];
  if (c === '{') {
    const close = text.slice(start, start + LONGEST_BASE).indexOf('}');
    if (close < 0) return undefined;
    let i = start + 1;
    while (text[i] === ' ') i++;
    const inner = baseAt(text, i, depth + 1);
    if (!inner) return undefined;
    let end = inner.end;
    // `\t{oo}` spans two letters.
    let value = inner.value;
    const second = /^\p{L}/u.exec(text.slice(end, end + 2));
    if (second) {
      value += second[0];
      end += second[0].length;
    }
    while (text[end] === ' ') end++;
    return text[end] === '}' ? { value, end: end + 1 } : undefined;
  }
  if (c === '\\') {
    const name = /^(?:[A-Za-z]{1,24}(?![A-Za-z])|[^A-Za-z\s])/.exec(text.slice(start + 1, start + 26))?.[0];
    if (!name) return undefined;
    let end = start + 1 + name.length;
    const letter = name === 'i' ? 'i' : name === 'j' ? 'j' : LETTERS.get(name);
    if (name === 'a' && TABBING_ACCENTS.has(text[end] ?? '')) return accentAt(text, text[end]!, end + 1, depth + 1);
    if (letter === undefined) return accentAt(text, name, end, depth + 1);
    if (text.startsWith('{}', end)) end += 2;
    else if (/^ \p{Ll}/u.test(text.slice(end, end + 3))) end++;
    return { value: letter, end };
  }
  const letter = /^\p{L}/u.exec(text.slice(start, start + 2))?.[0];
  return letter ? { value: letter, end: start + letter.length } : undefined;
}
