// only: npm run test:long
// limit: 240 s
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { StillReading } from '../../src/desk/reading.ts';
import { GRAPHS, twoEntries } from '../curate/two-entries.ts';
import { ADesk } from './a-desk.ts';
import { barriers, DeskVisit } from './desk-visit.ts';

/** A page that had to wait for what was being read comes whole by itself. */

const curator = new DeskVisit();
test.before(() => curator.start());
test.after(() => curator.stop());

test('what is still being read is said, and the page comes in its place', async () => {
  const one = new ADesk(await twoEntries());
  Object.defineProperty(one.desk, 'reading', { get: () => new StillReading(500, 1104), configurable: true });
  const page = await curator.open(one);
  await page.getByLabel('Paste a listing').waitFor();
  await page.getByText('The papers are being read: 500 of 1,104 files').first().waitFor();
  assert.equal(await barriers(page), []);
  const found = await page.context().newPage();
  await found.goto(new URL('/find?q=graphs', one.serving.url).href);
  await found.getByRole('heading', { level: 1, name: 'One moment' }).waitFor();
  assert.equal(await barriers(found), []);
  Reflect.deleteProperty(one.desk, 'reading');
  await found.getByRole('heading', { level: 1, name: 'Find' }).waitFor();
  await found.getByRole('link', { name: GRAPHS }).waitFor();
  await page.getByRole('link', { name: '1 May 2025' }).waitFor();
  await page.getByText('being read').waitFor({ state: 'detached' });
  assert.equal(curator.errors, []);
});

test.run();
