import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DEFAULT_SITE } from '../../src/content/site-file.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { formatDiagnostic } from '../../src/diagnostic.ts';
import { check } from '../../src/digest/check-content.ts';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';

/** All that `check` says of a content folder, by what was done to one that is in order. */

const TREES = 'Trees That Grow Downwards Need No Roots';
const trees = 'trees-that-grow-downwards-need-no-roots';
const stones = 'stones-that-float-on-still-water';
const DUMP = '2025-05-01-a';

async function inOrder(): Promise<AContentFolder> {
  const folder = new AContentFolder({
    [`${DUMP}.txt`]: posterSession({ title: TREES }, { title: 'Stones That Float on Still Water' }),
  });
  await folder.ingest();
  return folder;
}

const paper = (id: string) => `papers/2025/${id}.md`;
const ledger = `ledger/${DUMP}.json`;
/** Writes a key into the front matter of an entry. */
const state = (id: string, yaml: string) => (folder: AContentFolder) =>
  folder.edit(paper(id), text => text.replace('provenance:', `${yaml}\nprovenance:`));
const editLedger = (from: string | RegExp, to: string) => (folder: AContentFolder) =>
  folder.edit(ledger, text => text.replace(from, to));

/** A rule; what is done to the folder; and what is said: the rule's name, the file with its line, and words of it. */
type Row = [
  rule: string,
  harm: (folder: AContentFolder) => void,
  ...said: [name: string, place: string, words: RegExp][],
];

/** The place of the third line that is added to the default settings. */
const AFTER_DEFAULTS = `site.yaml:${DEFAULT_SITE.split('\n').length + 2}:`;

