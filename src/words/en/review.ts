/** The desk where it asks: what waits for a person, an entry, and where it comes from. */
export const REVIEW = {
  'line-of-dump': 'line {lines}',
  'lines-of-dump': 'lines {lines}',
} as const;
