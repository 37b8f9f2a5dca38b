import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '../../../src/diagnostic.ts';
import type { Digest } from '../../../src/digest/digest.ts';
import { PROJECT_ROOT } from '../../../src/memory/project.ts';
import { epub as madeFrom } from '../../../src/publish/epub/epub.ts';
import { wellFormed } from '../../../src/publish/epub/well-formed.ts';
import { renderAbstract } from '../../../src/typeset/markdown.ts';
import { skipped } from '../../setup/reference.ts';
import { digestOf, HOSTILE, hostilePaper, paper, site, xmlErrors } from '../feeds/a-digest.ts';
import { checkEpub, provideEpubcheck } from './epubcheck.ts';

const DAY = '2025-03-02';
const FORMULAS = [
  'x_{ij}^2',
  '\\tilde{x}',
  '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}',
  '\\sum_{i=1}^n\\! \\frac{a}{\\sqrt[3]{b}}',
  '\\text{if }x\\,y',
  '\\left(\\frac12\\right]',
  '\\mathcal{O}(n\\log n)',
  '\\cancel{x}',
  '\\boxed{y}',
  '\\underbrace{x+y}_{z}',
  '\\overline{\\mathbf{v}}\\cdot\\hat{u}',
  '\\color{red}{x}',
  '\\binom{n}{k}',
  '\\begin{cases}1&x>0\\\\0&\\text{else}\\end{cases}',
  '\\operatorname*{arg\\,max}_\\theta',
  'a \\not= b',
];
const entries = [
  paper('one', DAY, {
    pick: true,
    note: 'Read *this*.',
    title: 'On $x^2$',
    abstract: FORMULAS.map(tex => `$${tex}$, $$${tex}$$`).join('\n\n'),
  }),
  paper('two', DAY, {
    status: 'withdrawn',
    abstract: 'A list:\n\n- one  \n  more\n- two `code`\n\n> quoted\n\n3. three',
  }),
  paper('three', '2025-03-05', { topics: ['strings'], title: undefined }),
  paper('four', '2025-02-28', { abstract: undefined, author: undefined, 'author-count': 4 }),
];
const digest = digestOf(entries, { days: [{ day: DAY, title: 'A windy day', note: 'All about *tails*.' }] });
const hostile = digestOf(
  Array.from({ length: 6 }, (_, i) => hostilePaper(`evil${i}`, DAY)),
  {
    site: { ...site, name: HOSTILE, tagline: HOSTILE, editor: { name: HOSTILE, email: 'e@kites.net' } },
    topics: ['tails', 'strings'].map(slug => ({ slug, name: HOSTILE, terms: {}, intro: HOSTILE })),
    days: [{ day: DAY, title: HOSTILE, note: HOSTILE }],
  },
);
let content = '';
const epub = (digest: Digest, what: string) => madeFrom(digest, what, content);
const text = (bytes: Uint8Array) =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

test('a day, a week, a month and a topic are books', () => {
  assert.is(epub(digest, DAY).papers, 2);
  assert.is(epub(digest, '2025-W09').papers, 3);
  assert.is(epub(digest, '2025-03').papers, 3);
  const strings = epub(digest, 'strings');
  assert.is(strings.papers, 1);
  assert.is(strings.title, 'The <Kite> & Co: Strings & knots');
  for (const what of ['2024-01-01', '2025-W30', '1999-01', 'nothing'])
    assert.throws(
      () => epub(digest, what),
      (error: Error) => error instanceof UsageError && error.message.includes(what),
    );
});

test('formulas are MathML, the mimetype comes first, the id is permanent', () => {
  const { bytes } = epub(digest, DAY);
  assert.is(strFromU8(bytes.slice(30, 58)), 'mimetypeapplication/epub+zip');
  const files = text(bytes);
  const opf = files.get('EPUB/package.opf')!;
  assert.match(opf, '<dc:identifier id="id">tag:kites.net,2025-01-01:book:2025-03-02</dc:identifier>');
  assert.match(opf, '<meta property="dcterms:modified">2025-03-02T00:00:00Z</meta>');
  assert.ok([...files.values()].some(file => file.includes('<math xmlns="http://www.w3.org/1998/Math/MathML"><msup>')));
});

