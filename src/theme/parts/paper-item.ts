import { coins } from '../../cite/coins.ts';
import type { Digest } from '../../digest/digest.ts';
import type { PaperEntry } from '../../paper.ts';
import { briefOf } from '../../typeset/brief.ts';
import { dateBesideVenue, shortDay, venueText } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel, paperName } from '../../typeset/label.ts';
import { harmless } from '../../typeset/markdown.ts';
import { renderRemark } from '../../typeset/own-words.ts';
import { authorLineHtml, coauthorLineHtml } from '../../typeset/people.ts';
import { curlQuotes } from '../../typeset/quotes.ts';
import { nameTongue, tongueOf } from '../../typeset/tongue.ts';
import { attributes, ownName, ownWords } from '../../typeset/tongue-html.ts';
import { translatedHtml, translatedTitle } from '../../typeset/translated-title.ts';
import type { Words } from '../../words/words.ts';
import { Layout } from '../layout.ts';
import { placesOf } from '../places.ts';
import { linkName, readLink } from './paper-links.ts';

export interface PaperItemOptions {
  /** The way to the root of the site. */
  root: string;
  /** The topic that the item is listed under, which is not repeated. */
  under?: string;
  /** Whose papers the list has: with whom they signed the paper is said instead of their name. */
  by?: string;
  /** The venue that the list is of, which is not repeated. */
  at?: string;
  /** Its day is said too, where no heading says it. */
  dated?: boolean;
  /** The level of the item's heading. */
  level?: 2 | 3 | 4;
  /** Set in larger type, as the first of its page. */
  lede?: boolean;
  /** The editor's choice of this day. */
  pick?: boolean;
}

/** A paper in a list, in the theme's form if it has one. */
export function paperItem(digest: Digest, entry: PaperEntry, options: PaperItemOptions): Html {
  const themed = Layout.of(digest).part('paper-item', { paper: entry, ...options });
  return themed === undefined ? render({ digest, paper: entry, ...options }) : raw(themed);
}

/** A paper in a list: its name, a quiet line with authors, date and links, the point in one sentence. */
export function render({ digest, paper, ...options }: PaperItemOptions & { digest: Digest; paper: PaperEntry }): Html {
  const { root, level = 3, lede, pick = paper.pick } = options;
  const heading = raw(`h${level}`);
  const brief = curlQuotes(briefOf(paper));
  // Of a paper without a title the heading may have said it all.
  const point = !paper.title && paperLabel(paper) === `“${brief}”` ? '' : brief;
  return html`<article class="${`paper${pick ? ' pick' : ''}${lede ? ' lede' : ''}`}">
<${heading}>${statusMark(digest.words, paper)}<a href="${root}papers/${paper.id}.html">${paperName(digest.words, paper)}</a></${heading}>
${translation(digest, paper)}${byline(digest, paper, options)}${point && html`<p class="brief"${attributes(tongueOf(digest.words, point, paper.language))}>${point}</p>`}${paper.note && html`<p class="remark"${ownWords(digest.words, paper.note, digest.site)}>${raw(renderRemark(digest.words, paper.note, placesOf(digest, root)))}</p>\n`}${Layout.of(digest).itemTail(paper, () => html`${coins(paper)}`)}</article>
`;
}

/** The title in the digest's own language, where the paper's is another. */
function translation({ words, site }: Digest, entry: PaperEntry): Value {
  const title = translatedTitle(site.language, entry);
  return title && html`<p class="translated">${translatedHtml(words, title)}</p>\n`;
}

/** The status in front of a title, such as "Withdrawn". What is being typed at the desk may be none. */
export function statusMark(words: Words, { status }: PaperEntry): Value {
  const isKnown = status !== undefined && Object.hasOwn(STATUS, status);
  return isKnown && html`<strong class="status">${words.say(STATUS[status])}</strong> `;
}

const STATUS = {
  withdrawn: 'status-withdrawn',
  retracted: 'status-retracted',
  superseded: 'status-superseded',
} as const;

function byline(digest: Digest, entry: PaperEntry, { root, under, by, at, dated }: PaperItemOptions): Value {
  const { words } = digest;
  const authors = by ? coauthorLineHtml(words, entry, by) : authorLineHtml(words, entry);
  const venue = entry['container-title'];
  const topics = (entry.topics ?? []).filter(slug => slug !== under).slice(0, 3);
  const named = separated(
    topics.map(
      slug => html`<a href="${root}topics/${slug}.html">${ownName(words, digest.topicName(slug), digest.site)}</a>`,
    ),
    words.say('name-comma'),
  );
  const parts: Value[] = [
    authors && html`<bdi${by === undefined && raw(' class="by"')}>${authors}</bdi>`,
    venue &&
      venue !== at &&
      html`<bdi${attributes(nameTongue(words, venue, entry.language))}>${harmless(venueText(venue))}</bdi>`,
    dateBesideVenue(words, entry),
    dated &&
      words.set('listed-on-day', {
        day: html`<a href="${root}days/${entry.listed}.html">${shortDay(words, entry.listed)}</a>`,
      }),
    topics.length > 0 &&
      (under && (entry.topics ?? []).includes(under) ? words.set('also-in-topics', { topics: named }) : named),
    entry.comments && words.say('n-comments', { n: entry.comments }),
  ];
  const line = factLine(parts, itemLinks(digest, entry));
  return line.length > 0 && html`<p class="byline">${line}</p>\n`;
}

function itemLinks({ words, site }: Digest, entry: PaperEntry): Value[] {
  const links = (entry.links ?? []).filter(link => link.kind !== 'other' && link.kind !== 'paper');
  return [readLink(words, site, entry), ...links.map(link => html`<a href="${link.url}">${linkName(words, link)}</a>`)];
}

/** Facts in one line, then links. The first holds on to the word before it: neither it nor a dot stands alone where the line breaks. */
export function factLine(facts: readonly Value[], links: readonly Value[]): Value[] {
  const said = facts.filter(Boolean);
  const shown = links.filter(Boolean);
  const line = separated(said, DOT);
  if (shown.length > 0)
    line.push(html`<span class="links">${said.length > 0 && '\u00a0·\u00a0'}${separated(shown, ' ')}</span>`);
  return line;
}

/** Items with a separator between. */
export function separated(items: readonly Value[], separator: string): Value[] {
  return items.flatMap((item, i) => (i === 0 ? [item] : [separator, item]));
}
