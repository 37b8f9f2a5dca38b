import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import PostalMime from 'postal-mime';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { epub } from '../../src/publish/epub/epub.ts';
import { mail } from '../../src/publish/mail/mail.ts';
import { DOT } from '../../src/typeset/dot.ts';
import { textsOf } from '../build/rendered.ts';
import { MIXED, mixedDigest } from './mixed-papers.ts';

/** Texts in other languages, in all that a digest publishes: each is marked by its language and its direction, wherever it stands. */

/** A run of text, and what holds for it. */
interface Run {
  text: string;
  lang: string;
  dir: string;
}

/** What stands as a text, and not as data to copy: a title of a window and a citation hold plain text alone. */
const NO_TEXT = new Set(['title', 'pre', 'script', 'style']);

/** The runs of a page, each with the language and the direction that its elements give it. */
function runsOf(page: string, xmlMode = false): Run[] {
  const runs: Run[] = [];
  const above: { name: string; lang: string; dir: string }[] = [];
  const parser = new Parser(
    {
      onopentag(name, { lang, dir }) {
        const outer = above.at(-1) ?? { lang: '', dir: 'ltr' };
        above.push({ name, lang: lang ?? outer.lang, dir: dir ?? outer.dir });
      },
      ontext(text) {
        const { lang = '', dir = 'ltr' } = above.at(-1) ?? {};
        if (text.trim() !== '' && !above.some(({ name }) => NO_TEXT.has(name))) runs.push({ text, lang, dir });
      },
      onclosetag() {
        above.pop();
      },
    },
    { xmlMode, decodeEntities: true },
  );
  parser.end(page);
  return runs;
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** The letters of each paper, none of which another has. */
const LANGUAGES: [letters: RegExp, lang: string][] = [
  [/\p{Script=Hebrew}/u, 'he'],
  [/ال\p{L}{2}|محمد علي|فاطمة|ليلى/u, 'ar'],
  [/王|中文|本文/u, 'zh'],
  [/学習入門|手法|佐藤/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Thai}/u, 'th'],
];

/** @param entry the paper in English names people in Han and in Arabic, whose languages it does not tell */
function wrong(runs: readonly Run[], pageLanguage: string): string[] {
  return runs.flatMap(({ text, lang, dir }) => {
    const expected = LANGUAGES.find(([letters]) => letters.test(text))?.[1];
    const found: string[] = [];
    if (RTL.test(text) && !/[a-z]{4}/.test(text) && dir !== 'rtl') found.push(`no dir="rtl": ${text}`);
    if (expected && lang !== expected && !/^(?:山田太郎|محمد علي)$/.test(text))
      found.push(`${lang} and not ${expected}: ${text}`);
    if (/[A-Za-z]{4}/.test(text) && !RTL.test(text) && lang !== pageLanguage && !/Transformer|BERT/.test(text))
      found.push(`${lang} and not ${pageLanguage}: ${text}`);
    return found;
  });
}

const digest = mixedDigest('en');
const pages = textsOf(digest);

test('each text of each page is marked', () => {
  const found = [...pages]
    .filter(([file]) => file.endsWith('.html'))
    .flatMap(([file, page]) => wrong(runsOf(page), 'en').map(what => `${file}: ${what}`));
  assert.equal(found, []);
  for (const { id } of MIXED) assert.ok(runsOf(pages.get(`papers/${id}.html`)!).length > 20, id);
});

test('names keep their order: each of another direction is isolated', () => {
  assert.match(
    pages.get('papers/arabic.html')!,
    '<bdi lang="ar" dir="rtl">محمد علي</bdi></a>, <bdi lang="ar" dir="rtl">فاطمة حسن</bdi>, ',
  );
  assert.match(
    pages.get('days/2025-03-02.html')!,
    /<bdi class="by"><bdi lang="ar" dir="rtl">محمد علي<\/bdi>, <bdi lang="ar" dir="rtl">فاطمة حسن<\/bdi> and\s2\smore<\/bdi>/,
  );
  assert.match(pages.get('papers/english.html')!, /<bdi>山田太郎<\/bdi><\/a>, <a [^>]*><bdi dir="rtl">محمد علي<\/bdi>/);
});

