import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readCuration } from '../../src/content/curation.ts';
import { readWords, writeWords } from '../../src/content/words-file.ts';
import { check } from '../../src/digest/check-content.ts';
import { FileCache } from '../../src/memory/file-cache.ts';
import { html, type Value } from '../../src/typeset/html.ts';
import { grouped } from '../../src/typeset/plural.ts';
import { CATALOGUES, messagesOf, type OwnWords, WORD_KEYS, wordsOf } from '../../src/words/site-words.ts';

/** `words.yaml`: a curator's own words in the place of the program's. */

let root = '';
test.before.each(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'own-words-'));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

/** A content folder of a site in the language. @returns its path */
function folder(language: string, words?: string): string {
  fs.writeFileSync(
    path.join(root, 'site.yaml'),
    `name: Aquiloni\nurl: https://a.example/\nlanguage: ${language}\ntag: {authority: a.example, date: "2025-01-01"}\nformat: 2\n`,
  );
  if (words !== undefined) fs.writeFileSync(path.join(root, 'words.yaml'), words);
  return root;
}

test('a text stands for a word, a map or a text for one with a count', () => {
  const own = readWords(
    'words.yaml',
    'all-papers: Tutti gli articoli\nn-papers: {one: un articolo, other: "{n} articoli"}\nn-authors: "autori: {n}"\n',
    'it',
  );
  assert.equal(own, {
    'all-papers': 'Tutti gli articoli',
    'n-papers': { one: 'un articolo', other: '{n} articoli' },
    'n-authors': 'autori: {n}',
  });
  const words = wordsOf({ language: 'it', words: { ...messagesOf('it'), ...own } });
  assert.equal(
    [1, 2].map(n => words.say('n-papers', { n })),
    ['un articolo', '2 articoli'],
  );
  assert.is(words.say('n-authors', { n: 1 }), 'autori: 1');
});

test('a file without words says nothing', () => {
  assert.equal(readWords('words.yaml', '# Later.\n', 'it'), {});
});

