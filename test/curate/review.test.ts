import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type ReviewItem, review, settlingDecision } from '../../src/curate/review.ts';
import { openArchive } from '../../src/editorial/archive.ts';
import { earlierName } from '../../src/ledger/ledger-store.ts';
import { loadSources } from '../../src/read/sources.ts';
import { AContentFolder, aboutOf, abstracts, posterSession } from '../ingest/a-content-folder.ts';

/** What waits for a person, and what a person has seen to. */

const DUMP = '2025-05-01-a.txt';
const KITES = 'Federated Kites That Need No Wind to Fly';
const kites = 'federated-kites-that-need-no-wind-to-fly';
const paper = (id: string) => `papers/2025/${id}.md`;

async function waiting(folder: AContentFolder): Promise<ReviewItem[]> {
  return review(openArchive(folder.root, await loadSources(), () => {}));
}

interface Case {
  dump: string;
  /** What a person does then. */
  does?: (folder: AContentFolder) => void | Promise<void>;
  /** What waits: its kind and, behind a blank, words of its message. */
  waits: (string | RegExp)[];
}

const kite = (more: { abstract?: string; authors?: string } = {}) => posterSession({ title: KITES, ...more });
const GLUED = `${aboutOf(KITES)} They rise.Then they land.Some do not.Others do.Most of them do.`;
/** Too long to go on in the next line. */
const WHOLE = `${aboutOf(KITES)} We fly them by day and by night, at sea and ashore.`;
const decide = (yaml: string) => (folder: AContentFolder) => folder.write('decisions.yaml', yaml);
const edit = (from: string | RegExp, to: string) => (folder: AContentFolder) =>
  folder.edit(paper(kites), text => text.replace(from, to));

const RULES: Record<string, Case> = {
  'a paper in order waits for nobody': { dump: kite(), waits: [] },
  'a paper without a title waits': {
    dump: abstracts(`${aboutOf(KITES)} We fly federated graphs.`),
    waits: ['untitled the paper has no title'],
  },
  'a paper that no topic fits waits': {
    dump: posterSession({ title: 'Kites That Need No Wind to Fly' }),
    waits: ['no-topic no topic fits'],
  },
  'an author who is named twice waits': {
    dump: kite({ authors: 'Ada Alder · Ben Birch · Ada Alder' }),
    waits: [/^repeated-name an author is named twice: Ada Alder \(2025-05-01-a\.txt:4\)$/],
  },
  'an author of whom a person said so waits no longer': {
    dump: kite({ authors: 'Ada Alder · Ben Birch · Ada Alder' }),
    does: decide(`- repeated-name: ${kites}\n  name: Ada Alder\n`),
    waits: [],
  },
  'another name of the same entry waits still': {
    dump: kite({ authors: 'Ada Alder · Ben Birch · Ada Alder · Ben Birch' }),
    does: decide(`- repeated-name: ${kites}\n  name: Ada Alder\n`),
    waits: [/^repeated-name .*: Ben Birch /],
  },
  'one kind of damage is one item, with the three places that a person looks at first, and how many more': {
    dump: kite({ abstract: GLUED }),
    waits: [/^glued-words words are glued together: .*rise\.Then.*; .*land\.Some.*; .*not\.Others.*; and 1 more$/],
  },
  'a text that a person edited is seen to': {
    dump: kite({ abstract: GLUED }),
    does: edit('They rise. Then', 'They rise; then'),
    waits: [],
  },
  'a kind that a person settled for an entry waits no longer': {
    dump: kite({ abstract: GLUED }),
    does: decide(`- settled: ${kites}\n  doubt: glued-words\n`),
    waits: [],
  },
  'what was settled of another entry waits still': {
    dump: kite({ abstract: GLUED }),
    does: decide('- settled: another\n  doubt: glued-words\n'),
    waits: [/^glued-words /],
  },
  'an entry whose dump lists it no more waits': {
    dump: kite(),
    does: folder => {
      folder.remove(`dumps/${DUMP}`);
      folder.remove(`ledger/${DUMP.replace('txt', 'json')}`);
    },
    waits: ['unlisted no dump lists the paper any more'],
  },
  'an entry that a person wrote needs no dump': {
    dump: kite(),
    does: folder => folder.write(paper('mine'), '---\ntitle: Mine\nlisted: "2025-05-01"\ntopics: [graphs]\n---\n'),
    waits: [],
  },
  'a line that nobody understood waits, at its dump': {
    dump: `${kite({ abstract: WHOLE })}\nHome\n`,
    waits: [/^unread a line of the dump was not understood$/],
  },
  'a line of a version that was replaced is nobody’s to mend': {
    dump: `${kite({ abstract: WHOLE })}\nHome\n`,
    does: async folder => {
      folder.write(`dumps/${DUMP}`, kite({ abstract: WHOLE }));
      folder.write(`dumps/${earlierName(DUMP, '2025-06-01')}`, `${kite({ abstract: WHOLE })}\nHome\n`);
      await folder.ingest();
    },
    waits: [],
  },
  'lines that follow one another wait as one': {
    dump: `${kite({ abstract: WHOLE })}\nHome\nAbout us\n`,
    waits: [/^unread lines 7-8 of the dump were not understood$/],
  },
};

