// only: npm run test:long
// limit: 120 s
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSiteFolder } from '../../src/content/site-file.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { siteAssets } from '../../src/theme/assets.ts';
import { themeStyles } from '../../src/theme/theme-styles.ts';
import { buildSample } from './sample-site.ts';
import { SiteVisit } from './site-visit.ts';

/** What a reader's browser makes of settings and of a digest's own style sheet. */

const SETTINGS = `
logo: logo.png
colours:
  accent: {light: "#005a9c", dark: "#8ecbff"}
  paper: {light: "#ffffff", dark: "#101418"}
fonts: {serif: text.woff2}
`;
/** Of less weight than each rule of ours that it is against. */
const THEME = `
:where(.foot) { border-top: 7px solid rgb(1, 2, 3) }
:where(nav a) { text-transform: uppercase }
:root { --ink: rgb(4, 5, 6) }
`;

function rebuild(settings: string, folder = readers.folder): Promise<string> {
  return buildSample(folder, content => {
    for (const [size, name] of [
      [512, 'logo.png'],
      [192, 'other.png'],
    ])
      fs.copyFileSync(path.join(PROJECT_ROOT, `src/theme/images/icon-${size}.png`), path.join(content, `${name}`));
    const font = path.join(PROJECT_ROOT, 'src/theme/fonts/public-sans-latin-wght-normal.woff2');
    fs.copyFileSync(font, path.join(content, 'text.woff2'));
    const yaml = fs.readFileSync(path.join(PROJECT_ROOT, 'content/site.yaml'), 'utf8');
    const own = yaml.replace(/^url: .*$/m, 'url: https://example.org/digest/');
    fs.writeFileSync(path.join(content, 'site.yaml'), own + settings);
  });
}

const readers = new SiteVisit(async folder => {
  const site = await rebuild(SETTINGS, folder);
  fs.mkdirSync(path.join(folder, 'theme'));
  fs.writeFileSync(path.join(folder, 'theme/site.css'), THEME);
  const content = path.join(folder, 'content');
  const theme = await themeStyles(path.join(folder, 'theme'));
  const [styles] = siteAssets({ site: readSiteFolder(content).site, content, theme });
  fs.writeFileSync(path.join(site, styles!.file), await styles!.content());
  return site;
});
test.before(() => readers.start());
test.after(() => readers.stop());

const style = (page: Page, selector: string, property: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('the theme’s style sheet wins over ours, whatever the selectors', async () => {
  const page = await readers.open('about.html');
  assert.is(await style(page, '.foot', 'border-top-color'), 'rgb(1, 2, 3)');
  assert.is(await style(page, '.foot', 'border-top-width'), '7px');
  assert.is(await style(page, 'nav a', 'text-transform'), 'uppercase');
  assert.is(await style(page, 'body', 'color'), 'rgb(4, 5, 6)');
  // What it does not speak of stays.
  assert.is.not(await style(page, '.foot', 'margin-top'), '0px');
});

test('colours, font and logo are those of the settings, in light, in dark and on paper', async () => {
  for (const [scheme, paper, accent] of [
    ['light', 'rgb(255, 255, 255)', 'rgb(0, 90, 156)'],
    ['dark', 'rgb(16, 20, 24)', 'rgb(142, 203, 255)'],
  ] as const) {
    const page = await readers.open('index.html', { colorScheme: scheme });
    assert.is(await style(page, 'html', 'background-color'), paper);
    assert.is(await style(page, 'nav a[aria-current]', 'color'), accent);
    assert.match(await style(page, 'body', 'font-family'), /^"?Own serif"?, /);
    await page.waitForFunction(() => document.fonts.check('16px "Own serif"'));
    const logo = await page.locator('h1 .logo').evaluate((image: HTMLImageElement) => [image.naturalWidth, image.alt]);
    assert.equal(logo, [512, 'Broadsheet']);
    assert.equal(readers.complaints, []);
    // The font is loaded early on the next page.
    await page.goto(`${readers.url}about.html`);
    assert.is(await page.locator('link[rel="preload"][href$="own-serif-normal.woff2"]').count(), 1);
    await page.emulateMedia({ media: 'print' });
    assert.is(
      await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper')),
      '#fff',
    );
  }
});

test('of two logos the one for the page’s colours is seen, and loaded; on paper the light one', async () => {
  await rebuild('logo: {light: logo.png, dark: other.png}\n');
  for (const scheme of ['light', 'dark'] as const) {
    const asked: string[] = [];
    const page = await (await readers.browser.newContext({ colorScheme: scheme })).newPage();
    page.on('request', request => asked.push(request.url().slice(readers.url.length)));
    await page.goto(`${readers.url}about.html`);
    const seen = () => page.locator('.logo:visible').evaluateAll(all => all.map(one => one.getAttribute('src')));
    const file = { light: 'assets/logo.png', dark: 'assets/logo-dark.png' };
    assert.equal(await seen(), [file[scheme]]);
    assert.equal(
      asked.filter(address => /logo/.test(address)),
      [file[scheme]],
    );
    const other = scheme === 'light' ? 'dark' : 'light';
    await page.evaluate(theme => (document.documentElement.dataset['theme'] = theme), other);
    assert.equal(await seen(), [file[other]]);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await seen(), [file.light]);
  }
});

