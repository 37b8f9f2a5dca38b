/** Put before a bracket that must be escaped wherever it stands; a noncharacter, which no text holds here. */
export const LINK_BRACKET = '\ufffe';

const SIGNS = /\ufffe[[\]]|[\\`*_\]<&$~]/g;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/iy;

/** Escapes what Markdown would interpret, and nothing else. `more`: whether something follows on the line. */
export function escapeText(text: string, more: boolean): string {
  return text.replace(SIGNS, (sign, at: number) => {
    const before = text[at - 1] ?? ' ';
    const after = text[at + 1];
    switch (sign) {
      case '\\':
        return after === undefined || /[!-/:-@[-`{-~\ufffe]/.test(after) ? '\\\\' : sign;
      case '_':
        return /[A-Za-z0-9]/.test(before) && /[A-Za-z0-9]/.test(after ?? ' ') ? sign : '\\_';
      case ']':
        return (after === undefined ? more : /[([:\ufffe]/.test(after)) ? '\\]' : sign;
      case '<':
        return (after === undefined ? more : /[A-Za-z/!?]/.test(after)) ? '\\<' : sign;
      case '~':
        return before === '~' || after === '~' ? '\\~' : sign;
      case '&':
        ENTITY.lastIndex = at;
        return ENTITY.test(text) ? '\\&' : sign;
      default:
        return `\\${sign.at(-1)}`;
    }
  });
}

/** Escapes what would make the line a heading, a quotation, a list or a rule. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|>|=+$|-[ -]*$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
}

/** The address as the destination of a link in Markdown. */
export function destination(url: string): string {
  const written = url.replace(/&(?=[A-Za-z0-9#]+;)/g, '&amp;');
  return /[()]/.test(written) ? `<${written}>` : written;
}

/** Code between enough backquotes. */
export function codeSpan(code: string): string {
  let longest = 0;
  for (const run of code.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
  const fence = '`'.repeat(longest + 1);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${code}${pad}${fence}`;
}
