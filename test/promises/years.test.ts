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
import { type Cost, Curator } from './years/curator.ts';
import { Kept } from './years/kept.ts';
import { Look } from './years/look.ts';
import { MadePapers } from './years/made-up-papers.ts';
import { work } from './years/plan.ts';
import { lost } from './years/two-of-them.ts';

/** A digest is kept from day to day for years: what it promises holds on each of them, and it grows with its papers and not faster. */

const DAYS = depth('BROADSHEET_DAYS', 20, 1000);
const SEED = depth('BROADSHEET_SEED', 1, 1);
const FIRST_DAY = '2024-01-08';
const [BUILD, UNCHANGED, CHECK, INDEX] = [5, 20, 25, 50];

/** What a digest of so many papers takes. */
interface Size extends Cost {
  papers: number;
  /** Bytes. */
  ledger: number;
  published: number;
  memory: number;
}

/** What it takes, in the words of a row. */
const TAKES = {
  ledger: 'bytes of its ledgers',
  published: 'bytes of published.json',
  memory: 'bytes of what is remembered between builds',
  user: 'processor time of a fresh build',
  peak: 'memory of a fresh build at its peak',
} as const satisfies Partial<Record<keyof Size, string>>;

/** So much more may each further paper take than each of the first: a square would be six times, and n√n two and a half. */
const BOUND = 1.5;

/** Memory-backed where the machine has such a folder. */
const home = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'years-'));
test.after(() => fs.rmSync(home, { recursive: true, force: true }));

const curator = new Curator(path.join(home, 'mine'));
const theirs = new Curator(path.join(home, 'theirs'));
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

if (DAYS >= 4 * INDEX)
  test('it grows with its papers and not faster', () => {
    assert.is(sizes.length, 4);
    const [first, half, , last] = sizes as [Size, Size, Size, Size];
    for (const [what, words] of Object.entries(TAKES) as [keyof typeof TAKES, string][]) {
      const further = (last[what] - half[what]) / (last.papers - half.papers);
      const ratio = further / (first[what] / first.papers);
      const curve = sizes.map(size => `${size.papers}: ${Math.round(size[what] * 10) / 10}`).join(', ');
      assert.ok(ratio <= BOUND, `${words} grow by ${ratio.toFixed(2)} of what the first took (${curve})`);
      tried(`${words}: what each further paper took, in percent of each of the first`, Math.round(ratio * 100));
    }
  });

async function build(day: ADay, number: number): Promise<void> {
  const options = number % INDEX === 0 ? [] : ['--no-index'];
  if (kept.missing.size > 0) {
    const refused = await curator.build(...options);
    assert.is(refused.code, 1, 'published papers are gone, and nobody said that they may be');
    assert.match(refused.stderr, 'expected every published item to be there still');
  }
  const { code, stderr } = await curator.build(...options, ...lost(day));
  assert.is(code, 0, stderr);
  look.all(curator);
  day.count('looks at all of it');
  if (number % UNCHANGED === 0) {
    const before = states();
    const again = await curator.build(...options);
    assert.is(again.code, 0, again.stderr);
    assert.equal(difference(before, states()), [], 'a build after which nothing changed writes nothing');
    day.count('builds that wrote nothing, as nothing had changed');
  }
  if (number % CHECK === 0) {
    const { code, stdout, stderr } = await curator.run(['check']);
    assert.is(code, 0, stdout + stderr);
    assert.match(stdout, /: 0 errors, 0 warnings\.$/m);
  }
  if (number % Math.ceil(DAYS / 4) === 0 && DAYS >= 4 * INDEX) sizes.push(await sizeNow());
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
  const grown = await curator.build();
  assert.is(grown.code, 0, grown.stderr);
  const before = tree(curator.site);
  const build = await curator.measuredBuild('--fresh');
  assert.equal(difference(before, tree(curator.site)), [], 'a fresh build makes the same site');
  return {
    papers: kept.papers.length,
    ledger: bytesIn(curator.at('ledger')),
    published: fs.statSync(curator.at('published.json')).size,
    memory: bytesIn(curator.cache),
    ...build,
  };
}

function bytesIn(folder: string): number {
  let sum = 0;
  for (const item of fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (item.isFile()) sum += fs.statSync(path.join(item.parentPath, item.name)).size;
  return sum;
}

test.run();
