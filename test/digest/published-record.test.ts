import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { writeEntry } from '../../src/content/entry-file.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { readPublished } from '../../src/digest/published-file.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { paper } from '../publish/feeds/a-digest.ts';

interface Folders {
  root: string;
  content: string;
  warnings: Diagnostic[];
}

const test = suite<Folders>('published');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'published-'));
  context.content = path.join(context.root, 'content');
  context.warnings = [];
  fs.mkdirSync(path.join(context.content, 'topics'), { recursive: true });
  setSite(context, 'kites.net');
  for (const id of ['a', 'b', 'c']) put(context, id);
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

function setSite({ content }: Folders, authority: string): void {
  const tag = `tag:\n  authority: ${authority}\n  date: "2025-01-01"\n`;
  fs.writeFileSync(path.join(content, 'site.yaml'), `name: Kites\nurl: https://kites.net/\n${tag}`);
}

const entryFile = ({ content }: Folders, id: string) => path.join(content, 'papers/2025', `${id}.md`);
const published = ({ content }: Folders) => path.join(content, 'published.json');

function put(folders: Folders, id: string, more = {}): void {
  fs.mkdirSync(path.dirname(entryFile(folders, id)), { recursive: true });
  fs.writeFileSync(entryFile(folders, id), writeEntry(paper(id, '2025-03-01', { topics: [], ...more })));
}

async function run(folders: Folders, more = {}): Promise<string> {
  const { root, content, warnings } = folders;
  const output = path.join(root, 'site');
  const options = { content, output, cache: path.join(root, 'cache'), today: '2025-04-01', index: false };
  await build({ ...options, warn: warning => warnings.push(warning), ...more });
  return fs.readFileSync(path.join(output, 'feeds/papers.xml'), 'utf8');
}

