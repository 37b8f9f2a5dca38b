// only: npm run test:long
// limit: 240 s
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { stringify } from 'yaml';
import { MIXED } from '../theme/mixed-papers.ts';
import { buildSample, titles } from './sample-site.ts';
import { SiteVisit } from './site-visit.ts';

/** What scripts show of papers in other languages is marked as pages mark it; a site in Arabic is the mirror image of one in English. */

let language = 'en';
const visitIn = (own: string) =>
  new SiteVisit(folder => {
    language = own;
    return buildSample(folder, content => {
      const site = path.join(content, 'site.yaml');
      fs.writeFileSync(site, fs.readFileSync(site, 'utf8').replace(/^language:.*$/m, `language: ${language}`));
      for (const { id, abstract, provenance: _, topics: __, ...fields } of MIXED)
        fs.writeFileSync(path.join(content, `papers/2025/${id}.md`), `---\n${stringify(fields)}---\n\n${abstract}\n`);
    });
  });
const english = visitIn('en');
const arabic = visitIn('ar');

test.before(async () => {
  await english.start();
  await arabic.start();
});
test.after(async () => {
  await english.stop();
  await arabic.stop();
});

test('a result of a search, and the same paper in the reading list', async () => {
  const page = await english.open(`search.html?q=${encodeURIComponent('العميق BERT')}`);
  await titles(page);
  const hit = page.locator('.hit', { has: page.locator('a[href$="papers/arabic.html"]') });
  assert.is(await hit.locator('h2 a > bdi[lang="ar"][dir="rtl"]').count(), 1);
  assert.equal(await hit.locator('.hit-facts bdi bdi[dir="rtl"]').allTextContents(), ['محمد علي', 'فاطمة حسن']);
  assert.is(await hit.locator('.hit-brief[lang="ar"][dir="rtl"], .hit-excerpt[lang="ar"][dir="rtl"]').count(), 1);
  await page.goto(`${english.url}papers/arabic.html`);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.goto(`${english.url}reading-list.html`);
  const line = page.locator('.reading-list li');
  await line.waitFor();
  assert.is(await line.locator('> a > bdi[lang="ar"][dir="rtl"]').count(), 1);
  assert.equal(await line.locator('.why bdi[lang="ar"][dir="rtl"]').allTextContents(), [
    'محمد علي',
    'فاطمة حسن',
    'مجلة علوم الحاسوب',
  ]);
  assert.equal(english.errors, []);
});

test('on a mirrored site nothing is cut off, and what began on the left begins on the right', async () => {
  for (const width of [390, 1280])
    for (const file of [
      'index.html',
      'papers/arabic.html',
      'days/2025-03-02.html',
      'topics/index.html',
      'about.html',
    ]) {
      const page = await arabic.open(file, { viewport: { width, height: 900 } });
      const [over, nav] = await page.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        document.querySelector('.bar nav a')!.getBoundingClientRect().left,
      ]);
      assert.is(over, 0, `${file} at ${width}`);
      assert.ok(nav! > width / 2, `${file} at ${width}: the navigation begins at ${nav}`);
      await page.close();
    }
  assert.equal(arabic.errors, []);
});

test.run();
