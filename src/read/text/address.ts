import MarkdownIt from 'markdown-it';

/** The page's own idea of where an address ends. */
const linkify = new MarkdownIt({ linkify: true }).linkify;
const LONGEST_ADDRESS = 2048;
const SCHEME = /https?:\/\//iy;

/** The address that stands in the text at `at`, with its scheme, to where the page would end it; undefined where none does. */
export function addressAt(text: string, at: number): string | undefined {
  SCHEME.lastIndex = at;
  const scheme = SCHEME.exec(text)?.[0];
  if (!scheme || /[A-Za-z0-9.+-]/.test(text[at - 1] ?? ' ')) return undefined;
  const url = linkify.matchAtStart(text.slice(at, at + LONGEST_ADDRESS))?.raw;
  // LaTeX and Markdown go on after these; an address that is not in \url does not hold them.
  const whole = url?.replace(/[\\{}`$*<>^|].*$/s, '') ?? '';
  return whole.length > scheme.length ? whole : undefined;
}

/** An address without LaTeX's escapes. */
export function unescapeAddress(written: string): string {
  return written
    .replace(/\\~\{\}|\\textasciitilde(?:\{\})?/g, '~')
    .replace(/\\([_%#&~{}$^])|\s+/g, (_, c: string | undefined) => c ?? '');
}

/** The address where it may be a link, its unusual characters percent-encoded. */
export function safeUrl(address: string): string | undefined {
  if (!/^(?:https?:\/\/[^\s/]|mailto:[^\s@]{1,200}@)/i.test(address) || address.length > LONGEST_ADDRESS)
    return undefined;
  return address
    .normalize('NFC')
    .replace(/[\s<>"`\\{}|^\p{C}]/gu, c => (/\p{Surrogate}/u.test(c) ? '' : encodeURIComponent(c)));
}
