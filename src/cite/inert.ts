/**
 * Plain text for programs that may hand it to LaTeX as it is: a backslash, and what TeX reads as one (`^^5c`), become signs that look
 * like them (U+29F5, REVERSE SOLIDUS OPERATOR).
 */
export function inert(text: string): string {
  return text.replaceAll('\\', '\u29f5').replace(/\^(?=\^)/g, '^ ');
}