test('each mistake is named by its line, with what would be right', () => {
  const cases: [yaml: string, message: RegExp][] = [
    ['all-paper: Tutti', /^words\.yaml:1: error: .*found "all-paper"; the nearest is "all-papers" \[words\]/],
    ['wholly-unlike-anything: x', /none is near .*\n.* words$/],
    ['all-papers:', /expected a text for "all-papers", found none .*\n {4}In English it is: All papers$/],
    ['all-papers: " "', /expected a text for "all-papers", found none/],
    ['all-papers: |\n  Tutti\n  quanti', /expected one line of text for "all-papers", found "Tutti\\nquanti/],
    ['all-papers: "a\\r}b{"', /expected one line of text for "all-papers", found "a\\r}b\{"/],
    ['all-papers: 5', /expected a text for "all-papers", found 5/],
    ['all-papers: [a]', /expected a text for "all-papers", found \["a"\]/],
    ['all-papers: {other: x}', /expected a text for "all-papers", which has no count, found a map/],
    ['about-site: Su di noi', /expected \{site\} in "about-site", found no \{…\} and no <…>/],
    ['about-site: "{site} {papers}"', /expected \{site\} in "about-site", found \{papers\} \{site\}/],
    ['all-papers: <b>Tutti</b>', /expected no \{…\} and no <…> in "all-papers", found <b>…<\/b>/],
    ['newest-only: Ecco i {count}.', /expected <a>…<\/a> \{count\} in "newest-only", found \{count\}/],
    [
      'n-papers:\n  one: uno\n  few: "{n}"\n  other: "{n}"',
      /^words\.yaml:3: .*“it” has for counts, one, many, other; /,
    ],
    ['n-papers:\n  one: uno', /^words\.yaml:1: .*expected the form "other" for "n-papers", found none/],
    ['n-papers:\n  one: ""\n  other: "{n}"', /^words\.yaml:2: .*expected a text for "n-papers\.one", found none/],
    ['n-papers:\n  many: tanti\n  other: "{n}"', /^words\.yaml:2: .*expected \{n\} in "n-papers\.many"/],
    ['n-papers: articoli', /expected \{n\} in "n-papers"/],
    ['months-short: gen feb mar', /expected 12 words in "months-short", found 3/],
    ['- all-papers', /expected one "word: text" to a line/],
    ['all-papers: a\nall-papers: b', /^words\.yaml:2:\d+: .*each key once/],
    [`all-papers: ${'<a>'.repeat(1000)}`, /expected at most 2000 characters for "all-papers", found 3000/],
  ];
  for (const [yaml, message] of cases) assert.throws(() => readWords('words.yaml', `${yaml}\n`, 'it'), message, yaml);
  assert.throws(
    () => readWords('words.yaml', 'all-papers:\nall-paper: x\n', 'it'),
    /words\.yaml:1: [\s\S]*words\.yaml:2: /,
    'all at once',
  );
});

test('what is written is text, never HTML: of tags, those of the word alone, as the page makes them', () => {
  const yaml = 'about-site: <img src=x onerror=alert(1)> <b> {site}\nabout-ways: <a>Qui</a> <b> & <script src=x>\n';
  const words = wordsOf({ language: 'it', words: readWords('words.yaml', yaml, 'it') });
  const link = (inner: Value) => html`<a href="x">${inner}</a>`;
  assert.is(
    html`${words.say('about-site', { site: '<S>' })}`.text,
    '&lt;img src=x onerror=alert(1)&gt; &lt;b&gt; &lt;S&gt;',
  );
  assert.is(
    html`${words.set('about-ways', { a: link })}`.text,
    '<a href="x">Qui</a> &lt;b&gt; &amp; &lt;script src=x&gt;',
  );
});

test('all words of a language are written as they are read', () => {
  for (const language of [...Object.keys(CATALOGUES), 'it', 'la', 'pl']) {
    const messages = messagesOf(language);
    const yaml = writeWords(messages, language);
    const read = readWords('words.yaml', yaml, language);
    assert.equal(Object.keys(read), WORD_KEYS, language);
    assert.is(writeWords(read as typeof messages, language), yaml, language);
    if (language in CATALOGUES) assert.equal(read, messages, language);
    assert.not.match(yaml, /[\u00a0\u200e\u200f]/, 'what nobody sees is written out');
  }
});

test('words are read with the site, anew where they changed or its language did', () => {
  const cache = new FileCache();
  const read = () => readCuration(root, cache).site.words;
  folder('it');
  assert.is(read(), undefined);
  folder('it', 'n-papers: {many: "{n} di articoli", other: "{n} articoli"}\n');
  assert.equal(read(), { 'n-papers': { many: '{n} di articoli', other: '{n} articoli' } } satisfies OwnWords);
  folder('de');
  assert.throws(read, /words\.yaml:1: error: expected one of the forms that “de” has for counts, one, other; found/);
  folder('de', 'n-papers: "{n} Aufsätze"\n');
  assert.equal(read(), { 'n-papers': '{n} Aufsätze' });
  fs.rmSync(path.join(root, 'words.yaml'));
  assert.is(read(), undefined);
});

test('check says which words of a language that is not shipped are English', async () => {
  const warned = async () =>
    (await check(root)).problems.filter(({ rule }) => rule === 'words-in-english').map(({ message }) => message);
  folder('it');
  const all = WORD_KEYS.length;
  const more = all - 10;
  assert.equal(await warned(), [
    `expected the site’s words in “it”, found all of ${grouped(all)} in English: ${WORD_KEYS.slice(0, 10).join(', ')} and ${grouped(more)} more`,
  ]);
  folder('it', writeWords(messagesOf('it'), 'it').replace(/^(?:n-papers:\n(?: .*\n)*|and-more: .*\n)/gm, ''));
  assert.equal(await warned(), [
    `expected the site’s words in “it”, found 2 of ${grouped(all)} in English: n-papers, and-more`,
  ]);
  folder('it', writeWords(messagesOf('it'), 'it'));
  assert.equal(await warned(), []);
  for (const language of ['en-US', 'de-AT', 'zh-CN']) {
    folder(language, 'all-papers: Alle\n');
    assert.equal(await warned(), [], language);
  }
});

test.run();
