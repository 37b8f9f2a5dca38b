import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { identityKeys } from '../../src/editorial/identity.ts';
import { PaperIndex } from '../../src/editorial/match.ts';
import { ABSTRACT, identity, LONG, type Said } from './a-paper.ts';

test('a listing without authors, where several papers have its title, waits for a person', () => {
  const said: Record<string, Said> = {
    a: { title: LONG, author: ['Ada Alder'] },
    b: { title: LONG, author: ['Zoe Zander'], abstract: ABSTRACT },
  };
  const index = new PaperIndex(id => said[id] && identity(said[id]));
  for (const id of Object.keys(said)) index.add(id, [`title:${identity(said[id]!).title}`]);
  const match = index.find(identity({ title: LONG }));
  assert.is(match.id, undefined);
  assert.equal(
    match.doubtful.map(({ id }) => id),
    ['a', 'b'],
  );
  assert.is(index.find(identity({ title: LONG, abstract: ABSTRACT })).id, 'b', 'the abstract tells');
  assert.is(index.find(identity({ title: LONG, author: ['Z. Zander'] })).id, 'b', 'the author tells');
});

test('a listing without a title is the paper of its abstract, unless it names other authors', () => {
  const known = identity({ title: LONG, author: ['Ada Alder'], abstract: ABSTRACT });
  const index = new PaperIndex(() => known);
  index.add('a', [`abstract:${known.abstract}`]);
  assert.is(index.find(identity({ abstract: ABSTRACT })).id, 'a');
  assert.is(index.find(identity({ abstract: ABSTRACT, author: ['A. Alder'] })).id, 'a');
  assert.equal(index.find(identity({ abstract: ABSTRACT, author: ['Zoe Zander'] })), {
    doubtful: [{ id: 'a', why: 'the same abstract, but no author in common' }],
  });
});

test('among thousands of one title the same paper is found, and a new one has one doubt', () => {
  const said = new Map<string, Said>();
  const add = (id: string, paper: Said) => {
    said.set(id, paper);
    index.add(id, [`title:${identity(paper).title}`]);
  };
  let looked = 0;
  const index = new PaperIndex(id => {
    looked++;
    return identity(said.get(id)!);
  });
  for (let i = 0; i < 3000; i++)
    add(`p${i}`, {
      title: 'Editorial',
      author: ['Ada Alder'],
      issued: String(1900 + (i % 100)),
      printed: { volume: String(i), page: '1' },
    });
  for (let i = 0; i < 3000; i++) add(`q${i}`, { title: 'Editorial', author: [`Q${i} Person${i}`] });
  const find = (paper: Said) => index.find(identity(paper));
  find({ title: 'Editorial' });
  looked = 0;
  assert.is(
    find({ title: 'Editorial', author: ['Ada Alder'], issued: '1977', printed: { volume: '2077', page: '1' } }).id,
    'p2077',
  );
  const other = find({ title: 'Editorial', author: ['Nobody Else'], issued: '1977' });
  assert.equal(other, { doubtful: [{ id: 'p0', why: 'the same title, but no author in common' }] });
  assert.ok(looked < 200, `${looked} papers were looked at`);
});

/** An abstract of exactly so many letters. */
const letters = (count: number): string => 'abcdefghij'.repeat(9).slice(0, count);

/** A rule; what the entries say, by their ids; a listing; and the entry that it is, or those that it may be. */
type Row = [rule: string, known: Record<string, Said>, listing: Said, found: string | string[]];

const WAVES = 'Pebbles Carried by Winter Waves';
const [ADA, BEN, CY, DI] = ['Ada Alder', 'Ben Birch', 'Cy Cedar', 'Di Dogwood'] as const;
const doi = (name: string) => ({ identifiers: { doi: `10.1234/${name}` } });

