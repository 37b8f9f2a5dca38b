import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readTopic } from '../../src/content/topic-file.ts';
import { assignTopics, compileTopics } from '../../src/editorial/topics.ts';
import { documentFrequency } from '../../src/related/rarity.ts';
import { termKey } from '../../src/related/terms.ts';
import { agreement, conferencePapers, otherPapers, REFERENCE, readersPapers } from '../tools/labelled-papers.ts';

const FOLDER = new URL('../../content/topics/', import.meta.url);
const topics = readdirSync(FOLDER)
  .sort()
  .map(name => readTopic(name, readFileSync(new URL(name, FOLDER), 'utf8'), name.slice(0, -3)));
const shipped = compileTopics(topics);

const bees = { slug: 'bees', name: 'Bees', intro: '', terms: { beehives: 2, 'swarm of drones': -3, honey: 1 } };
const air = { slug: 'air', name: 'Air', intro: '', bias: -1, terms: { drones: 2, kites: 2, 'wind tunnel': 2 } };
const small = compileTopics([bees, air]);

test('terms are found by stem and as phrases, and why is told in the words of the paper', () => {
  const [first, ...more] = assignTopics(small, { title: 'A beehive', abstract: 'Honey in hives.' });
  assert.equal(more, []);
  assert.is(first?.slug, 'bees');
  assert.equal(
    first?.why.map(({ term }) => term),
    ['beehive', 'Honey'],
  );
  const total = first?.why.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
  assert.ok(Math.abs(total - (first?.score ?? 0)) < 1e-9, 'the reasons and the bias add up to the score');
});

test('a negative term speaks against, a bias holds back', () => {
  assert.equal(
    assignTopics(small, { abstract: 'A swarm of drones over beehives' }).map(({ slug }) => slug),
    ['air'],
  );
  const against = assignTopics(small, { abstract: 'beehives' }).map(({ slug }) => slug);
  assert.equal(against, ['bees']);
});

test('the title decides', () => {
  const [first] = assignTopics(small, { title: 'Kites', abstract: 'Honey, honey, and kites.' });
  assert.is(first?.slug, 'air');
});

test('no text, no topic; one to three, and never the same twice', () => {
  assert.equal(assignTopics(shipped, {}), []);
  assert.equal(assignTopics(shipped, { title: 'zzyzx' }), []);
  const everything = topics.map(({ belongs }) => belongs).join('. ');
  const given = assignTopics(shipped, { abstract: everything }).map(({ slug }) => slug);
  assert.is(new Set(given).size, 3);
});

test('a paper in another script gets a topic by terms of that script alone', () => {
  const paper = { title: '蜂箱中的温度', abstract: '我们测量蜂箱中的温度。蜂蜜很甜。' };
  assert.equal(assignTopics(small, paper), []);
  assert.equal(assignTopics(shipped, paper), []);
  assert.equal(assignTopics(shipped, { title: 'למידה עמוקה לניתוח טקסטים' }), []);
});

test('a paper keeps its topics whatever order the files are read in', () => {
  const paper = {
    abstract: 'A graph neural network for federated learning of time series, with differential privacy.',
  };
  assert.equal(assignTopics(compileTopics([...topics].reverse()), paper), assignTopics(shipped, paper));
});

