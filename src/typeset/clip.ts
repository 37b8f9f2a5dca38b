/** A text of at most `most` UTF-16 units, cut at a word, with an ellipsis where something was left out. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most - 1);
  const cut = text.slice(0, space > most / 2 ? space : most - 1);
  return `${cut.replace(/[\ud800-\udbff]$/, '').replace(/[\s,;:.(–—-]+$/, '')}…`;
}
