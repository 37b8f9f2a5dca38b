import { harmless } from '../typeset/unsafe.ts';

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** Text as LaTeX. BibTeX counts braces, escaped ones too: a lone one would swallow the rest of the file. */
export function texText(text: string): string {
  return harmless(text).replace(/[\\~^&%$#_{}]/g, sign => SPECIAL[sign] ?? `\\${sign}`);
}

/**
 * An address or an identifier as LaTeX: nothing in it is a command. What no address holds, and what would end the field or begin a
 * comment, is written as an address writes it, with percent signs.
 */
export function texAddress(address: string): string {
  return harmless(address).replace(/[{}\\^\s]|%(?![0-9A-Fa-f]{2})/gu, encodeURIComponent);
}
