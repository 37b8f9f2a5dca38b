import * as page from '../formats/huggingface-line.ts';
import { firstLines, type Line, LineCursor } from '../formats/line-cursor.ts';
import { continuesProse, endsSentence, isProse, startsInside } from '../prose.ts';
import { identifiersIn, RecordDraft } from '../record-draft.ts';
import type { Detection, Parsed, Source, SourceDump } from '../source.ts';

function detect(dump: SourceDump): Detection {
  const lines = firstLines(page.unmarked(dump.lines.slice(0, 4000)));
  const heading = lines.find(page.isOwnHeading);
  const counts = lines.filter(line => /^[•\d]/.test(line.text) && page.readMeta(line.text)?.count !== undefined).length;
  // Daily lists of arXiv are called so as well, and are tables.
  const rows = lines.filter(line => /^\|[\s:|-]+$/.test(line.text)).length;
  return {
    found: (heading !== undefined && rows === 0) || counts > 0,
    evidence:
      'a line “Daily Papers”, “byAK and the research community” or “Get trending papers …”: ' +
      `${heading ? `line ${heading.from}` : 'none'}; lines “• N authors”: ${counts}; tables: ${rows}`,
  };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  const cursor = new LineCursor(page.unmarked(dump.lines));
  const draft = new RecordDraft();
  let opening = true;
  let hasVotes = false;
  let dated = 0;
  let dot: Line | undefined;
  const take = function* (): Generator<Parsed> {
    // What was counted or dated belongs to a paper whose title and abstract are lost.
    for (const record of draft.take()) if (record.lines.title || record.lines.abstract) yield record;
    if (dot) yield { kind: 'separator', from: dot.from, to: dot.to };
    dot = undefined;
  };
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    if (page.isHeading(line)) {
      yield* take();
      while (page.isHeading(cursor.peek(1))) cursor.take();
      yield { kind: 'boilerplate', from: line.from, to: cursor.take().to };
      opening = true;
    } else if (opening && page.isMeta(line) && page.readMeta(line.text)?.date) {
      cursor.take();
      yield { kind: 'page', day: page.readMeta(line.text)!.date!, from: line.from, to: line.to };
      opening = false;
    } else if (page.submittedBy(line)) {
      yield* take();
      cursor.take();
      const name = page.submittedBy(line)!.named || page.isNumber(cursor.peek()) ? undefined : cursor.peek();
      const to = name && name.text.length <= 60 && !isProse(name.text) ? cursor.take().to : line.to;
      yield { kind: 'boilerplate', from: line.from, to };
      [opening, hasVotes] = [false, true];
    } else if (page.isLabel(line) && page.isNumber(cursor.peek(1))) {
      cursor.take();
      yield { kind: 'boilerplate', from: line.from, to: cursor.take().to };
    } else if (page.isNumber(line) && !dot && !isYear(line, draft)) {
      cursor.take();
      if (draft.has('issued') && !draft.has('comments') && isComments(line, cursor.peek(), dated, hasVotes))
        draft.state({ comments: Number(line.text.replace(/\D/g, '')) }, line);
      else {
        hasVotes ||= draft.empty;
        yield* take();
        yield { kind: 'boilerplate', from: line.from, to: line.to };
      }
      opening = false;
    } else if (
      page.isMeta(line) ||
      (page.readMeta(line.text) && (dot || draft.has('author-count') || draft.has('issued')))
    ) {
      cursor.take();
      const { count, date, comments } = page.readMeta(line.text)!;
      // A second number or date is that of a paper whose title and abstract are lost.
      if ((count !== undefined && draft.has('author-count')) || (date && draft.has('issued'))) yield* take();
      const lines = { from: dot?.from ?? line.from, to: line.to };
      draft
        .state({ 'author-count': count }, date ? line : lines)
        .state({ issued: date }, lines)
        .state({ comments }, line);
      if (date) dated = line.from;
      if (count === undefined && comments === undefined) dot = date ? undefined : (dot ?? line);
      else dot = undefined;
    } else if (isOrganisation(line, cursor.peek(1), draft, dot)) {
      cursor.take();
      yield { kind: 'boilerplate', from: dot?.from ?? line.from, to: line.to };
      dot = undefined;
    } else {
      opening = false;
      cursor.take();
      const link = page.headingLink(dump.lines[line.from - 1]!);
      const place = link ? 'title' : placeOf(line, draft, cursor, dot !== undefined);
      if (place === 'title' || place === 'untitled') yield* take();
      if (place === 'title') draft.state({ title: line.text }, line);
      else if (place !== 'unread') draft.addAbstract(line.text, line);
      if (link) draft.state({ identifiers: identifiersIn([link]) }, line);
    }
  }
  yield* take();
}

/** A year alone below a paper that has no date yet. */
function isYear(line: Line, draft: RecordDraft): boolean {
  return /^(?:19|20)\d\d$/.test(line.text) && draft.has('author-count') && !draft.has('issued');
}

/**
 * Whether a number behind a paper's date counts its comments; else it counts the votes of the next paper, which stand
 * before its title. Where a page shows votes, a lone number is that, unless it clings to the date.
 */
function isComments(line: Line, next: Line | undefined, dated: number, hasVotes: boolean): boolean {
  if (!next || page.isNumber(next) || page.isHeading(next) || page.submittedBy(next) !== undefined) return true;
  if (line.from === dated + 1 && next.from > line.from + 1) return true;
  return !hasVotes;
}

/** A short line between a whole abstract and the dot before its date: who the authors work for. */
function isOrganisation(line: Line, next: Line | undefined, draft: RecordDraft, dot: Line | undefined): boolean {
  if (line.text.length > 80 || !draft.has('abstract') || draft.has('issued') || endsSentence(line.text)) return false;
  const isAround = next !== undefined && page.isMeta(next) && (/^[•·]/.test(next.text) || dot !== undefined);
  return isAround && (dot !== undefined || draft.has('author-count') || endsSentence(draft.abstract.end));
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
  const titled = beforeAbstract || page.isMeta(next) || page.isMeta(behind) || broken;
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
  version: 3,
  home: 'https://huggingface.co/',
  infersYears: true,
  detect,
  parse,
} satisfies Source;