async function message(folders: Folders, more = {}): Promise<string> {
  try {
    await run(folders, more);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

const items = (folders: Folders) => readPublished('x', fs.readFileSync(published(folders), 'utf8')).items;

test('a first build publishes at midnight of the day, whatever the clock says', async folders => {
  await run(folders, { now: '2031-01-01T01:02:03Z' });
  const a = items(folders).get('paper:a')!;
  assert.is(a.published, '2025-03-01T00:00:00Z');
  assert.is(a.updated, '2025-03-01T00:00:00Z');
  const before = fs.readFileSync(published(folders), 'utf8');
  await run(folders, { now: '2032-01-01T01:02:03Z' });
  assert.is(fs.readFileSync(published(folders), 'utf8'), before);
});

test('a change takes the clock’s time; `published` stays', async folders => {
  await run(folders);
  put(folders, 'a', { abstract: 'Now it says something else.' });
  const feed = await run(folders, { now: '2025-06-07T08:09:10Z' });
  const { published, updated } = items(folders).get('paper:a')!;
  assert.equal([published, updated], ['2025-03-01T00:00:00Z', '2025-06-07T08:09:10Z']);
  assert.is(items(folders).get('paper:b')!.updated, '2025-03-01T00:00:00Z');
  assert.match(feed, '<updated>2025-06-07T08:09:10Z</updated>');
});

test('other topics, other provenance and another pick change nothing for subscribers', async folders => {
  await run(folders);
  const before = fs.readFileSync(published(folders), 'utf8');
  const provenance = [{ dump: 'b.txt', source: 'kites', lines: '7', listed: '2025-03-01' }];
  put(folders, 'a', { topics: ['tails'], provenance, comments: 3 });
  await run(folders, { now: '2025-06-07T08:09:10Z' });
  assert.is(fs.readFileSync(published(folders), 'utf8'), before);
});

test('an id that was published and is gone fails the build and is named', async folders => {
  await run(folders);
  fs.rmSync(entryFile(folders, 'b'));
  const before = fs.readFileSync(published(folders), 'utf8');
  assert.match(await message(folders), /1 missing: paper:b.*lost-ids/s);
  assert.match(await message(folders, { record: 'frozen' }), 'lost-ids');
  assert.is(fs.readFileSync(published(folders), 'utf8'), before);
  assert.is(await message(folders, { record: 'draft' }), '');
  assert.is(fs.readFileSync(published(folders), 'utf8'), before);
  assert.is(await message(folders, { acceptLostIds: true }), '');
  assert.is(await message(folders), '', 'what was accepted is not asked again');
  put(folders, 'b');
  await run(folders);
  assert.equal(items(folders).get('paper:b')!.gone, undefined);
});

test('a day that was published for its note and is gone fails the build, which says how a day comes back', async folders => {
  const note = path.join(folders.content, 'days/2025-03-02.md');
  fs.mkdirSync(path.dirname(note));
  fs.writeFileSync(note, 'Tomorrow.\n');
  await run(folders);
  fs.rmSync(note);
  const said = await message(folders);
  assert.match(
    said,
    /1 missing: day:2025-03-02.*A day comes back with a paper that is listed on it, or with its note\./s,
  );
  assert.not.match(said, 'Restore the entries');
});

test('a renamed entry that lists its old id is not lost', async folders => {
  await run(folders);
  fs.rmSync(entryFile(folders, 'b'));
  put(folders, 'c', { aliases: ['b'] });
  assert.is(await message(folders), '');
  assert.is(items(folders).get('paper:b')!.into, 'c');
  assert.is(await message(folders), '');
});

test('another tag would change every id and fails the build, also where it was the example’s', async folders => {
  setSite(folders, 'example.org');
  await run(folders);
  setSite(folders, 'kites.net');
  assert.match(await message(folders), /begin with tag:example\.org,2025-01-01, found tag:kites\.net.*changed-ids/s);
  assert.is(await message(folders, { acceptLostIds: true }), '');
  assert.is(await message(folders), '');
});

test('a frozen build writes nothing, moves no time, and says that the file is behind', async folders => {
  await run(folders);
  const before = fs.readFileSync(published(folders), 'utf8');
  put(folders, 'a', { title: 'Retitled altogether' });
  put(folders, 'd');
  const feed = await run(folders, { record: 'frozen', now: '2025-06-07T08:09:10Z' });
  assert.is(fs.readFileSync(published(folders), 'utf8'), before);
  assert.not.match(feed, '2025-06-07');
  assert.match(
    folders.warnings.map(warning => `${warning.rule}: ${warning.message}`).join(),
    /published-behind: .*2 new and 2 changed/,
  );
  assert.match(feed, 'Retitled altogether');
});

test('on a service that runs builds the default is frozen; the clock can be given', async folders => {
  const broadsheet = (env: Record<string, string>, ...options: string[]) =>
    execFileSync(
      process.execPath,
      [
        path.join(PROJECT_ROOT, 'src/bin.js'),
        'build',
        ...[
          '--content',
          folders.content,
          '--output',
          path.join(folders.root, 'site'),
          '--cache',
          `${folders.root}/cache`,
        ],
        ...['--no-index', '--kinds', 'feeds', ...options],
      ],
      { env: { PATH: process.env['PATH'], ...env }, stdio: 'pipe', encoding: 'utf8' },
    );
  broadsheet({ CI: 'true' });
  assert.not(fs.existsSync(published(folders)));
  broadsheet({ CI: 'true' }, '--no-frozen');
  put(folders, 'a', { abstract: 'Now it says something else.' });
  broadsheet({ CI: 'false', SOURCE_DATE_EPOCH: '1750000000' });
  assert.is(items(folders).get('paper:a')!.updated, '2025-06-15T15:06:40Z');
});

test('a file that a merge left broken is named with its line', async folders => {
  await run(folders);
  fs.writeFileSync(published(folders), '{\n"tag": "x",\n<<<<<<< ours\n');
  assert.match(await message(folders), /published\.json:3: error: .*merge conflict markers/);
  fs.writeFileSync(published(folders), '{"tag": "x", "items": {\n"paper:a": {"published": "yesterday"}}}');
  assert.match(await message(folders), /published\.json:2: error: .*paper:a/);
});

test.run();
