import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AContentFolder, aboutOf, abstracts, posterSession } from '../ingest/a-content-folder.ts';

/**
 * What an entry says after a further listing of its paper came: a field that a person changed is theirs, and so are the
 * fields that only make sense beside it; every other one follows the listings.
 */

const TITLE = 'Shadows of Kites over Still Water';
const ABOUT = aboutOf(TITLE);
const LONGER = `${ABOUT} ${'We say so again, and at greater length. '.repeat(9)}`.trim();
/** A listing of the paper in BibTeX, with these fields. */
const bib = (fields: Record<string, string> = {}): string => {
  const lines = Object.entries({ title: TITLE, ...fields }).map(([field, value]) => `  ${field} = {${value}},\n`);
  return `@misc{a,\n${lines.join('')}}\n`;
};

interface Case {
  /** What the first listing and its sidecar say. */
  first: string;
  sidecar?: string;
  /** What a person then does to the entry's text. */
  edit?: (text: string, folder: AContentFolder) => string;
  /** What the later listing and its sidecar say; without one, the first is read again. */
  later?: string;
  laterSidecar?: string;
  /** Whether there is a topic of kites, too. */
  hasKites?: true;
  /** Parts of the entry's text, and parts that it must not have. */
  has: (string | RegExp)[];
  lacks?: (string | RegExp)[];
}

const TWO = 'Alder, Ada and Birch, Ben';
const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

const RULES: Record<string, Case> = {
  'a field that nobody changed follows a better listing': {
    first: bib({ year: '2024' }),
    later: bib({ date: '2024-05-06' }),
    has: ['issued: "2024-05-06"'],
  },
  'a field that a person changed stays, whatever a later listing says': {
    first: bib({ year: '2024' }),
    edit: replace('issued: "2024"', 'issued: "2023"'),
    later: bib({ date: '2024-05-06' }),
    has: ['issued: "2023"'],
  },
  'a field that a person took out stays away': {
    first: bib({ year: '2024' }),
    edit: replace('issued: "2024"\n', ''),
    later: bib({ date: '2024-05-06' }),
    has: [TITLE],
    lacks: ['issued'],
  },
  'a key that a person left empty is theirs, and stays empty': {
    first: bib(),
    edit: replace('provenance:', 'genre:\nprovenance:'),
    later: bib(),
    laterSidecar: 'genre: talk\n',
    has: ['genre:\n'],
    lacks: ['talk'],
  },
  'that an abstract is the editor’s goes when the authors’ own comes': {
    first: bib({ abstract: ABOUT }),
    sidecar: 'abstract-by: editor\n',
    later: bib({ abstract: LONGER }),
    has: ['at greater length'],
    lacks: ['abstract-by'],
  },
  'an abstract that a person wrote stays the editor’s, though the authors’ own comes': {
    first: bib({ abstract: ABOUT }),
    sidecar: 'abstract-by: editor\n',
    edit: text => `${text}\nIn short: kites throw shadows.\n`,
    later: bib({ abstract: LONGER }),
    has: ['In short: kites throw shadows.', 'abstract-by: editor'],
    lacks: ['at greater length'],
  },
  'that some authors are missing goes when all are named': {
    first: bib({ author: 'Alder, Ada and others' }),
    later: bib({ author: TWO }),
    has: ['Ben Birch'],
    lacks: ['authors-complete'],
  },
  'names that a person wrote stay some of the authors, though all are named later': {
    first: bib({ author: 'Alder, Ada and others' }),
    edit: replace('- Ada Alder', '- Ada L. Alder'),
    later: bib({ author: TWO }),
    has: ['Ada L. Alder', 'authors-complete: false'],
    lacks: ['Ben Birch'],
  },
  'the count of authors goes when all are named': {
    first: bib(),
    sidecar: 'author-count: 2\n',
    later: bib({ author: TWO }),
    has: ['Ben Birch'],
    lacks: ['author-count'],
  },
  'the count of authors stays beside a name that a person wrote': {
    first: bib(),
    sidecar: 'author-count: 2\n',
    edit: replace('author-count: 2', 'author:\n  - Ada L. Alder\nauthor-count: 2'),
    later: bib({ author: TWO }),
    has: ['Ada L. Alder', 'author-count: 2'],
    lacks: ['Ben Birch'],
  },
  'topics follow the title where a later listing gives one': {
    first: abstracts(ABOUT),
    hasKites: true,
    later: posterSession({ title: 'Graphs, Federated, over Still Water', abstract: ABOUT }),
    has: ['title: Graphs', 'topics:\n  - graphs\n  - kites\n'],
  },
  'topics follow the abstract where a later listing gives another': {
    first: bib(),
    hasKites: true,
    later: bib({ abstract: `${ABOUT} We draw federated graphs.` }),
    has: ['- kites\n', '- graphs\n'],
  },
  'topics stay where neither the title nor the abstract is another, though the topic files are': {
    first: bib({ abstract: 'We draw federated graphs.' }),
    edit: (text, folder) => {
      folder.write('topics/graphs.md', '---\nname: Graphs\nterms:\n  lattice: 1\n---\n');
      return text.replace('---\n\n', '---\n\n\n');
    },
    later: bib(),
    has: ['topics:\n  - graphs\n'],
  },
  'topics that a person chose stay': {
    first: bib({ abstract: 'We draw federated graphs.' }),
    edit: replace('- graphs', '- shores'),
    later: bib({ abstract: LONGER }),
    has: ['topics:\n  - shores\n'],
  },
  'topics that the sidecar states are those of all papers of its dump': {
    first: bib({ abstract: 'We draw federated graphs.' }),
    sidecar: 'topics: [shores]\n',
    has: ['topics:\n  - shores\n'],
    lacks: ['- graphs'],
  },
  'the day of the first listing stays the entry’s day': {
    first: bib(),
    later: bib(),
    has: ['listed: "2025-05-02"\n', /provenance:[\s\S]*2025-05-02-a\.bib[\s\S]*2025-05-03-b\.bib/],
  },
};

