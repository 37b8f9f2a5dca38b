import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { settleReview } from '../../src/curate/settle-review.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { formatDiagnostic } from '../../src/diagnostic.ts';
import { check } from '../../src/digest/check-content.ts';
import { addPapers } from '../../src/ingest/add-papers.ts';
import { AContentFolder, TODAY } from './a-content-folder.ts';

/** Two curators added a paper each on one day, on two branches: git leaves a conflict in the day's list and in its ledger. */

const LIST = 'dumps/2025-06-01-added.txt';
const OURS = '2401.05678';
const THEIRS = '2401.01234';
const theirs = 'arxiv-2401-01234';
const add = ({ root }: AContentFolder, paper: string) =>
  addPapers({ content: root, papers: [paper], listed: '2025-06-01', today: TODAY, warn: () => {} });
const said = async ({ root }: AContentFolder) => (await check(root)).problems.map(formatDiagnostic).join('\n');

/** The folder after the merge, with these lines in the list and our ledger. */
async function merged(lines: string): Promise<AContentFolder> {
  const [folder, other] = [new AContentFolder(), new AContentFolder()];
  await add(folder, OURS);
  await add(other, THEIRS);
  folder.write(other.paper(theirs), other.read(other.paper(theirs)));
  folder.write(LIST, lines);
  await folder.ingest({ again: true });
  return folder;
}

test('where both lines are kept, each is its paper’s again', async () => {
  const folder = await merged(`arXiv:${OURS}\narXiv:${THEIRS}\n`);
  assert.is(await said(folder), '');
  const { removed, kept } = await undoDump(folder.root, '2025-06-01-added', false, () => {});
  assert.equal([removed, kept], [[theirs, 'arxiv-2401-05678'], []]);
});

test('where one line is kept, the other’s is said, and what that says brings it back', async () => {
  const folder = await merged(`arXiv:${OURS}\n`);
  const problem = await said(folder);
  assert.match(problem, /01234\.md:6: warning: expected a listing of this paper in 2025-06-01-added\.txt/);
  assert.match(problem, `broadsheet add arXiv:${THEIRS} --listed 2025-06-01`);
  assert.match(problem, `broadsheet review --settle ${theirs} unlisted`);
  await add(folder, `arXiv:${THEIRS}`);
  assert.is(await said(folder), '');
  assert.is(folder.read(LIST), `arXiv:${OURS}\narXiv:${THEIRS}\n`);
});

test('where one line is kept, the other’s may be given up', async () => {
  const folder = await merged(`arXiv:${OURS}\n`);
  await settleReview(folder.root, { id: theirs, kind: 'unlisted' }, () => {});
  assert.is(await said(folder), '');
});

test.run();
