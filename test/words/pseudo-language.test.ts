// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { SiteVisit } from '../browser/site-visit.ts';
import { writeGreekDigest } from './greek-digest.ts';
import { pseudoWords } from './pseudo.ts';

/** A language that is not shipped and is written from right to left, with words of its own. */
const LANGUAGE = 'he';
const visit = new SiteVisit(async folder => {
  const content = path.join(folder, 'content');
  const output = path.join(folder, 'site');
  writeGreekDigest(content, LANGUAGE);
  // JSON is YAML.
  fs.writeFileSync(path.join(content, 'words.yaml'), JSON.stringify(pseudoWords(), null, 1));
  await build({
    content,
    output,
    cache: path.join(folder, 'cache'),
    today: '2025-03-06',
    record: 'draft',
    warn: () => {},
  });
  return output;
});
test.before(() => visit.start());
test.after(() => visit.stop());

/** Names that are the same in every language: of formats, identifiers, services and hosts. */
const NAMES =
  /\b(?:[\w.-]+\.(?:org|com|net|xml|json|html|csv|bib|ris|epub|opml|js|txt|md|zip)|BibTeX|RIS|CSL|JSON|RSS|Atom|EPUB|OPML|XML|CSV|API|DOI|doi|PDF|arXiv|OpenReview|Google Scholar|Semantic Scholar|Scholar|Markdown|NetNewsWire|Feeder|Thunderbird|FreshRSS|Blogtrottr|Feedrabbit|Mac|iPhone|Android|Windows|Linux|Zotero|Pagefind|Eleventy|GitHub|Broadsheet|Feed|https?:\S+|mailto:\S+)\b/g;

/** One page of each kind, and of days and topics those that show most. */
function pagesOf(site: string): string[] {
  const files = fs
    .readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.html'))
    .sort();
  const kinds = new Map<string, string[]>();
  for (const file of files) {
    const kind = path.dirname(file) === '.' ? file : path.dirname(file);
    kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  return [...kinds.values()].flatMap(list =>
    list.length < 4
      ? list
      : [
          list[0]!,
          list.at(-1)!,
          ...list.filter(file => /index\.html|archive|-2\.html/.test(file)),
          ...list.slice(1, 9),
        ],
  );
}

/** What is written on the page in Latin letters without accents. Text of the digest is in Greek. */
const untranslated = (): string[] => {
  const found: string[] = [];
  const see = (text: string | null) => {
    if (text && /[A-Za-z]{2,}/.test(text)) found.push(text.trim());
  };
  see(document.title);
  for (const meta of document.querySelectorAll('meta[name="description"], meta[property="og:description"]'))
    see(meta.getAttribute('content'));
  for (const link of document.querySelectorAll('link[title]')) see(link.getAttribute('title'));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode;
    if (parent?.closest('script, style, noscript, pre, code, [lang="en"]')) continue;
    see(textContent);
  }
  for (const element of document.querySelectorAll('*')) {
    // What COinS tells programs stands in titles.
    if (element.matches('.Z3988')) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'label'])
      see(element.getAttribute(name));
    for (const part of ['::before', '::after']) {
      const { content } = getComputedStyle(element, part);
      if (content.startsWith('"')) see(content);
    }
  }
  return [...new Set(found)];
};

/** What is cut, and what makes the page wider than its window. */
const cut = (): string[] => {
  const faults: string[] = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} wide, its window ${clientWidth}`);
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const style = getComputedStyle(element);
    if (
      element.clientWidth < 2 ||
      style.visibility === 'hidden' ||
      element.closest('.hidden, .skip, pre, .table, math, svg')
    )
      continue;
    const hides = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.textOverflow === 'ellipsis';
    if (hides && element.scrollWidth > element.clientWidth + 1)
      faults.push(`cut: ${element.tagName} ${element.className} ${element.textContent?.slice(0, 60)}`);
  }
  // Buttons and links beside one another.
  const pressed = [
    ...document.querySelectorAll<HTMLElement>(
      'header a, header button, header input, footer a, .tools button, .tools a',
    ),
  ]
    .filter(
      element =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('.skip'),
    )
    .map(element => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  for (const [i, one] of pressed.entries())
    for (const other of pressed.slice(i + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > 2 && high > 4)
        faults.push(`over one another: ${one.element.textContent} / ${other.element.textContent}`);
    }
  return faults;
};

for (const [device, viewport] of [
  ['a phone', { width: 360, height: 780 }],
  ['a desktop', { width: 1280, height: 900 }],
] as const)
  test(`in a language that is longer by half and runs from right to left every page is whole on ${device}`, async () => {
    // A service worker would ask for pages by itself, and they would not come by the route below.
    const page = await visit.open('index.html', { viewport, serviceWorkers: 'block' });
    // What the test's compiler wraps named functions in.
    await page.addInitScript('globalThis.__name = named => named');
    // A page that leads on would be gone before it is read.
    await page.route('**/*.html', async route => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replace(/<meta http-equiv="refresh"[^>]*>/, '') });
    });
    const faults: string[] = [];
    const files = pagesOf(visit.site);
    assert.ok(files.length > 60);
    for (const file of files) {
      await page.goto(visit.url + file);
      await page.waitForFunction(() => document.fonts.status === 'loaded');
      const [words, seen, dir] = [
        await page.evaluate(untranslated),
        await page.evaluate(cut),
        await page.evaluate(() => document.dir),
      ];
      for (const text of words) {
        const rest = text.replace(NAMES, '').replace(/[α-ωά-ώ]+/giu, '');
        if (/[A-Za-z]{2,}/.test(rest)) faults.push(`${file}: “${text.slice(0, 120)}”`);
      }
      faults.push(...seen.map(fault => `${file}: ${fault}`));
      if (dir !== 'rtl') faults.push(`${file}: from left to right`);
    }
    assert.equal([...new Set(faults)], []);
    await page.context().close();
  });

test.run();
