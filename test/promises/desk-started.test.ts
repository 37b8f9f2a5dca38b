// only: npm run test:long
// limit: 600 s
import { once } from 'node:events';
import fs from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { History } from '../../src/files/history.ts';
import { PROGRAM_START } from '../../src/memory/project.ts';
import { graphs, trees, twoEntries } from '../curate/two-entries.ts';
import { endAll, ended, post, startDesk } from '../desk/a-started-desk.ts';

/** The desk as a person starts it, and as it is told to end. */

test.after(endAll);

const start = (content: string) => startDesk(PROGRAM_START, ['--content', content]);

test('prints its link on a line of its own, lets nobody in without it, and ends when it is told to', async () => {
  const folder = await twoEntries();
  const desk = await start(folder.root);
  for (const at of ['', 'publish', 'assets/desk.js', 'nowhere'])
    assert.is((await fetch(desk.url + at)).status, 401, at);
  assert.is((await fetch(desk.url, { headers: { cookie: desk.headers['cookie']! } })).status, 200);
  // A program that was let go of in the middle of a request does not keep it.
  const half = connect(Number(new URL(desk.url).port), '127.0.0.1');
  half.on('error', () => {}).write('GET / HTTP/1.1\r\nHost:');
  await once(half, 'connect');
  desk.child.kill('SIGTERM');
  assert.is(await ended(desk.child), 143);
  assert.equal(
    fs.readdirSync(folder.root).filter(name => name.startsWith('.lock')),
    [],
  );
});

test('Ctrl+C ends it with 130, also while it looks for what is wrong', async () => {
  const folder = await twoEntries();
  const desk = await start(folder.root);
  await fetch(new URL('/publish', desk.url), { headers: { cookie: desk.headers['cookie']! } });
  desk.child.kill('SIGINT');
  assert.is(await ended(desk.child), 130);
});

test('the browser is called by a file that this person alone can read, and no command’s words let anybody in', async () => {
  const folder = await twoEntries();
  // In the place of the program that opens what it is given: it notes its words, and who may read the file.
  const programs = fs.mkdtempSync(path.join(os.tmpdir(), 'opener-'));
  const temporary = path.join(programs, 'tmp');
  fs.mkdirSync(temporary);
  const noted = path.join(programs, 'noted');
  for (const name of ['xdg-open', 'open'])
    fs.writeFileSync(
      path.join(programs, name),
      `#!/bin/sh\n{ echo "$#"; echo "$1"; ls -ld "$1" "$(dirname "$1")" | cut -c1-10; cat "$1"; } > ${noted}.part && mv ${noted}.part ${noted}\n`,
      { mode: 0o755 },
    );
  const env = { ...process.env, PATH: `${programs}:${process.env['PATH']}`, TMPDIR: temporary };
  const desk = await startDesk(PROGRAM_START, ['--content', folder.root], undefined, env);
  try {
    while (!fs.existsSync(noted)) await wait(20);
    const [count, file, ofFolder, ofFile, ...page] = fs.readFileSync(noted, 'utf8').split('\n');
    assert.equal([count, ofFile, ofFolder], ['1', '-rw-------', 'drwx------']);
    const link = /^http:\S+token=([\w-]+)$/m.exec(desk.said())!;
    assert.not.match(file!, link[1]!);
    assert.ok(page.join('\n').includes(`content="0; url=${link[0]}"`));
    desk.child.kill('SIGTERM');
    await ended(desk.child);
    assert.equal(
      fs.readdirSync(temporary).filter(name => name.startsWith('broadsheet-desk')),
      [],
    );
  } finally {
    desk.child.kill('SIGKILL');
    fs.rmSync(programs, { recursive: true, force: true });
  }
});

test('two desks on one digest: each change is made, one after another, and each sees the other’s', async () => {
  const folder = await twoEntries();
  const desks = await Promise.all([start(folder.root), start(folder.root)]);
  const papers = [
    { id: graphs, day: '2025-05-01' },
    { id: trees, day: '2025-05-02' },
  ];
  const answers = await Promise.all(desks.map((desk, i) => post(desk, `/day/${papers[i]!.day}/pick`, papers[i]!)));
  assert.equal(await Promise.all(answers.map(async answer => [answer.status, answer.ok || (await answer.text())])), [
    [200, true],
    [200, true],
  ]);
  for (const { id, day } of papers) assert.match(folder.read(`days/${day}.md`), id);
  assert.is([...new History(folder.root).steps()].length, 2);
  for (const { child } of desks) child.kill('SIGTERM');
  await Promise.all(desks.map(({ child }) => ended(child)));
});

test.run();
