import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { check } from '../../src/digest/check-content.ts';
import { GRAPHS, TREES } from '../curate/two-entries.ts';
import { AContentFolder, posterSession } from './a-content-folder.ts';

/** Nothing that lies among the dumps is passed over in silence. */

test('a folder among the dumps is named with the way to take it in, and so is one in a folder that is given', async () => {
  const folder = new AContentFolder({ '2025-05-01-a.txt': posterSession({ title: GRAPHS }) });
  folder.write('dumps/2024/2024-05-01-b.txt', posterSession({ title: TREES }));
  folder.write('dumps/2024/.DS_Store', '');
  fs.mkdirSync(folder.at('dumps/empty'));
  fs.symlinkSync('2025-05-01-a.txt', folder.at('dumps/2025-05-01-c.txt'));
  const said = () => folder.warnings.map(({ rule, file, message, advice }) => [rule, file, `${message} ${advice}`]);
  const inside = `expected a dump, found a folder with 1 file in it, which was not read To take in what is in it, before you take the folder away: broadsheet ingest ${folder.at('dumps/2024')}`;
  for (const read of [1, 0]) {
    assert.is((await folder.ingest()).read.length, read);
    assert.equal(said(), [
      ['not-read', folder.at('dumps/2024'), inside],
      [
        'not-read',
        folder.at('dumps/2025-05-01-c.txt'),
        'expected a dump, found a link, which was not read Put the file itself here.',
      ],
    ]);
  }
  folder.remove('dumps/2025-05-01-c.txt');
  assert.equal((await folder.ingest({ files: [folder.at('dumps/2024')] })).added, [
    'trees-that-grow-downwards-need-no-roots',
  ]);
  fs.rmSync(folder.at('dumps/2024'), { recursive: true });
  const elsewhere = new AContentFolder();
  elsewhere.write('dumps/deeper/c.txt', posterSession({ title: TREES }));
  elsewhere.write('dumps/2025-05-07-d.txt', posterSession({ title: TREES }));
  await folder.ingest({ files: [elsewhere.at('dumps')] });
  assert.equal(
    said().map(([, file]) => file),
    [elsewhere.at('dumps/deeper')],
  );
});

test('what an editor or a tool leaves beside a dump is no dump, which is said', async () => {
  const left = ['a.txt~', '#a.txt#', 'a.txt.orig', 'a.txt.BAK', 'a.txt.rej', 'a.swp', 'a.txt.~1~', '4913', '~$a.csv'];
  const names = [...left, 'a.yaml~', 'b.html.crdownload', 'b.html.part', 'b.tmp'].map(name => `dumps/${name}`).sort();
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: GRAPHS }) });
  for (const name of names) folder.write(name, posterSession({ title: TREES }));
  const expected = names.map(name => ['stray-file', folder.at(name)]);
  const strays = (all: readonly Diagnostic[]) =>
    all.filter(({ rule }) => rule === 'stray-file').map(({ rule, file }) => [rule, file]);
  assert.equal((await folder.ingest()).dumps, 1);
  assert.equal(strays(folder.warnings), expected);
  assert.equal(folder.ids().length, 1);
  assert.equal(strays((await check(folder.root)).problems), expected);
  const given = await folder.ingest({ files: [folder.at('dumps/a.txt~')] });
  assert.match(given.refused[0]?.problems[0]?.message ?? '', /but not of a hidden file, a sidecar or a backup; found/);
  const elsewhere = new AContentFolder();
  elsewhere.write('dumps/b.txt~', posterSession({ title: TREES }));
  assert.equal((await folder.ingest({ files: [elsewhere.at('dumps')] })).added, []);
  assert.ok(folder.warnings.some(({ file }) => file === elsewhere.at('dumps/b.txt~')));
});

test.run();
