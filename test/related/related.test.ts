import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Memory } from '../../src/memory/memory.ts';
import { Relations } from '../../src/related/related.ts';
import { type RelationTable, renumber } from '../../src/related/relation-table.ts';

const PAPERS = [
  {
    id: 'bees',
    title: 'Differential privacy for beehives',
    abstract: 'Sensors in beehives tell where honey is. Differential privacy hides each hive.',
  },
  {
    id: 'hives',
    title: 'Counting honey in private',
    abstract: 'We bound what sensors may say of one hive by differential privacy, and count honey.',
  },
  {
    id: 'kites',
    title: 'Kites by reinforcement',
    abstract: 'Offline reinforcement learning steers a kite through turbulence. Kites crash less.',
  },
  {
    id: 'wind',
    title: 'Offline reinforcement learning in turbulence',
    abstract: 'A kite flies through turbulence; its value function was learned from logs.',
  },
  { id: 'bare' },
];

function fresh(papers: Iterable<{ id: string; title?: string; abstract?: string }>): Relations {
  const relations = new Relations();
  relations.sync(papers);
  return relations;
}

test('neighbours with the terms they share, as the paper words them', () => {
  const relations = fresh(PAPERS);
  const [first, ...more] = relations.related('bees');
  if (!first) throw new Error('no neighbour');
  assert.is(first.id, 'hives');
  assert.equal(more, []);
  assert.ok(first.similarity > 0.2 && first.similarity <= 1);
  assert.ok(first.terms.includes('differential privacy'), first.terms.join(', '));
  assert.not(first.terms.includes('differential'), 'a part of a phrase that is listed');
  assert.ok(first.terms.length <= 4);
  assert.is(relations.related('kites')[0]?.id, 'wind');
  assert.equal(relations.related('bare'), []);
  assert.equal(relations.related('unknown'), []);
});

test('equally near papers stand in the order of their ids, five at most', () => {
  const { title, abstract } = PAPERS[0]!;
  const copies = ['g', 'c', 'a', 'f', 'b', 'e', 'd'].map(id => ({ id, title, abstract }));
  assert.equal(
    fresh(copies)
      .related('d')
      .map(({ id }) => id),
    ['a', 'b', 'c', 'e', 'f'],
  );
});

test('with marks of its own, a text is read only where its mark is another', () => {
  const marks = new Map(PAPERS.map(({ id }) => [id, `${id} 1`]));
  const relations = new Relations(undefined, ({ id }) => marks.get(id)!);
  relations.sync(PAPERS);
  const read: string[] = [];
  const watched = PAPERS.map(paper => ({
    id: paper.id,
    title: paper.title,
    get abstract() {
      read.push(paper.id);
      return paper.abstract;
    },
  }));
  assert.equal(relations.sync(watched), []);
  assert.equal(read, []);

  const [kites, bees] = [relations.nearKey('kites'), relations.nearKey('bees')];
  marks.set('wind', 'wind 2');
  relations.sync(watched);
  assert.equal([...new Set(read)], ['wind']);
  assert.is.not(relations.nearKey('kites'), kites, 'its neighbour is another');
  assert.is(relations.nearKey('bees'), bees);
  assert.equal(relations.related('kites'), fresh(PAPERS).related('kites'));
});

test('says whose list changed', () => {
  const relations = fresh(PAPERS.slice(1));
  assert.equal(relations.sync(PAPERS.slice(1)), []);
  assert.equal(relations.update([PAPERS[0]!]), ['bees', 'hives']);
  assert.equal(relations.update([], ['wind']), ['kites']);
  assert.equal(relations.update([], ['nobody']), []);
});

// Few words, so that papers are alike, and often equally alike.
const word = fc.constantFrom(
  ...'kite honey turbulence beehive privacy differential graph matching quantum lattice sonar tram'.split(' '),
);
const text = fc.array(word, { maxLength: 9 }).map(words => words.join(' '));
const paper = fc.record({
  id: fc.constantFrom(...'abcdefghijklmnopqrst'),
  title: fc.option(text, { nil: undefined }),
  abstract: fc.option(text, { nil: undefined }),
});
const step = fc.record({
  put: fc.uniqueArray(paper, { maxLength: 5, selector: ({ id }) => id }),
  drop: fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnopqrst'), { maxLength: 2 }),
  whole: fc.boolean(),
  reload: fc.boolean(),
});

test('after any changes the lists are those of a computation from nothing', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), steps => {
      const papers = new Map<string, { id: string; title?: string; abstract?: string }>();
      let relations = new Relations();
      for (const { put, drop, whole, reload } of steps) {
        const before = new Map([...papers.keys()].map(id => [id, JSON.stringify(relations.related(id))]));
        for (const id of drop) papers.delete(id);
        for (const changed of put) papers.set(changed.id, changed);
        const told = whole ? relations.sync(papers.values()) : relations.update(put, drop);
        for (const id of papers.keys())
          if (JSON.stringify(relations.related(id)) !== before.get(id))
            assert.ok(told.includes(id), `${id} was not told`);
        const table = renumber(relations.table);
        assert.equal(table, renumber(fresh(papers.values()).table));
        if (reload) relations = new Relations(structuredClone(table));
      }
    }),
    { numRuns: 400 },
  );
});

test('relations that are kept are those that are recalled, however they came to be', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'relations-'));
  try {
    const relations = fresh([...PAPERS, { id: 'gone', title: 'Sonar for trams', abstract: 'A tram by sonar.' }]);
    relations.update([], ['gone']);
    new Memory(folder).keep('relations', '1', renumber(relations.table));
    const table = new Memory(folder).recall<RelationTable>('relations', '1');
    assert.equal(table, renumber(fresh(PAPERS).table));
    const recalled = new Relations(table);
    assert.equal(recalled.sync(PAPERS), []);
    for (const { id } of PAPERS) assert.equal(recalled.related(id), relations.related(id));
    assert.equal(recalled.update([], ['wind']), ['kites']);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

/** Three words in common, among others of their own. */
const SHARED = 'graph. privacy. weather';
const OWN = 'turbulence. kite. lattice. sonar. tram'.split('. ');
const OTHERS =
  'enzyme. cathedral. telescope. sapphire. lagoon. meadow. volcano. hospital. river. music. banana. coral. salmon'.split(
    '. ',
  );
const nearness = (own: number, others: number) =>
  fresh([
    { id: 'a', abstract: [SHARED, ...OWN.slice(0, own)].join('. ') },
    { id: 'b', abstract: [SHARED, ...OTHERS.slice(0, others)].join('. ') },
  ])
    .related('a')
    .map(({ similarity }) => similarity.toFixed(4));

test('papers that share some words and no subject are not related: the least nearness is 0.07', () => {
  assert.equal(nearness(5, 10), ['0.0701']);
  assert.equal(nearness(4, 13), [], '0.0699');
});

test('what two papers share is told in four terms at most, the weightiest first', () => {
  const text = { abstract: 'A glacier. A harbour. A lattice. A violin. A graph. A kite.' };
  const [near] = fresh([
    { id: 'a', ...text },
    { id: 'b', ...text },
  ]).related('a');
  assert.is(near!.terms.length, 4);
  assert.not(near!.terms.includes('graph'), 'the commonest of them');
});

test.run();
