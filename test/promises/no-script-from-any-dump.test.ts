// only: npm run test:long
// limit: 300 s
import type { Browser } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadDigest } from '../../src/digest/load-digest.ts';
import { loadSources } from '../../src/read/sources.ts';
import { textsOf } from '../build/rendered.ts';
import { AContentFolder } from '../ingest/a-content-folder.ts';
import { launch } from '../setup/browser.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { FileAudit } from './audit-files.ts';
import { hostileDump, SOURCE_FIXTURES } from './every-slot.ts';
import { PAYLOADS } from './payloads.ts';

/** Every text of every fixture of every source, taken in and shown in all files of a site. */

/** Of each fixture. In every second one of four texts has a payload in its place, in the others each has one beside it. */
const DUMPS = depth('BROADSHEET_DUMPS', 1, 120);

let browser: Browser;
test.before(async () => {
  browser = await launch();
});
test.after(() => browser?.close());

test('no text of a dump makes an element, an attribute, an address or a record, or an entry that is read otherwise', async () => {
  const page = await browser.newPage();
  const audit = await FileAudit.in(page);
  const found: string[] = [];
  let next = 0;
  let papers = 0;
  for (let round = 0; round < DUMPS; round++) {
    const folder = new AContentFolder();
    for (const [n, fixture] of SOURCE_FIXTURES.entries()) {
      const name = `dumps/2024-03-${String(1 + (n % 28)).padStart(2, '0')}-${fixture.name}`;
      const dump = hostileDump(fixture, slot =>
        round % 2 || (slot + round / 2) % 4 === 0
          ? { payload: PAYLOADS[next++ % PAYLOADS.length]!, instead: round % 2 === 0 }
          : undefined,
      );
      folder.write(`${name}.txt`, dump);
      folder.write(`${name}.yaml`, `source: ${fixture.source}\n`);
    }
    await folder.ingest();
    const said: string[] = [];
    const digest = loadDigest(folder.root, ({ message }) => said.push(message));
    found.push(...said, ...(await audit.of(textsOf(digest))));
    papers += digest.papers.length;
    assert.ok(digest.papers.length > 2 * SOURCE_FIXTURES.length, `${digest.papers.length} papers`);
  }
  assert.equal(found.slice(0, 20), []);
  assert.equal(
    new Set(SOURCE_FIXTURES.map(({ source }) => source)),
    new Set((await loadSources()).map(({ id }) => id)),
  );
  tried('payloads in the texts of dumps of all sources', next);
  tried('papers made of such dumps', papers);
  tried(
    'files of sites audited, by what each is',
    [...audit.seen.values()].reduce((sum, count) => sum + count, 0),
  );
  await page.close();
});

test.run();
