// limit: 120 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { writeWords } from '../../src/content/words-file.ts';
import { CATALOGUES, type Messages } from '../../src/words/site-words.ts';
import { entryText, put } from '../promises/surroundings.ts';
import { pseudoWords } from '../words/pseudo.ts';

/** A site in Italian, which is not shipped, with a `words.yaml` of its curator's. */

let root = '';
test.before.each(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'own-words-'));
  put(
    root,
    'content/site.yaml',
    'name: Aquiloni\nurl: https://a.example/\nlanguage: it\ntag: {authority: a.example, date: "2025-01-01"}\nformat: 2\n',
  );
  put(root, 'content/papers/2024/one.md', entryText());
  put(root, 'content/papers/2024/two.md', entryText());
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

/** Builds the site with these words. @returns how many pages were rendered, and a file's text */
async function built(words: string) {
  put(root, 'content/words.yaml', words);
  const output = path.join(root, 'site');
  const { rendered } = await build({
    content: path.join(root, 'content'),
    output,
    cache: path.join(root, 'cache'),
    today: '2025-03-06',
    record: 'draft',
    index: false,
    warn: () => {},
  });
  return { rendered, page: (file: string) => fs.readFileSync(path.join(output, file), 'utf8') };
}

/** A dozen words. */
const FEW = `n-papers: {one: "{n} articolo", many: "{n} di articoli", other: "{n} articoli"}
n-topics: {one: "{n} tema", many: "{n} di temi", other: "{n} temi"}
about-site: Informazioni su {site}
about-how: Come nasce
about-ways: Ci si può <a>abbonare</a> o si può <b stampare.
all-papers: Tutti gli articoli
copy-button: Copia
feed-daily: Rassegna quotidiana
not-found-title: Pagina non trovata
reading-list-title: Da leggere
search-title: Ricerca
subscribe-title: Abbonarsi
`;

test('the words of a curator stand on pages and in feeds, all others are English, and the site says that it is', async () => {
  const { page } = await built(FEW);
  const about = page('about.html');
  assert.match(about, /^<!doctype html>\n<html lang="en"/);
  assert.match(about, '<h1>Informazioni su Aquiloni</h1>');
  assert.match(about, '<a href="subscribe.html">abbonare</a> o si può &lt;b stampare.');
  assert.match(about, '2 articoli');
  assert.match(about, 'What you can rely on');
  assert.match(page('404.html'), '<title>Pagina non trovata');
  assert.match(page('feeds/papers.xml'), 'Tutti gli articoli');
  assert.match(page('feeds.opml'), 'Tutti gli articoli');
});

test('with most words the site is in its language; one that changes is changed on each page that says it', async () => {
  const all = writeWords({ ...CATALOGUES['en']!, ...pseudoWords() } as Messages, 'it');
  const first = await built(all);
  for (const file of ['index.html', 'about.html', 'subscribe.html', 'search.html', '404.html', 'papers/one.html'])
    assert.match(first.page(file), /<html lang="it"/, file);
  const [, about] = /<main id="main">([\s\S]*)<\/main>/.exec(first.page('about.html'))!;
  assert.not.match(about!.replace(/<.*?>/g, ''), /about|digest|editor|papers/i);
  assert.match(first.page('feed.xml'), 'xml:lang="it"');
  assert.ok(!first.page('about.html').includes('Che cosa'));
  const again = await built(all);
  const changed = await built(all.replace(/^about-how: .*$/m, 'about-how: Che cosa'));
  assert.ok(again.rendered < changed.rendered, 'what is said changes pages; else nothing does');
  assert.match(changed.page('about.html'), 'Che cosa');
});

test.run();
