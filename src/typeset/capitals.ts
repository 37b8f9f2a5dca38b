/** Names that a source writes in capitals: two words of them or more, which are set smaller so that they do not shout. */
export const CAPITALS = /((?<!\p{L})\p{Lu}{2,}(?:[ -]\p{Lu}{2,})+(?!\p{L}))/gu;

/** Whether a title is all in capitals, and not of a few acronyms. */
export function isInCapitals(title: string): boolean {
  const words = title.split(/[^\p{L}]+/u).filter(word => /^\p{Lu}{2,}$/u.test(word));
  return words.length > 3 && !/\p{Ll}/u.test(title);
}
