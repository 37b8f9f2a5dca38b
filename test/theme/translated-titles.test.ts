import { strFromU8, unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperEntry } from '../../src/paper.ts';
import { epub } from '../../src/publish/epub/epub.ts';
import { mail } from '../../src/publish/mail/mail.ts';
import { translatedTitle } from '../../src/typeset/translated-title.ts';
import { textsOf } from '../build/rendered.ts';
import { MIXED, mixedDigest } from './mixed-papers.ts';

/** Titles in other languages than a paper's own: the page has them all, lists have that of the digest's own language. */

const CHINESE = MIXED.find(({ id }) => id === 'chinese')!;
const TITLES = { en: 'Reading $n$ kites', de: 'Drachen lesen', ar: 'قراءة الطائرات' };
const PAPER: PaperEntry = { ...CHINESE, 'title-translations': TITLES };
const english = textsOf(mixedDigest('en', [PAPER]));

/** Where a digest in a language lists the paper. */
const dayIn = (language: string, more: Partial<PaperEntry> = {}): string =>
  textsOf(mixedDigest(language, [{ ...PAPER, ...more }])).get(`days/${PAPER.listed}.html`)!;
const LINE = /<p class="translated">(.*?)<\/p>/g;
const linesOf = (page: string): string[] => [...page.matchAll(LINE)].map(([, line]) => line!);

test('a paper’s page has all of them below the title, each in its language and direction', () => {
  const [own, german, arabic, ...more] = linesOf(english.get('papers/chinese.html')!);
  assert.match(own!, /^Reading <math.*<\/math> kites$/);
  assert.is(german, '<bdi lang="de">Drachen lesen</bdi>');
  assert.is(arabic, '<bdi lang="ar" dir="rtl">قراءة الطائرات</bdi>');
  assert.equal(more, []);
  assert.match(english.get('papers/chinese.html')!, /<\/h1>\n<p class="translated">/);
});

test('a list has the one in the digest’s own language, whatever its country', () => {
  assert.match(linesOf(english.get(`days/${PAPER.listed}.html`)!).join('|'), /^Reading <math[^|]*$/);
  for (const language of ['de', 'de-AT']) {
    const [line = '', ...more] = linesOf(dayIn(language));
    assert.match(line, 'Drachen lesen');
    assert.equal(more, []);
  }
});

test('a list has none where the title is in the digest’s own language, or that language has none', () => {
  assert.equal(linesOf(dayIn('en', { language: 'en', title: 'Kites' })), []);
  assert.equal(linesOf(dayIn('fr')), []);
  assert.equal(linesOf(dayIn('zh', { 'title-translations': { 'zh-Hans': '风筝' } })), ['风筝']);
});

test('that a title is translated into a language says that it is not in it', () => {
  const title = 'Attention';
  assert.match(linesOf(dayIn('de', { title, abstract: 'Kein Wort.' })).join(), 'Drachen lesen');
  assert.equal(linesOf(dayIn('de', { title, language: 'de' })), []);
});

test('of two in one language a list has that of the digest’s own country', () => {
  const titles = { pt: 'A', 'pt-BR': 'B' };
  assert.is(translatedTitle('pt-BR', { language: 'en', 'title-translations': titles })?.title, 'B');
  assert.is(translatedTitle('pt-PT', { language: 'en', 'title-translations': titles })?.title, 'A');
  const chinese = { 'zh-Hans': '简', 'zh-Hant': '繁' };
  assert.is(translatedTitle('zh-TW', { language: 'en', 'title-translations': chinese })?.title, '繁');
});

test('feeds, mails and books say it too', async () => {
  const digest = mixedDigest('en', [PAPER]);
  assert.match(english.get('feed.xml')!, '</h3>\n<p><small>Reading n kites</small></p>');
  assert.match(english.get('feeds/papers.xml')!, '<p>Reading n kites</p>');
  const now = new Date('2025-03-02T06:00:00Z');
  const { html, text } = await PostalMime.parse(await mail(digest, PAPER.listed, { now }));
  assert.match(html!, '>Reading n kites</p>');
  assert.match(text!, '\n  Reading n kites\n');
  const pages = Object.entries(unzipSync(epub(digest, PAPER.listed, '').bytes));
  assert.match(pages.map(([, bytes]) => strFromU8(bytes)).join(''), /<p class="by">Reading <math/);
});

test('the read API has them by their own name, and no citation has one', () => {
  const { papers } = JSON.parse(english.get(`api/v1/days/${PAPER.listed}.json`)!) as { papers: PaperEntry[] };
  assert.equal(papers[0]!['title-translations'], TITLES);
  const cited = [...english].filter(([file]) => /^days\/.*\.(?:bib|ris|csl\.json)$/.test(file));
  assert.is(cited.length, 3);
  for (const [file, text] of cited) assert.not.match(text, /Drachen|kites/, file);
  const [, bibtex] = /<pre[^>]*>(@[\s\S]*?)<\/pre>/.exec(english.get('papers/chinese.html')!) ?? [];
  assert.not.match(bibtex!, /Drachen|kites/);
});

test.run();
