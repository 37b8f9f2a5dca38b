import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DEFAULT_SITE, readSite } from '../../src/content/site-file.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { siteAssets } from '../../src/theme/assets.ts';
import { layered, wordRule } from '../../src/theme/layers.ts';
import { contentSecurityPolicy } from '../../src/theme/policy.ts';
import { themeStyles } from '../../src/theme/theme-styles.ts';
import { wordsOf } from '../../src/words/site-words.ts';

/** A digest's own style sheet, and what its pages may load. */

let root = '';
test.before(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'styles-'));
});
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

/** A theme's folder with these files. */
function theme(files: Record<string, string>): string {
  const at = path.join(fs.mkdtempSync(path.join(root, 'digest-')), 'theme');
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
    fs.writeFileSync(path.join(at, name), text);
  }
  return at;
}

test('assets need no network and no module loader', async () => {
  const site = readSite('site.yaml', DEFAULT_SITE);
  const assets = new Map(siteAssets({ site, content: root }).map(asset => [asset.file, asset]));
  const css = String(await assets.get('assets/site.css')!.content());
  assert.not.match(css, /https?:/);
  for (const [, font] of css.matchAll(/url\(([^)]*)\)/g))
    assert.ok(assets.has(`assets/${font!.replace(/"/g, '')}`), font!);
  // The licence of a face goes with it.
  for (const [, face] of css.matchAll(/url\(fonts\/([a-z-]+?)(?:-latin[a-z-]*)?-normal\.woff2\)/g)) {
    const licence = String(await assets.get(`assets/fonts/${face}-LICENSE.txt`)!.content());
    assert.match(licence, 'SIL OPEN FONT LICENSE Version 1.1', face!);
  }
  assert.ok((await assets.get('assets/fonts/stix-two-math-normal.woff2')!.content()).length < 40_000);
  const script = String(await assets.get('assets/site.js')!.content());
  assert.not.match(script, /\bimport\b|\bexport\b/);
  assert.ok(css.length < 41_000 && script.length < 22_000);
});

test('words in style sheets are those of the site, whatever signs they have', () => {
  const words = wordsOf({ language: 'de', words: { 'pick-mark': 'a "b" \\\n}' } });
  assert.is(wordRule(words), ':root{--pick:"a \\22 b\\22  \\5c \\a } ";--in-brief:"Kurz gefasst. "}');
});

test('styles say where a line begins and ends, not left and right, so that a page can be its mirror image', () => {
  const folder = path.join(PROJECT_ROOT, 'src/theme/styles');
  const sheets = [
    ...fs.readdirSync(folder).map(name => path.join(folder, name)),
    path.join(PROJECT_ROOT, 'src/publish/feeds/feed.css'),
  ];
  // Properties of our own, which begin with a dash, are turned with the page.
  const sided = sheets.flatMap(sheet =>
    [...fs.readFileSync(sheet, 'utf8').matchAll(/^ *([a-z][a-z-]*): ([^;{}]*);$/gm)]
      .filter(
        ([, property, value]) =>
          /(?:^|-)(?:left|right)(?:-|$)/.test(property!) ||
          /\b(?:left|right)\b/.test(value!) ||
          (/^(?:margin|padding|inset)$/.test(property!) && isSided(value!)),
      )
      .map(([text]) => `${path.basename(sheet)}: ${text.trim()}`),
  );
  assert.equal(sided, []);
});

/** Whether of four lengths the one on the right is not the one on the left. */
function isSided(value: string): boolean {
  const lengths = value.replace(/\([^()]*\)/g, '').split(' ');
  return lengths.length === 4 && lengths[1] !== lengths[3];
}

test('layers are named in their order, and one without rules is left out', () => {
  assert.is(
    layered('a{b:c}', '', 'd{e:f}'),
    '@layer broadsheet,settings,theme;\n@layer broadsheet{\na{b:c}\n}\n@layer theme{\nd{e:f}\n}\n',
  );
});

test('a theme without a style sheet has none', async () => {
  assert.is(await themeStyles(path.join(root, 'none')), undefined);
  assert.is(await themeStyles(theme({ 'pages/a.md': '' })), undefined);
});

