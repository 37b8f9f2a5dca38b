import { groupBy } from '../../digest/group-by.ts';
import type { Venue } from '../../digest/venues.ts';
import { type Html, html } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { type CollectionPage, collectionPages, renderCollection } from '../collection.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { opening } from '../parts/opening.ts';

const INDEX = 'venues/index.html';
/** Venues in the index; the search finds rarer ones. */
const SHOWN = 2000;

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
          ? 'No source says where a paper was published.'
          : `${plural(size, 'venue')} where papers were published or presented, named as in the sources. Those with the most papers come first.`,
      )}<div class="stories">
${size > 0 && venueList(series.slice(0, SHOWN))}</div>
`,
    };
  }),
});

function venueList(all: readonly Series[]): Html {
  // Years in a row take the page's width; names alone stand in columns.
  const hasRows = all.some(({ venues }) => venues.length > 1);
  return html`<ul class="${hasRows ? 'names wide' : 'names'}">\n${all.map(seriesItem)}</ul>\n`;
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

function seriesItem({ name, venues }: Series): Html {
  const link = ({ base, papers }: Venue, text: string) =>
    html`<a href="${base.slice('venues/'.length)}.html"><bdi>${text}</bdi> ${countMark(papers.length)}</a>`;
  if (venues.length === 1) return html`<li>${link(venues[0]!, harmless(venues[0]!.name))}</li>\n`;
  const years = venues.map(venue => link(venue, yearOf(venue) || harmless(venue.name)));
  return html`<li class="series"><bdi>${name}</bdi> <span class="years">${years}</span></li>\n`;
}

/** The papers of each venue, as the sources name it. */
export const venuesTemplate = siteTemplate<CollectionPage>({
  name: 'venues',
  section: 'venues',
  *pages(digest) {
    const all = seriesOf([...digest.venues.values()]);
    for (const { venues } of all)
      for (const { name, base, papers } of venues)
        yield* collectionPages({
          base,
          name: harmless(name),
          description: `${plural(papers.length, 'paper')} from ${harmless(name)} in ${digest.site.name}.`,
          above: { file: INDEX, name: 'Venues' },
          tally: 'most recently listed first',
          papers,
          facts: ['authors', 'issued', 'topic'],
          section: 'venues',
          isFull: true,
          others: venues
            .filter(other => other.base !== base && yearOf(other) !== '')
            .map(other => ({ file: `${other.base}.html`, name: yearOf(other) })),
        });
  },
  render: renderCollection,
});