test('programs are told the language', () => {
  const page = pages.get('papers/hebrew.html')!;
  assert.match(page, '<meta name="citation_language" content="he">');
  assert.match(page, '"inLanguage":"he"');
  assert.match(page, '  langid = {hebrew},\n');
  assert.match(pages.get('days/2025-03-02.ris')!, 'LA  - he\r\n');
  assert.match(pages.get('days/2025-03-02.csl.json')!, '"language":"he"');
  assert.not.match(pages.get('papers/english.html')!, /citation_language|inLanguage|langid/);
});

test('feeds say the language of titles, and mark what they say in them', () => {
  const files = [...pages].filter(([file]) => file.endsWith('.xml') && /feed/.test(file));
  assert.ok(files.length > 2);
  for (const [file, feed] of files) {
    const contents = [...feed.matchAll(/<content type="xhtml">([\s\S]*?)<\/content>/g)].map(([, text]) => text!);
    const found = contents.flatMap(text => wrong(runsOf(text, true), ''));
    assert.equal(found, [], file);
    if (file !== 'feed.xml' && /<title[^>]*>[^<]*למידה/.test(feed)) assert.match(feed, /<title xml:lang="he">/, file);
  }
});

test('a mail marks them too', async () => {
  const { html } = await PostalMime.parse(await mail(digest, '2025-03-02', { now: new Date('2025-03-02T06:00:00Z') }));
  assert.equal(wrong(runsOf(html!), 'en'), []);
  assert.match(html!, 'lang="he" dir="rtl"');
});

test('a book marks them too', () => {
  const files = unzipSync(epub(digest, '2025-03-02', '').bytes);
  const found = Object.entries(files)
    .filter(([file]) => file.endsWith('.xhtml'))
    .flatMap(([file, bytes]) => wrong(runsOf(strFromU8(bytes), true), 'en').map(what => `${file}: ${what}`));
  assert.equal(found, []);
});

test('what an entry states goes before what its letters tell, but not for what cannot be in it', () => {
  const [, , , , japanese] = MIXED;
  const stated = mixedDigest('en', [
    { ...japanese!, abstract: undefined, language: 'ja' } as never,
    { ...MIXED[8]!, language: 'de' },
    { ...MIXED[2]!, language: 'fa' },
  ]);
  const texts = textsOf(stated);
  assert.match(texts.get('papers/japanese.html')!, '<h1><bdi lang="ja">機械学習入門</bdi></h1>');
  assert.match(texts.get('papers/english.html')!, '<h1><bdi lang="de">How models read');
  assert.match(texts.get('papers/english.html')!, '<bdi dir="rtl">محمد علي</bdi>');
  assert.match(texts.get('papers/persian.html')!, '<h1><bdi lang="fa" dir="rtl">');
});

test('pages speak the digest’s language, as its editor does; papers in another are marked', () => {
  const note = 'Über neue Drachen.';
  const texts = textsOf(mixedDigest('de', MIXED, { days: [{ day: '2025-03-02', title: 'Ein Tag', note }] }));
  const day = texts.get('days/2025-03-02.html')!;
  assert.match(day, '<html lang="de">');
  assert.match(day, '<bdi lang="en">How models read');
  assert.match(day, '<p class="headline">Ein Tag</p>');
  assert.match(day, `<div class="note"><p>${note}</p>`);
  assert.match(day, '>Zum Inhalt</a>');
});

test('pages are in English where their words are not in the digest’s language, and its own words are in that', () => {
  const note = 'Om nya drakar.';
  const texts = textsOf(mixedDigest('sv', MIXED, { days: [{ day: '2025-03-02', title: 'En dag', note }] }));
  const day = texts.get('days/2025-03-02.html')!;
  assert.match(day, '<html lang="en">');
  assert.match(day, '>How models read');
  assert.match(day, '<p class="headline" lang="sv">En dag</p>');
  assert.match(day, `<div class="note" lang="sv"><p>${note}</p>`);
  assert.match(textsOf(mixedDigest('en-GB')).get('index.html')!, '<html lang="en-GB">');
});