test('a long navigation takes two lines sooner than it pushes the search below it', async () => {
  const club = '  - {label: Journal club of the institute, url: "https://club.example.org/"}\n';
  await rebuild(`logo: logo.png\nnav:\n  - today\n  - topics\n  - authors\n  - venues\n  - saved\n${club}${club}`);
  for (const width of [390, 720, 1000, 1130, 1280, 1600])
    for (const file of ['index.html', 'about.html']) {
      const page = await readers.browser.newPage({ viewport: { width, height: 800 } });
      await page.goto(readers.url + file);
      const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
      const [form, button, nav] = [await box('.bar form'), await box('.bar .theme'), await box('.bar nav')];
      const at = `${file} at ${width}`;
      const middle = form.y + form.height / 2;
      assert.ok(Math.abs(button.y + button.height / 2 - middle) < 3, `${at}: the search and the button in one line`);
      assert.ok(button.x + button.width > width * 0.88, `${at}: at the end of the line`);
      assert.ok(nav.y > middle || nav.y + nav.height > middle, `${at}: not below the navigation`);
      assert.is(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0, at);
      if (file === 'about.html') {
        const logo = await box('.logo');
        assert.ok(Math.abs(logo.width / logo.height - 1) < 0.1, `${at}: the logo keeps its shape`);
      }
      await page.close();
    }
});

test('without reading list and offline copy, pages have no marks, and forget what they kept', async () => {
  const context = await readers.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${readers.url}about.html`);
  const state = () =>
    page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      (await caches.keys()).length,
    ]);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto(`${readers.url}index.html`);
  await page.waitForFunction(async () => (await caches.keys()).length > 0);
  assert.ok((await page.locator('button.save').count()) > 5);
  await rebuild('sections: {saved: off, offline: off}\n');
  await page.goto(`${readers.url}index.html`);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
  // A service worker that goes still keeps what the pages that began with it ask for; a page without it takes that away.
  const isLeft = async () =>
    (await page.evaluate(() => navigator.serviceWorker.controller !== null)) || String(await state()) !== '0,0';
  for (let visits = 0; visits < 5 && (await isLeft()); visits++)
    await page.goto(`${readers.url}index.html`, { waitUntil: 'networkidle' });
  assert.equal(await state(), [0, 0]);
  assert.is(await page.locator('button.save').count(), 0);
  await page.keyboard.press('?');
  await page.locator('dialog.keys').waitFor();
  const keys = await page.locator('dialog.keys dt').allTextContents();
  assert.equal(keys, ['?', '/', 'j', 'k', 'u', 'o', 'e', 't']);
  assert.is(await page.locator('script[src$="news.js"]').count(), 0);
  await page.goto(
    `${readers.url}papers/rt-2-vision-language-action-models-transfer-web-knowledge-to-robotic-control.html`,
  );
  assert.is(await page.locator('.own-note, [data-mark]').count(), 0);
  assert.is(await page.locator('.tools button').count(), 1);
});

test.run();
