import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { Venue } from '../../digest/venues.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { harmless } from '../../typeset/markdown.ts';
import { nameOrder } from '../../typeset/name-order.ts';
import { nameTongue } from '../../typeset/tongue.ts';
import { attributes, isolated } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { type CollectionPage, collectionPages, renderCollection } from '../collection.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { nameRow, topicRow, when } from '../parts/fact-rows.ts';
import { opening } from '../parts/opening.ts';
import { separated } from '../parts/paper-item.ts';
import { WITH_TOPIC } from '../parts/paper-line.ts';

const INDEX = 'venues/index.html';
/** Venues in the index; the search finds rarer ones. */
const SHOWN = 2000;
/** Those of the most papers, which have a row each; the others stand in columns. */
const IN_ROWS = 30;

/** The venues of one conference or journal. */
interface Series {
  name: string;
  papers: number;
  venues: Venue[];
}

/** Where papers were published or presented: a conference with its years in a row, those with the most papers first. */
export const venuesIndexTemplate = siteTemplate({
  name: 'venues-index',
  section: 'venues',
  ...onePage(INDEX, digest => {
    const { words } = digest;
    const series = seriesOf(words, [...digest.venues.values()]);
    const n = series.length;
    const title = words.say('nav-venues');
    return {
      title,
      description: words.say('venues-description', { n }),
      kind: 'index-page',
      section: 'venues',
      main: html`${opening(
        title,
        n === 0 ? words.say('venues-none') : words.say('venues-tally', { n }),
      )}<div class="stories">
${n > 0 && venueList(digest, series)}</div>
`,
    };
  }),
});

function venueList(digest: Digest, all: readonly Series[]): Html {
  const others = all.slice(IN_ROWS, SHOWN);
  return html`<ul class="topic-index venues">
${all.slice(0, IN_ROWS).map(series => seriesRow(digest, series))}</ul>
${
  others.length > 0 &&
  html`<section><h2>${digest.words.say('more-venues')}</h2>
<ul class="names${others.some(({ venues }) => venues.length > 1) && ' wide'}">\n${others.map(series => seriesItem(digest.words, series))}</ul></section>
`
}`;
}

const YEAR = /\b(?:19|20)\d\d\b/;

/** Venues whose names differ by their year alone, the newest first. */
function seriesOf(words: Words, venues: readonly Venue[]): Series[] {
  const order = nameOrder(words);
  const nameOf = ({ name }: Venue) => harmless(name).replace(YEAR, '').replace(/\s+/g, ' ').trim() || harmless(name);
  return [...groupBy(venues, nameOf)]
    .map(([name, own]) => ({
      name,
      papers: own.reduce((sum, { papers }) => sum + papers.length, 0),
      venues: own.sort((a, b) => (yearOf(a) < yearOf(b) ? 1 : -1)),
    }))
    .sort((a, b) => b.papers - a.papers || order(a.name, b.name));
}

const yearOf = ({ name }: Venue): string => YEAR.exec(name)?.[0] ?? '';

const linkTo = (words: Words, { base, papers }: Venue, text: Value) =>
  html`<a href="${base.slice('venues/'.length)}.html">${text} ${countMark(words, papers.length)}</a>`;

/** A venue with what it is about: its years, the topics of its papers, and the newest of them. */
function seriesRow(digest: Digest, { name, papers: count, venues }: Series): Html {
  const { words } = digest;
  const papers = venues.flatMap(venue => venue.papers);
  const newest = papers[0]!;
  const link = html`<a href="../papers/${newest.id}.html">${paperName(words, newest)}</a>`;
  const topics = topicRow(digest, papers).names.map(({ name, mark = {} }) => isolated(html`${name}`, mark));
  const head =
    venues.length === 1
      ? linkTo(words, venues[0]!, html`<b>${venueName(words, venues[0]!)}</b>`)
      : html`<div><b>${isolatedName(words, name, venues[0]!)}</b> ${countMark(words, count)}</div>${yearLinks(words, venues)}`;
  return html`<li>${head}${topics.length > 0 && html`<p>${separated(topics, words.say('name-comma'))}</p>`}<p>${
    count > 1 ? words.set('newest-of-venue', { paper: link }) : link
  }</p></li>\n`;
}

/** A venue's name, in the language of its papers. */
const isolatedName = (words: Words, name: string, { papers }: Venue): Html =>
  html`<bdi${attributes(nameTongue(words, name, papers[0]?.language))}>${name}</bdi>`;

const venueName = (words: Words, venue: Venue): Html => isolatedName(words, harmless(venue.name), venue);

const yearLinks = (words: Words, venues: readonly Venue[]) =>
  html`<span class="years">${venues.map(venue => linkTo(words, venue, html`${isolatedName(words, yearOf(venue) || harmless(venue.name), venue)}`))}</span>`;

function seriesItem(words: Words, { name, venues }: Series): Html {
  if (venues.length === 1) return html`<li>${linkTo(words, venues[0]!, html`${venueName(words, venues[0]!)}`)}</li>\n`;
  return html`<li class="series">${isolatedName(words, name, venues[0]!)} ${yearLinks(words, venues)}</li>\n`;
}

/** The papers of each venue, as the sources name it. */
export const venuesTemplate = siteTemplate<CollectionPage>({
  name: 'venues',
  section: 'venues',
  *pages(digest) {
    for (const { venues } of seriesOf(digest.words, [...digest.venues.values()]))
      for (const venue of venues) yield* venuePages(digest, venue, venues);
  },
  render: renderCollection,
});

/** @param series the venue in all its years */
function venuePages(digest: Digest, { name, base, papers }: Venue, series: readonly Venue[]) {
  const { words } = digest;
  const others = series.filter(other => other.base !== base && yearOf(other) !== '');
  return collectionPages({
    base,
    name: harmless(name),
    description: words.say('venue-description', { n: papers.length, venue: harmless(name), site: digest.site.name }),
    above: { file: INDEX, name: words.say('nav-venues') },
    tally: when(words, papers, name).join(DOT),
    papers,
    facts: WITH_TOPIC,
    at: name,
    section: 'venues',
    isFull: true,
    rows: [
      // One paper says its topics itself.
      ...(papers.length > 1 ? [topicRow(digest, papers)] : []),
      nameRow(words, words.say('row-several-by'), papers, { fileOf: author => digest.signatures.get(author)?.file }),
      {
        label: words.say('row-other-years'),
        names: others.map(other => ({ file: `${other.base}.html`, name: yearOf(other) })),
      },
    ],
  });
}
