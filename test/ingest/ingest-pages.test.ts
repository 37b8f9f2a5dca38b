import zlib from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ingestSummary } from '../../src/cli/ingest-summary.ts';
import { formatDiagnostic } from '../../src/diagnostic.ts';
import type { FetchedPage } from '../../src/ingest/fetch-page.ts';
import { ingestPages } from '../../src/ingest/ingest-pages.ts';
import { pageDump } from '../../src/ingest/page-dump.ts';
import { AContentFolder, aboutOf, posterSession, TODAY } from './a-content-folder.ts';

/** A fetched page becomes a dump that says where it is from, if it brings anything; otherwise nothing of it is left. */

const KITES = 'Kites That Need No Wind to Fly';
const LOOMS = 'Looms That Weave While They Sleep';
const URL = 'https://conference.example/posters?day=2';

const page = (text: string, facts: Partial<FetchedPage> = {}) =>
  pageDump({ url: URL, bytes: Buffer.from(text), type: 'text/plain', ...facts }, TODAY);
const ingested = (folder: AContentFolder, ...pages: ReturnType<typeof page>[]) =>
  ingestPages({ content: folder.root, today: TODAY, warn: d => folder.warnings.push(d) }, pages);

test('a page is kept byte for byte under its day and address, with a sidecar that says both', async () => {
  const folder = new AContentFolder();
  const text = posterSession({ title: KITES });
  const report = await ingested(folder, page(text));
  assert.equal(report.known, []);
  assert.equal(Object.keys(folder.files('dumps/')), [
    `dumps/${TODAY}-conference-example-posters-day-2.txt`,
    `dumps/${TODAY}-conference-example-posters-day-2.yaml`,
  ]);
  assert.is(folder.read(`dumps/${TODAY}-conference-example-posters-day-2.txt`), text);
  assert.is(folder.read(`dumps/${TODAY}-conference-example-posters-day-2.yaml`), `accessed: "${TODAY}"\nurl: ${URL}\n`);
  assert.match(folder.read(folder.paper('kites-that-need-no-wind-to-fly')), `listed: "${TODAY}"`);
});

test('a page in another encoding is read in it, and stays so', async () => {
  const folder = new AContentFolder();
  const bytes = Buffer.from(posterSession({ title: KITES, authors: 'Zoë Müller' }), 'latin1');
  await ingested(folder, page('', { bytes, encoding: 'windows-1252' }));
  assert.match(folder.read(folder.paper('kites-that-need-no-wind-to-fly')), 'Zoë Müller');
  const [dump] = Object.keys(folder.files('dumps/'));
  assert.is(folder.files()[dump!], bytes.toString('latin1'));
});

test('a page that brings nothing new leaves nothing: neither dump nor sidecar, ledger nor day', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: KITES }) });
  await folder.ingest();
  const before = folder.files();
  const report = await ingested(folder, page(posterSession({ title: KITES })));
  assert.equal(report.known, [{ url: URL, records: 1 }]);
  assert.equal(folder.files(), before);
});

test('one new paper has the whole page kept, what is known included', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: KITES }) });
  await folder.ingest();
  const report = await ingested(folder, page(posterSession({ title: KITES }, { title: LOOMS })));
  assert.equal(report.known, []);
  assert.equal(report.added, ['looms-that-weave-while-they-sleep']);
  assert.match(folder.read(folder.paper('kites-that-need-no-wind-to-fly')), 'conference-example-posters-day-2.txt');
});

test('a field that was not known has a page kept', async () => {
  const folder = new AContentFolder({
    'a.bib': `@article{k, title = {${KITES}}, author = {Ada Alder and Ben Birch}, abstract = {${aboutOf(KITES)}}}\n`,
  });
  await folder.ingest();
  const dated = `@article{k, title = {${KITES}}, author = {Ada Alder and Ben Birch}, abstract = {${aboutOf(KITES)}}, year = 2025}\n`;
  const report = await ingested(folder, page(dated, { type: 'application/x-bibtex' }));
  assert.equal(report.known, []);
  assert.match(folder.read(folder.paper('kites-that-need-no-wind-to-fly')), 'issued: "2025"');
});

