import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { check } from '../../src/digest/check-content.ts';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';
import { silent } from './two-entries.ts';

/** Four papers, each of which is merged into the one before it, and then taken out again in every order. */

const TITLES = ['Ashes in the Rain', 'Birches on the Hill', 'Cedars by the Sea', 'Dogwood at the Door'];
const IDS = TITLES.map(title => title.toLowerCase().replaceAll(' ', '-'));

const ordersOf = (ids: readonly string[]): string[][] =>
  ids.length === 0 ? [[]] : ids.flatMap(id => ordersOf(ids.filter(other => other !== id)).map(rest => [id, ...rest]));

async function fourEntries({ areByHand }: { areByHand: boolean }): Promise<AContentFolder> {
  const folder = new AContentFolder();
  for (const [n, title] of TITLES.entries())
    if (areByHand) folder.write(`papers/2025/${IDS[n]}.md`, `---\ntitle: ${title}\nlisted: 2025-05-0${n + 1}\n---\n`);
    else folder.write(`dumps/2025-05-0${n + 1}-${n}.txt`, posterSession({ title }));
  await folder.ingest();
  const [, , third, last] = IDS;
  const before = (line: string, field: string) => (text: string) => text.replace(line, `${field}\n${line}`);
  folder.edit(folder.paper(third!), before('listed:', 'author-comment: seen by the sea'));
  folder.edit(folder.paper(last!), before('listed:', 'note: mine'));
  await folder.ingest();
  return folder;
}

for (const areByHand of [false, true])
  for (const [i, order] of ordersOf(IDS.slice(1)).entries())
    for (const isEdited of areByHand ? [i % 2 === 0] : [false, true])
      test(`a chain of merges${areByHand ? ' of papers written by hand' : ''}, split ${order.map(id => IDS.indexOf(id)).join(', ')}${isEdited ? ', after an edit' : ''}: no paper keeps what another gave it`, async () => {
        const folder = await fourEntries({ areByHand });
        const before = folder.files('papers/');
        for (const n of [2, 1, 0]) await mergeEntries(folder.root, IDS[n]!, IDS[n + 1]!, silent);
        const edited = (text: string) => text.replace('listed:', 'genre: talk\nlisted:');
        if (isEdited) folder.edit(folder.paper(IDS[0]!), edited);
        for (const id of order) {
          await splitEntry(folder.root, id, {}, silent);
          assert.equal((await check(folder.root)).problems, []);
        }
        const first = folder.paper(IDS[0]!);
        const expected = { ...before, ...(isEdited && { [first]: edited(before[first]!) }) };
        assert.equal(folder.files('papers/'), expected);
        await folder.ingest({ again: true });
        assert.equal(folder.files('papers/'), expected, 'and the next ingestion leaves it so');
      });

test.run();