test('a term that cannot be matched is an error that names it', () => {
  const wrong = (terms: Record<string, number>) => () => compileTopics([{ ...bees, terms }]);
  assert.throws(wrong({ 'of the': 1 }), /content\/topics\/bees\.md: error: expected a term .* found "of the"/);
  assert.throws(wrong({ 'one two graph neural network kernels': 1 }), /found "one two/);
});

test('every topic has a text, terms sorted by weight, and no term that only single papers use', () => {
  assert.is(topics.length, 34);
  for (const { slug, belongs, intro, terms } of topics) {
    assert.ok(belongs && intro.length > 60, slug);
    const weights = Object.values(terms);
    assert.equal(
      weights,
      [...weights].sort((a, b) => b - a),
      slug,
    );
    assert.ok(weights.length >= 25, slug);
    for (const term of Object.keys(terms)) {
      const words = termKey(term).split(' ');
      for (const word of words) assert.ok(documentFrequency(word)! > 0, `${slug}: ${term}`);
    }
  }
});

test('a sentence for each topic goes where a reader would put it', () => {
  const sentences: Record<string, string> = {
    'federated-privacy': 'Clients with private data average their updates, with differential privacy.',
    audio: 'We recognise speech from noisy audio of many speakers.',
    graphs: 'Message passing on graphs is limited in what nodes it tells apart.',
    causality: 'Treatment effects are estimated from observational data under confounding.',
    'continual-learning': 'Old tasks are forgotten when new classes arrive; we replay them.',
    code: 'Programs with bugs are repaired by a model that reads source code and its tests.',
    robotics: 'A robot hand grasps cups by touch.',
    recommendation: 'Users click on items that a recommender ranks first.',
  };
  for (const [slug, abstract] of Object.entries(sentences))
    assert.is(assignTopics(shipped, { abstract })[0]?.slug, slug, abstract);
});

/** A rule; what the topic files say; a paper; and its topics, the primary first. */
type Row = [
  rule: string,
  topics: Parameters<typeof compileTopics>[0],
  paper: { title?: string; abstract?: string },
  slugs: string[],
];

/** A topic of one term for each letter, or of the terms that are given. */
const topic = (slug: string, terms: Record<string, number>, bias = 0) => ({ slug, name: slug, intro: '', terms, bias });
const ANIMALS = ['badger', 'camel', 'donkey', 'eagle'];
const FOUR = ANIMALS.map((animal, i) => topic(animal, { [animal]: 4 - i }));

const RULES: Row[] = [
  [
    'a paper has three topics at most, those of which it speaks most',
    FOUR,
    { abstract: ANIMALS.join(', ') },
    ANIMALS.slice(0, 3),
  ],
  [
    'a topic that a paper does not name is not its own, whatever its bias',
    [topic('camel', { camel: 1 }, 50)],
    { abstract: 'A badger.' },
    [],
  ],
  [
    'the first topic is given though its score is below nothing',
    [topic('camel', { camel: 1 }, -90)],
    { abstract: 'A camel.' },
    ['camel'],
  ],
  [
    'a second topic is given where it scores as much as speaks against it',
    [topic('badger', { badger: 2 }), topic('camel', { camel: 0.001 })],
    { abstract: 'A camel and a badger.' },
    ['badger', 'camel'],
  ],
  [
    'a second topic is not given where more speaks against it than for it',
    [topic('badger', { badger: 2 }), topic('camel', { camel: 1, badger: -2 })],
    { abstract: 'A camel and a badger.' },
    ['badger'],
  ],
  [
    'of two topics that score the same the first by name comes first',
    [topic('b', { camel: 1 }), topic('a', { camel: 1 })],
    { abstract: 'A camel.' },
    ['a', 'b'],
  ],
  [
    'of two spellings of a term the weightier counts, whichever stands first',
    [topic('camel', { camels: 3, camel: 1 }), topic('donkey', { donkey: 2 })],
    { abstract: 'A camel, a donkey.' },
    ['camel', 'donkey'],
  ],
  [
    'and so it does the other way round',
    [topic('camel', { camels: 1, camel: 3 }), topic('donkey', { donkey: 2 })],
    { abstract: 'A camel, a donkey.' },
    ['camel', 'donkey'],
  ],
  [
    'a word of the title says as much as five of the abstract',
    [topic('camel', { camel: 1 }), topic('donkey', { donkey: 1 })],
    { title: 'The camel', abstract: 'donkey '.repeat(5) },
    ['camel', 'donkey'],
  ],
  [
    'and less than seven of the abstract',
    [topic('camel', { camel: 1 }), topic('donkey', { donkey: 1 })],
    { title: 'The camel', abstract: 'donkey '.repeat(7) },
    ['donkey', 'camel'],
  ],
  [
    'a term of three words is one',
    [topic('camel', { 'three humped camel': 1 })],
    { abstract: 'A three-humped camel.' },
    ['camel'],
  ],
];

for (const [rule, files, paper, slugs] of RULES)
  test(rule, () =>
    assert.equal(
      assignTopics(compileTopics(files), paper).map(({ slug }) => slug),
      slugs,
    ),
  );

test('a term of four words is refused: no paper would be matched by it', () => {
  assert.throws(() => compileTopics([topic('camel', { 'swift camel donkey eagle': 1 })]), /one to three words/);
});

if (existsSync(join(REFERENCE, 'gold/topics-dev.json')))
  test('topics agree with two readers on two sets of papers, and with a reader of conference papers', () => {
    const judge = (papers: ReturnType<typeof readersPapers>) =>
      agreement(
        papers.map(paper => ({ given: assignTopics(shipped, paper).map(({ slug }) => slug), labels: paper.labels })),
      );
    // The weights have seen these labels: what holds on papers that they have not seen is told by test/tools/learn-topics.ts.
    for (const [what, papers, f1, primary] of [
      ['the digest', readersPapers(), 0.81, 0.83],
      ['other venues', otherPapers(), 0.83, 0.83],
      ['conferences', conferencePapers(), 0.81, 0.81],
    ] as const) {
      const found = judge(papers);
      console.log(`    ${what}: F1 ${found.f1.toFixed(3)}, primary ${found.primary.toFixed(3)}`);
      assert.ok(found.f1 >= f1, `${what}: F1 ${found.f1}`);
      assert.ok(found.primary >= primary, `${what}: primary ${found.primary}`);
    }
  });
else console.log(`    skipped: agreement with labels, for ${REFERENCE}/gold is not here (BROADSHEET_REFERENCE)`);

test.run();
