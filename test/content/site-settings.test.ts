import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { COLOURS, contrast } from '../../src/content/site-colours.ts';
import { DEFAULT_SITE, isSiteAddress, readSite, readSiteFolder } from '../../src/content/site-file.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';

/** What an editor may choose in `site.yaml`, right and wrong. */

let root = '';
test.before(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'settings-'));
});
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

const ICON = fs.readFileSync(path.join(PROJECT_ROOT, 'src/theme/images/icon-512.png'));
const FONT = fs.readFileSync(path.join(PROJECT_ROOT, 'src/theme/fonts/public-sans-latin-wght-normal.woff2'));

/** A content folder with these files, and these settings at the end of its `site.yaml`. */
function folder(settings: string, files: Record<string, Buffer | string> = {}): string {
  const at = fs.mkdtempSync(path.join(root, 'content-'));
  for (const [name, bytes] of Object.entries({ ...files, 'site.yaml': DEFAULT_SITE + settings })) {
    fs.mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
    fs.writeFileSync(path.join(at, name), bytes);
  }
  return at;
}

/** The line on which settings begin. */
const FIRST = DEFAULT_SITE.split('\n').length;

test('each key, wrong once, is an error with its line, what was expected and the nearest', () => {
  // The settings, on which of their lines the mistake is, and what is said.
  const cases: [string, number, RegExp][] = [
    ['lgo: a.png', 0, /found "lgo"; the nearest is "logo"/],
    ['logo: ../a.png', 0, /expected the path of a file in the content folder, as "pictures\/logo.png" for "logo"/],
    ['logo: .git/config', 0, /expected the path of a file in the content folder/],
    ['icon: /etc/passwd', 0, /for "icon", found "\/etc\/passwd"/],
    ['icon: "C:\\\\a.png"', 0, /for "icon"/],
    ['colours: blue', 0, /expected a map of colours for "colours", found "blue"/],
    ['colours:\n  acent: "#fff"', 1, /found "acent"; the nearest is "accent"/],
    [
      'colours:\n  paper: white',
      1,
      /expected a colour in quotation marks, as "#8c1d18" for "colours.paper", found "white"/,
    ],
    ['colours:\n  ink: "#12345"', 1, /for "colours.ink"/],
    ['colours:\n  soft: #555555', 1, /for "colours.soft", found nothing[\s\S]*takes what follows a # for a comment/],
    [
      'colours:\n  accent: {light: #005a9c, dark: #fff}\n',
      1,
      /found the comment #005a9c, dark[\s\S]*follows a # for a/,
    ],
    ['colours: {soft: #555555}', 0, /found the comment #555555\}/],
    ['colours: {soft: #555555\n}', 0, /for "colours.soft", found nothing[\s\S]*takes what follows a # for a comment/],
    ['colours:\n  rule:\n    ligth: "#fff"', 2, /found "ligth"; the nearest is "light"/],
    ['colours:\n  strong-rule:\n    dark: "#ggg"', 2, /for "colours.strong-rule.dark", found "#ggg"/],
    ['colours:\n  field: "url(x)"', 1, /for "colours.field"/],
    ['colours:\n  accent: "#fff;}body{"', 1, /for "colours.accent"/],
    ['colours:\n  tint: [1]', 1, /for "colours.tint"/],
    ['nav: today', 0, /expected a list for "nav", found "today"[\s\S]*Write it as nav: \[today\]/],
    ['find: scholar', 0, /Write it as find: \[\{label: …, url: …\}\]/],
    ['fonts: Times', 0, /expected a map of "serif" and "sans" for "fonts"/],
    ['fonts:\n  seriff: a.woff2', 1, /the nearest is "serif"/],
    ['fonts:\n  serif: https://a.example/a.woff2', 1, /expected the path of a file .* for "fonts.serif"/],
    ['fonts:\n  sans:\n    bold: a.woff2', 1, /expected a key "fonts.sans.normal", found none/],
    ['fonts:\n  sans:\n    normal: a.woff2\n    itallic: b.woff2', 3, /the nearest is "italic"/],
    ['nav: today', 0, /expected a list for "nav"/],
    [
      'nav:\n  - today\n  - toppics',
      2,
      /expected "topics" or another of today, days, .* for "nav\[2\]", found "toppics"/,
    ],
    ['nav:\n  - label: A', 1, /expected a key "nav\[1\].url", found none/],
    ['nav:\n  - label: A\n    url: "javascript:alert(1)"', 2, /expected an http, https or mailto address, or a file/],
    ['nav:\n  - label: A\n    url: //a.example', 2, /for "nav\[1\].url"/],
    ['nav:\n  - label: A\n    url: ../a.html', 2, /for "nav\[1\].url"/],
    ['nav:\n  - label: A\n    url: a.html\n    labell: B', 3, /the nearest is "label"/],
    ['footer: Hello', 0, /expected a map of "links" and "text" for "footer"/],
    ['footer:\n  txt: Hello', 1, /the nearest is "text"/],
    ['footer:\n  links: [aboot]', 1, /expected "about" or another of/],
    ['footer:\n  text: [a]', 1, /expected text for "footer.text"/],
    ['sections: off', 0, /expected a map of sections/],
    ['sections:\n  venue: off', 1, /the nearest is "venues"/],
    ['sections:\n  zip: maybe', 1, /expected "on" or "off" for "sections.zip", found "maybe"/],
    ['sections:\n  authors: 0', 1, /expected "on", "off" or a whole number from 1 for "sections.authors", found 0/],
    ['sections:\n  authors: 1.5', 1, /a whole number from 1/],
    [
      'nav:\n  - today\n  - venues\nsections: {venues: off}',
      2,
      /a section that the site has, found "venues", which "sections" turns off/,
    ],
    [
      'footer:\n  links:\n    - label: M\n      url: statistics.html#a\nsections: {statistics: off}',
      2,
      /found "statistics"/,
    ],
    ['front: 3', 0, /expected a map of "stories" and "days"/],
    ['front:\n  story: 3', 1, /the nearest is "stories"/],
    ['front:\n  stories: 0', 1, /expected a whole number from 1 to 60 for "front.stories", found 0/],
    ['front:\n  days: many', 1, /expected a whole number from 0 to 60/],
    ['find: scholar', 0, /expected a list for "find"/],
    ['find:\n  - label: A\n    url: https://a.example/', 2, /expected an address with "\{title\}" behind the host/],
    ['find:\n  - label: A\n    url: https://{title}.example/', 2, /behind the host/],
    ['find:\n  - label: A\n    url: "javascript:{title}"', 2, /behind the host/],
    ['find:\n  - label: A\n    address: https://a.example/{title}', 1, /a key "find\[1\].url"/],
    [
      'policy:\n  img-src: [https://a.example]',
      0,
      /in the project’s configuration[\s\S]*eleventy\.config\.js, as broadsheet\(\{ policy/,
    ],
    ['publish: rsync', 0, /in the project’s configuration[\s\S]*eleventy\.config\.js, as broadsheet\(\{ publish/],
  ];
  for (const [settings, line, message] of cases) {
    const read = () => readSite('site.yaml', `${DEFAULT_SITE}${settings}\n`);
    assert.throws(read, message, settings);
    assert.throws(read, new RegExp(`^site\\.yaml:${FIRST + line}(?::\\d+)?: error: expected `), settings);
  }
});

test('a list without items says that there are none, where a key without a value says nothing', () => {
  const { nav, footer } = readSite('site.yaml', `${DEFAULT_SITE}nav: []\nfooter:\n  links: []\n`);
  assert.equal([nav, footer], [[], { links: [] }]);
  assert.is(readSite('site.yaml', `${DEFAULT_SITE}nav:\n`).nav, undefined);
});

test('pictures and fonts are what their bytes say, whatever they are called', () => {
  const content = folder(
    'logo: a/mark.webp\nicon: icon.jpeg\nfonts:\n  serif: f.txt\n  sans: {normal: f.txt, bold: f.txt}\n',
    {
      'a/mark.webp': ICON,
      'icon.jpeg': ICON,
      'f.txt': FONT,
    },
  );
  const { files } = readSiteFolder(content).site;
  assert.is(files?.logo?.file, 'assets/logo.png');
  assert.equal([files?.icon?.type, files?.icon?.width, files?.icon?.height], ['image/png', 512, 512]);
  assert.equal(Object.keys(files ?? {}), ['logo', 'icon', 'serif-normal', 'sans-normal', 'sans-bold']);
});

test('a logo may be one for light and one for dark pages, each with its own line', () => {
  const files = { 'a.png': ICON, 'b.webp': ICON };
  const { site } = readSiteFolder(folder('logo: {light: a.png, dark: b.webp}\n', files));
  assert.equal([site.files?.logo?.file, site.files?.['logo-dark']?.file], ['assets/logo.png', 'assets/logo-dark.png']);
  const read = (settings: string) => () => readSiteFolder(folder(settings, files));
  assert.throws(
    read('logo:\n  light: a.png\n  dark: none.png\n'),
    new RegExp(`:${FIRST + 2}: .*"logo.dark", found no file`),
  );
  assert.throws(read('logo:\n  light: a.png\n'), /"logo.dark"/);
});

test('what is no picture, no font, no file or not in the content folder is refused by its line', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const wide = Buffer.from(ICON);
  wide.writeUInt32BE(300, 16);
  const outside = path.join(root, 'outside.png');
  fs.writeFileSync(outside, ICON);
  const cases: [string, RegExp, Record<string, Buffer | string>?][] = [
    ['logo: none.png', /found no file none.png/],
    [
      'logo: a.png',
      /expected a picture that is PNG, JPEG, WebP or AVIF for "logo", found other bytes in a.png/,
      { 'a.png': svg },
    ],
    ['logo: a.png', /found other bytes in a.png/, { 'a.png': Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1') }],
    ['logo: a.png', /found other bytes in a.png/, { 'a.png': '<html>' }],
    ['logo: a.png', /found other bytes in a.png/, { 'a.png': '' }],
    ['logo: a.png', /found one of 3000000 bytes; the most is 2097152/, { 'a.png': Buffer.alloc(3e6) }],
    ['logo: papers', /found papers, which is no file/, { 'papers/a': '' }],
    ['logo: link.png', /found a link out of the content folder, to /],
    ['icon: a.png', /expected a square picture for "icon", found one of 300 × 512 pixels/, { 'a.png': wide }],
    [
      'fonts: {serif: a.woff2}',
      /expected a font that is WOFF2 for "fonts.serif", found other bytes/,
      { 'a.woff2': 'wOFF' },
    ],
  ];
  for (const [settings, message, files] of cases) {
    const content = folder(`${settings}\n`, files);
    if (process.platform !== 'win32') fs.symlinkSync(outside, path.join(content, 'link.png'));
    else if (settings.includes('link')) continue;
    assert.throws(() => readSiteFolder(content), message, settings);
    assert.throws(() => readSiteFolder(content), new RegExp(`site\\.yaml:${FIRST}: error: `), settings);
  }
});

test('colours of too little contrast are a warning with the ratio, for each pair', () => {
  const said = (settings: string) =>
    readSiteFolder(folder(settings)).warnings.map(({ message, line }) => [line, message]);
  assert.equal(said('colours:\n  soft: {light: "#888888"}\n'), [
    [
      FIRST + 1,
      'expected a contrast of at least 4.5:1 for text, found 3.45:1 for soft #888888 on paper #fdfcf8 in light pages',
    ],
    [
      FIRST + 1,
      'expected a contrast of at least 4.5:1 for text, found 3.14:1 for soft #888888 on tint #f5f1e6 in light pages',
    ],
  ]);
  // A ground that was changed is named with every text that cannot be read on it.
  assert.is(said('colours:\n  tint: "#777"\n').length, 6);
  assert.equal(
    said('colours:\n  accent: "#005a9c"\n').map(([, text]) => String(text).slice(-13)),
    ['in dark pages', 'in dark pages'],
  );
  assert.equal(said('colours:\n  rule: "#fff"\n'), []);
});

test('the default colours can be read, and the ratio is that of WCAG', () => {
  assert.is(contrast('#000', '#ffffff'), 21);
  assert.is(contrast('#777777', '#fff').toFixed(2), '4.48');
  for (const mode of ['light', 'dark'] as const)
    for (const ground of ['paper', 'tint'] as const)
      for (const text of ['ink', 'soft', 'accent'] as const)
        assert.ok(contrast(COLOURS[text][mode], COLOURS[ground][mode]) >= 4.5, `${text} on ${ground}, ${mode}`);
});

test('the site has no address whose path would lead to another host', () => {
  assert.ok(isSiteAddress('https://example.org/digest'));
  for (const address of ['https://example.org//evil.example/', 'https://example.org/\\evil.example/'])
    assert.not.ok(isSiteAddress(address), address);
});

test.run();
