import { test } from 'uvu';
import * as assert from 'uvu/assert';
import * as v from 'valibot';
import { webAddress } from '../../src/content/entry-schema.ts';
import {
  identifiersIn,
  identifiersOfDoi,
  linkTo,
  paperLink,
  paragraphs,
  RecordDraft,
} from '../../src/read/record-draft.ts';

/** What all sources agree on when they gather a record: which lines gave which field, and what is no record. */

const draft = () => new RecordDraft();
const line = (from: number, to = from) => ({ from, to });
const kinds = (made: RecordDraft, from: number, to: number) =>
  [...made.finishWithin({ from, to })].map(part =>
    part.kind === 'record' ? 'record' : `${part.kind} ${part.from}-${part.to}`,
  );

test('an abstract’s broken lines are joined by a space, and all of them are its lines', () => {
  const { abstract, lines } = draft()
    .addAbstract('We follow', line(3))
    .addAbstract('', line(4))
    .addAbstract('pebbles.', line(5))
    .finish();
  assert.is(abstract, 'We follow pebbles.');
  assert.equal(lines, { abstract: { from: 3, to: 5 } });
});

test('how long an abstract is and how it ends is known while it grows', () => {
  assert.equal(draft().abstract, { length: 0, end: '' });
  assert.equal(draft().addAbstract('We follow', line(3)).addAbstract('pebbles.', line(4)).abstract, {
    length: 17,
    end: 'pebbles.',
  });
});

test('names on several lines are one list of authors', () => {
  const { author, lines } = draft().addAuthors(['Ada Alder'], line(2)).addAuthors(['Ben Birch'], line(4)).finish();
  assert.equal([author, lines.author], [['Ada Alder', 'Ben Birch'], { from: 2, to: 4 }]);
});

test('what holds nothing is not stated: no text, no list, nothing', () => {
  const made = draft().state(
    { title: 'One', genre: '', author: [], identifiers: {}, issued: undefined },
    { from: 1, to: 2 },
  );
  assert.equal(made.finish(), { kind: 'record', title: 'One', lines: { title: { from: 1, to: 2 } } });
});

test('of identifiers the first of a kind counts, whatever states it', () => {
  const made = draft()
    .state({ identifiers: { doi: '10.1/a' } }, line(1))
    .state({ identifiers: { doi: '10.1/b', arxiv: '2401.01234' } }, line(2));
  assert.equal(made.finish().identifiers, { doi: '10.1/a', arxiv: '2401.01234' });
});

test('a record that was taken leaves an empty draft behind', () => {
  const made = draft().state({ title: 'One' }, line(1)).addAbstract('It floats.', line(2)).leaveOut(3, 'x');
  assert.equal(
    [[...made.take()].length, made.empty, made.abstract, [...made.take()]],
    [1, true, { length: 0, end: '' }, []],
  );
});

test('a title alone is a record, and so is an abstract alone', () => {
  assert.equal(kinds(draft().state({ title: 'One' }, line(1)), 1, 1), ['record']);
  assert.equal(kinds(draft().addAbstract('It floats.', line(1)), 1, 1), ['record']);
});

test('without both there is none: its lines stay unread, and a person is told', () => {
  const [unread, ...more] = draft().state({ issued: '2024' }, line(4)).finishWithin({ from: 3, to: 5 }, '@book');
  assert.equal(more, []);
  assert.ok(unread?.kind === 'unread');
  assert.equal([unread.rule, unread.from, unread.to], ['empty-record', 3, 5]);
  assert.match(unread.message, 'in this @book');
});

test('lines of a record that stated nothing of it are furniture: before, between and behind', () => {
  const made = draft().state({ title: 'One' }, line(3)).state({ issued: '2024' }, line(5));
  assert.equal(kinds(made, 1, 8), ['boilerplate 1-2', 'record', 'boilerplate 4-4', 'boilerplate 6-8']);
  assert.equal(kinds(draft().state({ title: 'One' }, line(3, 8)), 3, 8), ['record']);
});

test('where it is printed goes along; blank parts do not', () => {
  assert.equal(draft().printedIn({ volume: '8', issue: ' ', page: undefined }).finish().printed, { volume: '8' });
  assert.is(draft().printedIn({ volume: '', issue: undefined, page: ' ' }).finish().printed, undefined);
});

test('of identifiers that several lines state, the first of each kind counts, and all of the lines', () => {
  const { identifiers, lines } = draft()
    .state({ identifiers: { arxiv: '2401.01234' } }, line(2))
    .state({ identifiers: { arxiv: '2401.99999', doi: '10.1234/a' } }, line(5))
    .finish();
  assert.equal(identifiers, { arxiv: '2401.01234', doi: '10.1234/a' });
  assert.equal(lines.identifiers, line(2, 5));
});

