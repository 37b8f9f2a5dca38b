import { venues } from '../../digest/venues.ts';
import { html } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { type CollectionPage, collectionPages, renderCollection } from '../collection.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

const INDEX = 'venues/index.html';
/** Venues that the index names; who looks for a rarer one has the search. */
const SHOWN = 2000;

/** Where papers were published or presented, the most papers first. */
export const venuesIndexTemplate = siteTemplate({
  name: 'venues-index',
  always: true,
  pages: digest => [{ file: INDEX, lastmod: digest.days[0]?.date }],
  render(digest) {
    const all = [...digest.once(venues).values()];
    return Layout.of(digest).page({
      file: INDEX,
      title: 'Venues',
      description: `Where the papers were published or presented: ${plural(all.length, 'venue')}.`,
      kind: 'index-page',
      main: html`<header class="opening"><h1>Venues</h1>
<p class="tally">${all.length === 0 ? 'No source says where a paper was published.' : `${plural(all.length, 'place')} where papers were published or presented, as the sources name them; the most papers first.`}</p></header>
<div class="stories">
${
  all.length > 0 &&
  html`<ul class="names wide">
${all
  .sort((a, b) => b.papers.length - a.papers.length || (a.name < b.name ? -1 : 1))
  .slice(0, SHOWN)
  .map(
    ({ name, base, papers }) =>
      html`<li><a href="${base.slice('venues/'.length)}.html"><bdi>${harmless(name)}</bdi> <span class="count">${papers.length}</span></a></li>\n`,
  )}</ul>
`
}</div>
`,
    });
  },
});

/** The papers of each venue, as the sources name it. */
export const venuesTemplate = siteTemplate<CollectionPage>({
  name: 'venues',
  *pages(digest) {
    for (const { name, base, papers } of digest.once(venues).values())
      yield* collectionPages({
        base,
        name: harmless(name),
        description: `${plural(papers.length, 'paper')} of ${harmless(name)} in ${digest.site.name}.`,
        above: { file: INDEX, name: 'Venues' },
        tally: 'last listed first',
        papers,
        facts: ['authors', 'issued', 'topic'],
      });
  },
  render: renderCollection,
});
