// limit: 400 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type BuildReport, build } from '../../src/build/build.ts';
import { siteDigest } from '../../src/build/site-digest.ts';
import { siteTemplates } from '../../src/build/site-templates.ts';
import { editEntry } from '../../src/content/edit-entry.ts';
import { ContentError } from '../../src/diagnostic.ts';
import { Memory } from '../../src/memory/memory.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { depth, long } from '../setup/depth.ts';
import { type ContentEdit, randomEdits } from './random-edits.ts';

interface Folders {
  root: string;
  content: string;
}

const test = suite<Folders>('build');
test.before.each(context => {
  context.root = fs.mkdtempSync(path.join(os.tmpdir(), 'build-'));
  context.content = path.join(context.root, 'content');
  fs.cpSync(path.join(PROJECT_ROOT, 'content'), context.content, { recursive: true });
  for (const made of ['papers', 'ledger', 'published.json'])
    fs.rmSync(path.join(context.content, made), { recursive: true, force: true });
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

const run = (content: string, output: string, cache: string, index = true): Promise<BuildReport> =>
  build({ content, output, cache, index, today: '2025-11-20', acceptLostIds: true, warn: () => {} });

/** Every file below a folder, with its bytes as text. */
function tree(dir: string): Map<string, string> {
  const files = fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter(item => item.isFile());
  const paths = files.map(item => path.relative(dir, path.join(item.parentPath, item.name))).sort();
  return new Map(paths.map(file => [file, fs.readFileSync(path.join(dir, file), 'latin1')]));
}

/** Names of the files in which two folders differ. */
function difference(a: string, b: string): string[] {
  const x = tree(a);
  const y = tree(b);
  return [...new Set([...x.keys(), ...y.keys()])].filter(file => x.get(file) !== y.get(file));
}

test('a second build renders what each build renders, and writes nothing', async ({ root, content }) => {
  const [output, cache] = [path.join(root, 'site'), path.join(root, 'cache')];
  const first = await run(content, output, cache);
  assert.ok(first.papers >= 80);
  assert.is(first.rendered, first.pages);
  const second = await run(content, output, cache);
  const { digest } = siteDigest(
    { content, now: '2025-11-20T00:00:00Z', frozen: true, warn: () => {} },
    new Memory(path.join(root, 'another-cache')),
  );
  const always = siteTemplates().filter(template => template.always);
  assert.is(second.rendered, always.flatMap(template => [...template.pages(digest)]).length);
  assert.ok(second.rendered < second.pages / 5, `${second.rendered} of ${second.pages}`);
  assert.is(second.output.written, 0);
  assert.is(second.output.removed, 0);
  assert.is(second.ingested.read.length, 0);
});

test('a build without what is remembered writes no file again', async ({ root, content }) => {
  const output = path.join(root, 'site');
  await run(content, output, path.join(root, 'cache'));
  const again = await run(content, output, path.join(root, 'another-cache'));
  assert.is(again.rendered, again.pages);
  assert.is(again.output.written, 0);
});

test('what a page depends on is what is rendered again', async ({ root, content }) => {
  const [output, cache] = [path.join(root, 'site'), path.join(root, 'cache')];
  const { pages } = await run(content, output, cache);
  const [year] = fs.readdirSync(path.join(content, 'papers'));
  const [name] = fs.readdirSync(path.join(content, 'papers', year!));
  const file = path.join(content, 'papers', year!, name!);
  fs.appendFileSync(file, 'One more sentence of the abstract.\n');
  const { rendered } = await run(content, output, cache);
  assert.ok(rendered > 0 && rendered < pages / 2, `${rendered} of ${pages}`);
  assert.match(fs.readFileSync(path.join(output, 'papers', name!.replace(/md$/, 'html')), 'utf8'), 'One more sentence');
});

/** Holds a site to one that is built from nothing. */
async function assertAsCold(
  { root, content }: Folders,
  output: string,
  index: boolean,
  message?: string,
): Promise<void> {
  const [cold, cache] = [path.join(root, 'cold'), path.join(root, 'cold-cache')];
  await run(content, cold, cache, index);
  assert.equal(difference(output, cold), [], message);
  for (const made of [cold, cache]) fs.rmSync(made, { recursive: true });
}

/** The entries that are listed on a day. */
const listedOn = (content: string, day: string): string[] =>
  [...tree(path.join(content, 'papers'))]
    .filter(([, text]) => text.includes(`\nlisted: "${day}"\n`))
    .map(([name]) => path.join(content, 'papers', name));

const change = (file: string, changes: Parameters<typeof editEntry>[1]): void =>
  fs.writeFileSync(file, editEntry(fs.readFileSync(file, 'utf8'), changes));

/** Edits and builds, and holds the site to one that is built from nothing, now and then. */
async function holdToCold(context: Folders, edits: number, every: number, index: boolean, seed: number): Promise<void> {
  const { root, content } = context;
  const [output, cache] = [path.join(root, 'site'), path.join(root, 'cache')];
  await run(content, output, cache, index);
  const history: string[] = [];
  let count = 0;
  for (const edit of randomEdits(content, seed) as Iterable<ContentEdit>) {
    history.push(edit.apply());
    // As `dev` does: the pages, and then all.
    await run(content, output, cache, false);
    if (index) await run(content, output, cache);
    if (++count % every === 0) await assertAsCold(context, output, index, `after ${history.slice(-every).join('; ')}`);
    if (count === edits) break;
  }
}

long(test, 'after two hundred random edits, the pages are those of a build from nothing', context =>
  holdToCold(context, depth('BROADSHEET_EDITS', 20, 200), 20, false, 20251119),
);

long(test, 'after random edits, so are the search index and what is kept for reading offline', context =>
  holdToCold(context, depth('BROADSHEET_EDITS', 20, 200) / 10, 5, true, 7),
);

test('picks leave the list of days as it is, which names the topics of all papers', async context => {
  const { root, content } = context;
  const [output, cache] = [path.join(root, 'site'), path.join(root, 'cache')];
  await run(content, output, cache, false);
  const list = () => fs.readFileSync(path.join(output, 'days/index.html'), 'utf8');
  const before = list();
  // All of one day, so that their order stays.
  for (const file of listedOn(content, '2025-03-12')) change(file, { pick: true });
  await run(content, output, cache, false);
  assert.is(list(), before);
  await assertAsCold(context, output, false);
});

test('pages follow what they show of papers that other days list', async context => {
  const { root, content } = context;
  const [output, cache] = [path.join(root, 'site'), path.join(root, 'cache')];
  await run(content, output, cache, false);
  const guest = listedOn(content, '2024-10-09')[0]!;
  const again = listedOn(content, '2025-11-19')[0]!;
  const note = `---\npicks:\n  - ${path.basename(guest, '.md')}\n---\n\nA note.\n`;
  const steps: Record<string, () => void> = {
    'the newest day picks a paper of another day': () =>
      fs.writeFileSync(path.join(content, 'days/2025-11-19.md'), note),
    'the guest gets another title': () => change(guest, { title: 'On $\\alpha$', aliases: ['former'] }),
    'a title that reads the same as text': () => change(guest, { title: 'On α' }),
    'a paper was listed earlier': () => change(again, { listed: '2025-11-17' }),
    'or a day later': () => change(again, { listed: '2025-11-18' }),
    'and gets another title': () => change(again, { title: 'On $\\beta$' }),
    'that reads the same as text, too': () => change(again, { title: 'On β' }),
  };
  for (const [step, take] of Object.entries(steps)) {
    take();
    await run(content, output, cache, false);
    await assertAsCold(context, output, false, step);
  }
});

test('a build without the index leaves the index and what is for reading offline as they are', async context => {
  const { root, content } = context;
  const [output, cache] = [path.join(root, 'site'), path.join(root, 'cache')];
  await run(content, output, cache);
  const isLeft = (file: string) => /^(?:pagefind|offline)\/|^digest-offline\.zip$/.test(file);
  const left = () => [...tree(output)].filter(([file]) => isLeft(file));
  const before = left();
  assert.ok(before.length > 100, `${before.length} files`);
  const [year] = fs.readdirSync(path.join(content, 'papers'));
  const [name] = fs.readdirSync(path.join(content, 'papers', year!));
  fs.appendFileSync(path.join(content, 'papers', year!, name!), 'One more sentence of the abstract.\n');
  const pages = await run(content, output, cache, false);
  assert.ok(pages.rendered > 0);
  assert.equal(left(), before);

  // The index that follows is of what changed, and as if it had been built at once.
  const index = await run(content, output, cache);
  assert.ok(index.output.written < 30, `${index.output.written} files were written`);
  await assertAsCold(context, output, true);

  // Where nothing is remembered of the files, they stay too.
  const again = left();
  fs.rmSync(cache, { recursive: true });
  await run(content, output, cache, false);
  assert.equal(left(), again);
});

test('the page of a deleted paper goes', async ({ root, content }) => {
  const [output, cache] = [path.join(root, 'site'), path.join(root, 'cache')];
  await run(content, output, cache);
  const [year] = fs.readdirSync(path.join(content, 'papers'));
  const [name] = fs.readdirSync(path.join(content, 'papers', year!));
  const page = path.join(output, 'papers', name!.replace(/md$/, 'html'));
  assert.ok(fs.existsSync(page));
  fs.rmSync(path.join(content, 'papers', year!, name!));
  await run(content, output, cache);
  assert.not(fs.existsSync(page));
});

test('a build that fails leaves the old site as it was', async ({ root, content }) => {
  const [output, cache] = [path.join(root, 'site'), path.join(root, 'cache')];
  await run(content, output, cache);
  const before = tree(output);
  fs.writeFileSync(path.join(content, 'site.yaml'), 'name: [');
  try {
    await run(content, output, cache);
    assert.unreachable();
  } catch (error) {
    assert.instance(error, ContentError);
    assert.match((error as Error).message, /site\.yaml:1/);
  }
  assert.equal(tree(output), before);
});

test('a folder that no build made is not written to', async ({ root, content }) => {
  const output = path.join(root, 'precious');
  fs.mkdirSync(output);
  fs.writeFileSync(path.join(output, 'thesis.tex'), 'x');
  try {
    await run(content, output, path.join(root, 'cache'));
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, 'foreign-output');
  }
  assert.equal(fs.readdirSync(output), ['thesis.tex']);
});

test('an empty content folder is a site too', async ({ root }) => {
  const content = path.join(root, 'empty');
  fs.mkdirSync(content);
  fs.copyFileSync(path.join(PROJECT_ROOT, 'content/site.yaml'), path.join(content, 'site.yaml'));
  const report = await run(content, path.join(root, 'site'), path.join(root, 'cache'));
  assert.is(report.papers, 0);
  assert.ok(fs.existsSync(path.join(root, 'site/index.html')));
});

test.run();
