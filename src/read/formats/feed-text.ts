import { words } from '../../typeset/words.ts';
import { commaNames, isName } from '../prose.ts';
import { oneLine, paragraphs } from '../record-draft.ts';

const BLOCKS = `p div h[1-6] li ul ol dl dt dd section article header footer blockquote figure figcaption table thead tbody tr
  td th hr pre`;
const INLINE = 'a abbr cite code del font ins kbd label mark picture q s samp small source span svg time tt u var';
const ATTRIBUTE = String.raw`\s{1,20}[\w:-]{1,40}\s{0,3}=\s{0,3}(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>=]{1,500})`;
/** A tag of HTML that the texts of papers are not read with; what only looks like one (`a <b and c> d`) is text. */
const TAG = new RegExp(
  String.raw`<(/?)(?:(${words(BLOCKS).join('|')})|(br|img|wbr)|${words(INLINE).join('|')})(?:${ATTRIBUTE}){0,20}\s{0,20}/?>`,
  'gi',
);
/** The same with attributes, of those that they are read with. */
const MARK = new RegExp(String.raw`<(i|em|b|strong|sub|sup)(?:${ATTRIBUTE}){1,20}\s{0,20}>`, 'gi');

/** The running text of a feed's item, which most feeds write in HTML, with the markup that the texts of papers may have. */
export function feedText(html: string): string {
  // To HTML a line break is a blank.
  const line = oneLine(html);
  if (!line.includes('<')) return line;
  return withoutElements(line)
    .replace(TAG, (_, _end: string, block: string | undefined, gap: string | undefined) =>
      block === undefined ? (gap === undefined ? '' : ' ') : '\n\n',
    )
    .replace(MARK, '<$1>');
}

/** Without comments, and without what no reader of a page sees. */
function withoutElements(html: string): string {
  const lower = html.toLowerCase();
  let text = '';
  let at = 0;
  const start = /<(?:!--|(script|style)[\s>])/gi;
  for (let found = start.exec(html); found; found = start.exec(html)) {
    const close = found[1] === undefined ? '-->' : `</${found[1].toLowerCase()}>`;
    const end = lower.indexOf(close, start.lastIndex);
    text += html.slice(at, found.index);
    at = end < 0 ? html.length : end + close.length;
    start.lastIndex = at;
  }
  return text + html.slice(at);
}

/** What publishers write around or instead of an abstract. */
export interface FeedWords {
  abstract: string;
  /** What ScienceDirect writes as "Author(s): …", "Publication date: …" and "Source: …". */
  authors?: string;
  issued?: string;
  container?: string;
}

const LABELLED = [
  ['authors', /^Author(?:s|\(s\))?: (.+)$/i],
  // PLOS names them so, in a paragraph of its own.
  ['authors', /^by (?!.*\s(?!behalf\b)\p{Ll}{4})(\p{Lu}.*(?:[^.!?]|\b(?:al|Jr|Sr)\.))$/u],
  ['issued', /^Publication date: (?:Available online )?(.+)$/i],
  ['container', /^Source: (.{1,200}?)(?:, Volume .*)?$/i],
] as const;
/** A reference to the paper itself, by volume, by its day or by its numbers. */
const REFERENCE = new RegExp(
  String.raw`^(?:[^.;]{1,200}[,.] )?(?:Ahead of Print\b|Early ?View\b|Accepted Article\b|Online First\b|First ?View\b|Volume \S{1,20}, (?:Issue|Page|Article)\b|Published online:? )|` +
    String.raw`\bdoi: ?10\.\d{4}|^(?:PMID|DOI): ?\d|^[\p{L} ]{1,80} \d{1,5}: \d{1,5}-\d{1,5}$`,
  'iu',
);
const LONGEST_REFERENCE = 400;
/** What stands alone in its paragraph: a heading, or the words of a link to the paper. */
const HEADING =
  /^(?:(?:abstract|summary)[:.]?|(?:author(?:s|\(s\))?|publication date|source):|html|xml|pdf|full[- ]text)$/i;

/** Reads the text of an item: its abstract, without the reference and the headings around it. */
export function feedWords(html: string): FeedWords {
  const words: FeedWords = { abstract: '' };
  const kept: string[] = [];
  for (const paragraph of paragraphs(feedText(html)).split('\n\n')) {
    const plain = oneLine(paragraph.replace(/<\/?(?:i|em|b|strong)>/gi, ''));
    const label = LABELLED.find(([, pattern]) => plain.length < 5000 && pattern.test(plain));
    if (label) words[label[0]] ??= label[1].exec(plain)![1]!;
    else if (!HEADING.test(plain) && !(plain.length < LONGEST_REFERENCE && REFERENCE.test(plain))) kept.push(paragraph);
  }
  words.abstract = kept.join('\n\n').replace(/^(?:abstract|summary)\s*(?:[:.]\s*|(?=\n))/i, '');
  if (!/[\p{L}\p{N}]/u.test(words.abstract)) words.abstract = '';
  return words;
}

/** What is longer is a whole article; in UTF-16 units. */
const LONGEST_ABSTRACT = 10_000;

/** The better of a summary and the whole text: the whole where the summary is missing, was cut off or is the beginning of it. */
export function betterAbstract(summary: string, whole: string): string {
  if (summary === '') return whole;
  if (whole.length <= summary.length || whole.length > LONGEST_ABSTRACT) return summary;
  const letters = (text: string) =>
    text
      .slice(0, 500)
      .replace(/<[^<>]{1,20}>|[^\p{L}\p{N}]/gu, '')
      .slice(0, 60);
  const isCut = /(?:…|\.\.\.|\[(?:…|\.\.\.)\])\s*$/.test(summary.slice(-20));
  return isCut || letters(whole).startsWith(letters(summary)) ? whole : summary;
}

/** The names of a line that a feed gives for all authors, or for one: "A. Moor, I. Reef", "Moor, A., Reef, I.", "a@b.org (A. Moor)". */
export function feedNames(text: string): string[] {
  const line = oneLine(feedText(text)).replace(/^\S{1,100}@\S{1,100} \((.{1,200})\)$/, '$1');
  const more = /,? ?\bet al\.?$/i.exec(line);
  const names = commaNames(more ? line.slice(0, more.index) : line);
  const areNames = (names.length > 1 || more !== null) && names.every(isName);
  return areNames ? [...names, ...(more ? ['et al.'] : [])] : [line].filter(Boolean);
}
