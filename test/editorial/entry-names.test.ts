import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EntryNames, type NamedEntry } from '../../src/editorial/entry-names.ts';

/** What a person may call an entry by, and what is said where that is none or more than one. */

const ENTRIES: NamedEntry[] = [
  {
    id: 'counting-sheep-with-sparse-attention',
    title: 'Counting Sheep with Sparse Attention',
    identifiers: { arxiv: '2401.01234' },
  },
  { id: 'counting-sheep', title: 'Counting Sheep', identifiers: { doi: '10.1000/sheep.7', openreview: 'HyWDCXjgx' } },
  {
    id: 'counting-cows',
    title: 'Counting Cows: What $O(n)$ Means in a Field',
    identifiers: { arxiv: '2401.01299', pmid: '31452104' },
  },
  { id: 'tables-that-read-themselves', title: 'Tables that Read Themselves', identifiers: { arxiv: 'math/0211159' } },
  { id: 'zaehlen-1a2b3c4d', title: 'Über das Zählen', identifiers: { doi: '10.1000/182', arxiv: '2501.00001' } },
  { id: 'ueber-das-zaehlen-von-schafen', title: 'Über das Zählen von Schafen', identifiers: { doi: '10.1000/182' } },
  { id: '2401.09999' },
];
const names = EntryNames.of(ENTRIES);

test('an entry is found by all that it is called by', () => {
  const found: [string, string][] = [
    ['counting-sheep', 'counting-sheep'],
    ['2401.01234', 'counting-sheep-with-sparse-attention'],
    ['arXiv:2401.01234v3', 'counting-sheep-with-sparse-attention'],
    ['https://arxiv.org/pdf/2401.01234v2', 'counting-sheep-with-sparse-attention'],
    ['10.48550/arXiv.2401.01234', 'counting-sheep-with-sparse-attention'],
    ['https://arxiv.org/abs/math/0211159', 'tables-that-read-themselves'],
    ['10.1000/SHEEP.7', 'counting-sheep'],
    ['doi:10.1000/sheep.7', 'counting-sheep'],
    ['https://doi.org/10.1000/sheep.7', 'counting-sheep'],
    ['https://openreview.net/forum?id=HyWDCXjgx', 'counting-sheep'],
    ['PMID: 31452104', 'counting-cows'],
    ['tab', 'tables-that-read-themselves'],
    ['Tables-That', 'tables-that-read-themselves'],
    ['counting sheep with', 'counting-sheep-with-sparse-attention'],
    ['  Counting\n  SHEEP ', 'counting-sheep'],
    ['Counting Cows: what $O(n)$ me', 'counting-cows'],
    ['uber das zahlen', 'zaehlen-1a2b3c4d'],
    ['Über das Zählen von', 'ueber-das-zaehlen-von-schafen'],
    ['content/papers/2024/counting-cows.md', 'counting-cows'],
    ['https://example.org/digest/papers/counting-cows.html#abstract', 'counting-cows'],
    ['2401.09999', '2401.09999'],
  ];
  for (const [typed, id] of found) assert.equal(names.find(typed), { id }, typed);
});

test('what several are called by is none of them', () => {
  const among = (typed: string) => {
    const found = names.find(typed);
    return 'among' in found ? [...found.among] : found;
  };
  assert.equal(among('counting-s'), ['counting-sheep-with-sparse-attention', 'counting-sheep']);
  assert.equal(among('10.1000/182'), ['zaehlen-1a2b3c4d', 'ueber-das-zaehlen-von-schafen']);
  assert.equal(among('uber'), ['zaehlen-1a2b3c4d', 'ueber-das-zaehlen-von-schafen']);
  assert.is(names.idOf('counting-s'), 'counting-s');
  assert.is(names.idOf('ta'), 'ta', 'two letters are a slip of the hand');
  assert.is(names.idOf('tab'), 'tables-that-read-themselves');
});

test('what none is called by says the three nearest', () => {
  const said = (typed: string) => {
    const found = names.find(typed);
    assert.not.ok('id' in found, typed);
    return 'id' in found ? '' : names.fault(found);
  };
  assert.is(said('countign sheep'), 'the nearest is "counting-sheep"');
  assert.is(said('2401.01235'), 'the nearest are "counting-sheep-with-sparse-attention" and "counting-cows"');
  assert.is(said('tables-that-read-nothing'), 'the nearest is "tables-that-read-themselves"');
  assert.match(said('***'), /there are counting-sheep-with-sparse-attention, /);
  assert.is(said('counting'), 'it could be counting-sheep-with-sparse-attention, counting-sheep, counting-cows');
  const many = EntryNames.of(Array.from({ length: 9 }, (_, i) => ({ id: `sheep-${i}` })));
  assert.is(
    many.fault(many.find('sheep') as never),
    'it could be sheep-0, sheep-1, sheep-2, sheep-3, sheep-4 and 4 others',
  );
  assert.is(many.fault(many.find('sheep-9') as never), 'the nearest are "sheep-0", "sheep-1" and "sheep-2"');
});

test('nobody is asked for all entries where the id is told', () => {
  const lazy = new EntryNames(
    id => id === 'a',
    () => assert.unreachable() as never,
  );
  assert.equal(lazy.find('a'), { id: 'a' });
});

test.run();