test('a site in a language that runs from right to left is its mirror image', () => {
  const arabic = mixedDigest('ar');
  // There are words in Arabic, and none in Hebrew.
  for (const [digest, language] of [
    [arabic, 'ar'],
    [mixedDigest('he'), 'en'],
  ] as const) {
    const texts = textsOf(digest);
    for (const [file, page] of texts)
      if (file.endsWith('.html'))
        assert.ok(page.startsWith(`<!doctype html>\n<html lang="${language}" dir="rtl">`), file);
    assert.match(texts.get('index.html')!, /2\s\p{L}+\s2025 ←<\/a>/u);
    assert.not.match([...texts.values()].join(''), /<\/a>[^<]*→/);
  }
  const book = unzipSync(epub(arabic, '2025-03-02', '').bytes);
  assert.match(strFromU8(book['EPUB/package.opf']!), '<spine page-progression-direction="rtl">');
  assert.match(strFromU8(book['EPUB/style.css']!), 'border-right: 3px');
});

test('an editor’s words in English are marked so on a site in another language', () => {
  const intro = 'How machines learn from what they are shown.';
  const topics = [
    { slug: 'learning', name: 'Learning with kites', terms: {}, intro: '', belongs: 'Kites and strings of the wind' },
    { slug: 'wind', name: 'Wind', terms: {}, intro, belongs: 'Gusts, breezes' },
  ];
  for (const [language, mark] of [
    ['de', ' lang="en"'],
    ['ar', ' lang="en" dir="ltr"'],
    ['en', ''],
  ] as const) {
    const texts = textsOf(mixedDigest(language, MIXED, { topics }));
    const index = texts.get('topics/index.html')!;
    assert.match(texts.get('topics/wind.html')!, `<div class="note"${mark}><p>${intro}</p>`, language);
    assert.match(texts.get('topics/learning.html')!, `<p class="note"${mark}>Kites and strings of the wind.</p>`);
    assert.match(index, `<p${mark}>Gusts, breezes.</p>`, 'as the introduction beside it');
    if (mark !== '') assert.match(index, `<bdi${mark}>Learning with kites</bdi>`);
  }
  const german = { slug: 'learning', name: 'Lernen', terms: {}, intro: 'Nachrichten über Drachen via Schnur.' };
  const page = textsOf(mixedDigest('de', MIXED, { topics: [german] })).get('topics/learning.html')!;
  assert.match(page, `<div class="note"><p>${german.intro}</p>`);
  assert.match(page, '<h1>Lernen</h1>');
});

test('the point of a paper runs as the paper does', () => {
  const rest =
    'It flies in any wind that blows over the sea, by day and by night, as long as somebody holds the string.';
  const kites = { ...MIXED[8]!, abstract: `Kites fall, and nobody knows. We propose a kite of two tails. ${rest}` };
  const of = (language: string) => textsOf(mixedDigest(language, [kites])).get('papers/english.html')!;
  assert.match(of('ar'), /<p class="in-brief" dir="ltr"><b dir="rtl">[^<]+<\/b> <bdi lang="en">We propose/);
  assert.match(of('de'), /<p class="in-brief"><b>[^<]+<\/b> <bdi lang="en">We propose/);
  assert.match(of('en'), /<p class="in-brief"><b>[^<]+<\/b> We propose/);
});

test('what papers share is in the language of the one on whose page it stands', () => {
  const related = () => [{ id: 'persian', terms: ['النصوص', 'BERT'] }];
  const ofArabic = (language: string) =>
    textsOf(mixedDigest(language, MIXED, { related }))
      .get('papers/arabic.html')!
      .match(/ <span class="why".*?<\/span>/)?.[0];
  assert.is(ofArabic('en'), ` <span class="why" lang="ar" dir="rtl">النصوص${DOT}BERT</span>`);
  assert.is(ofArabic('ar'), ` <span class="why">النصوص${DOT}BERT</span>`);
});

test('in letters of several languages a text is in that of the digest', () => {
  const bare = MIXED.filter(({ id }) => id === 'japanese' || id === 'russian').map(
    ({ abstract: _, ...entry }) => entry,
  );
  const inJapanese = textsOf(mixedDigest('ja', bare));
  assert.match(inJapanese.get('papers/japanese.html')!, '<html lang="ja">');
  assert.match(inJapanese.get('papers/japanese.html')!, '<h1>機械学習入門</h1>');
  assert.match(inJapanese.get('papers/russian.html')!, '<h1>Обучение');
  assert.match(textsOf(mixedDigest('ru', bare)).get('papers/russian.html')!, '<h1><bdi lang="ru">Обучение');
});

test.run();
