import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { COLOURS } from '../../../src/content/site-colours.ts';
import { UsageError } from '../../../src/diagnostic.ts';
import type { Digest } from '../../../src/digest/digest.ts';
import { PROJECT_ROOT } from '../../../src/memory/project.ts';
import { epub as madeFrom } from '../../../src/publish/epub/epub.ts';
import { wellFormed } from '../../../src/publish/epub/well-formed.ts';
import { renderAbstract } from '../../../src/typeset/markdown.ts';
import { ENGLISH } from '../../../src/words/site-words.ts';
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
      if (!/\.(xhtml|opf|xml|svg)$/.test(name)) continue;
      assert.equal(xmlErrors(content), [], name);
      assert.not.match(
        content,
        /<script|href="(?!https?:|mailto:|style\.css|days\.|part-|title\.|contents\.)[a-z]*:/,
        name,
      );
    }
});

test('the contents lead to each topic, and below it to each of its papers, the picks first', () => {
  const more = ['five', 'six'].flatMap(id => [paper(id, DAY), paper(`${id}-strings`, DAY, { topics: ['strings'] })]);
  const files = text(epub(digestOf([...entries, ...more]), '2025-03').bytes);
  const contents = files.get('EPUB/contents.xhtml')!;
  const links = [...contents.matchAll(/(<ol>\s*)?<li><a href="([^"]*)">([^<]*)</g)];
  assert.equal(
    links.map(([, , , title]) => title),
    [
      ...['Days', 'Picks', 'On x²'],
      ...['Strings &amp; knots', 'Paper five-strings', 'Paper six-strings'],
      '“We propose three, which flies in O(n²) steps. It is good.”',
      ...['Tails', 'Paper five', 'Paper six', 'Withdrawn: Paper two'],
    ],
  );
  for (const [, , to] of links) {
    const [file, anchor] = to!.split('#');
    const there = files.get(`EPUB/${file}`);
    assert.ok(there, to);
    if (anchor) assert.match(there!, `<section class="paper" id="${anchor}">`);
  }
  assert.is(contents.match(/<ol>/g)!.length, 1 + links.filter(([, , to]) => /part-\d+\.xhtml$/.test(to!)).length);
});

test('a document has eighty papers at most; a longer topic goes on in another', () => {
  const many = digestOf(Array.from({ length: 161 }, (_, i) => paper(`p${i}`, DAY)));
  const documents = [...text(epub(many, DAY).bytes)].filter(([name]) => /part-/.test(name));
  assert.equal(
    documents.map(([, page]) => [/<h1>(.*)<\/h1>/.exec(page)![1], page.match(/class="paper"/g)!.length]),
    [
      ['Tails', 80],
      ['Tails, continued (2)', 80],
      ['Tails, continued (3)', 1],
    ],
  );
});

test('all authors are named, and how many more a source counts', () => {
  const author = Array.from({ length: 40 }, (_, i) => `Author ${i}`);
  const page = (more: object) => text(epub(digestOf([paper('a', DAY, more)]), DAY).bytes).get('EPUB/part-0001.xhtml')!;
  assert.match(page({ author }), `${author.slice(0, -1).join(', ')} and Author 39<`);
  assert.match(page({ author: ['Ann', 'Bo'], 'author-count': 7 }), 'Ann, Bo and\u00a05\u00a0more<');
  assert.match(page({ author: ['Ann', 'Bo'], 'authors-complete': false }), 'Ann, Bo and others<');
});

test('the cover is the first page and the picture that shelves show: the name, the day, the topics', () => {
  const files = text(epub(digest, '2025-03').bytes);
  const svg = files.get('EPUB/cover.svg')!;
  for (const words of ['The &lt;Kite&gt; &amp; Co', 'March 2025', '3 papers', 'Kites &amp; strings'])
    assert.match(svg, `>${words}</text>`);
  assert.match(svg, 'fill="#8c1d18"');
  const day = digestOf([paper('a', DAY), paper('b', DAY)], { days: [{ day: DAY, title: 'A windy day', note: '' }] });
  for (const words of ['2 March 2025', 'A windy day', 'Tails'])
    assert.match(text(epub(day, DAY).bytes).get('EPUB/cover.svg')!, `>${words}</text>`);
  const short = digestOf(Array.from({ length: 40 }, (_, i) => paper(`p${i}`, DAY, { topics: [] })));
  const cover = text(epub(short, DAY).bytes).get('EPUB/cover.svg')!;
  const named = cover.match(/>Paper p\d+<\/text>/g)!.length;
  assert.match(cover, `>and ${40 - named} more</text>`);
  const opf = files.get('EPUB/package.opf')!;
  assert.match(opf, 'href="cover.svg" media-type="image/svg+xml" properties="cover-image"');
  assert.match(opf, '<meta name="cover" content="cover-image"/>');
  assert.match(opf, /<spine>\s*<itemref idref="cover"\/>\s*<itemref idref="title"\/>\s*<itemref idref="contents"\/>/);
  assert.match(files.get('EPUB/cover.xhtml')!, 'src="cover.svg"');
});

