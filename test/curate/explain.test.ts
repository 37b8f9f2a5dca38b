import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entryText } from '../../src/cli/archive-report.ts';
import { explainDump, explainEntry } from '../../src/curate/explain.ts';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { UsageError } from '../../src/diagnostic.ts';
import { openArchive } from '../../src/editorial/archive.ts';
import { loadSources } from '../../src/read/sources.ts';
import { coloursOf } from '../../src/terminal/colour.ts';
import { AContentFolder, aboutOf, posterSession } from '../ingest/a-content-folder.ts';

/** Why an entry says what it says, and what became of each line of a dump. */

const TITLE = 'Federated Kites That Need No Wind to Fly';
const id = 'federated-kites-that-need-no-wind-to-fly';
const ABSTRACT = `${aboutOf(TITLE)} See https://github.com/kites/fly.`;
const DUMP = '2025-05-01-a.txt';
const paper = `papers/2025/${id}.md`;

async function aFolder(): Promise<AContentFolder> {
  const folder = new AContentFolder({
    [DUMP]: `${posterSession({ title: TITLE, abstract: ABSTRACT })}\nHome\n`,
    '2025-05-01-a.yaml': 'container-title: KITES 2025\n',
  });
  await folder.ingest();
  return folder;
}
const open = async ({ root }: AContentFolder) => openArchive(root, await loadSources(), () => {});

/** A rule; what a person does to the entry; a field; and what is said of it: by whom, and from where. */
type Row = [
  rule: string,
  edit: ((text: string) => string) | undefined,
  field: string,
  by: string | undefined,
  from: string,
];

const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
const RULES: Row[] = [
  ['a field is its listing’s, with the lines that gave it', undefined, 'title', 'dump', `${DUMP}:3`],
  ['links are found on the lines of the abstract', undefined, 'links', 'dump', `${DUMP}:5`],
  ['what the sidecar states for all papers has no lines', undefined, 'container-title', 'dump', DUMP],
  ['the day is ingestion’s own', undefined, 'listed', 'made', ''],
  ['so are topics', undefined, 'topics', 'made', ''],
  ['so is provenance', undefined, 'provenance', 'made', ''],
  [
    'a field that a person changed is the curator’s, and where it was from is told',
    replace(`title: ${TITLE}`, 'title: Mine'),
    'title',
    'curator',
    `${DUMP}:3`,
  ],
  [
    'a field that a person added is the curator’s alone',
    replace('provenance:', 'note: Mine.\nprovenance:'),
    'note',
    'curator',
    '',
  ],
  ['topics that a person chose are the curator’s', replace('- graphs', '- shores'), 'topics', 'curator', ''],
  [
    'a field that a person took out is told of',
    replace(/container-title: .*\n/, ''),
    'container-title',
    'removed',
    DUMP,
  ],
  ['a field that nobody states is not', undefined, 'status', undefined, ''],
];

for (const [rule, edit, field, by, from] of RULES)
  test(rule, async () => {
    const folder = await aFolder();
    if (edit) folder.edit(paper, edit);
    const told = explainEntry(await open(folder), id).fields.find(origin => origin.field === field);
    assert.is(told?.by, by);
    assert.is([told?.dump, told?.lines].filter(Boolean).join(':'), from);
  });

test('fields are told in the order of the entry’s file', async () => {
  const { fields } = explainEntry(await open(await aFolder()), id);
  assert.equal(
    fields.map(({ field }) => field),
    ['title', 'author', 'listed', 'container-title', 'event', 'links', 'topics', 'provenance', 'abstract'],
  );
});

test('each topic is told with what speaks for it, and whether the entry has it', async () => {
  const folder = await aFolder();
  const topics = async () =>
    explainEntry(await open(folder), id).topics.map(({ slug, given, why }) => [slug, given, why[0]?.term]);
  assert.equal(await topics(), [['graphs', true, 'Federated']]);
  folder.edit(paper, replace('- graphs', '- shores'));
  assert.equal(await topics(), [['graphs', false, 'Federated']]);
});

test('a paper in a script in which no topic has terms is told so', async () => {
  const folder = await aFolder();
  folder.edit(paper, text =>
    text
      .replace(/^title: .*$/m, 'title: 연합 학습을 위한 연')
      .replace(/\n\n[\s\S]*$/, '\n\n바람이 없어도 나는 연을 만든다.\n'),
  );
  const told = explainEntry(await open(folder), id);
  assert.equal(told.topics, []);
  assert.is(told['script-without-terms'], 'Hangul');
  assert.match(entryText(told, coloursOf({})), /none has terms in the script of its text, which is Hangul/);
  assert.is(explainEntry(await open(await aFolder()), id)['script-without-terms'], undefined);
});

test('an entry is found by its id, its file, and the id of one that was merged into it', async () => {
  const folder = new AContentFolder({
    [DUMP]: posterSession({ title: TITLE }, { title: 'Federated Tails', authors: 'Cy Cedar · Di Dogwood' }),
  });
  await folder.ingest();
  await mergeEntries(folder.root, id, 'federated-tails', () => {});
  const archive = await open(folder);
  for (const name of [id, folder.at(paper), 'federated-tails']) assert.is(explainEntry(archive, name).id, id);
  const { aliases, listings } = explainEntry(archive, id);
  assert.equal(aliases, ['federated-tails']);
  assert.equal(
    listings.map(({ lines, outcome, why }) => [lines, outcome, why]),
    [
      ['3-5', 'new', undefined],
      ['6-8', 'merged', 'a person merged federated-tails into it'],
    ],
  );
  assert.throws(
    () => explainEntry(archive, 'federated-kitess'),
    (error: Error) => error instanceof UsageError && error.message.includes(id),
  );
});

test('a listing in whose stead a newer version of the dump lists the paper is told so', async () => {
  const folder = new AContentFolder();
  const elsewhere = new AContentFolder({ [DUMP]: posterSession({ title: TITLE }) });
  const ingest = () => folder.ingest({ files: [elsewhere.at(`dumps/${DUMP}`)] });
  await ingest();
  elsewhere.write(`dumps/${DUMP}`, posterSession({ title: 'A New One Has Come to the List' }, { title: TITLE }));
  await ingest();
  assert.equal(
    explainEntry(await open(folder), id)
      .listings.map(({ dump, superseded }) => [dump, superseded])
      .sort(),
    [
      [DUMP, undefined],
      ['2025-05-01-a.until-2026-02-03.txt', DUMP],
    ],
  );
});

test('a dump is told line by line in its own order, each range with its first words', async () => {
  const { ranges, ...head } = explainDump(await open(await aFolder()), `somewhere/${DUMP}`);
  assert.equal(
    ranges.map(({ lines, kind, entry, text }) => [lines, kind, entry ?? text]),
    [
      ['1-2', 'heading', 'Poster'],
      ['3-5', 'record', id],
      ['6', 'blank', undefined],
      ['7', 'unread', 'Home'],
    ],
  );
  assert.equal(
    [head.dump, head.source, head.listed, head['listed-from'], head.lines],
    [DUMP, 'poster-session', '2025-05-01', 'file name', 7],
  );
});

test('of a dump that was not ingested the nearest is named', async () => {
  const archive = await open(await aFolder());
  assert.throws(
    () => explainDump(archive, '2025-05-01-b.txt'),
    (error: Error) => error instanceof UsageError && error.message.includes(DUMP),
  );
});

test.run();
