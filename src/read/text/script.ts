import { SUBSCRIPTS, SUPERSCRIPTS } from '../../typeset/math-symbols.ts';

/** What text raises or lowers by a character; letters are a formula's, but for the n of powers. */
const CHARACTERS = { sup: /^[\d+=()n-]*$/, sub: /^[\d+=()-]*$/ };

/** What a formula may hold as it stands. */
const FORMULA = /^[\p{L}\p{N} .,·+\-=()/*'′−–:;]+$/u;

/** Raised or lowered text: letters, or the content of a formula. */
export interface Script {
  type: 'text' | 'math';
  value: string;
}

/**
 * Raised or lowered text in Unicode's own characters where it has them all, as letters where it is read so (`1st`), else as
 * a formula: `$_{max}$`.
 *
 * @returns undefined where the content is neither
 */
export function scriptToken(tag: 'sup' | 'sub', content: string): Script | undefined {
  const written = content.trim();
  const table = tag === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS;
  if (CHARACTERS[tag].test(written)) return { type: 'text', value: Array.from(written, c => table[c]).join('') };
  if (tag === 'sup' && (/^(?:st|nd|rd|th|TM|SM)$/i.test(written) || /^[^\p{L}\p{N}\\{}$<>_^]$/u.test(written)))
    return { type: 'text', value: written };
  if (!FORMULA.test(written)) return undefined;
  return { type: 'math', value: `${tag === 'sup' ? '^' : '_'}{${written}}` };
}