const entryOf = (folder: AContentFolder) => folder.paper(folder.ids()[0]!);

for (const [rule, { first, sidecar, edit, later, laterSidecar, hasKites, has, lacks = [] }] of Object.entries(RULES))
  test(rule, async () => {
    const kind = first.startsWith('@') ? 'bib' : 'txt';
    const folder = new AContentFolder({
      [`2025-05-02-a.${kind}`]: first,
      ...(sidecar && { '2025-05-02-a.yaml': sidecar }),
    });
    if (hasKites) folder.write('topics/kites.md', '---\nname: Kites\nterms:\n  kites: 1\n---\n');
    await folder.ingest();
    if (edit) folder.edit(entryOf(folder), text => edit(text, folder));
    if (later) folder.write(`dumps/2025-05-03-b.${later.startsWith('@') ? 'bib' : 'txt'}`, later);
    if (laterSidecar) folder.write('dumps/2025-05-03-b.yaml', laterSidecar);
    await folder.ingest({ version: 99 });
    assert.is(folder.ids().length, 1, 'both listings are one paper');
    const text = folder.read(entryOf(folder));
    for (const part of has) assert.match(text, part);
    for (const part of lacks) assert.not.match(text, part);
  });

test('listings count in the order of their days, not in that in which they came', async () => {
  const folder = new AContentFolder({
    '2025-05-03-b.bib': bib({ year: '2024', note: 'x' }),
    '2025-05-03-b.yaml': 'genre: talk\n',
  });
  await folder.ingest();
  folder.write('dumps/2025-05-02-a.bib', bib());
  folder.write('dumps/2025-05-02-a.yaml', 'genre: poster\n');
  await folder.ingest();
  const text = folder.read(entryOf(folder));
  assert.match(text, 'genre: poster\n', 'of two as good as each other, the earlier day’s');
  assert.match(text, /provenance:[\s\S]*2025-05-02-a\.bib[\s\S]*2025-05-03-b\.bib/);
});

test('an entry that no dump lists any more stays as it is, and is named', async () => {
  const folder = new AContentFolder({
    '2025-05-02-a.bib': `${bib()}${bib({ title: 'Another Paper on Other Waters' })}`,
  });
  await folder.ingest();
  const id = folder.ids().find(id => id.startsWith('shadows'))!;
  const text = folder.read(folder.paper(id));
  folder.write('dumps/2025-05-02-a.bib', bib({ title: 'Another Paper on Other Waters' }));
  await folder.ingest();
  assert.is(folder.read(folder.paper(id)), text);
  const [warning, ...more] = folder.warnings;
  assert.equal(more, []);
  assert.is(warning!.rule, 'no-longer-listed');
  assert.match(warning!.advice!, `papers/2025/${id}.md`);
});

test.run();