const RULES: Row[] = [
  ['of a folder that is in order nothing is said', () => {}],
  [
    'a topic that has no file is named with the nearest',
    state(trees, 'topics: [graps]'),
    ['unknown-name', `${paper(trees)}:10`, /topic in "topics", found "graps"[\s\S]*the nearest is "graphs"/],
  ],
  [
    'a topic whose file was renamed is named with what keeps its addresses, and what gives the topics anew',
    folder => {
      folder.write('topics/renamed.md', '---\nname: Renamed\naliases: [once, graphs]\n---\n');
      state(trees, 'topics: [once, former-name]')(folder);
      folder.write('feeds/own.yaml', 'name: Own\ntopics: [once]\n');
    },
    [
      'unknown-name',
      `${paper(trees)}:10`,
      /found "former-name"[\s\S]*"aliases: \[former-name\]" into it[\s\S]*: broadsheet topics --apply/,
    ],
    ['same-name', 'topics/renamed.md:3', /"aliases", found "graphs", which is of graphs\.md/],
  ],
  [
    'a former name is of one topic',
    folder => {
      for (const name of ['renamed', 'saved'])
        folder.write(`topics/${name}.md`, '---\nname: N\naliases: [once]\n---\n');
    },
    ['same-name', 'topics/saved.md:3', /"aliases", found "once", which is of renamed\.md/],
  ],
  [
    'a link of the navigation or the foot to a file that the site will not have is named with the nearest',
    folder => {
      folder.write('pages/reading.md', '---\ntitle: Reading\n---\nBooks.\n');
      folder.edit(
        'site.yaml',
        text => `${text}nav:
  - today
  - {label: Books, url: readin.html#old}
  - {label: Fine, url: reading.html#new}
  - {label: Days, url: days/}
  - {label: Elsewhere, url: "https://a.example/readin.html"}
`,
      );
    },
    ['link-to-nowhere', AFTER_DEFAULTS, /found "readin\.html#old"[\s\S]*the nearest is "reading\.html"/],
  ],
  [
    'so is a link of the foot',
    folder =>
      folder.edit(
        'site.yaml',
        text =>
          `${text}footer:\n  links:\n    - {label: A, url: papers/${trees}s.html}\n    - {label: B, url: papers/${trees}.html}\n`,
      ),
    ['link-to-nowhere', AFTER_DEFAULTS, new RegExp(`the nearest is "papers/${trees}\\.html"`)],
  ],
  [
    'a pick that is no entry is named with the nearest',
    folder => folder.write('days/2025-05-01.md', `---\ntitle: Mine\npicks:\n  - ${trees}s\n---\n`),
    ['unknown-name', 'days/2025-05-01.md:4', new RegExp(`entry in "picks"[\\s\\S]*the nearest is "${trees}"`)],
  ],
  [
    'a pick of a paper that was merged into another is a pick of that',
    folder => {
      state(trees, 'aliases: [elms]')(folder);
      folder.write('days/2025-05-01.md', '---\npicks: [elms]\n---\n');
    },
  ],
  [
    'a pick may say an identifier, or how the title begins',
    folder => {
      state(trees, 'identifiers: {arxiv: "2401.01234"}')(folder);
      folder.write('days/2025-05-01.md', `---\npicks: [2401.01234, ${stones.slice(0, 6)}]\n---\n`);
    },
  ],
  [
    'a pick that could be either of two papers names both',
    folder => {
      for (const id of [trees, stones]) state(id, 'identifiers: {arxiv: "2401.01234"}')(folder);
      folder.write('decisions.yaml', `- different: [${trees}, ${stones}]\n`);
      folder.write('days/2025-05-01.md', '---\npicks: [2401.01234]\n---\n');
    },
    ['unknown-name', 'days/2025-05-01.md:2', new RegExp(`it could be (?:${trees}|${stones}), (?:${trees}|${stones})`)],
  ],
  [
    'a decision may name entries in the same ways, and one that may be to come by its id',
    folder => {
      state(trees, 'identifiers: {arxiv: "2401.01234"}')(folder);
      folder.write(
        'decisions.yaml',
        `- different: [2401.01234, ${stones.slice(0, 6)}]\n- same: [${trees}, not-here-yet]\n`,
      );
    },
  ],
  [
    'a decision on what no entry is called is named',
    folder =>
      folder.write(
        'decisions.yaml',
        `- settled: ${trees}\n  doubt: no-topic\n- same: [${trees}, "2401.01234"]\n- same: [${trees}, No Such Paper]\n`,
      ),
    ['unknown-name', 'decisions.yaml:4', /entry in "same", found "No Such Paper"/],
  ],
  [
    'a folder among the dumps is named',
    folder => folder.write('dumps/2024/a.txt', 'Lines.\n'),
    ['not-read', 'dumps/2024:', /found a folder with 1 file in it, which was not read[\s\S]*ingest .*dumps\/2024/],
  ],
  [
    'an alias that is an entry of its own in other letters is named before the build stops',
    state(trees, `aliases: [${stones.toUpperCase()}]`),
    ['same-page', paper(trees), new RegExp(`found "${stones.toUpperCase()}" in "aliases" and "${stones}"`)],
  ],
  [
    'so is an alias that two entries have',
    folder => {
      state(trees, 'aliases: [elms]')(folder);
      state(stones, 'aliases: [Elms]')(folder);
    },
    ['same-page', paper(trees), /found "elms" in "aliases" and "Elms"/],
  ],
  [
    'an alias that is an entry of its own is named',
    state(trees, `aliases: [${stones}]`),
    ['unknown-name', `${paper(trees)}:10`, new RegExp(`broadsheet merge ${trees} ${stones}`)],
  ],
  [
    'two entries that carry one identifier are named, with how to merge them or to say that they differ',
    folder => {
      state(trees, 'identifiers: {doi: 10.1000/trees}')(folder);
      state(stones, 'identifiers: {doi: 10.1000/TREES, arxiv: "2401.00001"}')(folder);
    },
    [
      'shared-identifier',
      `${paper(stones)}:10`,
      new RegExp(
        `the doi identifier 10\\.1000/trees in one entry, found it in 2 entries: ${stones}, ${trees}[\\s\\S]*broadsheet merge ${stones} ${trees}[\\s\\S]*- different: \\[${stones}, ${trees}\\]`,
      ),
    ],
  ],
  [
    'unless a person has said that they are different papers',
    folder => {
      for (const id of [trees, stones]) state(id, 'identifiers: {arxiv: "2401.00001"}')(folder);
      folder.write('decisions.yaml', `- different: [${trees}, ${stones}]\n`);
    },
  ],
  [
    'or that there is nothing to ask about one of them',
    folder => {
      for (const id of [trees, stones]) state(id, 'identifiers: {arxiv: "2401.00001"}')(folder);
      folder.write('decisions.yaml', `- settled: ${trees}\n  doubt: same-paper\n`);
    },
  ],
  [
    'a note on a day after the newest paper’s is said',
    folder => folder.write('days/2025-05-02.md', 'Tomorrow.\n'),
    ['day-ahead', 'days/2025-05-02.md:1', /found 2025-05-02, which is after the newest of them, 2025-05-01/],
  ],
  [
    'a note on the newest day, or on an older one, is in order',
    folder => folder.write('days/2025-05-01.md', 'Today.\n'),
  ],
  [
    'a note on a day on which papers were listed again is in order',
    folder => {
      const place = '  - dump: "b.txt"\n    source: poster-session\n    lines: "1"\n    listed: "2025-05-09"\n---';
      folder.edit(paper(trees), text => text.replace(/---(?=\n\n)/, place));
      folder.write('days/2025-05-09.md', 'Again.\n');
    },
  ],
  [
    'a topic of a saved search that has no file is named',
    folder => folder.write('feeds/mine.yaml', 'name: Mine\nwords: [kite]\ntopics: [graps]\n'),
    ['unknown-name', 'feeds/mine.yaml:3', /topic in "topics", found "graps"/],
  ],
  [
    'a term of a topic that can match no text is named',
    folder => folder.write('topics/graphs.md', '---\nname: Graphs\nterms:\n  of the: 1\n---\n'),
    ['topic-term', 'topics/graphs.md:', /found "of the"/],
  ],
  [
    'a line of a dump that its ledger names twice is an error',
    editLedger('"lines":"6-8"', '"lines":"5-8"'),
    ['ledger-lines', `${ledger}:`, /expected each line of 2025-05-01-a\.txt once, found line 5 twice/],
    ['lost-listing', `${paper(stones)}:10`, /in "provenance", as the ledger says/],
  ],
  [
    'a line of a dump that its ledger leaves out is an error',
    editLedger('"lines":"6-8"', '"lines":"6-7"'),
    ['ledger-lines', `${ledger}:`, /found line 8 missing/],
    ['lost-listing', `${paper(stones)}:10`, /in "provenance", as the ledger says/],
  ],
  [
    'a line that the dump does not have is an error',
    editLedger('"lines":"6-8"', '"lines":"6-80"'),
    ['ledger-lines', `${ledger}:`, /found line 9 behind its end/],
    ['lost-listing', `${paper(stones)}:10`, /in "provenance", as the ledger says/],
  ],
  [
    'a listing of which the dump’s ledger knows nothing is said',
    folder => {
      const listing =
        '  - dump: "2025-05-01-a.txt"\n    source: poster-session\n    lines: "1"\n    listed: "2025-05-01"\n';
      folder.write(paper('moss'), `---\ntitle: Moss\nlisted: "2025-05-01"\nprovenance:\n${listing}---\n`);
    },
    ['lost-listing', `${paper('moss')}:5`, /If nothing lists it any more: broadsheet review --settle moss unlisted/],
  ],
  [
    'a ledger that is none is an error',
    folder => folder.write(ledger, '{"dump": "../x"}\n'),
    ['broken-ledger', `${ledger}:`, /no name of a file as its "dump"/],
  ],
  [
    'a dump that was not ingested yet is said',
    folder => folder.write('dumps/2025-05-03-b.txt', posterSession({ title: TREES })),
    ['not-ingested', 'dumps/2025-05-03-b.txt:', /the dump was not ingested yet/],
  ],
  [
    'while a dump waits to be ingested, the papers that a day names may be of it',
    folder => {
      folder.write('dumps/2025-05-03-b.txt', posterSession({ title: 'Moss on the Moon' }));
      folder.write('days/2025-05-03.md', '---\npicks: [moss-on-the-moon]\n---\nSee [it](paper:moss-on-the-moon).\n');
    },
    ['not-ingested', 'dumps/2025-05-03-b.txt:', /the dump was not ingested yet/],
  ],
  [
    'a dump that is another than was ingested is said',
    folder => folder.edit(`dumps/${DUMP}.txt`, text => text.replace('Ben', 'Bea')),
    ['not-ingested', `dumps/${DUMP}.txt:`, /expected the dump as it was ingested, found other bytes/],
  ],
  [
    'a ledger whose dump is gone is said, with the way to take back what it brought',
    folder => folder.remove(`dumps/${DUMP}.txt`),
    ['no-dump', `${ledger}:1`, /put it back\. To take back what it brought,.*: broadsheet undo 2025-05-01-a\.txt/],
  ],
  [
    'a sidecar without a dump is said',
    folder => folder.write('dumps/lone.yaml', 'listed: "2025-05-01"\n'),
    ['lone-sidecar', 'dumps/lone.yaml:', /expected a dump of this name beside it/],
  ],
  [
    'a mistake in a sidecar is said once, though the dump is read with it too',
    folder => folder.write(`dumps/${DUMP}.yaml`, 'listed: "2025-02-30"\n'),
    ['bad-field', `dumps/${DUMP}.yaml:1`, /listed/],
  ],
  [
    'a source that is none is named with the nearest',
    folder => {
      folder.write('dumps/lone.yaml', 'source: aitopic\n');
    },
    ['lone-sidecar', 'dumps/lone.yaml:', /found none/],
    ['unknown-name', 'dumps/lone.yaml:1', /the nearest is "aitopics"/],
  ],
  [
    'another tag than that of published feeds is an error: every subscriber would get every item again',
    folder => folder.write('published.json', '{"tag": "tag:old.example,2020-01-01", "items": {}}\n'),
    ['changed-ids', 'site.yaml:', /tag:old\.example,2020-01-01, found tag:/],
  ],
  [
    'a decision that is none is an error at its line',
    folder => folder.write('decisions.yaml', `- same: [${trees}, ${stones}]\n- sane: x\n`),
    ['decisions', 'decisions.yaml:2', /expected a decision with one of the keys/],
  ],
];

