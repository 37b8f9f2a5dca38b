import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { check } from '../../src/digest/check-content.ts';
import { posterSession } from '../ingest/a-content-folder.ts';
import { GRAPHS, graphs, silent, TREES, trees, twoEntries } from './two-entries.ts';

/** A paper that was merged into another, while what lists the two of them changes. */

for (const isKnown of [false, true])
  test(`a paper that was merged twice comes back with its listing, though the last was deleted${isKnown ? ', and the ledgers know it' : ''}`, async () => {
    const third = 'a-third-paper-that-someone-read';
    const folder = await twoEntries();
    folder.write('dumps/2025-05-03-c.txt', posterSession({ title: 'A Third Paper That Someone Read' }));
    await folder.ingest();
    const before = folder.read(folder.paper(trees));
    await mergeEntries(folder.root, graphs, trees, silent);
    await mergeEntries(folder.root, third, graphs, silent);
    folder.remove(folder.paper(third));
    if (isKnown) await folder.ingest({ again: true });
    await splitEntry(folder.root, trees, {}, silent);
    await folder.ingest({ again: true });
    assert.equal(folder.read(folder.paper(trees)), before);
    assert.equal((await check(folder.root)).problems, []);
  });

for (const away of ['deleted', 'corrected'])
  test(`merge: what lists the other later joins the one that stays, though the dump that the other came with was ${away}`, async () => {
    const folder = await twoEntries();
    const third = 'A Third Paper That Someone Read';
    const authors = 'Cy Cedar · Di Dogwood';
    await mergeEntries(folder.root, graphs, trees, silent);
    if (away === 'deleted') await undoDump(folder.root, '2025-05-02-b.txt', true, silent);
    else folder.write('dumps/2025-05-02-b.txt', posterSession({ title: third, authors }));
    await folder.ingest();
    const before = folder.ids();
    folder.write('dumps/2025-06-01-c.txt', posterSession({ title: TREES, authors }));
    folder.write('dumps/2025-06-02-d.txt', posterSession({ title: TREES, authors: 'Ed Elm · Flo Fir' }));
    await folder.ingest();
    const [namesake, ...more] = folder.ids().filter(id => !before.includes(id));
    assert.match(namesake!, new RegExp(`^${trees}-`), 'of other people, it is another paper');
    assert.equal(more, []);
    assert.match(folder.read(folder.paper(graphs)), '2025-06-01-c.txt');
    await splitEntry(folder.root, trees, {}, silent);
    assert.match(folder.read(folder.paper(trees)), '2025-06-01-c.txt');
    assert.not.match(folder.read(folder.paper(graphs)), '2025-06-01-c.txt');
  });

test('split: a listing that a corrected dump gained goes along, though the dump listed the one that stays before', async () => {
  const folder = await twoEntries();
  await mergeEntries(folder.root, graphs, trees, silent);
  const other = { title: TREES, authors: 'Cy Cedar · Di Dogwood' };
  folder.write('dumps/2025-05-01-a.txt', posterSession(other, { title: GRAPHS }));
  await folder.ingest();
  await splitEntry(folder.root, trees, {}, silent);
  const dumps = (id: string) => [...folder.read(folder.paper(id)).matchAll(/dump: "(.*)"/g)].map(([, name]) => name);
  assert.equal(dumps(graphs), ['2025-05-01-a.txt']);
  assert.equal(dumps(trees), ['2025-05-01-a.txt', '2025-05-02-b.txt']);
  const before = folder.files();
  await folder.ingest({ again: true });
  assert.equal(folder.files(), before);
});

test.run();