test('the same content has the same bytes on any day, in any time zone', () => {
  const zone = process.env['TZ'];
  const clock = Date.now;
  const once = epub(digest, '2025-03').bytes;
  try {
    for (const tz of ['Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu']) {
      process.env['TZ'] = tz;
      Date.now = () => clock() + 1e11;
      assert.equal(Buffer.compare(epub(digest, '2025-03').bytes, once), 0, tz);
    }
  } finally {
    Date.now = clock;
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('hostile text in every field leaves each document well-formed', () => {
  for (const what of [DAY, '2025-03', 'tails'])
    for (const [name, content] of text(epub(hostile, what).bytes)) {
      if (!/\.(xhtml|opf|xml)$/.test(name)) continue;
      assert.equal(xmlErrors(content), [], name);
      assert.not.match(content, /<script|href="(?!https?:|mailto:|style\.css|part-|title\.|contents\.)[a-z]*:/, name);
    }
});

test('markup that is not well-formed becomes its text', () => {
  assert.is(wellFormed('<p>a<br>b & c</p>'), 'ab &amp; c');
  assert.is(wellFormed('<p>a<br>b</p>'), '<p>a<br/>b</p>');
  assert.is(wellFormed('<p onclick="x">a</p>'), '<p>a</p>');
  assert.equal(xmlErrors(`<x>${wellFormed(renderAbstract(HOSTILE))}</x>`), []);
});

/** Grey, 8 by 8. */
const JPEG = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////',
    '////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////',
    '////////////wAARCAAIAAgDASIAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAU',
    'AQEAAAAAAAAAAAAAAAAAAAAA/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AAA//2Q==',
  ].join(''),
  'base64',
);

/** A digest with a logo, and a day whose note shows a picture of each kind, one of them without words. */
function illustrated(dir: string): Digest {
  content = dir;
  const kinds = ['png', 'jpg', 'webp', 'avif'];
  const from = path.join(PROJECT_ROOT, 'src/theme/images/icon-192.png');
  for (const kind of kinds) fs.copyFileSync(from, path.join(dir, `a.${kind}`));
  fs.writeFileSync(path.join(dir, 'a.jpg'), JPEG);
  const shown = (kind: string) => ({ source: `a.${kind}`, file: `pictures/${kind}.${kind}`, width: 192, height: 192 });
  return digestOf(entries, {
    site: {
      ...site,
      files: { logo: { from: 'a.png', file: 'assets/logo.png', type: 'image/png', hash: '', width: 192, height: 192 } },
    },
    days: [
      {
        day: DAY,
        title: 'Seen',
        note: `${kinds.map(kind => `![A <${kind}> "kite"](a.${kind})`).join(' ')} ![](mute.png) and [one](paper:one).`,
        pictures: { ...Object.fromEntries(kinds.map(kind => [`a.${kind}`, shown(kind)])), 'mute.png': shown('png') },
      },
    ],
  });
}

test('a book has the logo and the pictures of notes that its readers can show, and the words of the others', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'epub-pictures-'));
  try {
    const files = text(epub(illustrated(dir), DAY).bytes);
    const title = files.get('EPUB/title.xhtml')!;
    assert.match(title, '<img class="logo" src="assets/logo.png" alt=""/>');
    const picture = (kind: string) => `src="pictures/${kind}.${kind}" alt="A &lt;${kind}&gt; &quot;kite&quot;"`;
    for (const kind of ['png', 'jpg']) {
      assert.match(title, `<img ${picture(kind)} width="192" height="192"/>`);
      assert.ok(files.has(`EPUB/pictures/${kind}.${kind}`));
    }
    for (const kind of ['webp', 'avif']) {
      assert.match(title, `[A &lt;${kind}&gt; `);
      assert.not(files.has(`EPUB/pictures/${kind}.${kind}`));
    }
    assert.match(title, '<a href="https://kites.net/digest/papers/one.html">one</a>');
    assert.match(
      files.get('EPUB/package.opf')!,
      /<item id="picture-2" href="pictures\/jpg\.jpg" media-type="image\/jpeg"\/>/,
    );
    // A book that shows none of them holds none of them.
    assert.equal(
      [...text(epub(illustrated(dir), 'strings').bytes).keys()].filter(name => /\.(?:png|jpg|webp)$/.test(name)),
      ['EPUB/assets/logo.png'],
    );
    const month = text(epub(illustrated(dir), '2025-03').bytes);
    assert.match(month.get('EPUB/part-0001.xhtml')!, picture('png'));
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
});

const jar = provideEpubcheck();
const reason = 'epubcheck cannot be had here; install it (apt-get install epubcheck), or name its jar by EPUBCHECK';
if (!jar) skipped.push(`epubcheck finds nothing wrong: ${reason}`);
(jar ? test : test.skip)('epubcheck finds nothing wrong, hostile text included', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'epub-'));
  try {
    const both = digestOf([...entries, ...hostile.papers], { site: hostile.site, days: [hostile.days[0]!.note!] });
    for (const [name, book] of Object.entries({
      month: epub(both, '2025-03'),
      topic: epub(hostile, 'tails'),
      pictures: epub(illustrated(dir), '2025-W09'),
    })) {
      const file = path.join(dir, `${name}.epub`);
      fs.writeFileSync(file, book.bytes);
      const found = checkEpub(jar!, file).map(
        ({ ID, message, locations }) => `${ID} ${message} ${JSON.stringify(locations[0])}`,
      );
      assert.equal(found, [], name);
    }
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
});

test.run();
