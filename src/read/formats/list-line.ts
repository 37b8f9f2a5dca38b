import type { Identifiers, Link } from '../../paper.ts';
import { oneOf } from '../../typeset/words.ts';
import { identifiersIn } from '../record-draft.ts';
import { authorList, familyNames } from './author-list.ts';
import { bareLabel, isPaperAddress, labelKind, linkKind } from './list-links.ts';
import { type Span, wordsOf } from './markdown-line.ts';
import { loneDate, type Reference, readReference, readVenue, sentences, trimmed } from './reference-text.ts';

/** What one line of a list of papers says. */
export interface ListLine extends Reference {
  /** How sure the title is: set as one (bold, quoted, a link), or only what stands before the links. */
  titled?: 'set' | 'plain';
  /** The label that the line starts with, in small letters: `code` of "Code: …". */
  label?: string;
  abstract?: string;
  links: Link[];
  identifiers: Identifiers;
  /** Whether a link of it leads to a paper, or its words name one's identifier. */
  isPaper: boolean;
  /** Whether links stand in it that its words call paper, code and the like: only lists do so. */
  isLabelled: boolean;
  /** Whether any link of it leads out of the page. */
  leadsOut: boolean;
  /** Names with commas between them in a line of italics: whoever they are, below a title they are its authors. */
  asAuthors?: string[] | undefined;
  /** Whether it is running text with a link in it, and not a line of a list. */
  isProse?: boolean;
  /** Words that were not understood. */
  left: string;
}

/** No title or reference is longer. */
const LONGEST = 5000;

const LABEL = new RegExp(
  String.raw`^[^\p{L}\n]{0,12}(${oneOf(`authors?|paper(?: link)?|pdf|arxiv|doi|url|links?|codes?|github|project(?: page)?|home ?page|website|demo
  videos?|slides|blog|data ?sets?|models?|keywords?|tags?|topics?|venue|conference|journal|published(?: in| on)?|publisher|publication|date|year
  abstract|tl;?dr|summary|comments?|notes?|institutions?|affiliations?|benchmarks?|tasks?|category|source|bibtex|citations?|review|article
  论文|代码|作者|主页|项目|会议`)})\s{0,3}[:：]`,
  'iu',
);

/** A line that says nothing. */
export function emptyLine(): ListLine {
  return { links: [], identifiers: {}, isPaper: false, isLabelled: false, leadsOut: false, left: '' };
}

