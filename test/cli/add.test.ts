import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '../../src/diagnostic.ts';
import { addPapers } from '../../src/ingest/add-papers.ts';
import { newSource } from '../../src/new/new-source.ts';
import { AContentFolder } from '../ingest/a-content-folder.ts';

const bin = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const project = fileURLToPath(new URL('../../', import.meta.url));
const LISTED = 'Counting Sheep by Night https://arxiv.org/abs/2401.00001\nKites https://doi.org/10.1000/182\n';

function add(folder: AContentFolder, ...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'add', ...args, '--content', folder.root], {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: '1770076800' },
  });
  return { code: status, out: stdout, err: stderr };
}

test('papers are added to the list of the day, and become entries; a known one is said', () => {
  const folder = new AContentFolder({ '2026-02-01-list.txt': LISTED });
  const { code, out, err } = add(folder, '2401.00001v2', '10.1000/NEW.5', 'https://openreview.net/forum?id=HyWDCXjgx');
  assert.is(code, 0, err);
  const [known, digital, review] = out.split('\n');
  assert.match(known!, '2401.00001v2: known already, as counting-sheep-by-night (the same arxiv identifier');
  assert.match(digital!, '10.1000/NEW.5: new, as doi-10-1000-new-5; it has no title yet');
  assert.match(review!, ': new, as openreview-hywdcxjgx');
  const files = folder.files();
  assert.is(
    files['dumps/2026-02-03-added.txt'],
    'arXiv:2401.00001\ndoi:10.1000/new.5\nhttps://openreview.net/forum?id=HyWDCXjgx\n',
  );
  assert.is(files['dumps/2026-02-03-added.yaml'], 'source: plain-list\n');
  assert.match(files['papers/2026/doi-10-1000-new-5.md']!, /^ {2}doi: "?10\.1000\/new\.5"?$/m);
  assert.not.match(files['papers/2026/doi-10-1000-new-5.md']!, /^title:/m);
  // The next ones join them, and nobody is listed twice.
  const more = add(folder, 'doi:10.1000/new.5', 'https://example.org/a.pdf', '--dry-run', '--title', 'Kites');
  assert.is(more.code, 2, 'one title for two papers');
  assert.match(add(folder, 'doi:10.1000/new.5').out, 'listed already, in 2026-02-03-added.txt:2');
  assert.equal(folder.files(), files);
  assert.match(
    add(folder, 'https://example.org/a.pdf', '--title', 'Kites\n that Sleep').out,
    'new, as kites-that-sleep',
  );
  assert.match(folder.files()['dumps/2026-02-03-added.txt']!, /\nKites that Sleep\nhttps:\/\/example\.org\/a\.pdf\n$/);
});

test('a title gets to a paper that was added on the same day without one', () => {
  const folder = new AContentFolder({});
  add(folder, '2401.00001', '10.1000/182');
  assert.match(add(folder, '2401.00001', '--title', 'Kites').out, 'known already, as arxiv-2401-00001');
  assert.match(folder.files()['papers/2026/arxiv-2401-00001.md']!, /^title: Kites$/m);
  assert.match(add(folder, '2401.00001', '--title', 'Kites').out, 'listed already');
  assert.match(add(folder, '2401.00001').out, 'listed already');
});