test('a cover has the face for reading in itself, and of a book without topics the first titles', () => {
  const svg = text(epub(digestOf([paper('a', DAY, { topics: [] })]), DAY).bytes).get('EPUB/cover.svg')!;
  assert.match(svg, /<style>@font-face\{font-family:Cover;[^}]*url\(data:font\/woff2;base64,d09GM/);
  assert.match(svg, '>Paper a</text>');
});

test('a paper says first where to read it, or where to search for it', () => {
  const linksOf = (more: object) => {
    const part = text(epub(digestOf([paper('a', DAY, more)]), DAY).bytes).get('EPUB/part-0001.xhtml')!;
    return [.../<p class="links">(.*)<\/p>/.exec(part)![1]!.matchAll(/>([^<]+)<\/a>/g)].map(([, name]) => name);
  };
  assert.equal(linksOf({ identifiers: { doi: '10.1145/3292500' } }), [
    'doi 10.1145/3292500',
    'On The &lt;Kite&gt; &amp; Co',
  ]);
  assert.equal(linksOf({}), ['Find it: search Google Scholar', 'On The &lt;Kite&gt; &amp; Co']);
});

test('a long name stays on the cover, in whatever script', () => {
  const lines = (name: string) => {
    const svg = text(epub(digestOf(entries, { site: { ...site, name } }), DAY).bytes).get('EPUB/cover.svg')!;
    return [...svg.matchAll(/y="(\d+)" font-size="(\d+)" font-weight="600"[^>]*>([^<]*)</g)].map(
      ([, y, size, line]) => ({ y: Number(y), width: Number(size) * [...line!].length, line: line! }),
    );
  };
  assert.equal(
    lines('Proceedings of the Reading Group on Kites').map(({ line }) => line),
    ['Proceedings of the', 'Reading Group on Kites'],
  );
  for (const { width } of lines('凧の読書会論文集'.repeat(20))) assert.ok(width <= 1300, `${width}`);
  const endless = lines('Kites '.repeat(200));
  assert.is(endless.length, 3);
  assert.match(endless[2]!.line, /…$/);
});

test('a book read by night is in the digest’s dark colours', () => {
  const own = { ...site, colours: { ink: { dark: '#eeeeff' } } };
  const css = text(epub(digestOf([paper('a', DAY)], { site: own }), DAY).bytes).get('EPUB/style.css')!;
  const [day, night] = css.split('@media (prefers-color-scheme: dark)');
  assert.match(night!, `background: ${COLOURS.paper.dark}; color: #eeeeff;`);
  assert.not.match(day!, /color: #|background/, 'by day they are the reader’s');
});

test('a book is set in the site’s type: its own fonts, or the program’s for the characters and slopes that it has', () => {
  const fonts = (more: object, own: Partial<typeof site> = {}) => {
    const files = text(epub(digestOf([paper('a', DAY, more)], { site: { ...site, ...own } }), DAY).bytes);
    const names = [...files.keys()]
      .filter(name => name.endsWith('.woff2'))
      .map(name => name.slice('EPUB/fonts/'.length));
    const css = files.get('EPUB/style.css')!;
    for (const name of names) {
      assert.match(css, `url(fonts/${name})`);
      assert.match(files.get('EPUB/package.opf')!, `href="fonts/${name}" media-type="font/woff2"`);
    }
    assert.is(css.match(/@font-face/g)!.length, names.length);
    return { names, css };
  };
  const [roman, italic, sans] = [
    'newsreader-latin-wght-normal',
    'newsreader-latin-wght-italic',
    'public-sans-latin-wght-normal',
  ];
  const plain = fonts({ abstract: 'Plain.' });
  assert.equal(plain.names, [`${roman}.woff2`, `${sans}.woff2`]);
  assert.match(plain.css, /body \{ font-family: "Newsreader", .*serif;/);
  assert.equal(fonts({ abstract: 'It is *good*.' }).names, [`${roman}.woff2`, `${italic}.woff2`, `${sans}.woff2`]);
  assert.equal(fonts({ abstract: 'Of $n$ kites.' }).names, [
    `${roman}.woff2`,
    `${sans}.woff2`,
    'stix-two-math-normal.woff2',
  ]);
  assert.ok(fonts({ author: ['Łukasz'] }).names.includes('newsreader-latin-ext-wght-normal.woff2'));
  content = path.join(PROJECT_ROOT, 'src/theme/fonts');
  const file = { from: `${roman}.woff2`, file: 'assets/fonts/own-serif-normal.woff2', type: 'font/woff2', hash: '' };
  const own = fonts({ abstract: 'Plain.' }, { files: { 'serif-normal': file } });
  assert.equal(own.names, ['own-serif-normal.woff2', `${sans}.woff2`]);
  assert.match(own.css, 'body { font-family: "Own serif", ');
});

test('markup that is not well-formed becomes its text', () => {
  assert.is(wellFormed('<p>a<br>b & c</p>'), 'ab &amp; c');
  assert.is(wellFormed('<p>a<br>b</p>'), '<p>a<br/>b</p>');
  assert.is(wellFormed('<p onclick="x">a</p>'), '<p>a</p>');
  assert.equal(xmlErrors(`<x>${wellFormed(renderAbstract(ENGLISH, HOSTILE))}</x>`), []);
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
      /<item id="file-2" href="pictures\/jpg\.jpg" media-type="image\/jpeg"\/>/,
    );
    // A book that shows none of them holds none of them.
    assert.equal(
      [...text(epub(illustrated(dir), 'strings').bytes).keys()].filter(name => /\.(?:png|jpg|webp)$/.test(name)),
      ['EPUB/assets/logo.png'],
    );
    const month = text(epub(illustrated(dir), '2025-03').bytes);
    assert.match(month.get('EPUB/days.xhtml')!, picture('png'));
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