/** Reads one line of a list, its bullet taken off. @param isItem whether it had one: else words before a link are prose */
export function readListLine(stated: readonly Span[], isItem = true): ListLine {
  const tag = tagOf(stated[0]);
  if (tag) {
    const line = readListLine([{ ...stated[0]!, text: stated[0]!.text.slice(tag.length) }, ...stated.slice(1)], isItem);
    fill(line, tag);
    return line;
  }
  const line = emptyLine();
  const label = LABEL.exec(stated[0]?.link ? '' : wordsOf(stated.slice(0, 2)));
  if (label) {
    line.label = label[1]!.toLowerCase();
    takeLinks(stated, line);
    readLabelled(line, wordsOf(stated).slice(label[0].length));
    return line;
  }
  const spans = withWholeTitle(stated);
  const title = titleSpans(spans);
  const [before, after] = title ? [spans.slice(0, title.from), spans.slice(title.to)] : [spans, []];
  if (title) {
    line.title = title.text;
    line.titled = 'set';
  }
  takeLinks(spans, line);
  if (title && !isItem && isRunningText(before, spans[title.from]!)) {
    const { title: _, titled: __, ...rest } = line;
    return { ...rest, isProse: true };
  }
  if (title) {
    const names = authorList(
      wordsOf(before)
        .replace(/^[^\p{L}]+/u, '')
        .replace(/["“]$/, ''),
    );
    if (names) line.authors = names;
    readRest(after, line);
  } else readPlain(before, line, isItem);
  return line;
}

/** A venue with its year, or a date, in brackets or as code in front of all: "[ICLR 2024] Title". */
function tagOf(
  first: Span | undefined,
): (Pick<Reference, 'container-title' | 'issued'> & { length: number }) | undefined {
  const found = first?.link
    ? null
    : /^\s{0,3}(?:\[([^[\]]{4,40})\]|\(([^()]{4,40})\)|`([^`]{4,40})`)\s/.exec(first?.text ?? '');
  if (!found) return undefined;
  const words = found[1] ?? found[2] ?? found[3]!;
  const date = loneDate(words.replace(/^(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?$/, dashed));
  const venue = date === undefined ? readVenue(words) : undefined;
  if (date === undefined && !venue?.issued) return undefined;
  return { ...(venue ?? { issued: date! }), length: found[0].length };
}

/** "2024.3.15" as a date is stated. */
function dashed(_: string, ...parts: (string | undefined)[]): string {
  return parts
    .slice(0, 3)
    .flatMap(part => (part === undefined ? [] : part.padStart(2, '0')))
    .join('-');
}

/** Whether words that are neither authors, a date nor a venue go on as the words of a link: "We follow [Doe et al.](…)". */
function isRunningText(before: readonly Span[], title: Span): boolean {
  const words = wordsOf(before).trim();
  if (!title.link || title.strong || before.some(({ link }) => link) || !/\p{L}{2}/u.test(words)) return false;
  if (/[:：\])>|–—-]$/.test(words)) return false;
  return !authorList(trimmed(words)) && !readVenue(words) && !loneDate(words);
}

/** "Authors: …", "Date: …", "Abstract: …": what the label says that it is. */
function readLabelled(line: ListLine, words: string): void {
  const value = trimmed(words.replace(/^[*_\s]+/, ''));
  if (/^(?:authors?|作者)$/.test(line.label!)) {
    const names = authorList(value);
    if (names) line.authors = names;
  } else if (/^(?:data|model|code|project)$/.test(labelKind(line.label!) ?? ''))
    line.links = line.links.map(link => (link.kind === 'paper' ? link : { ...link, kind: labelKind(line.label!)! }));
  else if (/^(?:abstract|tl;?dr)$/.test(line.label!)) line.abstract = words.trim();
  else if (/^(?:date|year|published(?: on)?)$/.test(line.label!)) {
    const date = loneDate(value);
    if (date) line.issued = date;
  } else if (/^(?:venue|conference|journal|published in|publication|会议)$/.test(line.label!))
    Object.assign(line, readVenue(value) ?? { 'container-title': value });
}

/** The stretches that are the line's title: bold, in quotation marks or a link; the first of three words, else the first. */
function titleSpans(spans: readonly Span[]): { from: number; to: number; text: string } | undefined {
  let first: { from: number; to: number; text: string } | undefined;
  for (let from = 0; from < spans.length; from++) {
    const span = spans[from]!;
    let to = from + 1;
    if (span.strong) while (spans[to]?.strong) to++;
    else if (!span.link || span.picture) continue;
    // What is strong inside of italics is a part of them.
    if (span.em && span.strong && !span.link) {
      while (from > 0 && spans[from - 1]!.em && !spans[from - 1]!.link) from--;
      while (spans[to]?.em && !spans[to]!.link) to++;
    }
    const isBracketed = /[[(]\s*$/.test(spans[from - 1]?.text ?? '') && /^\s*[\])]/.test(spans[to]?.text ?? '');
    if (span.strong && !span.link) to = goesOn(spans, from, to);
    const text = ended(wordsOf(spans.slice(from, to))).replace(/^["“”](.*)["“”]$/s, '$1');
    const isName =
      !isBracketed && isTitle(text) && !(span.link && !isPaperAddress(span.url ?? '') && isNoTitle(span, text));
    if (isName) {
      const found = { from, to, text: trimmed(text) };
      if (/\S\s+\S+\s+\S/.test(text)) return found;
      first ??= found;
    }
    from = to - 1;
  }
  return first;
}

/** A name in bold with a colon behind it is the beginning of a title, up to the links. @returns the title's end */
function goesOn(spans: readonly Span[], from: number, to: number): number {
  const next = spans[to];
  const isStart =
    /:\s{0,3}$/.test(wordsOf(spans.slice(from, to)).slice(-5)) && next !== undefined && !next.link && !next.em;
  const isBefore =
    isStart && spans[to + 1] !== undefined && isCalled(spans[to + 1]!.text) && /^[^\n.]{8,300}$/.test(next.text);
  return isBefore ? to + 1 : to;
}

/** With a title in one stretch of which only the name was bold: "**Kite**: A Toy for Windy Days. …", "**[Kite]** A Toy for …". */
function withWholeTitle(spans: readonly Span[]): readonly Span[] {
  const [name, next, ...rest] = spans;
  if (!name?.strong || name.link || name.em || !next || next.link || next.em || next.strong) return spans;
  const isTag = /^\[[^[\]]{1,40}\]$/.test(name.text.trim());
  const isName = /^[^\s:]{1,40}(?: [^\s:]{1,40})?$/.test(name.text) && /^:\s/.test(next.text);
  const words = next.text.slice(0, 600).split(/\n|\s[([|]|\s[-–—]\s/, 1)[0]!;
  const [first = ''] = sentences(words);
  if (!(isTag || isName) || !/^\p{Lu}\S*(?:\s+\S+){2,}/u.test(first)) return spans;
  if (/, | and |;/.test(first) && authorList(first)) return spans;
  const end = next.text.indexOf(first) + first.length;
  const whole = { text: isTag ? first : `${name.text}: ${first}`, strong: true as const };
  return [whole, { text: next.text.slice(end) }, ...rest];
}

function isTitle(text: string): boolean {
  return (
    text.length <= 600 &&
    /\p{L}{2}/u.test(text) &&
    labelKind(text) === undefined &&
    !/^\(.*\)$|:$/s.test(text) &&
    !readVenue(text) &&
    !loneDate(text)
  );
}

/** A link into the page, or to somebody's own page. */
function isNoTitle({ url, em }: Span, text: string): boolean {
  return url === undefined || em === true || authorList(text) !== undefined;
}

/** A line whose title is not set as one: a reference, or the words before its links. */
function readPlain(spans: readonly Span[], line: ListLine, isItem: boolean): void {
  const links = spans.findIndex(span => span.link && (isCalled(span.text) || (isItem && isBareAddress(span))));
  const text = wordsOf(links < 0 ? spans : spans.slice(0, links)).slice(0, LONGEST);
  const isAside = spans.every(span => span.em || !/\p{L}/u.test(span.text));
  if (isAside) line.asAuthors = nameParts(text);
  const reference = isAside ? undefined : readReference(text.replace(/[\n[]/g, ' '));
  if (reference) {
    Object.assign(line, reference, { titled: 'set' });
    return;
  }
  const title = ended(text);
  const isBracketed =
    links >= 0 && /\[\s{0,5}$/.test(`${spans[links - 1]?.text.slice(-6) ?? ''}${spans[links]!.text.slice(0, 1)}`);
  const isWhole = links >= 0 && (isItem || isBracketed) && isWholeTitle(title);
  if (isWhole) {
    line.title = title;
    line.titled = 'plain';
  }
  readRest(isWhole ? spans.slice(links) : spans, line);
}

/** Words that are followed by more of their sentence. */
const GOES_ON = /\s(?:our|the|this|that|in|see|be|found|at|from|on|via|of|to|by|an?|for|with|and|or)$/i;

function isWholeTitle(title: string): boolean {
  const words = title.split(/\s+/, 100).filter(word => /\p{L}{2}/u.test(word));
  return words.length > 1 && !title.includes('\n') && !GOES_ON.test(title) && isTitle(title) && !authorList(title);
}

/** Without punctuation around it and brackets that open behind it. */
function ended(text: string): string {
  return trimmed(trimmed(text).replace(/[\s[({]{1,10}$/, ''));
}

/** What commas part, where each part may be a name; else undefined. */
function nameParts(text: string): string[] | undefined {
  const parts = trimmed(text)
    .split(',')
    .map(trimmed)
    .filter(part => part !== '');
  const areNames = parts.every(
    part => part.length <= 60 && /^[\p{L}\p{M}'’. ‐-]+$/u.test(part) && part.split(' ').length <= 5,
  );
  return parts.length > 1 && areNames ? parts : undefined;
}

/** What stands behind a title, or in a line of its own below one: authors, a venue, a date. */
function readRest(spans: readonly Span[], line: ListLine): void {
  const left: string[] = [];
  const plain: string[] = [''];
  for (let at = 0; at < spans.length; at++) {
    const span = spans[at]!;
    if (span.em) {
      // Italics as a whole, links to authors' pages included.
      const from = at;
      while (spans[at + 1]?.em) at++;
      const words = wordsOf(spans.slice(from, at + 1)).replace(/\s+/g, ' ');
      const names = line.authors ? undefined : authorList(words);
      if (names) line.authors = names;
      else plain[plain.length - 1] += words;
    } else if (span.link) plain.push('');
    else plain[plain.length - 1] += span.text;
  }
  for (const text of plain)
    for (const chunk of text.split(/[|·•\n()[\]`]|(?<=\s)[-–—:](?=\s)|:[a-z_]{2,20}:/)) {
      if (takeChunk(chunk, line)) continue;
      for (const sentence of sentences(chunk)) if (!takeChunk(sentence, line)) left.push(sentence);
    }
  line.left = left.filter(words => /\p{L}{2}/u.test(words)).join(' ');
}

