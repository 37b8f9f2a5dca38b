import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { cleanFields, cleanRecord, type DumpContext } from '../../src/editorial/clean.ts';
import type { Paper } from '../../src/paper.ts';
import type { PaperRecord } from '../../src/read/source.ts';

/** What becomes of a record's raw text, and what its page says of all papers. */

const LISTED = '2025-11-19';

function clean(record: Partial<PaperRecord>, more: Partial<DumpContext> = {}) {
  const warnings: Diagnostic[] = [];
  const context = {
    file: 'a.txt',
    defaults: {},
    years: {},
    listed: LISTED,
    warn: (d: Diagnostic) => warnings.push(d),
    ...more,
  };
  return { ...cleanRecord({ kind: 'record', lines: { title: { from: 3, to: 3 } }, ...record }, context), warnings };
}

/** A rule; what the record says, and what its page says of all papers; and what the paper says then. */
type Row = [rule: string, record: Partial<PaperRecord>, page: Partial<Paper>, paper: Paper];

const RULES: Row[] = [
  ['LaTeX becomes the letters that it means', { title: 'Erd\\H{o}s at sea' }, {}, { title: 'Erdős at sea' }],
  ['a title of blanks is none', { title: ' \t ' }, { genre: 'talk' }, { genre: 'talk' }],
  ['family names stand behind given names', { author: ['Alder, Ada'] }, {}, { author: ['Ada Alder'] }],
  [
    '“et al.” says that there are more authors',
    { author: ['Ada Alder', 'et al.'] },
    {},
    { author: ['Ada Alder'], 'authors-complete': false },
  ],
  [
    'that authors are missing says nothing where none is named',
    { title: 'One', 'authors-complete': false },
    {},
    { title: 'One' },
  ],
  [
    'where authors are named, their count says nothing more',
    { author: ['Ada Alder'], 'author-count': 9 },
    {},
    { author: ['Ada Alder'] },
  ],
  [
    'where none is named, their count is kept',
    { title: 'One', 'author-count': 9 },
    {},
    { title: 'One', 'author-count': 9 },
  ],
  [
    'a record’s language is the paper’s',
    { title: 'Gezeiten', language: 'de' },
    {},
    { title: 'Gezeiten', language: 'de' },
  ],
  [
    'the sidecar’s language goes before the record’s',
    { title: 'Gezeiten', language: 'fr' },
    { language: 'de' },
    { title: 'Gezeiten', language: 'de' },
  ],
  [
    'a title in English has not the language of the paper behind it',
    { title: 'Tides of the sea', language: 'de' },
    {},
    { title: 'Tides of the sea' },
  ],
  [
    'a language that the title’s letters contradict is kept, and it is the letters that pages go by',
    { title: '潮汐', language: 'de' },
    {},
    { title: '潮汐', language: 'de' },
  ],
  [
    'a record’s own value goes before its page’s',
    { genre: 'talk' },
    { genre: 'poster', status: 'withdrawn' },
    { genre: 'talk', status: 'withdrawn' },
  ],
  [
    'the author of whom a page lists papers is not an author list beside a count',
    { 'author-count': 4 },
    { author: ['Ada Alder'] },
    { 'author-count': 4 },
  ],
  [
    'an author of whom the page says that there are others stands beside the count',
    { 'author-count': 4 },
    { author: ['Ada Alder'], 'authors-complete': false },
    { 'author-count': 4, author: ['Ada Alder'], 'authors-complete': false },
  ],
  [
    'that a page names some authors only is not said of a record that names its own',
    { author: ['Ben Birch', 'Cy Cedar'] },
    { author: ['Ada Alder'], 'authors-complete': false },
    { author: ['Ben Birch', 'Cy Cedar'] },
  ],
  [
    '“NA” is no venue and no abstract',
    { title: 'One', 'container-title': 'N/A', abstract: 'NA' },
    {},
    { title: 'One' },
  ],
  [
    'without an abstract there is no summary by the editor',
    { title: 'One' },
    { 'abstract-by': 'editor' },
    { title: 'One' },
  ],
  [
    'with an abstract, the sidecar’s word that it is the editor’s stands',
    { abstract: 'It floats.' },
    { 'abstract-by': 'editor' },
    { abstract: 'It floats.', 'abstract-by': 'editor' },
  ],
  [
    'the addresses of an abstract are links, behind those that the source states',
    { abstract: 'See https://github.com/a/b.', links: [{ url: 'https://a.example/', kind: 'paper' }] },
    {},
    {
      abstract: 'See https://github.com/a/b.',
      links: [
        { url: 'https://a.example/', kind: 'paper' },
        { url: 'https://github.com/a/b', kind: 'code' },
      ],
    },
  ],
  [
    'an address that the source states keeps the name that it has there',
    { abstract: 'See https://a.example/x.', links: [{ url: 'https://a.example/x', kind: 'data' }] },
    {},
    { abstract: 'See https://a.example/x.', links: [{ url: 'https://a.example/x', kind: 'data' }] },
  ],
  [
    'what the authors’ comment calls code is code, wherever it stands',
    { 'author-comment': 'Code: https://shore.example/x' },
    {},
    { 'author-comment': 'Code: https://shore.example/x', links: [{ url: 'https://shore.example/x', kind: 'code' }] },
  ],
  [
    'an address in a comment that speaks of no code is a link of no kind',
    { 'author-comment': '9 pages, https://shore.example/x' },
    {},
    {
      'author-comment': '9 pages, https://shore.example/x',
      links: [{ url: 'https://shore.example/x', kind: 'other' }],
    },
  ],
];

