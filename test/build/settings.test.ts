// limit: 150 s
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { broadsheet, difference, tree } from '../promises/broadsheet.ts';

/** A digest with settings, a style sheet and a policy of its own, as a person builds it. */

let root = '';
const at = (...parts: string[]) => path.join(root, ...parts);
const read = (file: string) => fs.readFileSync(at('_site', file), 'utf8');
function put(file: string, content: string | Buffer): void {
  fs.mkdirSync(path.dirname(at(file)), { recursive: true });
  fs.writeFileSync(at(file), content);
}

const SITE = fs
  .readFileSync(path.join(PROJECT_ROOT, 'content/site.yaml'), 'utf8')
  .replace('language: en', 'language: de-AT');
const PICTURE = fs.readFileSync(path.join(PROJECT_ROOT, 'src/theme/images/icon-512.png'));
const FONT = fs.readFileSync(path.join(PROJECT_ROOT, 'src/theme/fonts/public-sans-latin-wght-normal.woff2'));
const SETTINGS = `
logo: pictures/logo.webp
icon: pictures/logo.webp
colours:
  paper: {light: "#ffffff", dark: "#101418"}
  soft: "#888888"
fonts:
  serif: fonts/text.woff2
nav:
  - topics
  - venues
  - label: Club & co
    url: https://club.example.org/
  - label: The rules
    url: about.html
footer:
  links: [about, feed]
  text: Hosted by the *Example Institute*.
sections: {authors: 3, books: on}
front: {stories: 4, days: 2}
`;
const ALL_OFF = ['authors', 'statistics', 'venues', 'saved', 'offline', 'zip'];

const configuration = (options: string) => `import broadsheet from 'broadsheet';
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(broadsheet(${options}));
  return broadsheet.directories;
}
`;

async function build(...more: string[]): Promise<string> {
  const args = ['build', '--content', 'content', '--output', '_site', '--cache', 'cache', ...more];
  const { code, stdout, stderr } = await broadsheet(args, { cwd: root });
  assert.is(code, 0, stdout + stderr);
  return stdout + stderr;
}

/** Links of the built pages that lead to no file of the site, each with a page that has it. */
function deadLinks(): string[] {
  const files = [...tree(at('_site'))];
  const made = new Set(files.map(([file]) => file));
  const dead = new Map<string, string>();
  for (const [file, text] of files) {
    if (!/\.(?:html|webmanifest|xml|json|opml)$/.test(file) || file.startsWith('pagefind/')) continue;
    const links = [
      ...text.matchAll(/(?:href|src|action|content|htmlUrl|xmlUrl)="([^"]*)"|"(?:src|url)": ?"([^"]*)"|<loc>([^<]*)/g),
    ];
    for (const [whole, ...groups] of links) {
      const link = groups.find(Boolean) ?? '';
      const isAddress = /^https?:/.test(link);
      if (/^(?:mailto|data|javascript):/.test(link) || (isAddress && !link.startsWith('https://example.org/')))
        continue;
      if (whole!.startsWith('content=') && !isAddress) continue;
      const { pathname } = new URL(link, `https://example.org/${file}`);
      const target = decodeURIComponent(pathname.slice(1)).replace(/^$|\/$/, '$&index.html');
      if (!made.has(target) && !target.includes('{')) dead.set(target, file);
    }
  }
  return [...dead].map(([target, file]) => `${file}: ${target}`).sort();
}

test.before(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'settings-site-'));
  fs.cpSync(path.join(PROJECT_ROOT, 'content'), at('content'), { recursive: true });
  put('package.json', '{"type": "module"}');
  fs.mkdirSync(at('node_modules'));
  fs.symlinkSync(PROJECT_ROOT, at('node_modules/broadsheet'));
  fs.symlinkSync(path.join(PROJECT_ROOT, 'node_modules/@11ty'), at('node_modules/@11ty'));
  put('content/site.yaml', SITE + SETTINGS);
  put('content/pictures/logo.webp', PICTURE);
  put('content/fonts/text.woff2', FONT);
  put('eleventy.config.js', configuration(`{ policy: { 'img-src': ['https://img.example.org'] } }`));
  put('theme/site.css', '@import "parts.css";\n.bar { background: url("pictures/dot.png") }\n');
  put('theme/parts.css', 'h1 { letter-spacing: 0.5em }\n');
  put('theme/pictures/dot.png', PICTURE);
});
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

