const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** Text for a BibTeX field. BibTeX counts braces, escaped ones too: a lone one would swallow the rest of the file. */
export function texField(text: string): string {
  return text.replace(/[\\~^&%$#_{}]/g, sign => SPECIAL[sign] ?? `\\${sign}`);
}