test('the same page again on the same day changes nothing; with more papers the earlier one is kept beside it', async () => {
  const folder = new AContentFolder();
  await ingested(folder, page(posterSession({ title: KITES })));
  const before = folder.files();
  assert.equal((await ingested(folder, page(posterSession({ title: KITES })))).known, [{ url: URL }]);
  assert.equal(folder.files(), before);
  await ingested(folder, page(posterSession({ title: KITES }, { title: LOOMS })));
  assert.equal(Object.keys(folder.files('dumps/')).filter(name => name.endsWith('.txt')).length, 2);
  assert.is(folder.ids().length, 2);
});

test('a page that no source reads is refused by its address, and nothing of it is kept', async () => {
  const folder = new AContentFolder();
  const before = folder.files();
  const report = await ingested(folder, page('<p>Please enable JavaScript</p>', { type: 'text/html' }));
  assert.equal(report.nothingFrom, [URL]);
  assert.ok(folder.warnings.every(({ file }) => file === URL));
  assert.equal(folder.files(), before);
});

test('what is said of a page that cannot be read speaks of no file, and names no sources', async () => {
  const pages = {
    'a challenge': page('<html><body><p>Checking your browser</p></body></html>', { type: 'text/html' }),
    'bytes that are no UTF-8': page('', { bytes: Buffer.from('M\xfcller\nM\xf6we', 'latin1') }),
  };
  for (const [what, held] of Object.entries(pages)) {
    const folder = new AContentFolder();
    const report = await ingested(folder, held);
    assert.is(folder.warnings.length, 1, what);
    const said = formatDiagnostic(folder.warnings[0]!);
    assert.match(said, 'Nothing of it was kept.', what);
    assert.not.match(said, /sidecar|\.yaml|poster-session/, what);
    assert.is(said.split('\n').length, 2, what);
    assert.match(ingestSummary(report), `Not kept, since nothing of them could be read: ${URL}.`, what);
  }
});

test('a page that is packed once more inside, or no text at all, is refused by its address, whatever encoding its host states', async () => {
  const bodies = {
    gzip: zlib.gzipSync(posterSession({ title: KITES })),
    'a PDF': Buffer.from('%PDF-1.7\n\xe2\xe3', 'latin1'),
  };
  for (const [what, bytes] of Object.entries(bodies))
    for (const encoding of [undefined, 'windows-1252', 'utf-8']) {
      const folder = new AContentFolder();
      const before = folder.files();
      const report = await ingested(folder, page('', { bytes, type: 'text/html', ...(encoding && { encoding }) }));
      assert.equal(report.nothingFrom, [URL]);
      assert.match(folder.warnings[0]!.message, 'expected text, found');
      assert.match(folder.warnings[0]!.message, what);
      assert.equal(folder.files(), before);
    }
});

test('a name is portable, short, and another for each address', () => {
  const name = (url: string, type = 'text/html') => page('x', { url, type }).name;
  assert.is(name('https://arxiv.org/list/cs.CL/new'), `${TODAY}-arxiv-org-list-cs-cl-new.html`);
  assert.is(name('https://rss.arxiv.org/rss/cs.CL', 'application/rss+xml'), `${TODAY}-rss-arxiv-org-rss-cs-cl.xml`);
  assert.is(name('https://a.example/refs.bib', 'text/plain'), `${TODAY}-a-example-refs.bib`);
  assert.is(name('https://a.example/x.html'), `${TODAY}-a-example-x.html`);
  const long = ['1', '2'].map(end => name(`https://a.example/${'q'.repeat(300)}${end}`));
  assert.ok(long[0] !== long[1] && long.every(each => each.length < 120));
});

test.run();
