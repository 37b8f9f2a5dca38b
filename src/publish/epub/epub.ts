import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Digest } from '../../digest/digest.ts';
import { tagUri } from '../../digest/tag-uri.ts';
import { attempt } from '../../files/attempt.ts';
import type { PaperEntry } from '../../paper.ts';
import { rights } from '../../theme/parts/rights.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { pageTongue, tongueOf } from '../../typeset/tongue.ts';
import { isolated, ownTongue, ownWords } from '../../typeset/tongue-html.ts';
import { xmlElement, xmlText } from '../../typeset/xml.ts';
import { inTongue, paperTitle } from '../feeds/paper-feed-item.ts';
import { type Book, book } from './book.ts';
import { type BookPicture, bookPictures, isForBooks } from './book-pictures.ts';
import { type BookFont, bookStyle } from './book-style.ts';
import { anchorOf, bookPage, noteInBook, paperInBook } from './chapter.ts';
import { cover } from './cover.ts';

/** Papers in one document: e-readers turn pages slowly in long ones. */
const LONGEST = 80;
const COVER = 'cover.svg';
const PACKAGE = 'EPUB/package.opf';

export interface Epub {
  /** What the book holds, as a file can be called. */
  name: string;
  title: string;
  papers: number;
  bytes: Uint8Array;
}

/** A document of the book, in reading order. */
interface BookFile {
  name: string;
  text: string;
  /** Its title in the contents; absent if it is not listed there. */
  title?: string;
  papers?: readonly PaperEntry[];
}

/**
 * A day, week, month or topic of the digest as an EPUB 3.3 (https://www.w3.org/TR/epub-33/). The same content always gives the same
 * bytes.
 *
 * @param what `yyyy-mm-dd`, `yyyy-Www`, `yyyy-mm`, `newest`, `newest-week`, or a topic's slug
 * @param content the content folder, where its pictures lie
 * @throws UsageError if the digest has no papers there
 */
export function epub(digest: Digest, what: string, content: string): Epub {
  const made = book(digest, what);
  const papers = made.parts.reduce((sum, part) => sum + part.papers.length, 0);
  const files = documents(digest, made, papers);
  const shown = [made.introduction, ...made.days].map(words => words?.pictures);
  const pictures = bookPictures(digest, content, shown, files);
  const { css, fonts } = bookStyle(digest.words, digest.site, content, files);
  const zip: Zippable = {
    // Must come first and uncompressed, as programs recognise the format by it.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(
      '<?xml version="1.0" encoding="utf-8"?>\n' +
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>' +
        '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n',
    ),
    [PACKAGE]: strToU8(packageFile(digest, made, files, [...pictures, ...fonts.map(asFont)])),
    'EPUB/contents.xhtml': strToU8(contents(digest, files)),
    'EPUB/style.css': strToU8(css),
    [`EPUB/${COVER}`]: strToU8(cover(digest, made, papers, fonts[0]?.bytes)),
  };
  for (const file of files) zip[`EPUB/${file.name}`] = strToU8(file.text);
  for (const { name, bytes } of [...pictures, ...fonts]) zip[`EPUB/${name}`] = [bytes, { level: 0 }];
  // Zip times have no time zone, so a local time gives the same bytes everywhere.
  return { name: made.name, title: made.title, papers, bytes: zipSync(zip, { mtime: new Date(1980, 0, 1), level: 9 }) };
}

/** Whether a file is a book that this program made, of whatever digest. */
export function isOwnBook(bytes: Uint8Array): boolean {
  const opened = attempt(() =>
    unzipSync(bytes, { filter: ({ name, originalSize }) => name === PACKAGE && originalSize < 10_000_000 }),
  );
  const found = opened?.[PACKAGE];
  return found !== undefined && /<dc:identifier id="id">tag:[^<]+:book:[^<]+</.test(strFromU8(found));
}

const asFont = (font: BookFont): BookPicture => ({ ...font, type: 'font/woff2' });

function documents(digest: Digest, made: Book, papers: number): BookFile[] {
  const { words } = digest;
  const page = (title: string, main: Html) => bookPage(words, title, main);
  const days = words.say('days-of-book');
  const files: BookFile[] = [
    {
      name: 'cover.xhtml',
      text: page(
        made.title,
        html`<div class="cover" epub:type="cover"><img src="${COVER}" alt="${harmless(made.title)}"/></div>\n`,
      ),
    },
    { name: 'title.xhtml', text: page(made.title, titlePage(digest, made, papers)) },
  ];
  if (made.days.length > 0)
    files.push({
      name: 'days.xhtml',
      title: days,
      text: page(
        days,
        html`<h1>${days}</h1>
${made.days.map(
  ({ title, note, pictures }) =>
    html`<section class="day"><h2>${title}</h2>\n${note && inTongue(noteInBook(digest, note, pictures), ownTongue(digest.words, note, digest.site))}</section>\n`,
)}`,
      ),
    });
  let parts = 0;
  for (const { title, topic, papers } of made.parts)
    for (let from = 0; from < papers.length; from += LONGEST) {
      const some = papers.slice(from, from + LONGEST);
      const number = from / LONGEST + 1;
      const name = from === 0 ? title : words.say('part-continued', { title, number });
      files.push({
        name: `part-${String(++parts).padStart(4, '0')}.xhtml`,
        title: name,
        papers: some,
        text: page(name, html`<h1>${harmless(name)}</h1>\n${some.map(entry => paperInBook(digest, entry, topic))}`),
      });
    }
  return files;
}

