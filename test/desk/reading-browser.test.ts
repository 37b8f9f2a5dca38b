// only: npm run test:long
// limit: 240 s
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { StillReading } from '../../src/desk/reading.ts';
import { GRAPHS, twoEntries } from '../curate/two-entries.ts';
import { ADesk } from './a-desk.ts';
import { barriers, DeskVisit } from './desk-visit.ts';

/** A page that had to wait for what was being read comes whole by itself, or says why it does not. */

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

test('what cannot be read is named in its place, asked for less often, and comes once it is mended', async () => {
  const folder = await twoEntries();
  const ledger = 'ledger/2025-05-01-a.json';
  const whole = folder.read(ledger);
  folder.write(ledger, '');
  const one = new ADesk(folder);
  const page = await curator.open(one);
  // Its timers run only when they are told to.
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.reload();
  let asked = 0;
  page.on('request', request => (asked += Number(request.url().endsWith('/start/waits'))));
  await page.clock.runFor(700);
  const waits = page.locator('#waits');
  await waits.getByText(`${folder.at(ledger)}:1: error: expected a ledger`).waitFor();
  assert.is(await waits.getByText('being read').count(), 0);
  assert.is(asked, 1);
  await page.clock.runFor(3500);
  assert.is(asked, 1);
  folder.write(ledger, whole);
  await page.clock.runFor(7000);
  await waits.getByText('Without a topic').waitFor();
  // The browser itself names each request that was refused.
  assert.ok(curator.errors.splice(0).every(error => error.includes('422')));
});

test.run();
