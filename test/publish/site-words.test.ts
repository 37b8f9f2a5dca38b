import { strFromU8, unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { epub } from '../../src/publish/epub/epub.ts';
import { feedsTemplate } from '../../src/publish/feeds/feeds.ts';
import { mail } from '../../src/publish/mail/mail.ts';
import { PUBLISH as ARABIC } from '../../src/words/ar/publish.ts';
import { PUBLISH as GERMAN } from '../../src/words/de/publish.ts';
import { PUBLISH as ENGLISH } from '../../src/words/en/publish.ts';
import type { Message } from '../../src/words/message.ts';
import { textsOf } from '../build/rendered.ts';
import { MIXED, mixedDigest } from '../theme/mixed-papers.ts';

/** Feeds, mails and books of a digest in another language: they speak it, and run as it does. */

const DAY = '2025-03-02';
const now = new Date('2025-03-02T06:00:00Z');
const message = async (language: string) => PostalMime.parse(await mail(mixedDigest(language), DAY, { now }));
const book = (language: string) =>
  new Map(
    Object.entries(unzipSync(epub(mixedDigest(language), DAY, '').bytes)).map(([file, bytes]) => [
      file.replace('EPUB/', ''),
      strFromU8(bytes),
    ]),
  );
const feeds = (language: string) => textsOf(mixedDigest(language, MIXED), [feedsTemplate]);

/** What is said without anything put into it. */
const SAID = (Object.values(ENGLISH) as Message[]).filter(
  (text): text is string => typeof text === 'string' && /^[^{]+ [^{]+$/.test(text),
);

test('nothing of them is English', async () => {
  const { html, text, subject } = await message('de');
  const files = [...book('de')].filter(([file]) => /\.(?:xhtml|opf|svg)$/.test(file));
  const all = [subject, html, text, ...files.map(([, content]) => content), ...feeds('de').values()].join('\n');
  assert.equal(
    SAID.filter(said => all.includes(said)),
    [],
  );
  for (const key of ['feed-notice', 'how-to-subscribe', 'unsubscribe-link', 'contents-of-book'] as const)
    assert.ok(all.includes(GERMAN[key]), key);
  assert.match(subject!, /Sonntag, 2\.\sMärz\s2025/);
});

test('what a browser shows of a feed says what it is, in quotation marks that end where they should', () => {
  const words = { 'feed-notice': 'A "feed"\n\\ of </style> ours' };
  const digest = mixedDigest('en');
  const css = textsOf(mixedDigest('en', MIXED, { site: { ...digest.site, words } as never }), [feedsTemplate]).get(
    'feeds/feed.css',
  )!;
  assert.match(css, 'content: " A \\"feed\\" \\\\ of </style> ours";');
  assert.not.match(css, /^ {2}direction:/m);
  assert.match(feeds('ar').get('feeds/feed.css')!, '  direction: rtl;');
});

test('what is written from right to left runs so, in items of feeds and on covers', () => {
  const feed = feeds('ar').get('feed.xml')!;
  assert.match(feed, / xml:lang="ar"/);
  assert.match(feed, '<div xmlns="http://www.w3.org/1999/xhtml"><div dir="rtl">');
  const texts = [
    ...book('ar')
      .get('cover.svg')!
      .matchAll(/<text x="1450" ([a-z-]+="[a-z]+")[^>]*>([^<]*)</g),
  ];
  const about = Object.fromEntries(texts.map(([, place, text]) => [text, place]));
  assert.is(about['The Kite'], 'text-anchor="end"');
  assert.ok(
    Object.entries(about).some(([text, place]) => /\p{Script=Arabic}/u.test(text) && place === 'direction="rtl"'),
  );
  assert.match(book('ar').get('contents.xhtml')!, `<h1>${ARABIC['contents-of-book']}</h1>`);
});

test('what programs read is in the language of each paper, and of the digest', () => {
  const [first] = MIXED;
  const german = {
    ...first!,
    id: 'german',
    title: 'Drachen lesen',
    abstract: 'Wir lesen viele Drachen.',
    author: ['A B'],
  };
  const english = { ...german, id: 'english', title: 'Reading of Kites', abstract: 'We read the kites.' };
  const stated = { ...english, id: 'stated', language: 'pt-BR' };
  const pages = textsOf(mixedDigest('de', [german, english, stated]));
  const told: [id: string, language: string, name: string][] = [
    ['german', 'de', 'german'],
    ['english', 'en', 'english'],
    ['stated', 'pt-BR', 'portuguese'],
  ];
  for (const [id, language, name] of told) {
    const page = pages.get(`papers/${id}.html`)!;
    assert.match(page, `"inLanguage":"${language}"`);
    assert.match(page, `<meta name="citation_language" content="${language}">`);
    assert.match(page, `  langid = {${name}},`);
  }
  assert.match(pages.get('feed.xml')!, '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">');
  assert.match(pages.get('feeds/papers.xml')!, '<title xml:lang="en">Reading of Kites');
  assert.match(pages.get('feeds/papers.xml')!, '<title>Drachen lesen');
  assert.match(pages.get('rss.xml')!, '<language>de</language>');
  assert.match(book('de').get('package.opf')!, '<dc:language>de</dc:language>');
});

test('a mail to unsubscribe with is told in words, an address as it is', async () => {
  const text = async (unsubscribe?: string) =>
    (await PostalMime.parse(await mail(mixedDigest('en'), DAY, { now, ...(unsubscribe && { unsubscribe }) }))).text!;
  assert.match(await text(), 'Unsubscribe: write to editor@kites.example (subject: unsubscribe)\n');
  assert.match(await text('mailto:out@kites.example'), 'Unsubscribe: write to out@kites.example\n');
  assert.match(await text('https://kites.example/out'), 'Unsubscribe: https://kites.example/out\n');
});

test.run();