function titlePage(digest: Digest, { subject, subtitle, introduction, topics = 0 }: Book, papers: number): Html {
  const { words } = digest;
  const { name, tagline, editor, url } = digest.site;
  const count = words.say('n-papers', { n: papers });
  const facts = [
    topics > 1 ? words.say('papers-in-topics', { papers: count, topics: words.say('n-topics', { n: topics }) }) : count,
    editor && html`<br/>${words.say('edited-by', { name: harmless(editor.name) })}`,
  ];
  return html`<section class="title-page" epub:type="titlepage">
${logo(digest)}<h1>${harmless(name)}</h1>
<p class="subject">${harmless(subject)}</p>
${subtitle && html`<p class="subtitle">${harmless(subtitle)}</p>\n`}<p class="facts">${facts}</p>
${tagline && html`<p class="facts">${harmless(tagline)}</p>\n`}<p class="facts"><a href="${url}">${url}</a><br/>${rights(digest.words, digest.site)}</p>
</section>
${introduction?.note && html`<section${ownWords(digest.words, introduction.note, digest.site)}>${noteInBook(digest, introduction.note, introduction.pictures)}</section>\n`}`;
}

/** That of light pages, as books are read on. The title below it says the digest's name. */
function logo({ site }: Digest): Value {
  const file = site.files?.logo?.file;
  return file !== undefined && isForBooks(file) && html`<p><img class="logo" src="${file}" alt=""/></p>\n`;
}

function packageFile(digest: Digest, made: Book, files: readonly BookFile[], others: readonly BookPicture[]): string {
  const { site } = digest;
  const items = files.map(({ name, text }) => {
    const properties = text.includes('<math ') ? ' properties="mathml"' : '';
    return `<item id="${name.slice(0, -6)}" href="${name}" media-type="application/xhtml+xml"${properties}/>\n`;
  });
  for (const [i, { name, type }] of others.entries())
    items.push(`<item id="file-${i + 1}" href="${name}" media-type="${type}"/>\n`);
  // The contents stand behind the title page.
  const order = files.flatMap(({ name }) => (name === 'title.xhtml' ? ['title', 'contents'] : [name.slice(0, -6)]));
  const facts = [
    xmlElement('dc:title', harmless(made.title)),
    xmlElement('dc:language', site.language),
    xmlElement('dc:creator', site.editor && harmless(site.editor.name)),
    xmlElement('dc:publisher', harmless(site.name)),
    xmlElement('dc:date', made.updated.slice(0, 10)),
    xmlElement('dc:source', site.url),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${xmlText(site.language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${xmlText(tagUri(digest, `book:${made.name}`))}</dc:identifier>
${facts.join('')}<meta property="dcterms:modified">${made.updated}</meta>
<meta name="cover" content="cover-image"/>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover-image" href="${COVER}" media-type="image/svg+xml" properties="cover-image"/>
${items.join('')}</manifest>
<spine${pageTongue(digest.words).dir === 'rtl' ? ' page-progression-direction="rtl"' : ''}>
${order.map(id => `<itemref idref="${id}"/>\n`).join('')}</spine>
</package>
`;
}

/** The topics, and below each its papers. */
function contents(digest: Digest, files: readonly BookFile[]): string {
  const { words } = digest;
  const heading = words.say('contents-of-book');
  const link = (to: string, title: string, language?: string) =>
    html`<a href="${to}">${isolated(html`${harmless(title).trim() || '…'}`, tongueOf(words, title, language))}</a>`;
  const main = html`<nav epub:type="toc" id="toc"><h1>${heading}</h1>
<ol>
${files.map(
  ({ name, title, papers }) =>
    title !== undefined &&
    html`<li>${link(name, title)}${
      papers &&
      html`
<ol>
${papers.map(entry => html`<li>${link(`${name}#${anchorOf(entry)}`, paperTitle(words, entry), entry.language)}</li>\n`)}</ol>
`
    }</li>
`,
)}</ol></nav>
`;
  return bookPage(words, heading, main);
}
