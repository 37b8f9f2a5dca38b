import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { redateDump } from '../../src/curate/redate.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { check } from '../../src/digest/check-content.ts';
import { AContentFolder, paperList, posterSession } from '../ingest/a-content-folder.ts';
import { silent } from './two-entries.ts';

/** Once every merge is taken apart, all papers are what they were had nothing been merged. */

const TITLES = ['Ashes in the Rain', 'Birches on the Hill', 'Cedars by the Sea'];
const IDS = TITLES.map(title => title.toLowerCase().replaceAll(' ', '-'));
const dumpOf = (n: number) => `2025-05-0${n + 1}-${n}.txt`;
const listing = (n: number, more: Partial<Parameters<typeof posterSession>[0]> = {}) =>
  posterSession({ title: TITLES[n]!, ...more });

/** The papers in the order of their numbers, each a poster session's (D), a list's without names (L) or written by hand (H), and what a person writes in some of them. */
interface Story {
  papers: string;
  written?: Record<number, string>;
  steps: string;
}

/** One step: `0<-1` merges, `split 1` splits, and so on. */
async function take(folder: AContentFolder, step: string): Promise<void> {
  const [into, from] = step.split('<-').map(Number);
  if (from !== undefined) return void (await mergeEntries(folder.root, IDS[into!]!, IDS[from]!, silent));
  const [what, number] = step.split(' ') as [string, string];
  const n = Number(number);
  if (what === 'split') await splitEntry(folder.root, IDS[n]!, {}, silent);
  else if (what === 'undo') await undoDump(folder.root, dumpOf(n), false, silent);
  else if (what === 'return') await folder.ingest({ files: [folder.at(`set-aside/dumps/${dumpOf(n)}`)] });
  else if (what === 'redate') await redateDump(folder.root, dumpOf(n), '2025-06-16', '2025-07-01T00:00:00Z', silent);
  else if (what === 'write') write(folder, n, 'pick: true');
  else {
    if (what === 'list') folder.write(`dumps/2025-06-0${n + 1}-again.txt`, listing(n));
    else if (what === 'correct') folder.write(`dumps/${dumpOf(n)}`, listing(n, { authors: 'Ada Alder · Cy Cedar' }));
    else throw new Error(`no such step: ${step}`);
    await folder.ingest();
  }
}

function write(folder: AContentFolder, n: number, field: string): void {
  folder.edit(folder.paper(IDS[n]!), text => text.replace('listed:', `${field}\nlisted:`));
}

async function told({ papers, written = {} }: Story, steps: readonly string[]): Promise<AContentFolder> {
  const folder = new AContentFolder();
  for (const [n, kind] of [...papers].entries())
    if (kind === 'D') folder.write(`dumps/${dumpOf(n)}`, listing(n));
    else if (kind === 'L')
      folder.write(`dumps/${dumpOf(n)}`, paperList({ title: TITLES[n]!, date: 'Nov 1, 2024', authors: 2 }));
    else folder.write(`papers/2025/${IDS[n]}.md`, `---\ntitle: ${TITLES[n]}\nlisted: "2025-05-0${n + 1}"\n---\n`);
  await folder.ingest();
  for (const [n, field] of Object.entries(written)) write(folder, Number(n), field);
  await folder.ingest();
  for (const step of steps) await take(folder, step);
  return folder;
}

const PICKED = { 0: 'pick: true', 2: 'pick: true' };
const DOI = { 1: 'identifiers: {doi: "10.1000/u2"}' };

const STORIES: Record<string, Story> = {
  'a field of the one that stands is its own, though one at the end of a chain had the same': {
    papers: 'HHH',
    written: PICKED,
    steps: '1<-2, 0<-1, split 2, split 1',
  },
  '… in papers of dumps': { papers: 'DDD', written: PICKED, steps: '1<-2, 0<-1, split 2, split 1' },
  'a field that was taken back, and that a person then wrote': {
    papers: 'HHH',
    written: { 2: 'pick: true' },
    steps: '1<-2, 0<-1, split 2, write 0, split 1',
  },
  'two merges that make the same text by chance': {
    papers: 'DDD',
    written: { 2: 'note: mine' },
    steps: '0<-2, 1<-0, split 2, 1<-2, split 0, split 2',
  },
  '… of papers by hand': {
    papers: 'HHH',
    written: { 2: 'note: mine' },
    steps: '0<-2, 1<-0, split 2, 1<-2, split 0, split 2',
  },
  'a paper by hand; the other is listed again': { papers: 'HD', steps: '0<-1, list 1, split 1' },
  'a paper by hand; the other’s dump goes to another day': { papers: 'HD', steps: '0<-1, redate 1, split 1' },
  'a paper by hand; the other’s dump is corrected': { papers: 'HD', steps: '0<-1, correct 1, split 1' },
  'a paper by hand; of the other’s two dumps one is undone': {
    papers: 'HD',
    steps: 'list 1, 0<-1, undo 1, split 1, return 1',
  },
  'two are merged into a paper by hand': { papers: 'HDD', steps: '0<-1, 0<-2, split 1, split 2' },
  '… the last one first': { papers: 'HDD', steps: '0<-1, 0<-2, split 2, split 1' },
  'a chain into a paper by hand': { papers: 'HDD', steps: '1<-2, 0<-1, split 2, split 1' },
  'two are merged into one whose dump is undone': {
    papers: 'DDD',
    written: DOI,
    steps: '0<-1, 0<-2, undo 0, split 1, split 2',
  },
  '… and comes back': { papers: 'DDD', written: DOI, steps: '0<-1, 0<-2, undo 0, split 1, split 2, return 0' },
  'a chain, of which one in the middle loses its dump': {
    papers: 'DDD',
    steps: '2<-1, undo 2, 0<-2, split 1, split 2, return 2',
  },
  'a field that a listing gave the one in the middle, which handed it on': {
    papers: 'DHL',
    steps: '1<-2, 0<-1, split 2, split 1',
  },
  'the last one of a chain was listed again before it was carried on': {
    papers: 'DDD',
    steps: '1<-2, list 2, 0<-1, split 2, split 1',
  },
  '… and after': { papers: 'DDD', steps: '1<-2, 0<-1, list 2, split 2, split 1' },
  '… and the one in the middle': { papers: 'DDD', steps: '1<-2, list 1, 0<-1, split 2, split 1' },
  '… and the first': { papers: 'DDD', steps: '1<-2, list 0, 0<-1, list 1, split 2, split 1' },
  '… from its beginning': { papers: 'DDD', steps: '1<-2, list 2, 0<-1, split 1, split 2' },
  'a dump goes to another day while its paper is merged away': { papers: 'DD', steps: '0<-1, redate 1, split 1' },
};

for (const [what, story] of Object.entries(STORIES))
  test(`merged and taken apart: ${what}`, async () => {
    const steps = story.steps.split(', ');
    const folder = await told(story, steps);
    const apart = await told(
      story,
      steps.filter(step => !/<-|split/.test(step)),
    );
    assert.equal(folder.files('papers/'), apart.files('papers/'));
    assert.equal((await check(folder.root)).problems, (await check(apart.root)).problems);
    await folder.ingest({ again: true });
    assert.equal(folder.files('papers/'), apart.files('papers/'), 'and after the next ingestion');
  });

test.run();
