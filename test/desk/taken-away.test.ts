import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pickPapers } from '../../src/curate/picks.ts';
import { Lock } from '../../src/files/lock.ts';
import { graphs, twoEntries } from '../curate/two-entries.ts';
import { posterSession } from '../ingest/a-content-folder.ts';
import { ADesk, NOW, TODAY } from './a-desk.ts';

/** The content folder goes while the desk is open: a disk is taken out, a folder is moved. Nobody's work goes into a new one. */

const CHANGES: [string, Record<string, string>][] = [
  [`/day/${TODAY}/note`, { 'was-title': '', title: 'New', 'was-note': '', note: 'My note.' }],
  ['/paper/new', { 'was-title': '', title: 'Taken Down by Hand', 'was-listed': '', listed: TODAY }],
  ['/day/2025-05-01/pick', { id: graphs }],
  [`/paper/${graphs}/save`, { 'was-title': '', title: 'Another Title' }],
  ['/review/untitled/settle', { id: graphs }],
  ['/history/undo', {}],
  ['/history/redo', {}],
];

async function takeIn(desk: ADesk): Promise<Response> {
  const fields = { text: posterSession({ title: 'A Third Paper That Someone Read' }) };
  const preview = await (await desk.post('/take-in/preview', fields)).text();
  const inputs = preview.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  const hidden = Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]));
  return desk.post('/take-in', { ...fields, ...hidden });
}

for (const [how, stands] of [
  ['is gone', false],
  ['left an empty folder in its place', true],
] as const)
  test(`where the content folder ${how}, each change is refused in words, and nothing is made`, async () => {
    const folder = await twoEntries();
    const desk = await new ADesk(folder).serve();
    const away = `${folder.root}-away`;
    try {
      await desk.get('/');
      await desk.desk.change('Picked', async step => pickPapers(folder.root, '2025-05-01', [graphs], step));
      fs.renameSync(folder.root, away);
      if (stands) fs.mkdirSync(folder.root);
      const refused = async (answer: Response, at: string) => {
        const said = (await answer.json()) as { error?: string[] };
        assert.ok([400, 409, 422].includes(answer.status), `${at}: ${answer.status} ${JSON.stringify(said)}`);
        assert.equal(stands ? fs.readdirSync(folder.root) : fs.existsSync(folder.root), stands ? [] : false, at);
        return said.error!.join('\n');
      };
      for (const [at, fields] of CHANGES) await refused(await desk.post(at, fields), at);
      const [at, fields] = CHANGES[stands ? 5 : 0]!;
      const words = await refused(await desk.post(at, fields), at);
      assert.match(
        words,
        stands ? /found an empty folder.*Is its disk mounted/s : /found that it is gone.*Nothing was made/s,
      );
      await refused(await takeIn(desk), 'taking in');
      fs.rmSync(folder.root, { recursive: true, force: true });
      fs.renameSync(away, folder.root);
      assert.is((await desk.post(CHANGES[0]![0], CHANGES[0]![1])).status, 200, 'once it is back, it is written to');
      assert.match(folder.read(`days/${TODAY}.md`), 'My note.');
      assert.is(desk.desk.history.last()!.when, NOW);
    } finally {
      fs.rmSync(away, { recursive: true, force: true });
      await desk.close();
    }
  });

test('a lock on a folder that has to stand makes none, and lets go of one that went', async () => {
  const { root } = await twoEntries();
  const lock = new Lock(root, 'broadsheet desk', undefined, undefined, true);
  fs.rmSync(root, { recursive: true });
  lock.release();
  assert.not(fs.existsSync(root));
  assert.throws(() => new Lock(root, 'broadsheet desk', undefined, undefined, true), /found that it is gone/);
  assert.not(fs.existsSync(root));
});

test.run();
