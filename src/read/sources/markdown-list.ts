import { plural } from '../../typeset/plural.ts';
import { clipHead, clippedPaper, pageTitle } from '../formats/clip-head.ts';
import { htmlTable } from '../formats/html-table.ts';
import { isBlank, type Line, LineCursor, unclaimed } from '../formats/line-cursor.ts';
import { emptyLine, type ListLine, readListLine } from '../formats/list-line.ts';
import { firstWords, ListPaper } from '../formats/list-paper.ts';
import { type Column, columnsOf, readRow } from '../formats/list-table.ts';
import { cellsOf, isRule, spansOf, wordsOf } from '../formats/markdown-line.ts';
import { trimmed } from '../formats/reference-text.ts';
import type { Detection, LineRange, Parsed, Source, SourceDump } from '../source.ts';

const HEADING = /^#{1,6}(?:\s+|$)/;
const BULLET = /^(?:[-*+•]|<li>|\(?\d{1,4}[.)]|\[\d{1,4}\])\s{0,20}(?<=[\s>])(?:\[[ xX]\]\s+)?/;
const RULE = /^(?:-[\s-]*-|\*[\s*]*\*|_[\s_]*_|=[\s=]*=|~[\s~]*~)$/;
const TABLE = /^<table[\s>]/i;
const FENCE = /^(?:```|~~~)/;
/** A line of nothing but tags, and the words that fold a part of the page away. */
const TAGS = /^(?:<[^<>]{1,1000}>\s{0,20})+(?:.{0,200}<\/(?:summary|h\d|p|b|div|li|ul|td|th)>)?$/i;
/** What only Markdown has, or a list in its manner: a link, a row, a clipper's head, "- Paper: https://…". */
const SIGNS =
  /\]\(\s?<?https?:|<a href=|^\s*\|.*\||^source: |^\s{0,20}[-*+]?\s{0,4}\**[\p{L} ]{3,20}\**[:：]\**\s{0,4}https?:/u;
/** How much of a dump is looked at to recognise it. */
const LINES = 3000;

function* parse(dump: SourceDump): Generator<Parsed> {
  const cursor = new LineCursor(dump.lines);
  const lastComment = dump.lines.findLastIndex(line => line.includes('-->')) + 1;
  const lastTable = dump.lines.findLastIndex(line => /<\/table/i.test(line)) + 1;
  // No table of rows begins before this line.
  let noTable = 1;
  let paper: ListPaper | undefined;
  let columns: Column[] | undefined;
  let told = false;
  let hasPapers = false;
  const close = function* (): Generator<Parsed> {
    if (!paper) return;
    if (paper.isProven && paper.left !== '' && !told) {
      told = true;
      paper.draft.leaveOut(
        paper.from,
        `expected authors, a venue or a date beside the title, found ${JSON.stringify(firstWords(paper.left))}; left out, here and in what follows`,
      );
    }
    hasPapers ||= paper.isProven;
    yield* paper.finish();
    paper = undefined;
  };
  const start = (line: ListLine, range: LineRange, indent: number) => {
    paper = new ListPaper(line, range, indent);
  };
  const takeRow = function* (row: ReturnType<typeof readRow>, range: LineRange): Generator<Parsed> {
    start(row, range, 0);
    paper!.isRow = true;
    if (row.comment !== undefined) paper!.draft.state({ 'author-comment': row.comment }, range);
    yield* close();
  };
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    const range = { from: line.from, to: line.to };
    // A backslash at the end only breaks the line.
    const text = line.text.replace(/^(?:>\s{0,4}){1,20}/, '').replace(/\s?\\$/, '');
    const head = clipHead(dump.lines, line.from);
    if (head) {
      yield* close();
      const draft = clippedPaper(head);
      if (draft) paper = ListPaper.of(draft, head);
      else yield { kind: 'heading', from: head.from, to: head.to };
      while ((cursor.peek()?.to ?? Number.POSITIVE_INFINITY) <= head.to) cursor.take();
      continue;
    }
    const cells = paper?.isPage ? undefined : cellsOf(text);
    if (paper?.isPage && !paper.draft.has('author-comment')) {
      const [name = '', comment = ''] = cellsOf(text) ?? [];
      if (/^comments?:?$/i.test(name) && comment !== '')
        paper.draft.state({ 'author-comment': wordsOf(spansOf(comment)).trim() }, range);
    }
    if (cells) {
      yield* close();
      cursor.take();
      const next = cellsOf(cursor.peek()?.text ?? '');
      if (isRule(cells)) yield { kind: 'separator', ...range };
      else if (next && isRule(next) && !readRow(cells, undefined).isPaper) {
        columns = columnsOf(cells);
        yield { kind: 'heading', ...range };
      } else yield* takeRow(readRow(cells, columns), range);
      continue;
    }
    columns = undefined;
    const table =
      TABLE.test(text) && !paper?.isPage && line.from >= noTable
        ? htmlTable(dump.lines, line.from, lastTable)
        : undefined;
    if (table?.isOfRows) {
      yield* close();
      let next = table.from;
      for (const { cells, from, to } of table.rows) {
        yield* unclaimed(dump.lines, next, from - 1, 'boilerplate');
        const row = readRow(cells, table.columns);
        if (row.isPaper || table.columns) yield* takeRow(row, { from, to });
        else yield { kind: 'boilerplate', from, to };
        next = to + 1;
      }
      yield* unclaimed(dump.lines, next, table.to, 'boilerplate');
      while ((cursor.peek()?.to ?? Number.POSITIVE_INFINITY) <= table.to) cursor.take();
      continue;
    }
    if (table) noTable = table.to + 1;
    if (text.startsWith('<!--')) {
      yield* close();
      yield takeComment(cursor, lastComment);
      continue;
    }
    cursor.take();
    const indent = widthOf(dump.lines[line.from - 1]!);
    const isHeading = HEADING.test(text);
    const bare = text.replace(HEADING, '').replace(BULLET, '');
    if (text === '' || RULE.test(text) || FENCE.test(text)) {
      if (!paper?.isPage && (!paper || indent <= paper.indent)) yield* close();
      if (paper) paper.to = line.to;
      else yield { kind: FENCE.test(text) ? 'boilerplate' : 'separator', ...range };
      continue;
    }
    const spans = spansOf(bare);
    const read = readListLine(spans, BULLET.test(text));
    if (BULLET.test(text) && !read.titled && !read.leadsOut && !saysMore(read) && hasLinksBelow(cursor, dump, indent)) {
      read.title = trimmed(bare);
      read.titled = 'plain';
    }
    if (read.isProse && !isHeading && !paper?.isPage) {
      yield* close();
      continue;
    }
    if (isHeading) {
      // Another page.
      if (/^#\s/.test(text)) told = false;
      if (paper?.isPage) {
        const isTitle = bare.startsWith('[') && !read.leadsOut && !paper.draft.has('title');
        if (isTitle) paper.retitle(pageTitle(bare), range);
        else paper.to = line.to;
        continue;
      }
      yield* close();
      if (read.isPaper && read.titled === 'set') start(read, range, -1);
      else if (!read.leadsOut && /^##/.test(text) && isTitleOf(bare) && hasLinksUnder(dump.lines, line.to))
        start({ ...emptyLine(), title: trimmed(wordsOf(spans)), titled: 'set' }, range, -1);
      else yield { kind: 'heading', ...range };
    } else if (read.titled && isOwn(read, paper, indent)) {
      yield* close();
      start(read, range, indent);
    } else if (paper && read.titled && paper.isPlain && read.authors) {
      paper.retitle(read.title!, range);
      paper.add(read, range);
    } else if (paper && !read.titled && saysMore(read) && !isAnother(read, paper, indent, text)) paper.add(read, range);
    else if (!read.titled && Object.keys(read.identifiers).length > 0 && BULLET.test(text)) {
      yield* close();
      start(read, range, indent);
    } else if (paper && (paper.isPage || indent > paper.indent)) paper.to = line.to;
    else {
      yield* close();
      const isTags = TAGS.test(text) && !read.leadsOut;
      // Above the first paper, words that lead nowhere are the page's own.
      const isOpening = !hasPapers && !read.leadsOut && !BULLET.test(text);
      if (
        isTags ||
        isOpening ||
        isFurniture(
          read,
          text,
          spans.some(span => span.link),
        )
      )
        yield { kind: 'boilerplate', ...range };
      else if (
        !read.leadsOut &&
        !(BULLET.test(text) && saysMore(read)) &&
        bare.length <= 100 &&
        leadsOn(cursor, dump, indent, bare)
      )
        yield { kind: 'heading', ...range };
    }
  }
  yield* close();
}

/** Whether a line with a title is a paper of its own, and not a line of the paper above it. */
function isOwn(read: ListLine, paper: ListPaper | undefined, indent: number): boolean {
  if (paper?.isPage) return false;
  if (!paper || indent <= paper.indent) return true;
  return read.titled === 'set' && read.isPaper && !(paper.isPlain && read.authors);
}

/** Whether an item without a title stands beside the paper above it: only links are still that paper's, where it has none yet. */
function isAnother(read: ListLine, paper: ListPaper, indent: number, text: string): boolean {
  const isBeside = BULLET.test(text) && indent <= paper.indent && read.label === undefined;
  return isBeside && (paper.isProven || !read.leadsOut);
}

/** Whether a line without a title says something of the paper above it. */
function saysMore({ authors, asAuthors, issued, label, isLabelled, isPaper, ...read }: ListLine): boolean {
  return Boolean(authors || asAuthors || issued || read['container-title'] || label || isLabelled || isPaper);
}

/** Links into the page, pictures that lead out, "Back to top". */
function isFurniture(read: ListLine, text: string, hasLink: boolean): boolean {
  return (hasLink && !read.leadsOut) || (/^(?:\[?!\[|<)/.test(text) && read.left === '' && !read.isPaper);
}

/** Whether a line is the name of the lines below it: they are set in more, or it ends so. */
function leadsOn(cursor: LineCursor, dump: SourceDump, indent: number, text: string): boolean {
  const next = cursor.peek();
  return /[:：]\**$/.test(text) || (next !== undefined && widthOf(dump.lines[next.from - 1]!) > indent);
}

/** Whether the next line is set in and has the links of a paper, which is then the line above. */
function hasLinksBelow(cursor: LineCursor, dump: SourceDump, indent: number): boolean {
  const next = cursor.peek();
  if (!next || widthOf(dump.lines[next.from - 1]!) <= indent || !/^\[/.test(next.text)) return false;
  const below = readListLine(spansOf(next.text));
  return below.isLabelled && below.isPaper && !below.titled;
}

/** What parts of a page are called, which papers are not. */
const PART =
  /\b(?:resources?|links?|papers|references?|reading|installation|citation|citing|usage|quick ?start|implementation|overview|contents?|news|updates?|acknowledge?ments?|related work)\b/i;

function isTitleOf(heading: string): boolean {
  return heading.split(/\s+/).length > 2 && heading.length <= 300 && !PART.test(heading) && !/[:：]$/.test(heading);
}

/** Whether the next line below a heading is the links of one paper and nothing else. */
function hasLinksUnder(lines: readonly string[], from: number): boolean {
  const next = lines
    .slice(from, from + 3)
    .find(line => !isBlank(line))
    ?.trim();
  if (next === undefined || !/^\**\[/.test(next)) return false;
  const below = readListLine(spansOf(next));
  return below.isLabelled && below.isPaper && !below.titled && below.left === '';
}

/** A comment, to its end; where none comes, its first line. */
function takeComment(cursor: LineCursor, last: number): Parsed {
  const { from, text, to } = cursor.take();
  if (text.includes('-->') || from >= last) return { kind: 'boilerplate', from, to };
  let end: Line;
  do end = cursor.take();
  while (!end.text.includes('-->'));
  return { kind: 'boilerplate', from, to: end.to };
}

/** How far a line is set in; a tab counts for four. */
function widthOf(line: string): number {
  let width = 0;
  for (const sign of line.slice(0, 200)) {
    if (sign === '\t') width += 4;
    else if (sign === ' ' || sign === '>') width++;
    else break;
  }
  return width;
}

function detect(dump: SourceDump): Detection {
  const lines = dump.lines.slice(0, LINES);
  const shown = lines.filter(line => !isBlank(line)).length;
  const linked = lines.filter(line => SIGNS.test(line.slice(0, 5000))).length;
  let [papers, held] = [0, 0];
  if (linked > 0 && !/^\s*(?:\{|\[\s*(?:[{"\d]|$)|<[?!h]|@\w)/.test(lines.find(line => !isBlank(line)) ?? ''))
    for (const part of parse({ ...dump, lines }))
      if (part.kind === 'record') {
        papers++;
        for (const { from, to } of Object.values(part.lines)) held += (to - from + 1) / Object.keys(part.lines).length;
      }
  return {
    found: papers > 0 && linked > 0 && (held * 5 >= shown || (papers >= 15 && held * 12 >= shown)),
    evidence: `papers as items, rows or headings of Markdown: ${papers}, on some ${Math.round(held)} of ${plural(shown, 'line')}; a list has them on a fifth, or 15 of them on a twelfth`,
  };
}

export default {
  id: 'markdown-list',
  about:
    'a list or table of papers in Markdown: an awesome list, a daily list of arXiv, what a web clipper made of a page',
  version: 4,
  lastResort: 1,
  detect,
  parse,
} satisfies Source;
