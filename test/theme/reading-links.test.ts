import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { SiteConfig } from '../../src/content/site-file.ts';
import { textsOf } from '../build/rendered.ts';
import { make, paper, site } from './kites.ts';

/** Whoever found a paper here can go and read it; and a citation leads to the paper, never to the digest. */

const files = textsOf(make());

test('the page of a paper says first where to read it, or else where to search for it', () => {
  const read = (id: string) => /<p class="reading(?: find)?">(.*)<\/p>/.exec(files.get(`papers/${id}.html`)!)?.[1];
  const hrefs = (html = '') => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  assert.match(read('three')!, /^<b>Read<\/b> /);
  assert.equal(hrefs(read('three')), [
    'https://arxiv.org/abs/2309.17425',
    'https://doi.org/10.1145/3292500',
    'https://openreview.net/forum?id=AbC',
    'https://arxiv.org/pdf/2309.17425',
  ]);
  assert.match(read('one')!, /^<b>Find it<\/b> .*searches by title/);
  assert.equal(hrefs(read('one')), [
    'https://scholar.google.com/scholar?q=Paper%20one',
    'https://www.semanticscholar.org/search?q=Paper%20one',
  ]);
  const untitled = hrefs(read('two'))[0]!;
  assert.is(new URL(untitled).searchParams.get('q'), 'We propose two. It flies.');
});

test('each item of a list leads to the paper itself, or to a search for it', () => {
  const items = [...files.get('topics/tails.html')!.split('<article class="paper')].slice(1);
  assert.ok(items.length > 3);
  for (const item of items) assert.match(item, /class="read(?: find)?" href="https:/);
  assert.match(
    items.find(item => item.includes('papers/three.html'))!,
    /"https:\/\/arxiv.org\/abs\/2309.17425">Read at arxiv.org</,
  );
  assert.match(
    items.find(item => item.includes('papers/one.html'))!,
    /aria-label="Find it: search Google Scholar">Find it</,
  );
});

test('what “Find it” is stands once below a list that has it', () => {
  const note = '<p class="take find">“Find it” is a search by title at Google Scholar.</p>';
  for (const file of ['index.html', 'days/2025-03-02.html', 'topics/tails.html'])
    assert.is(files.get(file)!.split(note).length, 2, file);
  assert.not.match(files.get('days/2025-03-01.html')!, 'Find it');
  const none = textsOf(make({ site: { ...site, find: [] } }));
  assert.not.match(none.get('days/2025-03-02.html')!, 'Find it');
});

test('in a long list the link is one word, and its name says the rest', () => {
  const month = files.get('archive/2024.html')!;
  assert.match(month, /class="read find" href="[^"]*" aria-label="Find it: search Google Scholar">Find it</);
  const days = textsOf(
    make({ entries: [paper('kept', '2025-03-02', { issued: '2024', identifiers: { arxiv: '2309.17425' } })] }),
  );
  assert.match(days.get('archive/2024.html')!, /aria-label="Read at arxiv.org">Read</);
});

test('the services that search by title are those of the settings, or none', () => {
  const pageOf = (find: SiteConfig['find']) => textsOf(make({ site: { ...site, find } })).get('papers/one.html')!;
  const own = pageOf([{ label: 'Shelf', url: 'https://shelf.example/?t={title}&x=$&' }]);
  assert.match(own, 'href="https://shelf.example/?t=Paper%20one&amp;x=$&amp;">Shelf</a>');
  assert.not.match(own, 'scholar.google');
  assert.not.match(pageOf([]), 'Find it');
});

test('no citation says that a paper stands in the digest', () => {
  for (const [file, text] of files) {
    if (/\.(?:bib|ris|csl\.json)$/.test(file)) assert.not.match(text, site.url, file);
    if (!file.startsWith('papers/') || text.includes('http-equiv="refresh"')) continue;
    const cited = [...text.matchAll(/<pre id="[^"]*">[^<]*<\/pre>|<meta name="citation_[^>]*>|class="Z3988"[^>]*>/g)];
    for (const [each] of cited) assert.not.match(each, 'kites.example', file);
    const { url, mainEntityOfPage } = JSON.parse(
      /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)![1]!,
    );
    assert.is(mainEntityOfPage, `${site.url}${file}`);
    assert.not.ok(url?.startsWith(site.url), file);
  }
});

test.run();
