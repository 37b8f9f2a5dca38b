import type Token from 'markdown-it/lib/token.mjs';
import { parser } from '../../typeset/markdown.ts';

/** A stretch of a line: what it reads, where it leads, and how it is set. */
export interface Span {
  text: string;
  /** An address that a browser may open; absent also where the link leads into the page itself. */
  url?: string;
  /** Whether it is a link of any kind, one into the page or without an address included. */
  link?: true;
  strong?: true;
  em?: true;
  /** The words that stand for a picture. */
  picture?: true;
}

/** A line of Markdown that is longer is none of a list: an abstract in a table's cell stays far below. */
const LONGEST = 20_000;

// HTML inside of Markdown is how lists break lines and write links; what it says is read, and it goes nowhere.
const markdown = parser(false, true).set({ html: true }).enable(['html_inline', 'image']);
markdown.core.ruler.disable('links');
// What may be opened is looked at here; `[code]()` and its like are still seen as links.
markdown.validateLink = () => true;

/**
 * The stretches of a line of Markdown without block signs (https://spec.commonmark.org/0.31.2/#inlines), the inline HTML of
 * lists (`<br>`, `<a>`, `<b>`, `<i>`) read like Markdown's own. Pictures and comments go. `<br>` is a line break.
 */
export function spansOf(line: string): Span[] {
  if (line.length > LONGEST) return [{ text: line }];
  const spans: Span[] = [];
  // The innermost link counts: `[![Stars](badge)](address)`.
  const style = { strong: 0, em: 0 };
  let link: { url: string | undefined } | undefined;
  const put = (text: string, picture = false): void => {
    if (text === '') return;
    const last = spans.at(-1);
    const span: Span = {
      text,
      ...(link && { link: true as const }),
      ...(link?.url !== undefined && { url: link.url }),
      ...(style.strong > 0 && { strong: true as const }),
      ...(style.em > 0 && { em: true as const }),
      ...(picture && { picture: true as const }),
    };
    const isSame = last && last.url === span.url && last.link === span.link;
    if (isSame && (link || (last.strong === span.strong && last.em === span.em))) last.text += text;
    else spans.push(span);
  };
  for (const token of markdown.parseInline(line, {})[0]?.children ?? []) {
    if (token.type === 'link_open') link = { url: opened(token.attrGet('href')) };
    else if (token.type === 'link_close') link = undefined;
    else if (token.type === 'html_inline') link = html(token.content, style, link, put);
    else if (/^(?:strong|em)_/.test(token.type))
      style[token.type.startsWith('strong') ? 'strong' : 'em'] += token.nesting;
    else if (/break$/.test(token.type)) put('\n');
    else if (token.type !== 'image' || link) put(textOf(token), token.type === 'image');
  }
  return spans;
}

/** What stretches read, one after the other. */
export function wordsOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

function textOf({ type, content, markup }: Token): string {
  if (type === 'image') return ` ${content} `;
  return type === 'math' || type === 'code_inline' ? markup + content + markup : content;
}

/** Only these two are opened; a link with another scheme, or into the page, is a link without an address. */
function opened(href: string | null): string | undefined {
  return href !== null && /^https?:\/\/[^\s/]/i.test(href) ? href : undefined;
}

/** What a tag of inline HTML changes. @returns the link that is open behind it */
function html(
  tag: string,
  style: { strong: number; em: number },
  link: { url: string | undefined } | undefined,
  put: (text: string) => void,
): { url: string | undefined } | undefined {
  const [, end, name = ''] = /^<(\/?)([a-z]{1,10})/i.exec(tag) ?? [];
  const step = end ? -1 : 1;
  if (/^(?:br|p|li|div|summary)$/i.test(name)) put('\n');
  else if (/^(?:b|strong)$/i.test(name)) style.strong = Math.max(0, style.strong + step);
  else if (/^(?:i|em)$/i.test(name)) style.em = Math.max(0, style.em + step);
  else if (/^a$/i.test(name)) {
    if (end) return undefined;
    return { url: opened(/\shref\s?=\s?["']?([^"'\s>]{1,2000})/i.exec(tag.slice(0, 4000))?.[1] ?? null) };
  }
  return link;
}

/** The cells of a table's row; undefined where the line is none. A bar behind a backslash parts nothing. */
export function cellsOf(line: string): string[] | undefined {
  if (!line.startsWith('|') || line.length > LONGEST) return undefined;
  const cells = line.match(/(?:\\.|[^\\|])*(?:\||$)/gs) ?? [];
  return cells
    .slice(1)
    .map(cell => cell.replace(/\|$/, '').trim())
    .slice(0, 40);
}

/** Whether a row only rules off the table's head: `|---|:--:|`. */
export function isRule(cells: readonly string[]): boolean {
  const written = cells.filter(cell => cell !== '');
  return written.length > 0 && written.every(cell => /^:?-+:?$/.test(cell));
}
