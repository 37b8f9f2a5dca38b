import { paperAddresses } from '../../cite/paper-address.ts';
import { identifierName, type PaperEntry } from '../../paper.ts';
import { separated, statusMark } from '../../theme/parts/paper-item.ts';
import { linkName } from '../../theme/parts/paper-links.ts';
import { issuedText, venueText } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { linkHost } from '../../typeset/link-host.ts';
import { renderAbstract } from '../../typeset/markdown.ts';
import { renderNote } from '../../typeset/own-words.ts';
import { nameHtml } from '../../typeset/people.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { attributes } from '../../typeset/tongue-html.ts';
import { translatedHtml, translatedTitles } from '../../typeset/translated-title.ts';
import type { Words } from '../../words/words.ts';
import type { Draft } from '../entry-fields.ts';
import { places } from '../issue/own-words.ts';
import type { PapersNow } from '../papers-now.ts';

/** An entry as its page will have it; what is typed meanwhile need not be right. */
export function entryShown(words: Words, draft: Draft, now: PapersNow): Html {
  const entry: PaperEntry = { id: 'untitled', listed: '', provenance: [], ...draft };
  const { author = [], issued, 'container-title': venue, abstract, note } = entry;
  if (!entry.title && !abstract && !identifierName(entry.identifiers))
    return html`<p class="caveat">${words.say('nothing-written-yet')}</p>\n`;
  const facts = [issued && issuedText(words, issued), venue && html`<bdi>${venueText(venue)}</bdi>`].filter(Boolean);
  const links = [
    ...paperAddresses(entry).map(({ name, url }) => ({ name, url })),
    ...(entry.links ?? [])
      .filter(({ kind }) => kind !== 'paper')
      .map(link => ({ name: `${linkName(words, link)} ${linkHost(link.url)}`, url: link.url })),
  ].filter(({ url }) => /^https?:\/\//i.test(url));
  return html`<article class="sheet">
<h2 class="headline">${statusMark(words, entry)}${paperName(words, entry)}</h2>
${translatedTitles(entry).map(title => html`<p class="translated">${translatedHtml(words, title)}</p>\n`)}${
  author.length > 0 &&
  html`<p class="authors">${separated(
    author.map(name => html`<bdi>${nameHtml(words, name, entry.language)}</bdi>`),
    words.say('name-comma'),
  )}</p>\n`
}${facts.length > 0 && html`<p class="byline">${separated(facts, DOT)}</p>\n`}${
  links.length > 0 &&
  html`<p class="reading">${separated(
    links.map(({ name, url }) => html`<a href="${url}" rel="noreferrer">${name}</a>`),
    DOT,
  )}</p>\n`
}${note && html`<div class="editor">${raw(renderNote(words, note, places(now)))}</div>\n`}${text(words, entry, abstract)}</article>
`;
}

function text(words: Words, entry: PaperEntry, abstract: string | undefined): Value {
  if (!abstract) return html`<p class="caveat">${words.say('no-abstract-written')}</p>\n`;
  return html`<section class="abstract"><h3>${words.say(entry['abstract-by'] ? 'summary-by-editor' : 'field-abstract')}</h3>
<div class="text"${attributes(tongueOf(words, abstract, entry.language))}>${raw(renderAbstract(words, abstract))}</div></section>
`;
}
