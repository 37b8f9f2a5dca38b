import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { Venue } from '../../digest/venues.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { nameTongue } from '../../typeset/tongue.ts';
import { attributes } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { type CollectionPage, collectionPages, renderCollection } from '../collection.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { nameRow, topicRow, when } from '../parts/fact-rows.ts';
import { opening } from '../parts/opening.ts';
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
    const series = seriesOf([...digest.venues.values()]);
    const size = series.length;
    return {
      title: 'Venues',
      description: `Where the papers were published or presented: ${plural(size, 'venue')}.`,
      kind: 'index-page',
      section: 'venues',
      main: html`${opening(
        'Venues',
        size === 0
          ? 'No source names a journal or a conference.'
          : `${plural(size, 'venue')} where papers were published or presented, named as in the sources.${size > 1 ? ' Those with the most papers come first.' : ''}`,
      )}<div class="stories">
${size > 0 && venueList(digest, series)}</div>
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
  html`<section><h2>More venues</h2>
<ul class="names${others.some(({ venues }) => venues.length > 1) && ' wide'}">\n${others.map(series => seriesItem(digest.words, series))}</ul></section>
`
}`;
}

const YEAR = /\b(?:19|20)\d\d\b/;

/** Venues whose names differ by their year alone, the newest first. */
function seriesOf(venues: readonly Venue[]): Series[] {
  const nameOf = ({ name }: Venue) => harmless(name).replace(YEAR, '').replace(/\s+/g, ' ').trim() || harmless(name);
  return [...groupBy(venues, nameOf)]
    .map(([name, own]) => ({
      name,
      papers: own.reduce((sum, { papers }) => sum + papers.length, 0),
      venues: own.sort((a, b) => (yearOf(a) < yearOf(b) ? 1 : -1)),
    }))
    .sort((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1));
}

const yearOf = ({ name }: Venue): string => YEAR.exec(name)?.[0] ?? '';

const linkTo = (words: Words, { base, papers }: Venue, text: Value) =>
  html`<a href="${base.slice('venues/'.length)}.html">${text} ${countMark(words, papers.length)}</a>`;

/** A venue with what it is about: its years, the topics of its papers, and the newest of them. */
function seriesRow(digest: Digest, { name, papers: count, venues }: Series): Html {
  const papers = venues.flatMap(venue => venue.papers);
  const newest = papers[0]!;
  const topics = topicRow(digest, papers).names.map(topic => topic.name);
  const head =
    venues.length === 1
      ? linkTo(digest.words, venues[0]!, html`<b>${venueName(digest.words, venues[0]!)}</b>`)
      : html`<div><b>${isolatedName(digest.words, name, venues[0]!)}</b> ${countMark(digest.words, count)}</div>${yearLinks(digest.words, venues)}`;
  return html`<li>${head}${topics.length > 0 && html`<p>${topics.join(', ')}</p>`}<p>${
    count > 1 && 'Newest: '
  }<a href="../papers/${newest.id}.html">${paperName(digest.words, newest)}</a></p></li>\n`;
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
    for (const { venues } of seriesOf([...digest.venues.values()]))
      for (const venue of venues) yield* venuePages(digest, venue, venues);
  },
  render: renderCollection,
});

/** @param series the venue in all its years */
function venuePages(digest: Digest, { name, base, papers }: Venue, series: readonly Venue[]) {
  const others = series.filter(other => other.base !== base && yearOf(other) !== '');
  return collectionPages({
    base,
    name: harmless(name),
    description: `${plural(papers.length, 'paper')} from ${harmless(name)} in ${digest.site.name}.`,
    above: { file: INDEX, name: 'Venues' },
    tally: when(digest.words, papers, name).join(DOT),
    papers,
    facts: WITH_TOPIC,
    at: name,
    section: 'venues',
    isFull: true,
    rows: [
      // One paper says its topics itself.
      ...(papers.length > 1 ? [topicRow(digest, papers)] : []),
      nameRow(digest.words, 'Several by', papers, { fileOf: author => digest.signatures.get(author)?.file }),
      { label: 'Other years', names: others.map(other => ({ file: `${other.base}.html`, name: yearOf(other) })) },
    ],
  });
}