for (const [rule, record, defaults, paper] of RULES)
  test(rule, () => assert.equal(clean(record, { defaults }).paper, paper));

/** A rule; a date as written; what is kept of it, and what is said about it. */
type DateRow = [rule: string, written: string, years: DumpContext['years'], issued: string | undefined, said: string[]];

const DATES: DateRow[] = [
  ['a day is a day', 'Jul 24, 2024', {}, '2024-07-24', []],
  ['a day after that of the listing is kept, and said', '2025-11-20', {}, '2025-11-20', ['date-after-listing']],
  ['a month after that of the listing is kept, and said', '2025-12', {}, '2025-12', ['date-after-listing']],
  ['the day of the listing itself is not after it', LISTED, {}, LISTED, []],
  ['the month of the listing is not after it', '2025-11', {}, '2025-11', []],
  ['the year of the listing is not after it', '2025', {}, '2025', []],
  ['a day without a year takes the year that its page speaks for', 'Mar 12', { page: LISTED }, '2025-03-12', []],
  ['a day without a year, of a page that speaks for none, is no date', 'Mar 12', {}, undefined, ['date-without-year']],
  ['of a day that no calendar has the year is kept, and said', '2024-02-31', {}, '2024', ['inexact-date']],
  ['a word that is no date is none, and said', 'soon', {}, undefined, ['impossible-date']],
];

for (const [rule, written, years, issued, said] of DATES)
  test(rule, () => {
    const { paper, warnings } = clean(
      { title: 'One', issued: written, lines: { issued: { from: 7, to: 7 } } },
      { years },
    );
    assert.is(paper.issued, issued);
    assert.equal(
      warnings.map(({ rule }) => rule),
      said,
    );
    for (const { file, line } of warnings) assert.equal([file, line], ['a.txt', 7], 'it is said where');
  });

test('what is doubtful is noted with the line on which it stands', () => {
  const { doubts } = clean({
    title: 'On $x and the rest',
    author: ['Ada Alder', 'Ben Birch', 'Ada Alder'],
    'container-title': '\\unheard{Shores}',
    abstract: 'It ends without',
    lines: {
      title: { from: 3, to: 3 },
      author: { from: 4, to: 5 },
      'container-title': { from: 6, to: 6 },
      abstract: { from: 7, to: 9 },
    },
  });
  assert.equal(
    doubts.map(({ kind, line, excerpt }) => [kind, line, kind === 'repeated-name' ? excerpt : '']),
    [
      ['cut-off-math', 3, ''],
      ['repeated-name', 4, 'Ada Alder'],
      ['unknown-macro', 6, ''],
      ['no-final-punctuation', 7, ''],
    ],
  );
});

test('what a source could not use is said with its line', () => {
  const { warnings } = clean({ title: 'One', leftOut: [{ line: 9, message: 'expected a date, found "soon"' }] });
  assert.equal(
    warnings.map(({ rule, line, message }) => [rule, line, message]),
    [['left-out', 9, 'expected a date, found "soon"']],
  );
});

test('a page’s own words are made readable as a record’s are', () => {
  assert.equal(cleanFields({ author: ['Alder, Ada'], 'container-title': 'Schl\\"osser', genre: 'talk', comments: 3 }), {
    author: ['Ada Alder'],
    'container-title': 'Schlösser',
    genre: 'talk',
    comments: 3,
  });
});

test.run();
