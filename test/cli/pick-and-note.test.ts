import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { graphs, trees, twoEntries } from '../curate/two-entries.ts';
import type { AContentFolder } from '../ingest/a-content-folder.ts';

/** A day's picks and its note, from the command line: the bytes that a person would have written, and no others. */

const bin = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const DAY = '2025-05-01';
const FILE = `days/${DAY}.md`;

function run(folder: AContentFolder, args: string[], more: { input?: string; editor?: string } = {}) {
  const { VISUAL: _, EDITOR: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args, '--content', folder.root], {
    encoding: 'utf8',
    env: { ...env, ...(more.editor !== undefined && { EDITOR: more.editor }) },
    ...(more.input !== undefined && { input: more.input }),
  });
  return { code: status, out: stdout, err: stderr };
}

/** A command that changes the file of its last argument as a person would. */
function editor(folder: AContentFolder, change: string): string {
  folder.write(
    '.editor.mjs',
    `import fs from 'node:fs';\nconst file = process.argv.at(-1);\nlet text = fs.readFileSync(file, 'utf8');\n${change}\nfs.writeFileSync(file, text);\n`,
  );
  return `"${process.execPath}" "${folder.at('.editor.mjs')}" --wait`;
}

test('papers are picked on their days by any name, in the order given, and taken out again', async () => {
  const folder = await twoEntries();
  folder.edit(folder.paper(graphs), text => text.replace('listed:', 'identifiers: {arxiv: "2401.01234"}\nlisted:'));
  folder.write(FILE, '---\ntitle: Winter # short\n---\n\nA note.\n');
  const before = folder.files();
  const both = run(folder, ['pick', 'Trees that', 'https://arxiv.org/abs/2401.01234', '--day', DAY]);
  assert.is(both.code, 0, both.err);
  assert.is(
    both.out,
    `${trees}: picked for ${DAY}, in ${folder.at(FILE)}\n${graphs}: picked for ${DAY}, in ${folder.at(FILE)}\n`,
  );
  const picked = `---\ntitle: Winter # short\npicks:\n  - ${trees}\n  - ${graphs}\n---\n\nA note.\n`;
  assert.is(folder.read(FILE), picked);
  assert.match(run(folder, ['pick', graphs, trees]).out, `${graphs}: picked already, in `);
  assert.equal(folder.files(), { ...before, [FILE]: picked, 'days/2025-05-02.md': `---\npicks:\n  - ${trees}\n---\n` });
  const gone = run(folder, ['pick', '--remove', trees, graphs]);
  assert.is(gone.out, `${trees}: no pick of 2025-05-02 any more\n${graphs}: no pick of ${DAY} any more\n`);
  assert.match(run(folder, ['pick', '--remove', graphs]).out, `${graphs}: none of the picks of ${DAY}`);
  run(folder, ['pick', '--remove', '--day', DAY, trees]);
  assert.equal(folder.files(), before);
});

test('what a pick is written as stays, and is the same paper', async () => {
  const folder = await twoEntries();
  const file = `---\npicks: [On the Shape] # by title\n---\n`;
  folder.write(FILE, file);
  assert.match(run(folder, ['pick', graphs]).out, 'picked already');
  assert.is(folder.read(FILE), file);
  run(folder, ['pick', trees, '--day', DAY]);
  assert.is(folder.read(FILE), file.replace('Shape]', `Shape, ${trees}]`));
  run(folder, ['pick', '--remove', graphs]);
  assert.is(folder.read(FILE), `---\npicks: [${trees}] # by title\n---\n`);
});

test('one name that is none, and nothing is picked', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  const wrong = run(folder, ['pick', graphs, 'trees-that-grow-upwards']);
  assert.is(wrong.code, 2);
  assert.match(wrong.err, `the nearest is "${trees}"`);
  assert.is(run(folder, ['pick', graphs, '--day', '2025-02-30']).code, 2);
  assert.is(run(folder, ['pick']).code, 2);
  assert.equal(folder.files(), before);
});

test('a note is given by --text or standard input, and goes over no other unless that is said', async () => {
  const folder = await twoEntries();
  folder.write(FILE, `---\npicks: [${graphs}] # one\n---\n`);
  const given = run(folder, ['note', DAY, '-'], { input: 'Read *this*.\n\nAnd that.\n' });
  assert.is(given.code, 0, given.err);
  const noted = `---\npicks: [${graphs}] # one\n---\n\nRead *this*.\n\nAnd that.\n`;
  assert.is(folder.read(FILE), noted);
  const other = run(folder, ['note', DAY, '--text', 'Another.']);
  assert.is(other.code, 2);
  assert.match(other.err, `expected a day without a note, found one in ${folder.at(FILE)}`);
  assert.is(folder.read(FILE), noted);
  assert.is(run(folder, ['note', DAY, '--text', 'Another.', '--replace']).code, 0);
  assert.is(folder.read(FILE), `---\npicks: [${graphs}] # one\n---\n\nAnother.\n`);
  for (const wrong of [['--text', ' '], ['words'], ['-', '--text', 'a'], ['--replace']])
    assert.is(run(folder, ['note', DAY, ...wrong], { input: '' }).code, 2, wrong.join(' '));
  assert.is(run(folder, ['note', '2025-02-30', '--text', 'a']).code, 2);
});

test('the editor gets a file that says what it may hold, of which nothing is left but what was written', async () => {
  const folder = await twoEntries();
  const before = folder.files();
  const none = run(folder, ['note', DAY], { editor: editor(folder, '') });
  assert.is(none.code, 0, none.err);
  assert.match(none.out, 'Nothing was written');
  assert.equal(folder.files(), before);
  assert.is(run(folder, ['note', DAY], { editor: editor(folder, "text += 'Read *this*.\\n';") }).code, 0);
  assert.is(folder.read(FILE), 'Read *this*.\n');
  assert.is(run(folder, ['note', DAY], { editor: editor(folder, "text += 'More.\\n';") }).code, 0);
  assert.is(folder.read(FILE), 'Read *this*.\nMore.\n', 'a file that was there is the person’s own');
  folder.remove(FILE);
  const title = "text = text.replace('# title: A headline of the day', 'title: Winter');";
  assert.is(run(folder, ['note', DAY], { editor: editor(folder, title) }).code, 0);
  assert.match(folder.read(FILE), /^---\ntitle: Winter\n# picks:/);
});

test('a slip is named with its line, and what was written stays; without an editor the way out is said', async () => {
  const folder = await twoEntries();
  const slip = run(folder, ['note', DAY], { editor: editor(folder, "text = text.replace('# title', 'titel');") });
  assert.is(slip.code, 1);
  assert.match(slip.err, /days\/2025-05-01\.md:2: error: .*"titel"; the nearest is "title"/);
  assert.match(folder.read(FILE), 'titel:');
  folder.remove(FILE);
  const before = folder.files();
  const failed = run(folder, ['note', DAY], { editor: 'no-such-editor-anywhere' });
  assert.is(failed.code, 1);
  assert.match(failed.err, 'exited with status 127');
  const lost = run(folder, ['note', DAY]);
  assert.is(lost.code, 2);
  assert.match(lost.err, /VISUAL or EDITOR, found none; to give the words: .*note 2025-05-01 --text …/);
  assert.equal(folder.files(), before);
  assert.is(path.basename(folder.paper(graphs)), `${graphs}.md`);
});

test.run();
