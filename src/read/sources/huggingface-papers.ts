import { firstLines, type Line, LineCursor } from '../formats/line-cursor.ts';
import { continuesProse, endsSentence, isProse, startsInside } from '../prose.ts';
import { RecordDraft } from '../record-draft.ts';
import type { Detection, Parsed, Source, SourceDump } from '../source.ts';

const HEADING = [
  /^new$/i,
  /^get trending papers in your email inbox.{0,60}$/i,
  /^subscribe$/i,
  /^(?:daily|trending) papers$/i,
  /^by ?AK and the research community$/i,
];
const MONTH = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DAY = `(?:${MONTH})[a-z]{0,6}\\.? \\d{1,2}(?:, ?\\d{4})?`;
const DATE = new RegExp(
  `^(${DAY}|(?:${MONTH})[a-z]{0,6}\\.?,? \\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{4})(?: (\\d{1,6}))?$`,
  'i',
);
const AUTHORS = /^(\d{1,6}) authors?$/i;

/** What stands below an abstract: "• 3 authors", "·", "Jul 24, 2024 2" (the date, then the number of comments). */
interface Meta {
  count?: number;
  date?: string;
  comments?: number;
}

/** Reads one line of what stands below an abstract, also where it was pasted as one line; else undefined. */
function readMeta(text: string): Meta | undefined {
  if (text.length > 80 || !/[\d•·]/.test(text)) return undefined;
  const meta: Meta = {};
  for (const part of text.replace(/\s/gu, ' ').split(/[•·]/)) {
    const word = part.trim();
    const authors = AUTHORS.exec(word);
    const date = DATE.exec(word);
    if (authors && meta.count === undefined) meta.count = Number(authors[1]);
    else if (date && meta.date === undefined) {
      meta.date = date[1]!;
      if (date[2]) meta.comments = Number(date[2]);
    } else if (/^\d{1,6}$/.test(word) && meta.date) meta.comments = Number(word);
    else if (word !== '') return undefined;
  }
  return meta;
}

/** A year alone may be a title; it is a date only where the line before says so. */
function isMeta(line: Line | undefined): boolean {
  return line !== undefined && readMeta(line.text) !== undefined && !/^\d+$/.test(line.text);
}

function isHeading(line: Line | undefined): boolean {
  return line !== undefined && line.text.length < 120 && HEADING.some(h => h.test(line.text.replace(/\s/gu, ' ')));
}

function detect(dump: SourceDump): Detection {
  const lines = firstLines(dump.lines);
  const heading = lines.find(line => isHeading(line) && !HEADING[0]!.test(line.text) && !HEADING[2]!.test(line.text));
  const counts = lines.filter(line => /^•/.test(line.text) && readMeta(line.text)?.count !== undefined).length;
  return {
    found: heading !== undefined || counts > 0,
    evidence: `a line “Daily Papers”, “byAK and the research community” or “Get trending papers …”: ${heading ? `line ${heading.number}` : 'none'}; lines “• N authors”: ${counts}`,
  };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  const cursor = new LineCursor(dump.lines);
  let draft = new RecordDraft();
  let opening = true;
  let dot: Line | undefined;
  const take = function* (): Generator<Parsed> {
    if (draft.has('title') || draft.has('abstract')) yield draft.finish();
    draft = new RecordDraft();
    if (dot) yield { kind: 'separator', from: dot.number, to: dot.number };
    dot = undefined;
  };
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    if (isHeading(line)) {
      yield* take();
      while (isHeading(cursor.peek(1))) cursor.take();
      yield { kind: 'boilerplate', from: line.number, to: cursor.take().number };
      opening = true;
    } else if (opening && isMeta(line) && readMeta(line.text)?.date) {
      cursor.take();
      yield { kind: 'page', day: readMeta(line.text)!.date!, from: line.number, to: line.number };
      opening = false;
    } else if (isMeta(line) || (readMeta(line.text) && (dot || draft.has('author-count') || draft.has('issued')))) {
      cursor.take();
      const { count, date, comments } = readMeta(line.text)!;
      // A second number or date is that of a paper whose title and abstract are lost.
      if ((count !== undefined && draft.has('author-count')) || (date && draft.has('issued'))) yield* take();
      if (count !== undefined) draft.state('author-count', count, line.number);
      if (date) draft.state('issued', date, dot?.number ?? line.number, line.number);
      if (comments !== undefined) draft.state('comments', comments, line.number);
      if (count === undefined && comments === undefined) dot = date ? undefined : line;
      else if (date) dot = undefined;
    } else {
      opening = false;
      cursor.take();
      const place = placeOf(line, draft, cursor, dot !== undefined);
      if (place === 'title' || place === 'untitled') yield* take();
      if (place === 'title') draft.state('title', line.text, line.number);
      else if (place !== 'unread') draft.addAbstract(line.text, line.number);
    }
  }
  yield* take();
}

/**
 * What a line of text is, from its shape, from what came before it and from the lines behind it.
 *
 * @param dotted whether a lone dot stands before it, as only below an abstract
 */
function placeOf(
  line: Line,
  draft: RecordDraft,
  cursor: LineCursor,
  dotted: boolean,
): 'title' | 'abstract' | 'untitled' | 'unread' {
  const next = cursor.peek();
  const closed = draft.empty || dotted || draft.has('author-count') || draft.has('issued');
  const beforeAbstract = isProse(next?.text) && !startsInside(next!.text);
  if (isProse(line.text)) {
    // A title that ends like a sentence is still one where an abstract stands before it and another behind it.
    const title = line.text.length < 200 && beforeAbstract && (closed || endsSentence(draft.abstract.end));
    if (title) return 'title';
    if (closed) return 'untitled';
    if (!draft.has('abstract')) return 'abstract';
    return continuesProse(draft.abstract, line.text) ? 'abstract' : 'untitled';
  }
  // Behind the next line, which may be a short abstract or the beginning of a broken one.
  const behind = next && cursor.peek(1);
  const broken = isProse(behind?.text) && (!draft.empty || startsInside(behind!.text));
  const titled = beforeAbstract || isMeta(next) || isMeta(behind) || broken;
  if (closed) return titled ? 'title' : 'unread';
  if (!draft.has('abstract')) return beforeAbstract && !endsSentence(line.text) ? 'title' : 'abstract';
  if (beforeAbstract && !startsInside(line.text)) return 'title';
  if (continuesProse(draft.abstract, line.text) && !(endsSentence(draft.abstract.end) && beforeAbstract))
    return 'abstract';
  return titled ? 'title' : 'unread';
}

export default {
  id: 'huggingface-papers',
  about:
    'a page of papers copied from Hugging Face (huggingface.co/papers): title, abstract, often “• N authors · date”',
  version: 1,
  detect,
  parse,
} satisfies Source;
