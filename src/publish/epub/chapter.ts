import { paperAddresses } from '../../cite/paper-address.ts';
import type { Pictures } from '../../content/pictures.ts';
import type { Digest } from '../../digest/digest.ts';
import type { PaperEntry } from '../../paper.ts';
import { separated, statusMark } from '../../theme/parts/paper-item.ts';
import { finders } from '../../theme/parts/paper-links.ts';
import { placesOf } from '../../theme/places.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { harmless, renderAbstract } from '../../typeset/markdown.ts';
import { renderNote } from '../../typeset/own-words.ts';
import { namesHtml } from '../../typeset/people.ts';
import { pageTongue, tongueOf } from '../../typeset/tongue.ts';
import { attributes, ownWords } from '../../typeset/tongue-html.ts';
import { translatedHtml, translatedTitle } from '../../typeset/translated-title.ts';
import { xmlSafe } from '../../typeset/xml.ts';
import type { Words } from '../../words/words.ts';
import { bylineHtml, inTongue, paperLinks, paperUrl } from '../feeds/paper-feed-item.ts';
import { isForBooks } from './book-pictures.ts';
import { bookAddress, wellFormed } from './well-formed.ts';

/** Of the topics that a paper has besides the one it stands under. */
const TOPICS = 3;

/** A document of a book, in XHTML. */
export function bookPage(words: Words, title: string, main: Html): string {
  const { lang, dir } = pageTongue(words);
  const text = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
${
  html`<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${lang}" xml:lang="${lang}"${attributes({ dir })}>
<head>
<title>${harmless(title).trim() || '…'}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
${main}</body>
</html>
`.text
}`;
  return xmlSafe(text);
}

/** Where a paper stands in its document. */
export function anchorOf({ id }: PaperEntry): string {
  return `p-${id}`;
}

/** A paper in full: all authors, abstract, formulas as MathML, where to read it. @param under the topic that it stands under */
export function paperInBook(digest: Digest, entry: PaperEntry, under?: string): Html {
  const { words } = digest;
  const topics = (entry.topics ?? []).filter(slug => slug !== under).slice(0, TOPICS);
  const by = [
    bylineHtml(words, entry, Number.POSITIVE_INFINITY, text => namesHtml(text).text),
    topics.length > 0 && namesHtml(topics.map(slug => digest.topicName(slug)).join(words.say('name-comma'))),
  ].filter(Boolean);
  const translated = translatedTitle(digest.site.language, entry);
  const note =
    entry.note &&
    html`<blockquote${ownWords(words, entry.note, digest.site)}>${noteInBook(digest, entry.note)}</blockquote>\n`;
  const [search] = paperAddresses(entry).length === 0 ? finders(digest.site, entry) : [];
  const links = [
    ...(search ? [{ name: words.say('find-paper-at', { name: search.name }), url: search.url }] : []),
    ...paperLinks(words, entry),
    { name: words.say('on-digest', { digest: digest.site.name }), url: paperUrl(digest, entry) },
  ];
  return html`<section class="paper" id="${anchorOf(entry)}">
<h2>${statusMark(words, entry)}${raw(wellFormed(paperName(words, entry).text))}</h2>
${translated && html`<p class="by">${raw(wellFormed(translatedHtml(words, translated).text))}</p>\n`}${by.length > 0 && html`<p class="by">${separated(by, DOT)}</p>\n`}${note}${abstract(words, entry)}<p class="links">${separated(
    links.map(({ name, url }) => html`<a href="${bookAddress(url)}">${harmless(name)}</a>`),
    DOT,
  )}</p>
</section>
`;
}

function abstract(words: Words, entry: PaperEntry): Value {
  if (!entry.abstract) return html`<p class="by">${words.say('no-abstract-given')}</p>\n`;
  return html`${entry['abstract-by'] && html`<p class="by">${words.say('summary-by-editor')}</p>\n`}${inTongue(markdown(words, entry.abstract), tongueOf(words, entry.abstract, entry.language))}`;
}

/** An editor's words: links lead to the site, and pictures lie in the book. */
export function noteInBook(digest: Digest, text: string, pictures?: Pictures): Html {
  const { link } = placesOf(digest, digest.site.url);
  const picture = (address: string) => {
    const found = placesOf(digest, '', pictures).picture(address);
    return found && isForBooks(found.src) ? found : undefined;
  };
  return raw(wellFormed(renderNote(digest.words, text, { link, picture })));
}

/** Markdown as XHTML with MathML. */
function markdown(words: Words, text: string): Html {
  return raw(wellFormed(renderAbstract(words, text)));
}
