import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commandLine } from '../../src/terminal/command.ts';
import { twoEntries } from '../curate/two-entries.ts';
import { posterSession } from '../ingest/a-content-folder.ts';
import { broadsheet } from '../promises/broadsheet.ts';

/** Slips of the hand: each is refused with the way on, and nothing is changed. */

const run = (cwd: string, ...args: string[]) => broadsheet(args, { cwd, env: { npm_lifecycle_event: '' } });

async function refused(root: string, ...args: string[]): Promise<string> {
  const files = () => fs.readdirSync(root, { recursive: true }).sort();
  const before = files();
  const { code, stderr } = await run(root, ...args);
  assert.is(code, 2, `${args.join(' ')}: ${stderr}`);
  assert.equal(files(), before);
  return stderr;
}

test('ingest: what the digest keeps itself is not taken in as dumps', async () => {
  const { root } = await twoEntries();
  for (const named of ['.', 'papers/2025', 'topics/graphs.md'])
    assert.match(
      await refused(root, 'ingest', named, '--content', '.'),
      `expected dumps, found ${named}, which the digest keeps itself; the dumps in it are read by: broadsheet ingest --content .`,
    );
  assert.is((await run(root, 'ingest', 'dumps', '--content', '.')).code, 0);
  fs.mkdirSync(`${root}/inbox`);
  fs.writeFileSync(`${root}/inbox/2025-05-03-c.txt`, posterSession({ title: 'A Third Paper That Someone Read' }));
  const { stdout } = await run(root, 'ingest', 'inbox', '--content', '.');
  assert.match(stdout, '1 new', 'a folder of one’s own in it is no place of the digest’s');
});

test('ingest: what is said of no dump, a source that is none, and an empty file', async () => {
  const folder = await twoEntries();
  const said = (...args: string[]) => refused(folder.root, 'ingest', ...args, '--content', '.');
  assert.match(await said('--listed', '2025-01-01'), 'expected the dumps that --listed is said of, found none');
  assert.match(
    await said('dumps/2025-05-01-a.txt', '--source', 'plainlist'),
    /expected --source to be one of .*; found "plainlist"; the nearest is "plain-list"/,
  );
  folder.write('inbox/empty.txt', '\n \n');
  const { code, stderr } = await run(folder.root, 'ingest', 'inbox/empty.txt', '--content', '.');
  assert.is(code, 1);
  assert.match(stderr, /^inbox\/empty\.txt: error: expected papers in this dump, found an empty file/);
});

test('init: a digest is made neither in another nor beside it', async () => {
  const folder = await twoEntries();
  for (const inner of ['dumps/new', 'elsewhere'])
    assert.match(
      await refused(folder.root, 'init', inner),
      `expected a folder outside of every digest, found ${inner}`,
    );
  const alone = fs.mkdtempSync(`${folder.root}-around-`);
  try {
    fs.cpSync(folder.root, `${alone}/content`, { recursive: true });
    assert.match(await refused(alone, 'init', '.'), /whose digest is in content; .*: broadsheet init content$/m);
    assert.is((await run(alone, 'init', 'content')).code, 0);
    assert.is((await run(alone, 'init', 'another')).code, 0, 'a second one beside the first’s content');
  } finally {
    fs.rmSync(alone, { recursive: true });
  }
});

test('epub: a folder is no book, and a folder that is not there is not made', async () => {
  const { root } = await twoEntries();
  const book = (out: string) => refused(root, 'epub', 'newest', '--content', '.', '--out', out);
  assert.match(await book('dumps'), 'expected the name of a file, found the folder dumps; name a file in it by --out');
  assert.match(await book('my books/may.epub'), "expected the folder my books, found none; first: mkdir 'my books'");
});

test('explain: the name of a dump is told from an id', async () => {
  const { root } = await twoEntries();
  for (const name of ['2025-05-01-a', 'dumps/2025-05-01-a.txt'])
    assert.match(
      await refused(root, 'explain', name, '--content', '.'),
      'found the name of a dump; what became of it: broadsheet explain --dump 2025-05-01-a.txt --content .',
    );
});

test('what an option is given is pasted as it is, though it begins with a hyphen', () => {
  assert.is(commandLine('note', '2025-05-01', '--text', '- a list'), "broadsheet note 2025-05-01 --text '- a list'");
  assert.is(commandLine('undo', '-c.txt'), 'broadsheet undo ./-c.txt');
  assert.is(commandLine('note', '2025-05-01', '-'), 'broadsheet note 2025-05-01 -');
});

test('a dump whose name begins as an option does: what a command says can be pasted', async () => {
  const folder = await twoEntries();
  folder.write('dumps/-c.txt', posterSession({ title: 'A Third Paper That Someone Read' }));
  assert.is((await run(folder.root, 'ingest', '--content', '.')).code, 0);
  const before = folder.files('papers/');
  const { stdout } = await run(folder.root, 'redate', './-c.txt', '2025-05-09', '--content', '.');
  const back = /broadsheet (redate .*)/.exec(stdout)![1]!;
  assert.match(back, /^redate \.\/-c\.txt /);
  assert.is((await run(folder.root, ...back.split(' '))).code, 0);
  assert.equal(folder.files('papers/'), before);
});

test.run();
