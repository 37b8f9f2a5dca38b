import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LineClaims } from '../../src/ledger/line-claims.ts';
import type { PaperRecord, SourceDump } from '../../src/read/source.ts';
import { loadSources, recogniseSource } from '../../src/read/sources.ts';

/** A saved page is read as the text that a person would have copied from it, and its links give what copied text has lost. */

const sources = await loadSources();
const dumpOf = (text: string): SourceDump => ({ name: 'page.html', file: 'page.html', lines: text.split('\n') });

/** Who reads a page, its records, and what the ledger would say that nobody understood. */
function read(html: string): { id: string; records: PaperRecord[]; unread: string[] } {
  const dump = dumpOf(html);
  const source = recogniseSource(dump, sources);
  const unread: string[] = [];
  const claims = new LineClaims(dump, 'page.html', warning => unread.push(warning.message), source.sharesLines);
  const records: PaperRecord[] = [];
  for (const parsed of source.parse(dump)) {
    if (parsed.kind === 'record') {
      records.push(parsed);
      claims.claim('record', ...Object.values(parsed.lines));
    } else claims.claim(parsed.kind === 'page' ? 'heading' : parsed.kind, parsed);
  }
  claims.rest();
  return { id: source.id, records, unread };
}

const ABSTRACT =
  'Sheep are counted by attention that is sparse, which takes a tenth of the time and misses none of them. We show it on nine flocks of three farms, and on one flock that nobody had counted before us; the code is public.';

const LISTING = `<!DOCTYPE html>
<html><head><title>Computation and Language</title><base href="https://arxiv.org/list/cs.CL/new"><style>.x { color: red }</style></head>
<body><h1>Computation and Language</h1>
<h3>Showing new listings for Wednesday, 20 November 2024</h3>
<dl id='articles'>
<dt><a name='item1'>[1]</a> <a href ="/abs/2411.00001" title="Abstract">arXiv:2411.00001</a> [<a href="/pdf/2411.00001">pdf</a>, <a href="/format/2411.00001">other</a>]</dt>
<dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span>
 Counting Sheep with Sparse Attention
</div><div class='list-authors'><a href="/a/x">Ada Example</a>, <a href="/a/y">Ben Example</a></div>
<div class='list-subjects'><span class='descriptor'>Subjects:</span> Computation and Language (cs.CL)</div>
<p class='mathjax'> ${ABSTRACT.replace('the code is public', 'the code: <a href="https://github.com/example/sheep">here</a>')} </p></div></dd>
</dl></body></html>`;

test('arXiv’s page of new papers, saved', () => {
  const { id, records, unread } = read(LISTING);
  assert.is(id, 'arxiv-listing');
  assert.equal(unread, []);
  assert.is(records.length, 1);
  const [paper] = records;
  assert.is(paper!.title, 'Counting Sheep with Sparse Attention');
  assert.equal(paper!.author, ['Ada Example', 'Ben Example']);
  assert.equal(paper!.identifiers, { arxiv: '2411.00001' });
  assert.equal(paper!.links, [{ url: 'https://github.com/example/sheep', kind: 'code' }]);
  assert.equal(paper!.lines.title, { from: 7, to: 8 });
  assert.match(paper!.abstract!, /^Sheep are counted .* nobody had counted/);
});

const CARD = (n: number, title: string) => `<div class="displaycards"><div class="virtual-card">
<a class="small-title" href="/virtual/2024/poster/9${n}">${title}</a></div><div class="author-str">Ada Example &middot; Ben Example</div>
<details><summary>Abstract</summary><div><p>${ABSTRACT}</p></div></details>
<a href="https://openreview.net/forum?id=aaaaaaaaa${n}">OpenReview</a></div>`;

