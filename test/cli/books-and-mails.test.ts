import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { twoEntries } from '../curate/two-entries.ts';

/** Books and mails are written where one stands, and over nothing but what was written there before. */

const bin = fileURLToPath(new URL('../../src/bin.js', import.meta.url));

test('a book goes where one stands, over itself and over no other file', async () => {
  const folder = await twoEntries();
  folder.edit('site.yaml', text => `${text}editor: {name: Ada, email: ada@example.org}\n`);
  fs.mkdirSync(folder.at('.here/deeper'), { recursive: true });
  fs.writeFileSync(folder.at('.here/package.json'), '{}');
  const here = (file: string) => folder.at(`.here/${file}`);
  const run = (args: string[], env: NodeJS.ProcessEnv = {}) => {
    const { npm_package_json: _, INIT_CWD: __, ...rest } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args, '--content', folder.root], {
      cwd: here(''),
      env: { ...rest, ...env, SOURCE_DATE_EPOCH: '1770076800' },
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  };
  const made = run(['epub', 'newest']);
  assert.is(made.code, 0, made.err);
  assert.match(made.out, /^2025-05-02\.epub: /);
  const book = fs.readFileSync(here('2025-05-02.epub'));
  assert.is(run(['epub', 'newest']).code, 0, 'its own may go');
  for (const [name, bytes] of [
    ['2025-05-02.epub', 'My own notes.'],
    ['mine.epub', Buffer.concat([book.subarray(0, 60), Buffer.from('of another program')])],
  ] as const) {
    fs.writeFileSync(here(name), bytes);
    const refused = run(['epub', 'newest', ...(name === 'mine.epub' ? ['--out', name] : [])]);
    assert.is(refused.code, 2);
    assert.match(refused.err, `expected nothing at ${name}, or what this command wrote there before`);
    assert.equal(fs.readFileSync(here(name)), Buffer.from(bytes));
  }
  fs.writeFileSync(here('empty.epub'), '');
  assert.is(run(['epub', 'newest', '--out', 'empty.epub']).code, 0, 'nothing is lost');
  assert.equal(fs.readFileSync(here('empty.epub')), book);

  const piped = run(['mail', 'newest']);
  assert.match(piped.out, /^From: [^\n]*ada@example\.org/m);
  assert.is(run(['mail', 'newest', '--out', 'day.eml']).code, 0);
  assert.is(fs.readFileSync(here('day.eml'), 'utf8'), piped.out);
  assert.is(run(['mail', '2025-05-01', '--out', 'day.eml']).code, 0, 'a message of its own may go');
  assert.not.equal(fs.readFileSync(here('day.eml'), 'utf8'), piped.out);
  assert.is(run(['mail', 'newest', '--out', '2025-05-02.epub']).code, 2);

  const npm = { npm_package_json: here('package.json'), INIT_CWD: here('deeper') };
  assert.is(run(['epub', 'newest'], npm).code, 0);
  assert.equal(fs.readFileSync(here('deeper/2025-05-02.epub')), book, 'npm run goes to the package’s folder first');
});

test.run();