test('what is imported is bundled, and what is loaded from beside it is copied', async () => {
  const folder = theme({
    'site.css':
      '@import "css/more.css";\n.a { background: url(../theme/dot.svg#x), url(https://img.example.org/a.png) }',
    'css/more.css':
      '.b { background: url("../dot.svg"), url(data:image/gif;base64,AA) } @font-face { font-family: "É"; src: url(f.woff2) }',
    'css/f.woff2': 'wOF2',
    'dot.svg': '<svg/>',
  });
  const { css, files } = (await themeStyles(folder))!;
  assert.equal(
    files.map(({ file, bytes }) => [file.replace(/-\w{8}\./, '-HASH.'), Buffer.from(bytes).toString()]).sort(),
    [
      ['assets/theme/dot-HASH.svg', '<svg/>'],
      ['assets/theme/f-HASH.woff2', 'wOF2'],
    ],
  );
  for (const { file } of files) assert.match(css, file.replace('assets/', ''));
  assert.match(css, 'https://img.example.org/a.png');
  assert.match(css, 'data:image/gif;base64,AA');
  assert.not.match(css, /[^\x20-\x7e\n]/);
});

test('what it may not load, or cannot be read, is an error with its line', async () => {
  const cases: [string, RegExp][] = [
    [
      '\n@import "https://a.example/x.css";',
      /theme\/site\.css:2:\d+: error: expected a style sheet in the .* found the address https:\/\/a/,
    ],
    [
      '\n@import url(//a.example/x.css);',
      /theme\/site\.css:2:\d+: error: expected a style sheet in the theme’s folder/,
    ],
    [
      '.a { background: url(../secret.png) }',
      /theme\/site\.css:1:\d+: error: expected a style sheet, picture or font in the .* found one outside of it/,
    ],
    ['.a { background: url(link.png) }', /found one outside of it, link\.png/],
    [
      '@import "none.css";',
      /theme\/site\.css:1:\d+: error: expected a style sheet, picture or font in the theme’s folder, found none at none\.css/,
    ],
    ['@import "bad.css";', /theme\/bad\.css:2:\d+: error: expected CSS that can be read, found this: /],
    ['a {\n  color: red;\n', /theme\/site\.css:\d+:\d+: error: expected CSS that can be read/],
    [
      '.a { background: url(a.txt) }',
      /error: expected a style sheet, picture or font in the theme’s folder, found a\.txt/,
    ],
  ];
  for (const [css, message] of cases) {
    const folder = theme({ 'site.css': css, 'bad.css': '\na } b', 'a.txt': '', '../secret.png': '' });
    fs.symlinkSync(path.join(folder, '../secret.png'), path.join(folder, 'link.png'));
    await themeStyles(folder).then(
      () => assert.unreachable(css),
      error => assert.match((error as Error).message, message, css),
    );
  }
});

test('the policy lets pages load nothing from elsewhere but what the configuration allows', () => {
  assert.is(
    contentSecurityPolicy(),
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'",
  );
  const more = contentSecurityPolicy({
    'img-src': ['https://img.example.org', 'data:'],
    'base-uri': ["'self'"],
    'frame-src': ['https://video.example.org'],
  });
  assert.match(more, /; img-src 'self' data: https:\/\/img\.example\.org; /);
  assert.match(more, /; base-uri 'self'; .*; frame-src https:\/\/video\.example\.org$/);
});

test('a wrong policy is an error that names the nearest directive', () => {
  const wrong = (policy: object) => () => contentSecurityPolicy(policy as Record<string, string[]>);
  assert.throws(wrong({ 'image-src': ['https://a.example'] }), /found "image-src"; the nearest is "img-src"/);
  assert.throws(wrong({ 'img-src': 'https://a.example' }), /expected a list of sources for "img-src"/);
  assert.throws(wrong({ 'img-src': ["a.example; script-src 'unsafe-inline'"] }), /without a blank, comma or semicolon/);
  assert.throws(wrong({ 'img-src': [''] }), /expected a list of sources/);
});

test.run();