const RULES: Row[] = [
  ['a title of five words is enough where nothing is said against it', { a: { title: WAVES } }, { title: WAVES }, 'a'],
  [
    'a title of four words is not enough without an author',
    { a: { title: 'Pebbles in Winter Waves' } },
    { title: 'Pebbles in Winter Waves' },
    ['a'],
  ],
  [
    'a short title with the same abstract of sixty letters is the same paper',
    { a: { title: 'Preface', abstract: letters(60) } },
    { title: 'Preface', abstract: letters(60) },
    'a',
  ],
  [
    'an abstract of fewer than sixty letters tells no paper from another',
    { a: { title: 'Preface', abstract: letters(59) } },
    { title: 'Preface', abstract: letters(59) },
    ['a'],
  ],
  [
    'a preprint and its publication may lie three years apart',
    { a: { title: LONG, author: [ADA], issued: '2020', genre: 'preprint' } },
    { title: LONG, author: [ADA], issued: '2023', 'container-title': 'Shore Science' },
    'a',
  ],
  [
    'a preprint four years before a publication waits for a person',
    { a: { title: LONG, author: [ADA], issued: '2020', genre: 'preprint' } },
    { title: LONG, author: [ADA], issued: '2024', 'container-title': 'Shore Science' },
    ['a'],
  ],
  [
    'the day on which a listing put a paper up may be of the year before its publication',
    { a: { title: LONG, author: [ADA], issued: '2022-12-30' } },
    { title: LONG, author: [ADA], issued: '2023', 'container-title': 'Shore Science' },
    'a',
  ],
  [
    'the day of a listing two years before waits for a person',
    { a: { title: LONG, author: [ADA], issued: '2021-12-30' } },
    { title: LONG, author: [ADA], issued: '2023', 'container-title': 'Shore Science' },
    ['a'],
  ],
  [
    'more than half of the authors are the same team, also under a short title',
    { a: { title: 'Winter Waves', author: [ADA, BEN, CY] } },
    { title: 'Winter Waves', author: [ADA, BEN, DI] },
    'a',
  ],
  [
    'half of the authors are not the same team under a short title',
    { a: { title: 'Winter Waves', author: [ADA, BEN] } },
    { title: 'Winter Waves', author: [ADA, CY] },
    ['a'],
  ],
  [
    'under one DOI, a title of twelve letters that the other begins with was made longer',
    { a: { title: 'Ada in Oz 12', author: [ADA], ...doi('oz') } },
    { title: 'Ada in Oz 12 and so on', ...doi('oz') },
    'a',
  ],
  [
    'under one DOI, a shorter beginning in common says nothing',
    { a: { title: 'Ada in Oz 1', author: [ADA], ...doi('oz') } },
    { title: 'Ada in Oz 1 and so on', ...doi('oz') },
    ['a'],
  ],
  [
    'under one DOI, a title with three of five long words in common was reworded',
    { a: { title: 'Gravel pebbles harbour winter light', author: [ADA], ...doi('oz') } },
    { title: 'Gravel pebbles harbour morning summer', ...doi('oz') },
    'a',
  ],
  [
    'under one DOI, a title with half of its long words in common is another',
    { a: { title: 'Gravel pebbles harbour winter', author: [ADA], ...doi('oz') } },
    { title: 'Gravel pebbles morning summer', ...doi('oz') },
    ['a'],
  ],
  [
    'of two entries that are the same paper, the one with the same abstract is it, not the one with more authors in common',
    {
      a: { title: LONG, author: [ADA, BEN, CY] },
      b: { title: LONG, author: [ADA, BEN, DI], abstract: ABSTRACT },
    },
    { title: LONG, author: [ADA, BEN, CY], abstract: ABSTRACT },
    'b',
  ],
  [
    'of two entries that are the same paper, the one with more authors in common is it',
    { a: { title: LONG, author: [ADA, BEN, DI] }, b: { title: LONG, author: [ADA, BEN, CY] } },
    { title: LONG, author: [ADA, BEN, CY] },
    'b',
  ],
  [
    'an identifier goes before a title: the listing is the paper whose DOI it has',
    { a: { title: LONG, author: [ADA] }, b: { title: 'Kiesel auf Reisen', author: [ADA], ...doi('b') } },
    { title: LONG, author: [ADA], ...doi('b') },
    'b',
  ],
  [
    'three entries that may be the same paper are all put up for review',
    Object.fromEntries([BEN, CY, DI].map((name, i) => ['abc'[i], { title: LONG, author: [name] }])),
    { title: LONG, author: [ADA] },
    ['a', 'b', 'c'],
  ],
  [
    'of four entries that may be it, one stands for all: a person looks at the whole group',
    Object.fromEntries([BEN, CY, DI, 'Eve Elm'].map((name, i) => ['abcd'[i], { title: LONG, author: [name] }])),
    { title: LONG, author: [ADA] },
    ['a'],
  ],
  [
    'the same abstract under another title waits for a person',
    { a: { title: LONG, author: [ADA], abstract: ABSTRACT } },
    { title: 'Kiesel auf Reisen', author: [ADA], abstract: ABSTRACT },
    ['a'],
  ],
  [
    'an entry that has no title yet is the paper of its abstract',
    { a: { abstract: ABSTRACT } },
    { title: LONG, author: [ADA], abstract: ABSTRACT },
    'a',
  ],
];

function indexOf(known: Record<string, Said>): PaperIndex {
  const index = new PaperIndex(id => known[id] && identity(known[id]));
  for (const [id, said] of Object.entries(known)) index.add(id, identityKeys(identity(said)));
  return index;
}

for (const [rule, known, listing, found] of RULES)
  test(rule, () => {
    const { id, doubtful } = indexOf(known).find(identity(listing));
    assert.equal(id ?? doubtful.map(doubt => doubt.id), found);
  });

test('a listing that has the identifiers of two entries is one of them, and the other is a question', () => {
  const index = indexOf({
    preprint: { identifiers: { arxiv: '2401.00001' } },
    printed: { title: LONG, author: [ADA], ...doi('knot') },
  });
  const both = identity({
    title: `${LONG}, Revised`,
    author: [ADA],
    identifiers: { ...doi('knot').identifiers, arxiv: '2401.00001' },
  });
  const { id, doubtful } = index.find(both);
  assert.equal([id, ...doubtful.map(doubt => doubt.id)].sort(), ['preprint', 'printed']);
  assert.match(doubtful[0]!.why, 'a listing has the identifiers of both');
  assert.equal(index.find(both, other => other === doubtful[0]!.id).doubtful, [], 'a person said that they are two');
});

test('a listing under the identifier of an entry that a person deleted is that entry, and comes not back', () => {
  const index = new PaperIndex(() => undefined);
  index.add('gone', ['doi:10.1234/gone']);
  assert.is(index.find(identity({ title: LONG, ...doi('gone') })).id, 'gone');
});

test('what a person decided to be different is neither the same paper nor a doubt', () => {
  const index = indexOf({ a: { title: LONG, author: [ADA] } });
  assert.equal(
    index.find(identity({ title: LONG, author: [ADA] }), id => id === 'a'),
    { doubtful: [] },
  );
});

test.run();
