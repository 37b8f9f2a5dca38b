// only: npm run test:long
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { PROGRAM_NAMES } from '../../src/content/page-file.ts';
import { loadDigest } from '../../src/digest/load-digest.ts';
import { epub } from '../../src/publish/epub/epub.ts';
import { mail } from '../../src/publish/mail/mail.ts';
import { serveFolder } from '../../src/serve/serve.ts';
import { broadsheet, buildArguments, tree, writeDefaults } from '../promises/broadsheet.ts';
import { launch } from '../setup/browser.ts';

/** Pages of the editor's own and pictures, from the content folder to the site. */

let root = '';
let content = '';
let site = '';

/** A picture of 40 by 30. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAAK0lEQVR42u3NMQ0AAAgDsOlEE3IQiAw4mvRvputExGKxWCwWi8VisVj8N16d0IJKRCzVCAAAAABJRU5ErkJggg==',
  'base64',
);

const put = (file: string, data: string | Uint8Array) => {
  fs.mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  fs.writeFileSync(path.join(content, file), data);
};
const paper = (id: string, more = '') =>
  put(`papers/2024/${id}.md`, `---\ntitle: On ${id}\nlisted: "2024-01-02"\n${more}---\n\nWe study ${id}.\n`);

const PAGE = `---
title: Reading group
description: When and where we read
nav: true
order: 2
---

We read [the paper](paper:knots) of [that day](day:2024-01-02), on [vision](topic:vision), as [last year](page:talks/2023).[^1]

![Chairs around a table](photos/room.png)

## When

| Day | Hour |
|-----|-----:|
| Monday | 16 |

Come on time.

~~~
curl https://example.org/a/very/long/address/that/goes/on/and/on | tee a-file-with-a-long-name-beyond-any-phone-and-beyond-the-measure.txt
~~~

[^1]: Ask for the wombat.
`;

test.before.each(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'own-pages-'));
  content = path.join(root, 'content');
  site = path.join(root, 'site');
  writeDefaults(content);
  fs.appendFileSync(path.join(content, 'site.yaml'), 'sections: {zip: on}\n');
  paper('knots');
  paper('ropes', 'note: "As [the other](paper:knots)"\npick: true\n');
  put('pages/reading-group.md', PAGE);
  put('pages/photos/room.png', PNG);
  put(
    'pages/talks/2023.md',
    '---\ntitle: Talks of 2023\nnav: true\norder: 1\n---\n\n![The same room](../photos/room.png)\n',
  );
  put('days/2024-01-02.md', 'A room: ![The day’s room](room.png), and [a page](page:reading-group).\n');
  put('days/room.png', PNG);
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

const read = (file: string) => fs.readFileSync(path.join(site, file), 'utf8');
const built = (warnings: string[] = []) =>
  build({
    content,
    output: site,
    cache: path.join(root, 'cache'),
    today: '2024-02-01',
    warn: ({ file = '', line, message, advice }) =>
      warnings.push(`${path.relative(content, file)}:${line}: ${message} ${advice}`),
  });

test('a page has its address, its frame, its place in the navigation, the site map, the search and the copies', async () => {
  const warnings: string[] = [];
  await built(warnings);
  assert.equal(warnings, []);
  const page = read('reading-group.html');
  for (const [words, address] of [
    ['the paper', 'papers/knots.html'],
    ['that day', 'days/2024-01-02.html'],
    ['vision', 'topics/vision.html'],
    ['last year', 'talks/2023.html'],
  ])
    assert.match(page, `<a href="${address}">${words}</a>`);
  const [, picture = ''] =
    /<img src="(pictures\/[0-9a-f]{16}\.png)" alt="Chairs around a table" width="40" height="30" loading="lazy">/.exec(
      page,
    )!;
  assert.ok(fs.readFileSync(path.join(site, picture)).equals(PNG));
  assert.equal(fs.readdirSync(path.join(site, 'pictures')).length, 1, 'the same bytes once');
  assert.match(page, '<meta name="description" content="When and where we read">');
  assert.match(page, '<h1>Reading group</h1>');
  assert.match(read('talks/2023.html'), `<img src="../${picture}"`);
  for (const [file, up] of [
    ['index.html', ''],
    ['papers/knots.html', '../'],
    ['talks/2023.html', '../'],
  ] as const)
    assert.match(
      read(file).replace(' aria-current="page"', ''),
      new RegExp(
        `Subscribe</a>\\s*<a href="${up}talks/2023.html">Talks of 2023</a>\\s*<a href="${up}reading-group.html">Reading group</a>`,
      ),
      file,
    );
  assert.match(page, '<a href="reading-group.html" aria-current="page">');
  assert.not.match(read('talks/2023.html'), 'group.html" aria-current');
  assert.match(read('sitemap.xml'), /<url><loc>[^<]*\/reading-group\.html<\/loc><\/url>/);
  const zip = execFileSync('unzip', ['-l', path.join(site, 'digest-offline.zip')], { encoding: 'utf8' });
  for (const file of ['reading-group.html', picture]) assert.match(zip, file);
});

test('a note has its picture, in feeds with its whole address, elsewhere its words', async () => {
  await built();
  for (const [file, up] of [
    ['days/2024-01-02.html', '../'],
    ['index.html', ''],
  ] as const) {
    assert.match(read(file), new RegExp(`<img src="${up}pictures/[0-9a-f]{16}\\.png" alt="The day’s room"`), file);
    assert.match(read(file), `<a href="${up}reading-group.html">a page</a>`);
  }
  const digest = loadDigest(content, () => {});
  const { url } = digest.site;
  const [item] = (JSON.parse(read('feed.json')) as { items: { content_html: string }[] }).items;
  assert.match(item!.content_html, `<img src="${url}pictures/`);
  assert.match(item!.content_html, `<a href="${url}papers/knots.html">the other</a>`);
  const message = (await PostalMime.parse(await mail(digest, '2024-01-02', { now: new Date(0) }))).text ?? '';
  assert.match(message, 'A room: [The day’s room], and a page.');
  const book = unzipSync(epub(digest, '2024-01-02', content).bytes);
  const [, name] = /<img src="(pictures\/[0-9a-f]{16}\.png)" alt="The day’s room"/.exec(
    strFromU8(book['EPUB/title.xhtml']!),
  )!;
  assert.equal(Buffer.from(book[`EPUB/${name}`]!), PNG);
  assert.match(read('papers/ropes.html'), '<a href="../papers/knots.html">the other</a>');
});

test('pages are rendered again where what they read changed, and no others', async () => {
  await built();
  const again = async () => {
    const before = tree(site);
    await built();
    const after = tree(site);
    return [...after.keys()].filter(file => file.endsWith('.html') && before.get(file) !== after.get(file));
  };
  put('pages/talks/2023.md', '---\ntitle: Talks of 2023\nnav: true\norder: 1\n---\n\nNone.\n');
  assert.equal(await again(), ['talks/2023.html']);
  put('pages/photos/room.png', Buffer.concat([PNG, Buffer.from('x')]));
  assert.equal(await again(), ['reading-group.html']);
  assert.is(fs.readdirSync(path.join(site, 'pictures')).length, 2);
  fs.rmSync(path.join(content, 'papers/2024/knots.md'));
  await build({
    content,
    output: site,
    cache: path.join(root, 'cache'),
    today: '2024-02-01',
    acceptLostIds: true,
    warn: () => {},
  });
  assert.match(read('reading-group.html'), 'We read the paper of', 'a link that leads nowhere is none');
  put('pages/reading-group.md', PAGE.replace('nav: true', 'nav: false'));
  await built();
  assert.not.match(read('days/index.html'), 'reading-group');
  fs.rmSync(path.join(content, 'pages'), { recursive: true });
  await built();
  assert.not(fs.existsSync(path.join(site, 'reading-group.html')) || read('index.html').includes('Talks'));
});

test('what leads nowhere is an error of check and a warning of a build, with its line and what is nearest', async () => {
  put('pages/reading-group.md', PAGE.replace('paper:knots', 'paper:knot').replace('photos/room.png', 'photos/rom.png'));
  put(
    'days/2024-01-02.md',
    '---\ntitle: A\n---\n\nOne\n![](room.png)\n![x](https://a.example/x.png) [y](../papers/knots.html)\n',
  );
  paper('ropes', 'note: "As [the other](topic:visio) ![a](room.png)"\npick: true\n');
  put('days/wrong.png', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  put('pages/x.md', '---\ntitle: X\n---\n![a](../days/wrong.png) ![a](/etc/x.png)\n\n![b](wrong.png)\n');
  put('pages/wrong.png', '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><script>ran(1)</script></svg>');
  const expected = [
    /^pages\/reading-group\.md:8: expected the id of an entry in a link, found "paper:knot" .*nearest is "paper:knots"/,
    /^pages\/reading-group\.md:10: expected the name of a picture beside this file, found "photos\/rom\.png".*nearest is "room\.png"/,
    /^pages\/x\.md:4: expected a picture in .*pages, found \.\.\/days\/wrong\.png/,
    /^pages\/x\.md:4: expected a picture that lies in the folder of this file, found the address \/etc\/x\.png/,
    /^pages\/x\.md:6: expected a PNG, JPEG, WebP or AVIF picture, found other bytes in wrong\.png/,
    /^days\/2024-01-02\.md:6: expected words that say what the picture shows, found !\[\]\(room\.png\)/,
    /^days\/2024-01-02\.md:7: expected a picture that lies in the folder.*found the address https:\/\/a\.example/,
    /^days\/2024-01-02\.md:7: expected a link to .*found "\.\.\/papers\/knots\.html"/,
    /^papers\/2024\/ropes\.md:4: expected the name of a topic in a link, found "topic:visio" .*"topic:vision"/,
    /^papers\/2024\/ropes\.md:4: expected no picture in a remark/,
  ];
  const warnings: string[] = [];
  const { problems } = await built(warnings);
  assert.is(problems, expected.length, warnings.join('\n'));
  for (const [i, words] of expected.entries()) assert.match(warnings[i]!, words);
  assert.is(fs.readdirSync(path.join(site, 'pictures')).length, 1, 'that of the page with nothing wrong');
  assert.not.match(read('reading-group.html') + read('x.html') + read('days/2024-01-02.html'), '<img');
  const { code, stdout, stderr } = await broadsheet(['check', '--content', content]);
  assert.is(code, 1);
  assert.match(stdout + stderr, /reading-group\.md:8: error: expected the id of an entry/);
  assert.match(stdout + stderr, `: ${expected.length} errors, 0 warnings.`);
});

test('a page stands nowhere where the program has one, and has a name that every system can keep', async () => {
  const made = [...tree(site).keys()];
  await built();
  made.push(...tree(site).keys());
  fs.rmSync(path.join(content, 'pages'), { recursive: true });
  await built();
  for (const file of tree(site).keys()) {
    const name = file.split('/')[0]!.replace(/\..*$/, '');
    if (!file.startsWith('.') && !file.startsWith('_')) assert.ok(PROGRAM_NAMES.has(name), file);
  }
  for (const [name, words] of [
    ['about', 'expected an address that the program does not use itself, found about.html'],
    ['index', 'found index.html'],
    ['papers/knots', 'found papers/knots.html'],
    ['Reading Group', 'expected names of a-z, 0-9 and "-" that are no device of Windows, found "Reading Group"'],
    ['con', 'found "con"'],
    ['a/__proto__', 'found "__proto__"'],
  ] as const) {
    put(`pages/${name}.md`, '---\ntitle: A\n---\n');
    const { code, stderr } = await broadsheet(buildArguments(root));
    assert.is(code, 1, name);
    assert.match(stderr, `pages/${name}.md:1: error: `);
    assert.match(stderr, words);
    fs.rmSync(path.join(content, 'pages'), { recursive: true });
  }
});

test('in a browser a page is found, shown without a fault, and asks nobody for anything', async () => {
  await built();
  const served = await serveFolder({ dir: site });
  const browser = await launch();
  try {
    const axe = fs.readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    for (const [width, scheme] of [
      [390, 'light'],
      [390, 'dark'],
      [1280, 'light'],
      [1280, 'dark'],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', message => message.type() === 'error' && said.push(message.text()));
      page.on('request', request => request.url().startsWith(served.url) || said.push(request.url()));
      await page.goto(`${served.url}reading-group.html`);
      const shot = process.env['BROADSHEET_SHOTS'];
      if (shot) await page.screenshot({ path: `${shot}/${width}-${scheme}.png`, fullPage: true });
      // Pictures come once they are seen.
      const picture = page.locator('main img');
      await picture.scrollIntoViewIfNeeded();
      await picture.evaluate((img: HTMLImageElement) => img.decode());
      assert.is(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth), 40);
      assert.ok(
        await page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
        `${width}: nothing is wider`,
      );
      const table = (await page.locator('.table').boundingBox())!;
      const after = (await page.getByText('Come on time.').boundingBox())!;
      assert.ok(after.y - table.y - table.height > 12, `${width}: text keeps away from a table`);
      assert.equal(await faults(page, axe), [], `${width} ${scheme}`);
      assert.equal(said, []);
      await context.close();
    }
    const page = await browser.newPage();
    await page.goto(`${served.url}search.html?q=wombat`);
    const hit = page.locator('[data-search="results"] li').first();
    await hit.waitFor();
    assert.match((await hit.locator('a').getAttribute('href'))!, /\/reading-group\.html$/);
    assert.match((await hit.textContent())!, /Reading group.*A page of this digest.*wombat/s);
    assert.is(await page.locator('[data-search="status"]').textContent(), '1 result');
    await page.goto(`${served.url}search.html?q=knots&sort=listed`);
    await page.locator('[data-search="results"] li').first().waitFor();
    assert.match((await page.locator('[data-search="results"]').textContent())!, 'On knots');
  } finally {
    await browser.close();
    await served.close();
  }
});

/** What axe finds on a page, in words. */
async function faults(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe);
  return (await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")))',
  )) as string[];
}

test.run();
