const SUPERSCRIPT = new Map([...'0123456789+-=()n'].map((c, i) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][i]!]));
const SUBSCRIPT = new Map([...'0123456789+-=()'].map((c, i) => [c, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][i]!]));

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
  const table = tag === 'sup' ? SUPERSCRIPT : SUBSCRIPT;
  const characters = [...written].map(c => table.get(c));
  if (characters.every(c => c !== undefined)) return { type: 'text', value: characters.join('') };
  if (tag === 'sup' && (/^(?:st|nd|rd|th|TM|SM)$/i.test(written) || /^[^\p{L}\p{N}\\{}$<>_^]$/u.test(written)))
    return { type: 'text', value: written };
  if (!FORMULA.test(written)) return undefined;
  return { type: 'math', value: `${tag === 'sup' ? '^' : '_'}{${written}}` };
}
