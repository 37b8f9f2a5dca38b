import { isDeepStrictEqual } from 'node:util';
import { firstLines } from '../formats/line-cursor.ts';
import { type NameStyle, nameStyle, namesOfCell } from '../formats/table-names.ts';
import { type Delimiter, type TableRow, tableRows } from '../formats/table-rows.ts';
import {
  identifiersIn,
  identifiersOfDoi,
  identifiersOfPubmed,
  oneLine,
  paperLink,
  paragraphs,
  RecordDraft,
} from '../record-draft.ts';
import type { PaperRecord, Parsed, Source, SourceDump } from '../source.ts';
import { findLinks } from '../text/links.ts';

/**
 * What columns are called, in small letters and without signs, in the order in which they count: by Zotero, Scopus, Web of Science,
 * IEEE Xplore, PubMed, Embase, Dimensions, Lens, OpenAlex, Springer, Publish or Perish, and by those who keep a sheet of their own.
 */
const COLUMNS = {
  title: ['title', 'document title', 'article title', 'item title', 'paper title', 'paper', 'ti', 'display name'],
  author: [
    ...['author full names', 'authors', 'author', 'author s', 'author names', 'af', 'au', 'creators', 'creator'],
    'authorships author display name',
  ],
  abstract: ['abstract', 'abstract note', 'abstract text', 'ab', 'summary'],
  day: ['date', 'publication date', 'date published', 'published', 'published date', 'issued', 'online date'],
  year: ['year', 'publication year', 'pubyear', 'py', 'pub year'],
  venue: [
    ...[
      'publication title',
      'source title',
      'journal',
      'journal book',
      'journal title',
      'venue',
      'conference',
      'conference name',
    ],
    ...['proceedings title', 'conference title', 'booktitle', 'container title', 'publication', 'source', 'so'],
    ...['source title anthology title', 'anthology title', 'primary location source display name'],
  ],
  doi: ['doi', 'item doi', 'di', 'doi link'],
  pmid: ['pmid', 'pubmed id', 'pm'],
  pmcid: ['pmcid', 'pmc id'],
  identifier: [
    'arxiv',
    'arxiv id',
    'arxiv link',
    'arxiv url',
    'eprint',
    'openreview',
    'openreview id',
    'extra',
    'archive location',
    'archiveid',
  ],
  url: [
    'url',
    'link',
    'paper url',
    'paper link',
    'article url',
    'articleurl',
    'external url',
    'source urls',
    'source linkout',
    'primary location landing page url',
    'links',
    'ul',
  ],
  pdf: ['pdf', 'pdf link', 'pdf url'],
  code: ['code', 'code link', 'code url', 'github', 'repository', 'repo'],
  project: ['project', 'project page', 'project url', 'website', 'homepage'],
  session: ['session', 'track'],
  volume: ['volume', 'journal volume', 'vl'],
  issue: ['issue', 'journal issue', 'is'],
  language: ['language', 'languages', 'sprache', 'la'],
  page: ['pages', 'start page', 'page start', 'beginning page', 'bp', 'startpage'],
} as const;
type Column = keyof typeof COLUMNS;

interface Header {
  delimiter: Delimiter;
  /** How many lines stand before it. */
  before: number;
  row: TableRow;
  /** Its columns' names, as they are compared. */
  names: string[];
  /** For each column of the digest's, the cells of the row that may hold it, in the order in which they count. */
  cells: Map<Column, number[]>;
}

/** What may stand before the header: Excel's `sep=;`, a line of Dimensions' on how the table was made. */
const MOST_BEFORE = 3;

/** The table's header: the first row with a column for the title and another that is known. */
function headerOf({ lines }: SourceDump): Header | undefined {
  for (const [before, first] of firstLines(lines, MOST_BEFORE + 1).entries()) {
    if (first.text.length > 20_000) return undefined;
    const found = ([',', ';', '\t'] as const).flatMap(delimiter => {
      // Line breaks inside of a header's cells are not looked for; nobody writes them.
      const [row] = tableRows({ lines: lines.slice(0, first.from) }, delimiter, first.from);
      if (row?.kind !== 'row' || row.cells.length < 2) return [];
      const names = row.cells.map(plainName);
      const cells = new Map<Column, number[]>();
      for (const [column, called] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
        const at = called.map(name => names.indexOf(name)).filter(i => i >= 0);
        if (at.length > 0) cells.set(column, at);
      }
      return cells.has('title') && cells.size > (cells.has('language') ? 2 : 1)
        ? [{ delimiter, before, row, names, cells }]
        : [];
    });
    if (found.length > 0) return found.sort((a, b) => b.cells.size - a.cells.size)[0];
  }
  return undefined;
}

/** A column's name as it is compared: “Author(s)” is "author s". A field of BibTeX, `title={…}`, is none. */
function plainName(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/[^\p{L}={}]+/gu, ' ')
    .trim();
}

