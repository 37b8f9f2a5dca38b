// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { readArchive, readTopicFolder } from '../../src/content/content-folder.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { type Message, type Piece, piecesOf } from '../../src/words/message.ts';
import { CATALOGUES } from '../../src/words/site-words.ts';
import { titles } from '../browser/sample-site.ts';
import { SiteVisit } from '../browser/site-visit.ts';
import { checkEpub, provideEpubcheck } from '../publish/epub/epubcheck.ts';
import { xmlErrors } from '../publish/feeds/a-digest.ts';
import { depth } from '../setup/depth.ts';
import { skipped } from '../setup/reference.ts';

/** Digests in other languages, from the dumps to what their readers see: whole, marked by language, and without a word of English. */

const FIXTURES = path.join(PROJECT_ROOT, 'test/fixtures/languages');
const DAY = '2025-09-17';
/** Each digest's language, and a question to its search that has an answer. */
const ALL = {
  ar: ['ar', 'نموذج'],
  mixed: ['en', 'כתב יד'],
  zh: ['zh-Hans', '模型'],
  ja: ['ja', 'モデル'],
  de: ['de', 'Modell'],
} as const;
/** Those that hold most of what can go wrong come first. */
const DIGESTS = Object.entries(ALL).slice(0, depth('BROADSHEET_DIGESTS', 3, 5));

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const jar = provideEpubcheck();
if (!jar) skipped.push('books of digests in other languages: epubcheck cannot be had here (apt-get install epubcheck)');

/** A digest as it stands in the fixtures, with the topics that every digest begins with, built. */
async function buildDigest(name: string, folder: string): Promise<string> {
  const [content, output] = [path.join(folder, 'content'), path.join(folder, 'site')];
  fs.cpSync(path.join(FIXTURES, name), content, { recursive: true });
  fs.cpSync(path.join(PROJECT_ROOT, 'content/topics'), path.join(content, 'topics'), { recursive: true });
  const warnings: string[] = [];
  await build({
    content,
    output,
    cache: path.join(folder, 'cache'),
    today: DAY,
    record: 'draft',
    warn: diagnostic => void warnings.push(String(diagnostic)),
  });
  assert.equal(warnings, []);
  return output;
}

/** One page of each kind, and papers that differ in their languages. */
function pagesOf(site: string, question: string): string[] {
  const file = (name: string) => fs.readFileSync(path.join(site, name), 'utf8');
  const { papers } = JSON.parse(file('papers.json')) as { papers: { topics?: string[] }[] };
  const isPage = /"(?:\.\.\/)?(papers\/[\w-]+\.html)"/g;
  const ofDay = new Set(Array.from(file(`days/${DAY}.html`).matchAll(isPage), ([, page]) => page!));
  const person = fs.readdirSync(path.join(site, 'authors')).find(name => !/index|archive/.test(name));
  return [
    'index.html',
    `days/${DAY}.html`,
    `topics/${papers.flatMap(({ topics = [] }) => topics)[0]}.html`,
    ...[...ofDay].slice(0, 2),
    'authors/index.html',
    ...(person ? [`authors/${person}`] : []),
    `search.html?q=${encodeURIComponent(question)}`,
    'subscribe.html',
    'statistics.html',
    'about.html',
  ];
}

/** Texts of a page that people see or hear, each with the language and the direction that it is marked with, apart from scripts. */
const textsOf = (): { text: string; lang: string; dir: string; isWord: boolean }[] => {
  const all: { text: string; lang: string; dir: string; isWord: boolean }[] = [];
  const add = (text: string | null, element: Element, isWord: boolean) => {
    if (!text?.trim()) return;
    const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
    const dir = element.closest('[dir]')?.getAttribute('dir') ?? '';
    all.push({ text: text.trim(), lang, dir, isWord });
  };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement!;
    if (!parent.closest('script, style, noscript, math, pre, code'))
      add(walker.currentNode.textContent, parent, !parent.closest('title'));
  }
  for (const element of document.querySelectorAll('body *:not(.Z3988)'))
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'])
      add(element.getAttribute(name), element, false);
  return all;
};
type Seen = ReturnType<typeof textsOf>[number];

/** The language of a text most of whose letters are Arabic or Hebrew. */
function runsLeft(text: string): 'ar' | 'he' | undefined {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  const [arabic, hebrew] = [count(/\p{Script=Arabic}/gu), count(/\p{Script=Hebrew}/gu)];
  if (2 * (arabic + hebrew) <= count(/\p{L}/gu)) return undefined;
  return arabic > hebrew ? 'ar' : 'he';
}

const letters = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap(piece => (typeof piece === 'string' ? [piece] : 'tag' in piece ? letters(piece.inner) : []));
const said = (messages: Readonly<Record<string, Message>>): string[] =>
  Object.entries(messages).flatMap(([key, message]) =>
    key.startsWith('date-')
      ? []
      : (typeof message === 'string' ? [message] : Object.values(message)).flatMap(text => letters(piecesOf(text))),
  );
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** What a text has of the English catalogue: words that it is, or several of them that stand in it. */
function englishIn(language: string): (text: string) => string | undefined {
  const own = new Set(said(CATALOGUES[language]!).map(plain));
  const english = [...new Set(said(CATALOGUES['en']!).map(plain))].filter(
    text => /\p{L}{2}/u.test(text) && !own.has(text),
  );
  const whole = new Set(english);
  const phrases = english.filter(text => /\p{L}{2,} \p{L}{2,}/u.test(text));
  const inText = new RegExp(`(?<!\\p{L})(?:${phrases.map(escaped).join('|')})(?!\\p{L})`, 'u');
  return text => (whole.has(plain(text)) ? plain(text) : inText.exec(text.replace(/\s+/g, ' '))?.[0]);
}