/** @returns whether the words were understood */
function takeChunk(words: string, line: ListLine): boolean {
  const chunk = trimmed(words);
  if (chunk === '' || !/[\p{L}\p{N}]/u.test(chunk)) return true;
  if (chunk.length > 5000) return false;
  const date = loneDate(chunk);
  if (date) {
    line.issued ??= date;
    return true;
  }
  if (!line.authors && takeAuthors(chunk, line)) return true;
  const venue = readVenue(chunk);
  if (venue) fill(line, venue);
  return venue !== undefined;
}

/** Names, perhaps with "by" before them, and a venue or a date behind. */
function takeAuthors(words: string, line: ListLine): boolean {
  const chunk = words.replace(/^by\s{1,5}/i, '');
  const [, names = chunk, tail = ''] = /^(.{1,2000}?\bet\.? ?al\b\.?)(.*)$/s.exec(chunk) ?? [];
  const parts = tail === '' ? chunk.split(/,\s?/) : [names, ...tail.split(/,\s?/).filter(part => part.trim() !== '')];
  for (let end = parts.length; end >= 1 && end > parts.length - 3; end--) {
    const rest = parts.slice(end).join(', ');
    const published = rest === '' ? {} : (readVenue(rest) ?? dated(rest));
    const people = parts.slice(0, end).join(', ');
    const authors = published && (authorList(people) ?? (rest === '' ? undefined : familyNames(people)));
    if (!authors || (!authors.more && authors.names.length < 2 && rest === '')) continue;
    line.authors = authors;
    fill(line, published!);
    return true;
  }
  return false;
}

