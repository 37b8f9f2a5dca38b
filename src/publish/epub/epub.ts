import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Digest } from '../../digest/digest.ts';
import { tagUri } from '../../digest/tag-uri.ts';
import { html, raw, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { xmlElement, xmlSafe, xmlText } from '../../typeset/xml.ts';
import { type Book, book } from './book.ts';
import { type BookPicture, bookPictures, isForBooks } from './book-pictures.ts';
import { bookPage, noteInBook, paperInBook } from './chapter.ts';

const STYLE = `body { font-family: serif; line-height: 1.4; }
h1, h2, h3 { line-height: 1.2; }
.title-page { text-align: center; margin-top: 20%; }
.paper { margin-bottom: 2em; }
.by, .links { font-family: sans-serif; font-size: 0.85em; }
blockquote { margin: 0.5em 1em; font-style: italic; }
.status { text-transform: uppercase; font-size: 0.8em; }
code { font-size: 0.9em; }
img { max-width: 100%; height: auto; }
.logo { max-width: 80%; max-height: 6em; width: auto; }
`;

export interface Epub {
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
  /** 1 for a part, 2 for a chapter of it. */
  level?: 1 | 2;
}

/**
 * A day, week, month or topic of the digest as an EPUB 3.3 (https://www.w3.org/TR/epub-33/). The same content always gives the same
 * bytes.
 *
 * @param what `yyyy-mm-dd`, `yyyy-Www`, `yyyy-mm`, or a topic's slug
 * @param content the content folder, where its pictures lie
 * @throws UsageError if the digest has no papers there
 */
export function epub(digest: Digest, what: string, content: string): Epub {
  const made = book(digest, what);
  const papers = made.parts.flatMap(part => part.chapters).reduce((sum, chapter) => sum + chapter.papers.length, 0);
  const files = documents(digest, made, papers);
  const shown = [made, ...made.parts].map(({ pictures }) => pictures);
  const pictures = bookPictures(digest, content, shown, files);
  const zip: Zippable = {
    // Must come first and uncompressed, as programs recognise the format by it.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(
      '<?xml version="1.0" encoding="utf-8"?>\n' +
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>' +
        '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n',
    ),
    'EPUB/package.opf': strToU8(packageFile(digest, made, files, pictures)),
    'EPUB/contents.xhtml': strToU8(contents(digest, files)),
    'EPUB/style.css': strToU8(STYLE),
  };
  for (const file of files) zip[`EPUB/${file.name}`] = strToU8(file.text);
  for (const { name, bytes } of pictures) zip[`EPUB/${name}`] = [bytes, { level: 0 }];
  // Zip times have no time zone, so a local time gives the same bytes everywhere.
  return { title: made.title, papers, bytes: zipSync(zip, { mtime: new Date(1980, 0, 1), level: 9 }) };
}

function documents(digest: Digest, made: Book, papers: number): BookFile[] {
  const { language, name, tagline, editor } = digest.site;
  const page = (title: string, main: ReturnType<typeof html>) => bookPage(language, title, main);
  const files: BookFile[] = [
    {
      name: 'title.xhtml',
      text: page(
        made.title,
        html`<section class="title-page">
${logo(digest)}<h1>${harmless(made.title)}</h1>
<p>${plural(papers, 'paper')}</p>
${tagline && html`<p>${harmless(tagline)}</p>\n`}<p>${editor ? `Edited by ${harmless(editor.name)}` : harmless(name)}</p>
<p><a href="${digest.site.url}">${digest.site.url}</a></p>
</section>
${made.introduction && html`<section>${noteInBook(digest, made.introduction, made.pictures)}</section>\n`}`,
      ),
    },
  ];
  const add = (title: string, level: 1 | 2, main: ReturnType<typeof html>) =>
    files.push({ name: `part-${String(files.length).padStart(4, '0')}.xhtml`, title, level, text: page(title, main) });
  for (const part of made.parts) {
    const [only, ...more] = part.chapters;
    const single = only && more.length === 0 && part.note === '' && only.title === part.title;
    if (!single)
      add(
        part.title,
        1,
        html`<h1>${harmless(part.title)}</h1>\n${part.note && noteInBook(digest, part.note, part.pictures)}`,
      );
    for (const chapter of part.chapters)
      add(
        chapter.title,
        single ? 1 : 2,
        html`<h1>${harmless(chapter.title)}</h1>
${chapter.papers.map(entry => paperInBook(digest, entry, 2))}`,
      );
  }
  return files;
}

/** That of light pages, as books are read on. The title below it says the digest's name. */
function logo({ site }: Digest): Value {
  const file = site.files?.logo?.file;
  return file !== undefined && isForBooks(file) && html`<p><img class="logo" src="${file}" alt=""/></p>\n`;
}

function packageFile(digest: Digest, made: Book, files: readonly BookFile[], pictures: readonly BookPicture[]): string {
  const { site } = digest;
  const items = files.map(({ name, text }) => {
    const properties = text.includes('<math ') ? ' properties="mathml"' : '';
    return `<item id="${name.slice(0, -6)}" href="${name}" media-type="application/xhtml+xml"${properties}/>\n`;
  });
  for (const [i, { name, type }] of pictures.entries())
    items.push(`<item id="picture-${i + 1}" href="${name}" media-type="${type}"/>\n`);
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
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${items.join('')}</manifest>
<spine>
${files.map(({ name }, i) => `<itemref idref="${name.slice(0, -6)}"/>\n${i === 0 ? '<itemref idref="contents"/>\n' : ''}`).join('')}</spine>
</package>
`;
}

function contents(digest: Digest, files: readonly BookFile[]): string {
  const parts: { link: string; chapters: string[] }[] = [];
  for (const { name, title, level } of files) {
    if (title === undefined) continue;
    const link = `<a href="${name}">${xmlText(harmless(title).trim() || '…')}</a>`;
    if (level === 2) parts.at(-1)!.chapters.push(`<li>${link}</li>\n`);
    else parts.push({ link, chapters: [] });
  }
  const list = parts.map(
    ({ link, chapters }) => `<li>${link}${chapters.length > 0 ? `<ol>${chapters.join('')}</ol>` : ''}</li>\n`,
  );
  const main = html`<nav epub:type="toc" id="toc"><h1>Contents</h1>
<ol>
${raw(xmlSafe(list.join('')))}</ol></nav>
`;
  return bookPage(digest.site.language, 'Contents', main);
}
