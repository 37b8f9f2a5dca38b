import { WRITTEN_OUT } from '../typeset/latex/written-out.ts';
import { harmless } from '../typeset/unsafe.ts';

const COMMANDS = new Map(Array.from(WRITTEN_OUT.matchAll(/\b(\w+) (\S)/g), ([, name, sign]) => [sign!, `\\${name}{}`]));

/** Text as LaTeX. BibTeX counts braces, escaped ones too: a lone one would swallow the rest of the file. */
export function texText(text: string): string {
  return harmless(text).replace(/[\\~^&%$#_{}]/g, sign => COMMANDS.get(sign) ?? `\\${sign}`);
}

/**
 * An address or an identifier as LaTeX: nothing in it is a command. What no address holds, and what would end the field or begin a
 * comment, is written as an address writes it, with percent signs.
 */
export function texAddress(address: string): string {
  return harmless(address).replace(/[{}\\^\s]|%(?![0-9A-Fa-f]{2})/gu, encodeURIComponent);
}

/**
 * Plain text for programs that may hand it to LaTeX as it is: a backslash, and what TeX reads as one (`^^5c`), become signs that look
 * like them (U+29F5, REVERSE SOLIDUS OPERATOR).
 */
export function inert(text: string): string {
  return text.replaceAll('\\', '\u29f5').replace(/\^(?=\^)/g, '^ ');
}
