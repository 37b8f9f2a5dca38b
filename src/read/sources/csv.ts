import { isDeepStrictEqual } from 'node:util';
import { firstLines } from '../formats/line-cursor.ts';
import { type Delimiter, type TableRow, tableRows } from '../formats/table-rows.ts';
import { identifiersIn, identifiersOfDoi, oneLine, paperLink, paragraphs, RecordDraft } from '../record-draft.ts';
import type { PaperRecord, Parsed, Source, SourceDump } from '../source.ts';
import { findLinks } from '../text/links.ts';

/**
 * What columns are called, in small letters and without signs, in the order in which they count: by Zotero, Scopus, Web of Science,
 * IEEE Xplore, PubMed, Dimensions, Lens, Springer, Publish or Perish, and by those who keep a sheet of their own.
 */
const COLUMNS = {
  title: ['title', 'document title', 'article title', 'item title', 'paper title', 'paper', 'ti'],
  author: ['author full names', 'authors', 'author', 'author s', 'author names', 'af', 'au', 'creators', 'creator'],
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
  ],
  doi: ['doi', 'item doi', 'di', 'doi link'],
  identifier: [
    'arxiv',
    'arxiv id',
    'arxiv link',
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
    'links',
    'ul',
  ],
  pdf: ['pdf', 'pdf link', 'pdf url'],
  code: ['code', 'code link', 'code url', 'github', 'repository', 'repo'],
  project: ['project', 'project page', 'project url', 'website', 'homepage'],
  session: ['session', 'track'],
  volume: ['volume', 'journal volume', 'vl'],
  issue: ['issue', 'journal issue', 'is'],
  page: ['pages', 'start page', 'page start', 'beginning page', 'bp', 'startpage'],
} as const;
type Column = keyof typeof COLUMNS;

interface Header {
  delimiter: Delimiter;
  row: TableRow;
  /** Its columns' names, as they are compared. */
  names: string[];
  /** For each column of the digest's, the cells of the row that may hold it, in the order in which they count. */
  cells: Map<Column, number[]>;
}

/** The table's header: the first row, where it has a column for the title and another that is known. */
function headerOf({ lines }: SourceDump): Header | undefined {
  const first = firstLines(lines, 1)[0];
  if (!first || first.text.length > 20_000) return undefined;
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
    return cells.has('title') && cells.size > 1 ? [{ delimiter, row, names, cells }] : [];
  });
  return found.sort((a, b) => b.cells.size - a.cells.size)[0];
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
  yield { kind: 'heading', from: header.row.from, to: header.row.to };
  for (const row of tableRows(dump, header.delimiter, header.row.to + 1))
    if (row.kind === 'unread') yield row;
    // Two tables that were put into one file.
    else if (isDeepStrictEqual(row.cells.map(plainName), header.names))
      yield { kind: 'heading', from: row.from, to: row.to };
    else yield* draftOf(row, header).finishWithin(row, 'row');
}

function draftOf(row: TableRow, header: Header): RecordDraft {
  const all = (column: Column) =>
    (header.cells.get(column) ?? []).map(at => row.cells[at] ?? '').filter(cell => cell.trim() !== '');
  const first = (column: Column) => all(column)[0];
  const session = oneLine(first('session') ?? '');
  const addresses = [...all('url'), ...all('pdf')];
  const draft = new RecordDraft().state(
    {
      title: oneLine(first('title') ?? ''),
      'container-title': oneLine(first('venue') ?? ''),
      event: session ? { session } : undefined,
      identifiers: identifiersIn([...all('identifier').map(identifierText), ...addresses, first('doi')]),
      links: linksOf(addresses, all('code'), all('project')),
      abstract: paragraphs(first('abstract') ?? ''),
    },
    row,
  );
  draft.state({ identifiers: identifiersOfDoi(first('doi')) }, row);
  const authors = authorsOf(first('author') ?? '');
  if (authors.length > 0) draft.addAuthors(authors, row);
  const dates = [first('day'), first('year')];
  draft.stateDate(dates.map(written => (written ? { ...row, written: oneLine(written) } : undefined)));
  return draft.printedIn({ volume: first('volume'), issue: first('issue'), page: first('page') });
}

/** In a column of its own arXiv's number stands without its name. */
function identifierText(cell: string): string {
  const bare = oneLine(cell);
  return /^(?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?$/.test(bare) ? `arXiv:${bare}` : bare;
}

function linksOf(addresses: string[], code: string[], project: string[]): NonNullable<PaperRecord['links']> {
  const paper = addresses.flatMap(cell => paperLink(cell.trim())).slice(0, 1);
  const other = (cells: string[], kind: 'code' | 'project') =>
    cells.flatMap(cell =>
      findLinks(cell)
        .slice(0, 3)
        .map(({ url }) => ({ url, kind })),
    );
  return [...paper, ...other(code, 'code'), ...other(project, 'project')];
}

/** Scopus writes the number that it gives a person behind the name. */
const NUMBERED = /\s?\(\d{5,20}\)(?=\s?(?:;|$))/g;
/** A family name and initials, as PubMed and Scopus write them, the other way round: “Müller JA”, “van der Berg J.-P.”. */
function turned(name: string): string | undefined {
  const at = name.lastIndexOf(' ');
  const [family, initials] = [name.slice(0, at), name.slice(at + 1)];
  return at > 0 && /^\p{L}[^\d.,]*$/u.test(family) && /\p{Ll}/u.test(family) && /^(?:\p{Lu}\.?-?){1,4}$/u.test(initials)
    ? `${initials} ${family}`
    : undefined;
}

/** The names of a cell, one string each where semicolons, bars or line breaks part them; else the whole, which the cleaning parts. */
function authorsOf(cell: string): string[] {
  const parts = cell
    .replace(NUMBERED, '')
    .split(/[;|\n]/)
    .map(oneLine)
    .filter(part => part !== '');
  const names = parts.length === 1 ? withoutStop(parts[0]!.split(', ')) : parts;
  const whole = names.flatMap(name => turned(name) ?? []);
  // One such name alone may be a given name and the initial of a family.
  return names.length > 1 && whole.length === names.length ? whole : parts;
}

/** PubMed ends its list with a stop, which is the last initial's only where other initials have one. */
function withoutStop(names: string[]): string[] {
  return names.slice(0, -1).some(name => name.endsWith('.')) ? names : names.map(name => name.replace(/\.$/, ''));
}

export default {
  id: 'csv',
  about: 'a table with a header, as CSV or TSV: Zotero, Scopus, PubMed, IEEE Xplore, a sheet of one’s own',
  version: 1,
  detect(dump) {
    const header = headerOf(dump);
    return {
      found: header !== undefined,
      evidence: `a first line with a column “Title” and another that is known: ${header ? [...header.cells.keys()].join(', ') : 'no'}`,
    };
  },
  parse,
} satisfies Source;