test('a number of PubMed or of PubMed Central is a name enough', () => {
  const folder = new AContentFolder({});
  const { code, out, err } = add(folder, 'PMID:90000001', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9000002/');
  assert.is(code, 0, err);
  assert.match(out, 'PMID:90000001: new, as pmid-90000001; it has no title yet');
  assert.match(out, 'PMC9000002/: new, as pmc9000002');
  assert.match(folder.files()['papers/2026/pmid-90000001.md']!, /^ {2}pmid: "90000001"$/m);
  assert.match(add(folder, 'pmid: 90000001').out, 'listed already');
});

test('a dump that has the title gives it to a paper that was added without', () => {
  const folder = new AContentFolder({});
  add(folder, '2401.00001');
  fs.writeFileSync(folder.at('dumps/2026-02-04-list.txt'), LISTED);
  spawnSync(process.execPath, [bin, 'ingest', '--content', folder.root]);
  assert.match(folder.files()['papers/2026/arxiv-2401-00001.md']!, /^title: Counting Sheep by Night$/m);
});

test('a dry run writes nothing, and --listed names the day', () => {
  const folder = new AContentFolder({});
  const before = folder.files();
  assert.match(add(folder, '2401.00001', '--dry-run').out, /new, as arxiv-2401-00001[\s\S]*Nothing was written\./);
  assert.equal(folder.files(), before);
  assert.is(add(folder, '2401.00001', '--listed', '2026-01-05').code, 0);
  assert.match(folder.files()['papers/2026/arxiv-2401-00001.md']!, /^listed: "2026-01-05"$/m);
});

test('what is no paper’s address is refused with what to say instead, and nothing is added', async () => {
  const folder = new AContentFolder({});
  const before = folder.files();
  for (const [papers, title, message] of [
    [['Counting Sheep by Night'], undefined, 'found "Counting Sheep by Night". A title goes behind --title'],
    [['sheep'], undefined, 'found "sheep". Examples: 2401.01234'],
    [['2401.00001', '2413.00001'], undefined, 'found "2413.00001"'],
    [['https://example.org/a.pdf'], undefined, 'expected --title with https://example.org/a.pdf'],
    [['javascript:alert(1)'], 'Kites', 'found "javascript:alert(1)"'],
    [['https://me:secret@example.org/a.pdf'], 'Kites', 'expected an address without a password, found one'],
    [['file:///etc/passwd'], 'Kites', 'found "file:///etc/passwd"'],
    [['2401.00001'], '1. {"a": 1}', 'expected a title in plain words'],
    [['2401.00001'], 'https://arxiv.org/abs/2401.00002', 'expected a title in plain words'],
  ] as const) {
    const added = addPapers({
      content: folder.root,
      papers,
      ...(title && { title }),
      today: '2026-02-03',
      warn: () => {},
    });
    const error = await added.then(() => undefined).catch(error => error);
    assert.instance(error, UsageError, message);
    assert.match(error.message, message);
    assert.not.match(error.message, 'secret');
  }
  assert.equal(folder.files(), before);
});

/** As much of the program's own folder as a new source needs. */
function aClone(): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'clone-'));
  for (const at of ['src/read/sources', 'test/fixtures/sources', 'test/fixtures/ingest', 'docs'])
    fs.mkdirSync(path.join(root, at), { recursive: true });
  fs.copyFileSync(path.join(project, 'docs/sources.md'), path.join(root, 'docs/sources.md'));
  return root;
}

test('new-source writes five files: the source of the documentation, its fixture, golden files and row', () => {
  const root = aClone();
  const files = newSource('kite-club', root);
  assert.is(files.length, 5);
  const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
  assert.match(read('src/read/sources/kite-club.ts'), /^import [\s\S]*\n {2}id: 'kite-club',\n/);
  assert.match(read('docs/sources.md'), /^\| `plain-list` \|.*\n\| `kite-club` \|/m);
  for (const file of files) assert.not.match(file.startsWith('docs') ? '' : read(file), 'my-source');
  const before = read('docs/sources.md');
  assert.throws(
    () => newSource('kite-club', root),
    (e: Error) => e instanceof UsageError && /found src\/read\/sources\/kite-club\.ts/.test(e.message),
  );
  for (const name of ['Kite', '../kite', 'kite_club', '-kite', 'a/b', ''])
    assert.throws(
      () => newSource(name, root),
      (e: Error) => e instanceof UsageError && /expected a name of a-z/.test(e.message),
      name,
    );
  assert.is(read('docs/sources.md'), before);
  fs.rmSync(root, { recursive: true });
});

test('new-source is refused where the program is not developed', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'clone-'));
  assert.throws(
    () => newSource('kite-club', root),
    (e: Error) => e instanceof UsageError && /the program’s own folder/.test(e.message),
  );
  assert.equal(fs.readdirSync(root), []);
  fs.rmSync(root, { recursive: true });
});

test.run();