for (const [rule, { dump, does, waits }] of Object.entries(RULES))
  test(rule, async () => {
    const folder = new AContentFolder({ [DUMP]: dump });
    await folder.ingest();
    await does?.(folder);
    const items = await waiting(folder);
    const said = items.map(({ kind, message }) => `${kind} ${message}`);
    assert.is(said.length, waits.length, said.join('\n'));
    for (const [i, words] of waits.entries())
      if (typeof words === 'string') assert.is(said[i], words);
      else assert.match(said[i]!, words);
  });

/** So many papers of one short title, none of them with an author in common. */
async function prefaces(count: number): Promise<AContentFolder> {
  const papers = Array.from({ length: count }, (_, i) => ({
    title: 'Federated Preface',
    authors: `Ada Alder${'abcdefghijklmno'[i]} · Ben Birch${'abcdefghijklmno'[i]}`,
    abstract: aboutOf(`matter ${i}`),
  }));
  const folder = new AContentFolder({ [DUMP]: posterSession(...papers) });
  await folder.ingest();
  return folder;
}

test('two entries that may be one paper wait as a pair, until a person says that they are different', async () => {
  const folder = await prefaces(2);
  const [item, ...more] = await waiting(folder);
  assert.equal(more, []);
  const [a, b] = folder.ids();
  assert.equal([item!.id, item!.about].sort(), [a, b]);
  assert.match(
    item!.message,
    /^perhaps the same paper as federated-preface-[0-9a-f]{8}: the same title, but no author in common$/,
  );
  assert.match(item!.advice, new RegExp(`broadsheet merge ${item!.about} ${item!.id}`));
  for (const pair of [`${a}, ${b}`, `${b}, ${a}`]) {
    folder.write('decisions.yaml', `- different: [${pair}]\n`);
    assert.equal(await waiting(folder), [], 'in whichever order');
  }
});

test('a pair of which one was merged into the other, or deleted, is seen to', async () => {
  const folder = await prefaces(2);
  const [a, b] = folder.ids();
  const text = folder.read(paper(a!));
  folder.remove(paper(b!));
  assert.equal(
    (await waiting(folder)).filter(({ kind }) => kind === 'same-paper'),
    [],
  );
  folder.write(paper(a!), text.replace('provenance:', `aliases: [${b}]\nprovenance:`));
  assert.equal(
    (await waiting(folder)).filter(({ kind }) => kind === 'same-paper'),
    [],
  );
});

test('ten entries that may be one paper are pairs, eleven are one item', async () => {
  const pairs = (await waiting(await prefaces(10))).filter(({ kind }) => kind === 'same-paper');
  assert.ok(pairs.length > 1 && pairs.every(({ group }) => group === undefined));
  const folder = await prefaces(11);
  const [item, ...more] = (await waiting(folder)).filter(({ kind }) => kind === 'same-paper');
  assert.equal(more, []);
  assert.equal([item!.group, item!.id, item!.about], [folder.ids(), folder.ids()[0], folder.ids()[1]]);
  assert.match(
    item!.message,
    /^11 entries have a title or an identifier in common: (?:\S+, ){2}\S+ and 8 more; for example: /,
  );
});

test('a group that was settled stays so when an entry joins it that comes first', async () => {
  const folder = await prefaces(12);
  folder.write('decisions.yaml', `- settled: ${folder.ids()[1]}\n  doubt: same-paper\n`);
  assert.equal(
    (await waiting(folder)).filter(({ kind }) => kind === 'same-paper'),
    [],
  );
});

test('of a group that was settled no pairs are left, whatever its size and whichever entry is named', async () => {
  const folder = await prefaces(11);
  for (const id of folder.ids()) {
    folder.write('decisions.yaml', `- settled: ${id}\n  doubt: same-paper\n`);
    assert.equal(
      (await waiting(folder)).filter(({ kind }) => kind === 'same-paper'),
      [],
    );
  }
});

const ITEM = { id: 'a', file: 'a.md', message: '', advice: '' };
const SETTLED: [rule: string, item: ReviewItem, decision: object][] = [
  [
    'settling a pair says that both are different',
    { ...ITEM, kind: 'same-paper', about: 'b' },
    { different: ['a', 'b'] },
  ],
  [
    'settling a group settles it for those to come',
    { ...ITEM, kind: 'same-paper', about: 'b', group: ['a', 'b'] },
    { settled: 'a', doubt: 'same-paper' },
  ],
  [
    'settling a repeated name settles that name',
    { ...ITEM, kind: 'repeated-name', about: 'Ada' },
    { 'repeated-name': 'a', name: 'Ada' },
  ],
  ['settling anything else settles its kind', { ...ITEM, kind: 'untitled' }, { settled: 'a', doubt: 'untitled' }],
];
for (const [rule, item, decision] of SETTLED) test(rule, () => assert.equal(settlingDecision(item), decision));

test('each item names the file and the line to mend', async () => {
  const folder = new AContentFolder({
    [DUMP]: kite({ abstract: `${aboutOf(KITES)} They rise.Then they land, with \\unheard{strings}.` }),
  });
  await folder.ingest();
  const [item] = await waiting(folder);
  assert.is(item!.file, folder.at(paper(kites)));
  assert.match(folder.read(paper(kites)).split('\n')[item!.line! - 1]!, '\\unheard{strings}');
});

test.run();
