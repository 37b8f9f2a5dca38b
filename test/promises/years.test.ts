// only: npm run test:long
// limit: 1200 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { depth } from '../setup/depth.ts';
import { random } from '../setup/random.ts';
import { tried } from '../setup/tried.ts';
import { difference, tree } from './broadsheet.ts';
import { ADay, type Work } from './years/a-day.ts';
import { Builder } from './years/call.ts';
import { type Cost, Curator } from './years/curator.ts';
import { Kept } from './years/kept.ts';
import { Look } from './years/look.ts';
import { MadePapers } from './years/made-up-papers.ts';
import { work } from './years/plan.ts';
import { lost } from './years/two-of-them.ts';

/** A digest is kept from day to day for years: what it promises holds on each of them, and it grows with its papers and not faster. */

const DAYS = depth('BROADSHEET_DAYS', 12, 1000);
const SEED = depth('BROADSHEET_SEED', 1, 1);
const FIRST_DAY = '2024-01-08';
const [BUILD, APART, UNCHANGED, CHECK, INDEX] = [5, 20, 20, 25, 50];

/** What a digest of so many papers takes. */
interface Size {
  papers: number;
  /** Bytes. */
  ledger: number;
  published: number;
  memory: number;
  /** Milliseconds of its process. */
  user: number;
  /** MiB. */
  peak: number;
}

/** What it takes, in the words of a row. */
const TAKES = {
  ledger: 'bytes of its ledgers',
  published: 'bytes of published.json',
  memory: 'bytes of what is remembered between builds',
  user: 'milliseconds of processor time of a fresh build',
  peak: 'MiB of memory of a fresh build at its peak',
} as const satisfies Partial<Record<keyof Size, string>>;

/** So much more may each further paper take than each of the first: a square would be seven times, and n√n nearly three. */
const BOUND = 1.5;

/**
 * Its size is taken when it has hardly a paper, which says what any digest takes, and four times from then on. In fewer days what the
 * collector leaves lying about is more than what the papers take.
 */
const SIZED =
  DAYS < 8 * INDEX
    ? []
    : [BUILD, ...[1, 2, 3, 4].map(quarter => Math.min(DAYS, BUILD * Math.ceil((DAYS * quarter) / 4 / BUILD)))];

/** Memory-backed where the machine has such a folder. */
const home = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'years-'));
const builder = new Builder();
test.after(() => {
  builder.end();
  fs.rmSync(home, { recursive: true, force: true });
});

const curator = new Curator(path.join(home, 'mine'), builder);
const theirs = new Curator(path.join(home, 'theirs'), builder);
const kept = new Kept();
const look = new Look(kept);
const pick = random(SEED);
const made: Work = { kept, made: new MadePapers(pick), random: pick, done: new Map(), desk: [] };
const sizes: Size[] = [];

test(`${DAYS} days`, async () => {
  curator.begin();
  for (let number = 1; number <= DAYS; number++) {
    const date = new Date(Date.parse(FIRST_DAY) + number * 86_400_000).toISOString().slice(0, 10);
    curator.now = Math.max(curator.now, Date.parse(date) / 1000 + 8 * 3600);
    const day = new ADay(date, curator, made);
    try {
      await work(day, number, theirs, look);
      if (number % BUILD === 0 || number === DAYS) await build(day, number);
    } catch (error) {
      (error as Error).message = `day ${number}, ${date}: ${(error as Error).message}`;
      throw error;
    }
  }
  for (const [what, times] of made.done) tried(`a digest of ${DAYS} days: ${what}`, times);
  tried(`a digest of ${DAYS} days: addresses that lead where they did`, kept.addresses.size);
  tried(`a digest of ${DAYS} days: items with the times that they had`, look.items);
});

if (SIZED.length > 0)
  test('it grows with its papers and not faster', () => {
    assert.is(sizes.length, SIZED.length);
    for (const [what, words] of Object.entries(TAKES) as [keyof typeof TAKES, string][]) {
      const each = sizes.slice(1).map((size, i) => (size[what] - sizes[i]![what]) / (size.papers - sizes[i]!.papers));
      const most = Math.max(...each.slice(1)) / each[0]!;
      const curve = sizes.map(size => `${size.papers}: ${size[what]}`).join(', ');
      assert.ok(most <= BOUND, `${words} grow by ${most.toFixed(2)} of what the first took (${curve})`);
      for (const size of sizes) tried(`${words} at ${size.papers} papers`, Math.round(size[what]));
      tried(`${words}: what each further paper took at most, in percent of each of the first`, Math.round(most * 100));
    }
  });

async function build(day: ADay, number: number): Promise<void> {
  if (kept.missing.size > 0) {
    const refused = await curator.build('--no-index');
    assert.is(refused.code, 1, 'published papers are gone, and nobody said that they may be');
    assert.match(refused.said, 'expected every published item to be there still');
  }
  const options = number % INDEX === 0 ? [] : ['--no-index'];
  const all = [...options, ...lost(day)];
  const { code, said } = await (number % APART === 0 ? curator.buildApart(...all) : curator.build(...all));
  assert.is(code, 0, said);
  look.all(curator);
  day.count('looks at all of it');
  if (number % UNCHANGED === 0) {
    const before = states();
    const again = await curator.buildApart(...options);
    assert.is(again.code, 0, again.said);
    assert.equal(difference(before, states()), [], 'a build after which nothing changed writes nothing');
    day.count('builds that wrote nothing, as nothing had changed');
  }
  if (number % CHECK === 0) {
    const { code, stdout, stderr } = await curator.run(['check']);
    assert.is(code, 0, stdout + stderr);
    assert.match(stdout, /: 0 errors, 0 warnings\.$/m, stdout + stderr);
  }
  if (SIZED.includes(number)) sizes.push(await sizeNow());
}

/** When each file was written, and how. */
function states(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of [curator.content, curator.site])
    for (const item of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(item.parentPath, item.name);
      if (!item.isFile() || file.includes('/.git/')) continue;
      const { mtimeNs, size, ino } = fs.statSync(file, { bigint: true });
      found.set(file, `${mtimeNs} ${size} ${ino}`);
    }
  return found;
}

/** What the digest takes now; the site that is made of it at once is the one that grew day by day. */
async function sizeNow(): Promise<Size> {
  const grown = await curator.buildApart();
  assert.is(grown.code, 0, grown.said);
  // Before a fresh build, which begins it anew.
  const memory = bytesIn(curator.cache);
  const before = tree(curator.site);
  const builds: Cost[] = [];
  // What else the machine does makes a build dearer, and none cheaper.
  for (let i = 0; i < 3; i++) builds.push(await curator.measuredBuild('--fresh'));
  assert.equal(difference(before, tree(curator.site)), [], 'a fresh build makes the same site');
  return {
    papers: kept.papers.length,
    ledger: bytesIn(curator.at('ledger')),
    published: fs.statSync(curator.at('published.json')).size,
    memory,
    user: 1000 * Math.min(...builds.map(({ user }) => user)),
    peak: Math.min(...builds.map(({ peak }) => peak)),
  };
}

function bytesIn(folder: string): number {
  let sum = 0;
  for (const item of fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (item.isFile()) sum += fs.statSync(path.join(item.parentPath, item.name)).size;
  return sum;
}

test.run();
