// only: npm run test:long
// limit: 600 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ingest } from '../../src/ingest/ingest.ts';
import { writeDefaults } from './broadsheet.ts';
import { ALIKE, costOf } from './growth.ts';

const content = fs.mkdtempSync(path.join(os.tmpdir(), 'alike-'));
test.before(() => writeDefaults(content));
test.after(() => fs.rmSync(content, { recursive: true, force: true }));

test('ten times as many papers that are hard to tell apart take at most twelve times as long, and ledgers as large', async () => {
  const slow: string[] = [];
  for (const [name, make] of Object.entries(ALIKE)) {
    const dump = path.join(content, 'dumps/2024-01-02-alike.bib');
    const measure = async (papers: number): Promise<{ spent: number; bytes: number }> => {
      fs.writeFileSync(dump, make(papers));
      const spent = await costOf(() => ingest({ content, today: '2024-01-02', warn: () => {} }));
      const ledger = path.join(content, 'ledger/2024-01-02-alike.bib.json');
      const bytes = fs.statSync(ledger).size / papers;
      const records = JSON.parse(fs.readFileSync(ledger, 'utf8')).records as { outcome: string }[];
      assert.is(records.filter(({ outcome }) => outcome === 'new').length, papers, name);
      for (const folder of ['papers', 'ledger', 'dumps'])
        fs.rmSync(path.join(content, folder), { recursive: true, force: true });
      fs.mkdirSync(path.join(content, 'dumps'));
      return { spent, bytes };
    };
    await measure(200);
    let [few, many] = [await measure(200), await measure(2000)];
    // Measured again where it looks bad, and the best counts, as for every growth.
    for (let attempt = 0; attempt < 3 && many.spent > 12 * few.spent; attempt++) {
      const [fewer, more] = [await measure(200), await measure(2000)];
      [few, many] = [
        { ...few, spent: Math.min(few.spent, fewer.spent) },
        { ...many, spent: Math.min(many.spent, more.spent) },
      ];
    }
    if (many.spent > 12 * few.spent) slow.push(`${name}: ${few.spent.toFixed(0)} and ${many.spent.toFixed(0)} ms`);
    if (many.bytes > 1.2 * few.bytes)
      slow.push(`${name}: ${few.bytes.toFixed(0)} and ${many.bytes.toFixed(0)} bytes a paper`);
  }
  assert.equal(slow, []);
});

test.run();
