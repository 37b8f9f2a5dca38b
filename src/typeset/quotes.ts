/**
 * Straight quotation marks as the ones of print: `"so"` becomes “so”, `it's` becomes it’s. For what is shown, never for
 * what is exported.
 */
export function curlQuotes(text: string): string {
  if (!text.includes('"') && !text.includes("'")) return text;
  return text.replace(/["']/g, (mark, at: number) => {
    const opens = at === 0 || /[\s([{\u2013\u2014/\u201c\u2018]/.test(text[at - 1]!);
    return mark === '"' ? (opens ? '“' : '”') : opens && !/\d/.test(text[at + 1] ?? '') ? '‘' : '’';
  });
}

/** The apostrophe of a year in two digits opens no quotation: `et al.'21`. */
export function curlYears(text: string): string {
  return text.replace(/(?<!\d)'(?=\d\d(?!\d))/g, '’');
}