for (const [name, [language, question]] of DIGESTS) {
  const visit = new SiteVisit(folder => buildDigest(name, folder));
  const seen: { file: string; texts: Seen[] }[] = [];
  const content = () => path.join(visit.folder, 'content');
  /** Runs `check` on each page, and says on which it found what. */
  const onEachPage = async (check: (page: Page, file: string) => Promise<string[]>): Promise<string[]> => {
    const page = await visit.open('index.html', { viewport: { width: 390, height: 844 } });
    // What the test's compiler wraps named functions in.
    await page.addInitScript('globalThis.__name = named => named');
    const found: string[] = [];
    for (const file of pagesOf(visit.site, question)) {
      await page.goto(visit.url + file);
      if (file.startsWith('search')) assert.ok((await titles(page)).length > 0, `${file} finds something`);
      await page.waitForLoadState('networkidle');
      found.push(...(await check(page, file)).map(fault => `${file}: ${fault}`));
    }
    await page.context().close();
    return found;
  };

  test(`${name}: thirty papers become pages that are whole and open to all, on phone and desktop`, async () => {
    await visit.start();
    assert.is(readArchive(content()).entries.length, 30);
    const faults = await onEachPage(async (page, file) => {
      const found: string[] = [];
      seen.push({ file, texts: await page.evaluate(textsOf) });
      const [lang, dir] = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
      if (lang !== language || dir !== (language === 'ar' ? 'rtl' : ''))
        found.push(`<html lang="${lang}" dir="${dir}">`);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.push(`${wide} wide in a window of ${width}`);
        // The pages' policy allows no script from elsewhere.
        await page.evaluate(AXE);
        const barriers: string[] = await page.evaluate(
          'axe.run().then(({ violations }) => violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")))',
        );
        found.push(...barriers.map(barrier => `at ${width} ${barrier}`));
      }
      await page.setViewportSize({ width: 390, height: 844 });
      return found;
    });
    assert.equal(faults, []);
    assert.equal(visit.errors, []);
  });

  if (name === 'ar' || name === 'mixed')
    test(`${name}: what runs the other way is marked so, with its language`, () => {
      const latin = new Set(
        readArchive(content())
          .entries.map(({ title = '' }) => title)
          .filter(title => /^[\p{Script=Latin}\P{L}]+$/u.test(title)),
      );
      const other = seen.flatMap(({ file, texts }) =>
        texts
          .filter(({ isWord }) => isWord)
          .filter(({ text }) => (language === 'ar' ? latin.has(text) : runsLeft(text) !== undefined))
          .map(text => ({ file, ...text })),
      );
      assert.ok(other.length > 2, `${other.length} such texts were seen`);
      const wrong = other.filter(({ text, lang, dir }) =>
        language === 'ar' ? dir !== 'ltr' : dir !== 'rtl' || lang !== runsLeft(text),
      );
      assert.equal(wrong, []);
    });

  test(`${name}: feed readers and readers of books can read it`, () => {
    const feeds = ['feed.xml', ...fs.readdirSync(path.join(visit.site, 'feeds')).map(file => `feeds/${file}`)];
    for (const file of feeds.filter(feed => feed.endsWith('.xml'))) {
      const text = fs.readFileSync(path.join(visit.site, file), 'utf8');
      assert.equal(xmlErrors(text), [], file);
      assert.ok(parseAtomFeed(text).entries!.length > 0, file);
    }
    const rss = parseRssFeed(fs.readFileSync(path.join(visit.site, 'rss.xml'), 'utf8'));
    const json = parseJsonFeed(fs.readFileSync(path.join(visit.site, 'feed.json'), 'utf8'));
    assert.equal([rss.language, rss.items!.length], [language, 3]);
    assert.equal([json.language, json.items!.length], [language, 3]);
    if (jar) assert.equal(checkEpub(jar, path.join(visit.site, 'books/newest-day.epub')), []);
  });

  if (language !== 'en')
    test(`${name}: no word of the site is English`, () => {
      const english = englishIn(language);
      // Topics are the editor's own words.
      const topics = readTopicFolder(content());
      const isOfTopic = (text: string) =>
        topics.some(({ name, intro }) => text === name || (text.length > 20 && intro.includes(text)));
      const found = new Map<string, string>();
      for (const { file, texts } of seen)
        for (const { text, lang } of texts) {
          const word = lang !== 'en' && !isOfTopic(text) && english(text);
          if (word && !found.has(word)) found.set(word, `“${word}” in “${text.slice(0, 80)}” on ${file}`);
        }
      assert.equal([...found.values()], []);
    });

  test(`${name}: the browser is closed`, () => visit.stop());
}

test.run();
