import { identifiersIn, RecordDraft } from '../record-draft.ts';
import type { LineRange } from '../source.ts';
import { isPaperAddress } from './list-links.ts';
import { spansOf } from './markdown-line.ts';
import { loneDate } from './reference-text.ts';

/** No clipper writes more lines above a page. */
const LONGEST = 100;

/** What a web clipper wrote above the page: the lines between two `---`, as `key: value`. */
export interface ClipHead extends LineRange {
  /** The page's own title, address, authors and day, each with its line. */
  title?: Stated;
  source?: Stated;
  author: Stated[];
  published?: Stated;
}

interface Stated extends LineRange {
  text: string;
}

/**
 * The front matter of a clipped page (Obsidian's clipper, MarkDownload and others), which is a few lines of YAML, if one starts at
 * the line. Read by line: what of it is no YAML harms itself alone.
 */
export function clipHead(lines: readonly string[], from: number): ClipHead | undefined {
  if (lines[from - 1]?.trim() !== '---') return undefined;
  const head: ClipHead = { from, to: 0, author: [] };
  let key = '';
  for (let at = from + 1; at <= Math.min(lines.length, from + LONGEST); at++) {
    const line = lines[at - 1]!.slice(0, 2000);
    if (line.trim() === '---') return head.source ? { ...head, to: at } : undefined;
    const [, name, value = ''] = /^([A-Za-z][\w -]{0,30}):(?:\s+(.*))?$/.exec(line) ?? [];
    const item = /^\s{0,8}-\s+(.*)$/.exec(line)?.[1];
    if (name !== undefined) key = name.toLowerCase();
    const text = unquoted(name === undefined ? (item ?? '') : value);
    if (text === '') continue;
    const stated = { text, from: at, to: at };
    if (key === 'title') head.title ??= stated;
    else if (/^(?:source|url|link)$/.test(key)) head.source ??= stated;
    else if (/^authors?$/.test(key)) head.author.push(stated);
    else if (/^(?:published|date)$/.test(key)) head.published ??= stated;
  }
  return undefined;
}

/** Without YAML's quotation marks and Obsidian's links: `"[[Ada Byron]]"`. */
function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^\[\[([^\][]*)\]\]$/, '$1')
    .replaceAll('\\"', '"')
    .trim();
}

/** The paper that the clipped page is about, where its address is that of one; undefined for a page that lists papers. */
export function clippedPaper(head: ClipHead): RecordDraft | undefined {
  const [address] = spansOf(head.source!.text);
  if (!address?.url || !isPaperAddress(address.url) || /\/list\/|\/papers\/?(?:date|week|month|$)/.test(address.url))
    return undefined;
  const draft = new RecordDraft();
  const title = head.title && pageTitle(head.title.text);
  if (title) draft.state({ title }, head.title!);
  for (const name of head.author) draft.addAuthors([name.text], name);
  const date = head.published && loneDate(head.published.text.slice(0, 10));
  if (date) draft.state({ issued: date }, head.published!);
  const identifiers = identifiersIn([address.url]);
  draft.state(
    { identifiers, ...(Object.keys(identifiers).length === 0 && { links: [{ url: address.url, kind: 'paper' }] }) },
    head.source!,
  );
  return draft;
}

/** A page's title without the identifier in front of it and the site's name behind it. */
export function pageTitle(text: string): string {
  return text
    .replace(/^\[[\w./-]{4,30}\]\s+/, '')
    .replace(
      /\s[|·–—-]\s(?:arXiv|OpenReview|ACL Anthology|Hugging Face|PubMed|bioRxiv|medRxiv|IEEE Xplore|ACM Digital Library|Nature|Science)\b.{0,40}$/i,
      '',
    );
}
