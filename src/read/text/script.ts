const SUPERSCRIPT = new Map([...'0123456789+-=()n'].map((c, i) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][i]!]));
const SUBSCRIPT = new Map([...'0123456789+-=()'].map((c, i) => [c, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][i]!]));

/** Raised or lowered text in Unicode's own characters where it has them all, else as it is spoken of: `x_max`, `1st`. */
export function scriptText(tag: string, content: string): string {
  const table = tag === 'sup' ? SUPERSCRIPT : SUBSCRIPT;
  const characters = [...content].map(c => table.get(c));
  if (characters.every(c => c !== undefined)) return characters.join('');
  if (tag === 'sup' && /^(?:st|nd|rd|th|TM)$/.test(content)) return content;
  return `${tag === 'sup' ? '^' : '_'}${content}`;
}
