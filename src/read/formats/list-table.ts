import { isProse } from '../prose.ts';
import { authorList, familyNames } from './author-list.ts';
import { emptyLine, type ListLine, readListLine } from './list-line.ts';
import { labelKind } from './list-links.ts';
import { spansOf, wordsOf } from './markdown-line.ts';
import { loneDate, readVenue, trimmed } from './reference-text.ts';

/** What a column of a table of papers holds. */
export type Column =
  | 'title'
  | 'author'
  | 'issued'
  | 'container-title'
  | 'abstract'
  | 'author-comment'
  | 'links'
  | 'other';

const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['title', /^(?:paper )?(?:titles?|papers?|names?|articles?|标题|论文)(?: ?(?:title|name))?$/i],
  ['author', /^(?:first )?authors?|^作者$/i],
  ['issued', /^(?:publish(?:ed)? ?)?(?:date|time|year|published|submitted|release[d]?|日期|时间|年份)/i],
  ['container-title', /^(?:venue|conference|conf|journal|publication|pub|published in|proceedings|会议|期刊)/i],
  ['abstract', /^(?:abstract|摘要)/i],
  ['author-comment', /^comments?$/i],
  ['links', /^(?:pdf|links?|urls?|arxiv(?: ?id)?|codes?|github|repo|project|website|page|doi|资源|链接|代码)/i],
];
const COMMENT = /\b\d{1,3} pages\b|\baccepted (?:at|by|to|in|for)\b|\b\d{1,3} figures\b/i;

/** The columns of a table by its head. */
export function columnsOf(head: readonly string[]): Column[] {
  return head.map(cell => {
    const name = trimmed(wordsOf(spansOf(cell))).replace(/^[^\p{L}]+/u, '');
    return COLUMNS.find(([, words]) => words.test(name))?.[0] ?? 'other';
  });
}

/** What a row says, as one line of a list. @param columns as the head names them; without a head each cell is taken for what it looks like */
export function readRow(
  cells: readonly string[],
  columns: readonly Column[] | undefined,
): ListLine & { comment?: string } {
  const row: ListLine & { comment?: string } = emptyLine();
  let title: { text: string; isSet: boolean } | undefined;
  for (const [i, cell] of cells.entries()) {
    if (cell === '') continue;
    const spans = spansOf(cell);
    const line = readListLine(spans);
    const text = wordsOf(spans);
    const plain = trimmed(text);
    const named = columns?.[i];
    const column = named === undefined || named === 'other' ? looksLike(line, text, plain, named) : named;
    row.links.push(...line.links);
    row.identifiers = { ...line.identifiers, ...row.identifiers };
    row.isPaper ||= line.isPaper;
    row.isLabelled ||= line.isLabelled;
    row.leadsOut ||= line.leadsOut;
    if (column === 'title') {
      const own = line.title ?? (spans.some(span => span.link) ? undefined : plain);
      const isSet = named === 'title' || line.titled === 'set';
      if (own && labelKind(own) === undefined && (!title || (isSet && !title.isSet))) title = { text: own, isSet };
      if (line.authors) row.authors ??= line.authors;
      if (row.left === '' && line.title !== undefined) row.left = line.left;
    } else if (column === 'author') {
      const names = authorList(plain) ?? familyNames(plain);
      if (names) row.authors ??= names;
      else if (plain !== '' && row.left === '') row.left = plain;
    } else if (column === 'issued') {
      const date = loneDate(plain);
      if (date) row.issued ??= date;
    } else if (column === 'container-title') {
      const venue =
        readVenue(plain) ?? (/^\p{Lu}/u.test(plain) && plain.length <= 100 ? { 'container-title': plain } : {});
      Object.assign(row, { ...venue, ...(row.issued && { issued: row.issued }) });
    } else if (column === 'other' && row.left === '') row.left = line.left;
    else if (column === 'abstract') row.abstract ??= unfolded(text);
    else if (column === 'author-comment') row.comment ??= unfolded(text);
  }
  if (title) {
    row.title = title.text;
    row.titled = 'set';
  }
  return row;
}

function looksLike(line: ListLine, text: string, plain: string, named: Column | undefined): Column {
  if (loneDate(plain)) return 'issued';
  const names = authorList(plain);
  if (names?.more || (names?.names.length ?? 0) > 1) return 'author';
  if (isProse(plain) && !line.isPaper && COMMENT.test(plain) && plain.length < 250) return 'author-comment';
  // What a head calls otherwise is somebody's description.
  if (isProse(plain) && !line.isPaper) return named === undefined ? 'abstract' : 'other';
  if (named === undefined && COMMENT.test(text)) return 'author-comment';
  if (line.titled === 'set' && line.title!.includes(' ') && line.isPaper) return 'title';
  if (line.leadsOut || labelKind(plain) !== undefined || /^(?:null|none|n\/?a|-)$/i.test(plain)) return 'links';
  if (readVenue(plain)) return 'container-title';
  return named === undefined ? 'title' : 'other';
}

/** The text of a cell that folds it away behind a word. */
function unfolded(text: string): string {
  return text.replace(/^\s*(?:show|abstract|expand|details|click to \w+|\S.{0,20}\.\.\.)\s*\n/i, '').trim();
}
