/** The words of a list that is written as a text. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Alternatives of a pattern that are written on several lines: where a line ends, another begins. */
export function either(lines: string): string {
  return lines
    .trim()
    .split('\n')
    .map(line => line.trim())
    .join('|');
}

/** Such alternatives as a group. */
export const oneOf = (lines: string): string => `(?:${either(lines)})`;