test('a virtual conference’s cards: the forum of each, or the page of the paper where there is none', () => {
  const page = `<html><head><link rel="canonical" href="https://neurips.cc/virtual/2024/papers.html"></head><body>
<h2>Poster Session 3</h2>
${CARD(1, 'Counting Sheep with Sparse Attention')}
${CARD(2, 'Kites That Need No Wind').replace(/<a href="https:\/\/openreview[^\n]*/, '</div>')}
<script>track("everything")</script></body></html>`;
  const { id, records } = read(page);
  assert.is(id, 'poster-session');
  assert.equal(
    records.map(({ title, author }) => ({ title, author })),
    ['Counting Sheep with Sparse Attention', 'Kites That Need No Wind'].map(title => ({
      title,
      author: ['Ada Example', 'Ben Example'],
    })),
  );
  assert.equal(records[1]!.links, [{ url: 'https://neurips.cc/virtual/2024/poster/92', kind: 'paper' }]);
});

test('HTML from the clipboard, all of it on one line', () => {
  const { id, records } = read(
    `<meta charset='utf-8'><div><span>Poster Session 3</span></div>${CARD(1, 'Counting Sheep').replace(/\n/g, '')}`,
  );
  assert.is(id, 'poster-session');
  assert.is(records[0]!.title, 'Counting Sheep');
});

test('a forced source reads a page as well, and lines that nobody understood are told of', () => {
  const html = `<html><body>
<p>Abstract:${ABSTRACT}</p>
</body></html>`;
  const source = recogniseSource(dumpOf(html), sources, 'catalyzex');
  const records = [...source.parse(dumpOf(html))].filter(parsed => parsed.kind === 'record');
  assert.is(records.length, 1);
  const odd = read(
    LISTING.replace('<dl', '<p>A sentence that belongs to no listing at all, and says so at length.</p>\n<dl'),
  );
  assert.is(odd.unread.length, 1);
  assert.match(odd.unread[0]!, 'A sentence that belongs to no listing');
});

test('a page without papers is named for what it is', () => {
  assert.throws(
    () => recogniseSource(dumpOf('<html><body><p>Please enable JavaScript.</p></body></html>'), sources),
    /it looks like a web page in HTML/,
  );
});

test('scripts, styles and hidden text are no text of a page; deep nesting and broken tags are read to the end', () => {
  const deep = '<div>'.repeat(1_500);
  const { records } = read(
    `<html><body>${deep}<p style="display: none">Hidden · Names</p><script>Seen · Never</script><h2>Poster Session 3</h2>
${CARD(1, 'Counting Sheep')}<a <b></body>`,
  );
  assert.equal(
    records.map(({ title }) => title),
    ['Counting Sheep'],
  );
});

const REFERENCE = `@inproceedings{example-2024-sheep,
    title = "Sheep &amp; Goats, Counted",
    author = "Example, Ada  and
      Example, Ben",
    year = "2024"
}`;

test('a reference that a page shows is read as it is shown, and lines that a page keeps are lines', () => {
  const { id, records, unread } = read(`<!DOCTYPE html><html><body><div>${REFERENCE}</div></body></html>`);
  assert.is(id, 'bibtex');
  assert.equal(unread, []);
  assert.equal(
    records.map(({ title, author }) => [title, author]),
    [['Sheep & Goats, Counted', ['Example, Ada', 'Example, Ben']]],
  );
  const ris = 'TY  - CONF\nTI  - Sheep &lt; Goats\nAU  - Example, Ada\nPY  - 2024\nER  - ';
  const kept = read(`<!DOCTYPE html><html><body><pre>${ris}</pre></body></html>`);
  assert.is(kept.id, 'ris');
  assert.is(kept.records[0]!.title, 'Sheep < Goats');
  assert.equal(kept.records[0]!.lines.title, { from: 2, to: 2 });
});

test('the page of one paper that also shows its reference is read for what it says to search engines', () => {
  const meta = '<meta content="Sheep, Counted" name=citation_title><meta content="Ada Example" name=citation_author>';
  const { id, records } = read(
    `<!doctype html><html><head>${meta}</head><body><pre>\n${REFERENCE}</pre></body></html>`,
  );
  assert.is(id, 'html-metadata');
  assert.equal(
    records.map(({ title }) => title),
    ['Sheep, Counted'],
  );
});

test.run();
