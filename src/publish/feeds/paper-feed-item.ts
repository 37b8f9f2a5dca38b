import { paperAddresses } from '../../cite/paper-address.ts';
import type { Pictures } from '../../content/pictures.ts';
import type { Digest } from '../../digest/digest.ts';
import { paperKey } from '../../digest/item.ts';
import { tagUri } from '../../digest/tag-uri.ts';
import type { PaperEntry } from '../../paper.ts';
import { Layout } from '../../theme/layout.ts';
import { separated, statusMark } from '../../theme/parts/paper-item.ts';
import { linkName } from '../../theme/parts/paper-links.ts';
import { placesOf } from '../../theme/places.ts';
import { briefOf } from '../../typeset/brief.ts';
import { clip } from '../../typeset/clip.ts';
import { dateBesideVenue, venueText } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { escapeHtml, type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { linkHost } from '../../typeset/link-host.ts';
import { harmless, plainTitle, renderForFeed } from '../../typeset/markdown.ts';
import { renderNoteForFeed } from '../../typeset/own-words.ts';
import { authorLine, authorLineHtml, nameHtml } from '../../typeset/people.ts';
import { curlQuotes } from '../../typeset/quotes.ts';
import { type Tongue, tongueOf } from '../../typeset/tongue.ts';
import { attributes, isolated, ownWords } from '../../typeset/tongue-html.ts';
import { type TranslatedTitle, translatedTitle } from '../../typeset/translated-title.ts';
import type { Words } from '../../words/words.ts';
import type { FeedItem } from './feed.ts';

/** A longer title is damage, and readers show it in full. */
const TITLE = 300;
/** So many authors are named one by one. */
const AUTHORS = 30;

/** A paper's title behind its status. */
export const STATUS_TITLES = {
  withdrawn: 'withdrawn-title',
  retracted: 'retracted-title',
  superseded: 'superseded-title',
} as const;

/** What a paper is called where there is no markup, with the quotation marks of print. */
export function titleText(entry: PaperEntry): string {
  return curlQuotes(clip(paperLabel(entry).trim() || entry.id, TITLE));
}

/** As `titleText`, with the status that a reader must not miss. */
export function paperTitle(words: Words, entry: PaperEntry): string {
  const title = titleText(entry);
  return entry.status ? words.say(STATUS_TITLES[entry.status], { title }) : title;
}

/** The one sentence of its abstract that says a paper's point, as print has it; empty where there is no abstract. */
export function paperPoint(entry: PaperEntry): string {
  return curlQuotes(briefOf(entry));
}

/** The address of a paper's page. */
export function paperUrl(digest: Digest, entry: PaperEntry): string {
  return Layout.of(digest).url(`papers/${entry.id}.html`);
}

/** A paper as an item of a feed. @param whole with what it says, and not only its title, authors, address and times */
export function paperFeedItem(digest: Digest, entry: PaperEntry, whole: boolean): FeedItem {
  const { words } = digest;
  const title = paperTitle(words, entry);
  const summary = paperPoint(entry) || bylineText(words, entry);
  return {
    id: tagUri(digest, paperKey(entry.id)),
    title,
    titleIn: tongueOf(words, title, entry.language).lang,
    url: paperUrl(digest, entry),
    ...digest.times(paperKey(entry.id), entry.listed),
    authors: (whole ? (entry.author ?? []).slice(0, AUTHORS) : [authorLine(words, entry) ?? ''])
      .map(harmless)
      .filter(Boolean),
    ...(whole && {
      ...(summary ? { summary, summaryIn: tongueOf(words, summary, entry.language).lang } : {}),
      content: content(digest, entry).text,
      tags: (entry.topics ?? []).map(slug => ({ slug, name: digest.topicName(slug) })),
    }),
  };
}

/** Who, where and when in one line. @param most authors that are named; of more, how many they are */
export function bylineText(words: Words, entry: PaperEntry, most?: number): string {
  const venue = entry['container-title'];
  const parts = [authorLine(words, entry, most), venue && venueText(clip(venue, 120)), dateBesideVenue(words, entry)];
  return harmless(parts.filter(Boolean).join(DOT));
}

/** As `bylineText`, as HTML: names in other languages are marked and isolated. @param show HTML of each part of it */
export function bylineHtml(words: Words, entry: PaperEntry, most?: number, show = escapeHtml): Html | undefined {
  const venue = entry['container-title'];
  const parts = [
    authorLineHtml(words, entry, most, show),
    venue && nameHtml(words, venueText(clip(venue, 120)), entry.language, show),
    dateBesideVenue(words, entry),
  ].filter(Boolean);
  return parts.length > 0 ? html`${separated(parts, DOT)}` : undefined;
}

/** A paper's point as a paragraph's content, in its language. */
export function paperPointHtml(words: Words, entry: PaperEntry): Html | undefined {
  const point = paperPoint(entry);
  return point === '' ? undefined : isolated(html`${point}`, tongueOf(words, point, entry.language));
}

/** The title in the digest's own language, where the paper's is another, in plain text. */
export function translation({ site }: Digest, entry: PaperEntry): TranslatedTitle | undefined {
  const found = translatedTitle(site.language, entry);
  return found && { ...found, title: curlQuotes(clip(plainTitle(found.title), TITLE)) };
}

/** As `translation`, in its language. */
export function translationHtml(digest: Digest, entry: PaperEntry): Html | undefined {
  const found = translation(digest, entry);
  return found && isolated(html`${found.title}`, tongueOf(digest.words, found.title, found.language));
}

/** A paper's name in plain text, in its language. */
export function paperNameHtml(words: Words, entry: PaperEntry): Html {
  const name = titleText(entry);
  return isolated(html`${name}`, tongueOf(words, name, entry.language));
}

function content(digest: Digest, entry: PaperEntry): Html {
  const by = bylineHtml(digest.words, entry);
  const translated = translationHtml(digest, entry);
  return html`${translated && html`<p>${translated}</p>\n`}${by && html`<p>${by}</p>\n`}${entry.status && html`<p>${statusMark(digest.words, entry)}</p>\n`}${
    entry.note &&
    html`<blockquote${ownWords(digest.words, entry.note, digest.site)}>${noteXhtml(digest, entry.note)}</blockquote>\n`
  }${abstract(digest.words, entry)}${links(digest.words, entry)}`;
}

function abstract(words: Words, entry: PaperEntry): Value {
  if (!entry.abstract) return html`<p>${words.say('no-abstract-given')}</p>\n`;
  return html`${entry['abstract-by'] && html`<p><strong>${words.say('summary-by-editor')}</strong></p>\n`}${inTongue(xhtml(entry.abstract), tongueOf(words, entry.abstract, entry.language))}`;
}

/** Paragraphs in their language. */
export function inTongue(paragraphs: Html, mark: Tongue): Html {
  const { text } = attributes(mark);
  return text === '' ? paragraphs : html`<div${attributes(mark)}>${paragraphs}</div>\n`;
}

/** Where to read on. */
export function paperLinks(words: Words, entry: PaperEntry): { name: string; url: string }[] {
  const own = (entry.links ?? [])
    .filter(({ kind }) => kind !== 'paper')
    .map(link => ({ name: `${linkName(words, link)} (${linkHost(link.url)})`, url: link.url }));
  return [...paperAddresses(entry), ...own];
}

function links(words: Words, entry: PaperEntry): Value {
  const all = paperLinks(words, entry).map(({ name, url }) => html`<a href="${url}">${harmless(name)}</a>`);
  return all.length > 0 && html`<p>${separated(all, DOT)}</p>\n`;
}

/**
 * Markdown as XHTML. The only empty element that it can have is a line's end, which is left out: widespread parsers of feeds
 * make two of it.
 */
export function xhtml(markdown: string): Html {
  return raw(renderForFeed(markdown).replaceAll('<br>', ' '));
}

/** An editor's words as XHTML, with whole addresses. @param pictures those of the words; without them, their descriptions */
export function noteXhtml(digest: Digest, markdown: string, pictures?: Pictures): Html {
  const text = renderNoteForFeed(markdown, placesOf(digest, digest.site.url, pictures));
  return raw(text.replaceAll('<br>', ' ').replace(/(<img [^>]*)>/g, '$1/>'));
}