test('each setting is seen in the site', async () => {
  const said = await build();
  assert.match(
    said,
    /site\.yaml:\d+: warning: expected a contrast of at least 4\.5:1 for text, found 3\.54:1 for soft/,
  );
  assert.match(read('index.html'), '<html lang="de-AT">', 'the pages’ own words');
  assert.match(read('index.html'), '<bdi lang="en">', 'titles');
  assert.match(read('pagefind/pagefind-entry.json'), /"languages":\{"de":/, 'words are stemmed as its language does');
  const page = read('about.html');
  const home = read('index.html');
  for (const text of [page, home])
    assert.match(text, '<img class="logo" src="assets/logo.png" alt="Broadsheet" width="512" height="512">');
  assert.match(
    page,
    '<link rel="icon" href="assets/icon.png" type="image/png">\n<link rel="apple-touch-icon" href="assets/icon.png">',
  );
  assert.match(page, 'name="theme-color" content="#ffffff"');
  assert.match(page, 'name="theme-color" content="#101418"');
  for (const file of ['books/newest-day.epub', 'books/newest-week.epub']) {
    assert.match(read('subscribe.html'), `<a href="${file}" download>`);
    assert.is(
      fs
        .readFileSync(at(`_site/${file}`))
        .subarray(30, 58)
        .toString(),
      'mimetypeapplication/epub+zip',
    );
  }
  const manifest = JSON.parse(read('manifest.webmanifest'));
  assert.is(manifest.theme_color, '#ffffff');
  assert.equal(manifest.icons, [
    { src: 'assets/icon.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
  ]);
  assert.match(read('feed.xml'), '<icon>https://example.org/assets/icon.png</icon>');
  assert.match(
    page,
    `<nav aria-label="Seiten" class="own">
<a href="topics/index.html">Themen</a>
<a href="venues/index.html">Zeitschriften und Konferenzen</a>
<a href="https://club.example.org/">Club &amp; co</a>
<a href="about.html">The rules</a>
<a href="how-we-read.html">How we read</a>
</nav>`,
  );
  assert.match(
    page,
    '<div class="own-words" lang="en"><p>Hosted by the <em>Example Institute</em>.</p>\n</div>\n<p><a href="about.html">Über diese Seite</a> <a href="feed.xml">Feed</a></p>',
  );
  assert.is(home.split('<article class="paper').length - 1, 4);
  assert.is(/<section class="earlier">[\s\S]*?<\/section>/.exec(home)![0].split('<h3>').length - 1, 2);
  assert.match(read('authors/index.html'), /3 or more papers|mindestens 3 Arbeiten/);
  assert.match(page, '<script src="assets/head.js" data-fonts="own-serif-normal public-sans-latin-wght-normal">');
  assert.match(read('_headers'), "img-src 'self' data: https://img.example.org; font-src 'self';");
  assert.equal(deadLinks(), []);
});

test('the style sheet is three layers, of which the theme’s is the last', () => {
  const css = read('assets/site.css');
  assert.match(css, /^@layer broadsheet,settings,theme;\n@layer broadsheet\{/);
  const [, settings, theme] = css.split(/^@layer (?=settings\{|theme\{)/m);
  assert.match(settings!, ':root{--paper:light-dark(#ffffff,#101418);--soft:#888888}@media print{:root{--paper:#fff}}');
  assert.match(settings!, 'src:url(fonts/own-serif-normal.woff2) format("woff2")}:root{--serif:"Own serif",');
  assert.match(
    theme!,
    /^theme\{\nh1\{letter-spacing:\.5em\}\.bar\{background:url\("?\.\/theme\/dot-\w+\.png"?\)\}\n\}\n$/,
  );
  const [, dot] = /(theme\/dot-\w+\.png)/.exec(theme!)!;
  assert.ok(fs.readFileSync(at('_site/assets', dot!)).equals(PICTURE));
});

test('another style sheet changes no page; another logo changes all', async () => {
  put('theme/site.css', 'h1 { letter-spacing: 1em }\n');
  const few = /(\d+) pages, (\d+) rendered/.exec(await build('--no-index'))!;
  assert.ok(Number(few[2]) < Number(few[1]) / 2, few[0]);
  assert.match(read('assets/site.css'), 'letter-spacing:1em');
  assert.not.ok(fs.existsSync(at('_site/assets/theme')));
  put('content/pictures/logo.webp', fs.readFileSync(path.join(PROJECT_ROOT, 'src/theme/images/icon-192.png')));
  assert.match(await build('--no-index'), /(\d+) pages, \1 rendered/);
  assert.match(read('about.html'), 'width="192" height="192"');
});

test('Eleventy’s own command line writes the same bytes', async () => {
  await build();
  const cmd = path.join(PROJECT_ROOT, 'node_modules/@11ty/eleventy/cmd.cjs');
  const { status, stderr } = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), cmd, '--quiet'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  });
  assert.is(status, 0, stderr);
  const own = /^(?:pagefind\/|offline\/|digest-offline\.zip$|\.broadsheet$)/;
  assert.equal(
    difference(tree(at('_site')), tree(at('_eleventy'))).filter(file => !own.test(file)),
    [],
  );
});

test('sections that are off have no page, no file, no mention in the site map and no link', async () => {
  const own =
    /^(?:authors\/|statistics\.html|venues\/|reading-list\.html|assets\/(?:reading-list|for-you|news)\.js|for-you\.html|offline\/|sw\.js|digest-offline\.zip)/;
  put('content/site.yaml', `${SITE}sections: {zip: on}\n`);
  put('eleventy.config.js', configuration(''));
  fs.rmSync(at('theme'), { recursive: true });
  await build();
  const folders = new Set([...tree(at('_site')).keys()].map(file => own.exec(file)?.[0]));
  folders.delete(undefined);
  assert.is(folders.size, 11, [...folders].join(' '));
  assert.equal(deadLinks(), []);
  put('content/site.yaml', `${SITE}sections: {${ALL_OFF.map(name => `${name}: off`).join(', ')}}\n`);
  await build();
  const files = tree(at('_site'));
  assert.equal(
    [...files.keys()].filter(file => own.test(file)),
    [],
  );
  assert.equal(deadLinks(), []);
  assert.not.match(files.get('sitemap.xml')!, /authors|venues|statistics|reading-list|for-you/);
  const pages = [...files].filter(([file]) => file.endsWith('.html'));
  assert.not.ok([...files.keys()].some(file => file.startsWith('books/')));
  for (const [file, text] of pages) {
    assert.not.match(
      text,
      /href="books|data-mark|data-follow|is:saved|data-zip|data-keep-offline|id="offline"|[Rr]eading list/,
      file,
    );
    if (text.includes('assets/site.js')) assert.match(text, 'data-off="saved offline"', file);
  }
});

test.run();