function* parse(dump: SourceDump): Generator<Parsed> {
  const header = headerOf(dump);
  if (!header) return;
  yield { kind: 'heading', from: header.before === 0 ? header.row.from : 1, to: header.row.to };
  const style = styleOf(dump, header);
  for (const row of tableRows(dump, header.delimiter, header.row.to + 1))
    if (row.kind === 'unread') yield row;
    // Two tables that were put into one file.
    else if (isDeepStrictEqual(row.cells.map(plainName), header.names) || /^sep=.?$/i.test(row.cells.join('')))
      yield { kind: 'heading', from: row.from, to: row.to };
    else yield* draftOf(row, header, style).finishWithin(row, 'row');
}

/** How the table writes its authors, by its first rows. */
function styleOf(dump: SourceDump, { cells, names, row, delimiter }: Header): NameStyle {
  const authors: string[] = [];
  const columns = cells.get('author') ?? [];
  for (const one of tableRows(dump, delimiter, row.to + 1)) {
    const cell =
      one.kind === 'row' ? columns.map(at => one.cells[at] ?? '').find(text => text.trim() !== '') : undefined;
    if (cell !== undefined) authors.push(cell.slice(0, 2000));
    if (authors.length === 200 || one.from > row.to + 2000) break;
  }
  return nameStyle(authors, names.includes('item title') && names.includes('item doi'));
}

function draftOf(row: TableRow, header: Header, style: NameStyle): RecordDraft {
  const all = (column: Column) =>
    (header.cells.get(column) ?? []).map(at => row.cells[at] ?? '').filter(cell => cell.trim() !== '');
  const first = (column: Column) => all(column)[0];
  const session = oneLine(first('session') ?? '');
  const addresses = [...all('url'), ...all('pdf')].flatMap(cell => cell.trim().split(/\s+|[;|,](?=https?:)/));
  const place = placeOf(oneLine(first('venue') ?? ''));
  const draft = new RecordDraft().state(
    {
      title: oneLine(first('title') ?? ''),
      'container-title': place.venue,
      event: session ? { session } : undefined,
      identifiers: identifiersIn([...all('identifier'), ...addresses, first('doi')]),
      links: linksOf(addresses, all('code'), all('project')),
      abstract: isExcerpt(first('abstract') ?? '', header) ? undefined : paragraphs(first('abstract') ?? ''),
    },
    row,
  );
  draft.stateLanguage([{ ...row, text: first('language') }]);
  draft.state({ identifiers: identifiersOfDoi(first('doi')) }, row);
  draft.state({ identifiers: identifiersOfPubmed(first('pmid'), first('pmcid')) }, row);
  const { names, isCut } = namesOfCell(first('author') ?? '', style);
  if (names.length > 0) draft.addAuthors(names, row).state({ 'authors-complete': isCut ? false : undefined }, row);
  const dates = [first('day') ?? place.day, first('year')];
  draft.stateDate(dates.map(written => (written ? { ...row, written: oneLine(written) } : undefined)));
  return draft.printedIn({ volume: first('volume'), issue: first('issue'), page: first('page') });
}

/** Embase says where and when in one cell: “Sheep Science (2014) 3:3 (152-160). Date of Publication: 25 Aug 2014”. */
const SOURCE = /^(.{2,300}?) \(((?:19|20)\d\d)\) (?:.{0,200}?Date of Publication: (.{4,40})$)?/;

/** Where a paper was printed, and when where the same cell says it. What is cut off by three points is no venue. */
function placeOf(cell: string): { venue?: string; day?: string } {
  const [, venue, year, day = year] = SOURCE.exec(cell) ?? [];
  if (venue !== undefined) return { venue, day: day! };
  return /^(?:…|\.\.\.)|(?:…|\.\.\.)$/.test(cell) ? {} : { venue: cell };
}

/** Google Scholar's excerpts, which Publish or Perish keeps, begin and end anywhere and so are no abstract. */
function isExcerpt(text: string, { names }: Header): boolean {
  const isRanked = names.includes('gsrank');
  return (
    /^\s{0,20}(?:…|\.\.\.)/.test(text.slice(0, 30)) || (isRanked && /(?:…|\.\.\.)$/.test(text.trimEnd().slice(-5)))
  );
}

function linksOf(addresses: string[], code: string[], project: string[]): NonNullable<PaperRecord['links']> {
  const paper = addresses.flatMap(paperLink).slice(0, 1);
  const other = (cells: string[], kind: 'code' | 'project') =>
    cells.flatMap(cell =>
      findLinks(cell)
        .slice(0, 3)
        .map(({ url }) => ({ url, kind })),
    );
  return [...paper, ...other(code, 'code'), ...other(project, 'project')];
}

export default {
  id: 'csv',
  about: 'a table with a header, as CSV or TSV: Zotero, Scopus, PubMed, IEEE Xplore, a sheet of one’s own',
  version: 3,
  detect(dump) {
    const header = headerOf(dump);
    return {
      found: header !== undefined,
      evidence: `a first line with a column “Title” and another that is known: ${header ? [...header.cells.keys()].join(', ') : 'no'}`,
    };
  },
  parse,
} satisfies Source;