for (const [rule, harm, ...said] of RULES)
  test(rule, async () => {
    const folder = await inOrder();
    harm(folder);
    const { problems } = await check(folder.root);
    assert.equal(
      problems.map(problem => problem.rule).sort(),
      said.map(([name]) => name).sort(),
      problems.map(formatDiagnostic).join('\n'),
    );
    for (const [name, place, words] of said) {
      const text = formatDiagnostic(problems.find(problem => problem.rule === name)!);
      assert.ok(text.startsWith(folder.at(place)), `${text}\nstands at ${place}`);
      assert.match(text, words);
    }
  });

test('one topic that is misspelt in many files is one mistake: the first file, three more, and how many else', async () => {
  const folder = await inOrder();
  for (let i = 1; i <= 6; i++)
    folder.write(paper(`p${i}`), '---\nlisted: "2025-05-01"\ntopics: [graps]\nprovenance: []\n---\n\nSome words.\n');
  const { problems } = await check(folder.root);
  assert.is(problems.length, 1);
  assert.is(problems[0]!.file, folder.at(paper('p1')));
  const also = ['p2', 'p3', 'p4'].map(id => folder.at(paper(id))).join(', ');
  assert.equal(problems[0]!.details, [`also in ${also} and 2 more files`]);
});

test('of a pick and a link to a paper that undo took back it is said which dump it went with', async () => {
  const folder = await inOrder();
  folder.write('days/2025-05-01.md', `---\npicks:\n  - ${trees}\n---\nSee [it](paper:${stones}).\n`);
  folder.write('dumps/2025-04-01-b.txt', posterSession({ title: 'Clouds That Never Rain on a Monday' }));
  await folder.ingest();
  await undoDump(folder.root, `${DUMP}.txt`, false, () => {});
  const { problems } = await check(folder.root);
  const names = problems.filter(({ rule }) => rule === 'unknown-name');
  assert.equal(
    names.map(({ line }) => line),
    [3, 5],
  );
  for (const { advice } of names)
    assert.match(
      advice!,
      new RegExp(`took (?:${trees}|${stones}) back with the dump ${DUMP}\\.txt\\. Take it out of this line, or`),
    );
});

test('where files cannot be read, those that could are counted', async () => {
  const folder = await inOrder();
  folder.write(paper('broken'), '---\nlisted: never\n---\n');
  folder.write('days/2025-05-01.md', '---\ntitle: Fine\n---\n');
  folder.write('days/2025-05-02.md', '---\npicks: 1\n---\n');
  const { counts } = await check(folder.root);
  assert.equal([counts.entries, counts.days], [2, 1]);
});

test('what was looked at is counted, and nothing is changed', async () => {
  const folder = await inOrder();
  const before = folder.files();
  const { counts } = await check(folder.root);
  assert.equal(counts, { entries: 2, topics: 1, days: 0, dumps: 1, ledgers: 1, pages: 0 });
  assert.equal(folder.files(), before);
});

test.run();