test('a date is put together from several lines; what could not be used is said in the source’s own words', () => {
  const places = [{ ...line(1), written: 'soon', said: '{soon}' }, { ...line(2), written: 'Oct' }, undefined];
  const { issued, lines, leftOut } = draft()
    .stateDate([...places, { ...line(4), written: '2012' }])
    .finish();
  assert.equal([issued, lines.issued], ['2012-10', line(2, 4)]);
  assert.equal(leftOut, [{ line: 1, message: 'expected a date, found "{soon}"; kept 2012-10' }]);
});

test('a part’s text is stated as one line, and a part that is missing states nothing', () => {
  const made = draft().text('title', { ...line(1, 2), text: ' One\n line ' });
  assert.equal(made.text('abstract', undefined).finish(), {
    kind: 'record',
    title: 'One line',
    lines: { title: line(1, 2) },
  });
});

test('a record that is taken leaves room for the next one', () => {
  const made = draft().state({ title: 'One' }, line(1));
  assert.equal([...made.take()], [{ kind: 'record', title: 'One', lines: { title: line(1) } }]);
  assert.equal([made.empty, [...made.take()]], [true, []]);
  assert.is(made.state({ title: 'Two' }, line(2)).finish().title, 'Two');
});

type Row = [rule: string, texts: (string | undefined)[], found: ReturnType<typeof identifiersIn>];
const IDENTIFIERS: Row[] = [
  [
    'the first identifier of each kind counts',
    ['arXiv:2401.01234', 'arXiv:2401.99999, doi:10.1234/a'],
    { arxiv: '2401.01234', doi: '10.1234/a' },
  ],
  ['the first DOI counts', ['https://doi.org/10.1234/a', 'https://doi.org/10.1234/b'], { doi: '10.1234/a' }],
  [
    'the first OpenReview id counts',
    ['https://openreview.net/forum?id=abcDEF123', 'https://openreview.net/forum?id=other12345'],
    { openreview: 'abcDEF123' },
  ],
  [
    'arXiv’s own DOI says no more than its identifier',
    ['https://doi.org/10.48550/arXiv.2401.01234'],
    { arxiv: '2401.01234' },
  ],
  ['no text names none', [undefined, '', 'nothing here'], {}],
];
for (const [rule, texts, found] of IDENTIFIERS) test(rule, () => assert.equal(identifiersIn(texts), found));

test('a field that is called DOI holds one, and arXiv’s own DOI is an arXiv identifier', () => {
  assert.equal(identifiersOfDoi('https://doi.org/10.1234/ABC'), { doi: '10.1234/abc' });
  assert.equal(identifiersOfDoi('10.48550/arXiv.2401.01234'), { arxiv: '2401.01234' });
  assert.equal([identifiersOfDoi('soon'), identifiersOfDoi(undefined)], [{}, {}]);
});

test('only an address that a browser may open is a link', () => {
  assert.equal(paperLink('https://shore.example/x'), [{ url: 'https://shore.example/x', kind: 'paper' }]);
  for (const url of ['javascript:alert(1)', 'shore.example/x', 'https://shore.example/x y', '', undefined])
    assert.equal(paperLink(url), []);
});

test('a link is such as an entry’s file may hold: its unusual signs are percent-encoded', () => {
  const [link] = linkTo('https://shore.example/"onmouseover="ran(1)`{}|<b>\\', 'code');
  assert.equal(link, {
    url: 'https://shore.example/%22onmouseover=%22ran(1)%60%7B%7D%7C%3Cb%3E%5C',
    kind: 'code',
  });
  assert.ok(v.is(webAddress, link!.url));
  assert.equal(linkTo('https://shore.example/ [x](//evil.example/x)', 'code'), []);
});

test('whatever a source states, a record has links and identifiers that an entry’s file may hold', () => {
  const links = ['https://shore.example\\@evil.example/', 'javascript:ran(1)', '//evil.example/'].map(url => ({
    url,
    kind: 'code' as const,
  }));
  const identifiers = { doi: '10.1234/x', openreview: '<script>', pmid: '../x', arxiv: '2401.01234' };
  const record = new RecordDraft().state({ title: 'x', links, identifiers }, { from: 1, to: 1 }).finish();
  assert.equal(record.links, [{ url: 'https://shore.example%5C@evil.example/', kind: 'code' }]);
  assert.equal(record.identifiers, { doi: '10.1234/x', arxiv: '2401.01234' });
  const none = new RecordDraft().state({ links: links.slice(1), identifiers: { pmid: 'x' } }, { from: 1, to: 1 });
  assert.ok(none.empty);
});

test('blank lines part paragraphs; other breaks are blanks', () => {
  assert.is(paragraphs(' One\n line. \n \n\nAnother\tline.\n'), 'One line.\n\nAnother line.');
});

test.run();