/** States of a line what it does not state yet. */
function fill(line: ListLine, stated: Pick<Reference, 'container-title' | 'issued'>): void {
  for (const field of ['container-title', 'issued'] as const)
    if (stated[field] !== undefined) line[field] ??= stated[field];
}

function dated(text: string): { issued: string } | undefined {
  const issued = loneDate(text);
  return issued === undefined ? undefined : { issued };
}

/** Whether a link's words call what it leads to paper, code and the like. */
function isCalled(text: string): boolean {
  const kind = labelKind(text);
  return kind !== undefined && kind !== 'other' && !/^https?:/i.test(bareLabel(text));
}

/** Whether a link to a paper has no words of its own: its address, or "link". */
function isBareAddress({ text, url }: Span): boolean {
  const label = bareLabel(text);
  return url !== undefined && isPaperAddress(url) && (/^https?:/i.test(label) || /^(?:link|url)$/i.test(label));
}

function takeLinks(spans: readonly Span[], line: ListLine): void {
  const addresses: string[] = [];
  for (const [i, span] of spans.entries()) {
    if (!span.link) continue;
    const label = bareLabel(span.text);
    if (isCalled(span.text)) line.isLabelled = true;
    if (span.url === undefined) continue;
    line.leadsOut = true;
    // An address that stands for itself is what the word before it says.
    const said = /^(?:https?:|www\.)/i.test(label)
      ? (/(\p{L}+)\W{0,3}$/u.exec(spans[i - 1]?.text.slice(-40) ?? '')?.[1] ?? label)
      : label;
    const isPerson = authorList(label) !== undefined && !isPaperAddress(span.url);
    if (isPerson) continue;
    const kind = linkKind(span.url, said);
    line.links.push({ url: span.url, kind });
    if (kind === 'paper') addresses.push(span.url);
  }
  const stated = spans
    .filter(span => !span.link)
    .map(({ text }) => text)
    .join('\n');
  line.identifiers = identifiersIn([...addresses, stated.slice(0, 3000)].map(text => text.replace(/^\s+(?=\d)/, '')));
  line.isPaper = addresses.length > 0 || Object.keys(line.identifiers).length > 0;
}
