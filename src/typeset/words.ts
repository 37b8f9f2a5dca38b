/** The words of a list that is written as a text. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** A pattern of alternatives that is written on several lines, each of which holds some of them. */
export function oneOf(lines: string): string {
  return `(?:${lines
    .trim()
    .split(/\s*\n\s*/)
    .join('|')})`;
}
