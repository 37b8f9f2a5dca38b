import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyMends, planMends, takeBackMends } from '../../src/curate/mend.ts';
import { review } from '../../src/curate/review.ts';
import { UsageError } from '../../src/diagnostic.ts';
import { openArchive } from '../../src/editorial/archive.ts';
import { loadSources } from '../../src/read/sources.ts';
import { MENDS } from '../../src/read/text/mend.ts';
import { AContentFolder, aboutOf, posterSession } from '../ingest/a-content-folder.ts';

const KITES = 'Kites That Need No Wind to Fly';
const STONES = 'Stones That Float on Still Water';
const silent = () => {};
const open = async ({ root }: AContentFolder) => openArchive(root, await loadSources(), silent);
const waiting = async (folder: AContentFolder) =>
  review(await open(folder))
    .filter(({ kind }) => kind !== 'no-topic')
    .map(({ kind, id }) => `${kind} ${id.split('-')[0]}`);

async function aFolder(): Promise<AContentFolder> {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession(
      {
        title: KITES,
        abstract: `${aboutOf(KITES)}They rise under the same conditions.Finally, they land.However, some do not.`,
      },
      { title: STONES, abstract: `${aboutOf(STONES)} They float 1.12times longer, for sim3 hours.` },
    ),
    '2025-05-02-b.txt': posterSession({
      title: 'A Third Paper on the Drying of Nets',
      abstract: `${aboutOf('nets')} It takes 2times as long, in mathcal{O}(n) steps.`,
    }),
  });
  await folder.ingest();
  return folder;
}

test('a kind of damage is one item for a paper, with its places', async () => {
  const folder = await aFolder();
  const items = review(await open(folder)).filter(({ kind }) => kind === 'glued-words');
  assert.is(items.length, 1);
  assert.match(
    items[0]!.message,
    /conditions\.Finally.*\(2025-05-01-a\.txt:5\); .*land\.However.*\(2025-05-01-a\.txt:5\)/,
  );
});

test('what has one sure mend is mended in one go, and undo brings back every byte', async () => {
  const folder = await aFolder();
  const before = folder.files();
  assert.equal(await waiting(folder), ['glued-words kites', 'lost-symbol a', 'lost-symbol stones']);
  const plan = planMends(await open(folder), 'lost-symbol');
  assert.equal(plan.mended.length, 1);
  assert.match(plan.mended[0]!.after!, /They float 1\.12× longer, for ∼3 hours\.$/);
  assert.equal(plan.left, ['a-third-paper-on-the-drying-of-nets'], 'a calligraphic O has no sure mend');
  assert.equal(folder.files(), before, 'a plan changes nothing');

  await applyMends(folder.root, 'lost-symbol', {}, silent);
  await applyMends(folder.root, 'glued-words', { dump: '2025-05-01-a.txt' }, silent);
  assert.equal(await waiting(folder), ['lost-symbol a']);
  const stones = folder.paper('stones-that-float-on-still-water');
  assert.match(folder.read(stones), /1\.12× longer, for ∼3 hours/);
  assert.match(
    folder.read(folder.paper('kites-that-need-no-wind-to-fly')),
    /conditions\. Finally, they land\. However/,
  );
  const mended = folder.files('papers/');
  await folder.ingest({ version: 99 });
  assert.equal(folder.files('papers/'), mended, 'ingesting again leaves what was mended');

  await takeBackMends(folder.root, 'glued-words', undefined, silent);
  const { again, changed } = await takeBackMends(folder.root, 'lost-symbol', '2025-05-01-a.txt', silent);
  assert.equal([again, changed], [['stones-that-float-on-still-water'], ['stones-that-float-on-still-water']]);
  await folder.ingest();
  const { ...now } = folder.files();
  assert.equal(now, before);
});

test('a text that a person changed after it was mended stays', async () => {
  const folder = await aFolder();
  await applyMends(folder.root, 'lost-symbol', {}, silent);
  const stones = folder.paper('stones-that-float-on-still-water');
  folder.edit(stones, text => text.replace('They float', 'Some float'));
  const { changed } = await takeBackMends(folder.root, 'lost-symbol', undefined, silent);
  assert.equal(changed, []);
  assert.match(folder.read(stones), /Some float 1\.12×/);
});

test('a kind without a sure mend, an unknown dump and nothing to take back are wrong usage', async () => {
  const folder = await aFolder();
  for (const work of [
    () => applyMends(folder.root, 'untitled', {}, silent),
    () => applyMends(folder.root, 'toString', {}, silent),
    () => applyMends(folder.root, 'glued-words', { dump: '2025-05-01-b.txt' }, silent),
    () => takeBackMends(folder.root, 'glued-words', undefined, silent),
  ])
    try {
      await work();
      assert.unreachable();
    } catch (error) {
      assert.instance(error, UsageError);
    }
});

test('mends leave whole texts, formulas and addresses as they are', () => {
  const whole = 'We do. See https://a.example/x.Html or torch.Tensor in $a.Finally$ and 3 times 4.';
  for (const { mend } of Object.values(MENDS)) assert.is(mend(whole), whole);
  assert.is(
    MENDS['glued-words']!.mend('It is so.We know?Yes. For $5 more.Finally'),
    'It is so. We know? Yes. For $5 more. Finally',
  );
});

test('many entries of one title are one item, and are settled as one', async () => {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession(
      ...Array.from({ length: 14 }, (_, i) => ({
        title: 'Preface',
        authors: `Ada Alder${'abcdefghijklmn'[i]}`,
        abstract: aboutOf(`matter ${i}`),
      })),
    ),
  });
  await folder.ingest();
  assert.is(folder.ids().length, 14);
  const [item, ...more] = review(await open(folder)).filter(({ kind }) => kind === 'same-paper');
  assert.equal(more, []);
  assert.equal(item!.group, folder.ids());
  assert.match(item!.message, /^14 entries have a title or an identifier in common: preface-/);
  folder.write('decisions.yaml', `- settled: ${item!.id}\n  doubt: same-paper\n`);
  assert.equal(await waiting(folder), []);
});

test('a title that a person wrote is not mended, though the abstract beside it is', async () => {
  const title = 'Boats 2times as Long as They Are Wide';
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title, abstract: `${aboutOf('boats')} They float 3times longer.` }),
  });
  await folder.ingest();
  const fields = async () => planMends(await open(folder), 'lost-symbol').mended.map(({ field }) => field);
  assert.equal(await fields(), ['title', 'abstract']);
  folder.edit(folder.paper(folder.ids()[0]!), text => text.replace('Boats 2times', 'Ships 2times'));
  assert.equal(await fields(), ['abstract']);
});

test.run();
