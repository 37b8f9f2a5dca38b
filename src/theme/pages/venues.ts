import { html } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { type CollectionPage, collectionPages, renderCollection } from '../collection.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';

const INDEX = 'venues/index.html';
/** Venues in the index; the search finds rarer ones. */
const SHOWN = 2000;

/** Where papers were published or presented, the venues with the most papers first. */
export const venuesIndexTemplate = siteTemplate({
  name: 'venues-index',
  section: 'venues',
  ...onePage(INDEX, digest => {
    const all = [...digest.venues.values()].sort(
      (a, b) => b.papers.length - a.papers.length || (a.name < b.name ? -1 : 1),
    );
    return {
      title: 'Venues',
      description: `Where the papers were published or presented: ${plural(all.length, 'venue')}.`,
      kind: 'index-page',
      section: 'venues',
      main: html`${opening(
        'Venues',
        all.length === 0
          ? 'No source says where a paper was published.'
          : `${plural(all.length, 'venue')} where papers were published or presented, named as in the sources. Those with the most papers come first.`,
      )}<div class="stories">
${
  all.length > 0 &&
  html`<ul class="names wide">
${all
  .slice(0, SHOWN)
  .map(
    ({ name, base, papers }) =>
      html`<li><a href="${base.slice('venues/'.length)}.html"><bdi>${harmless(name)}</bdi> <span class="count">${papers.length}</span></a></li>\n`,
  )}</ul>
`
}</div>
`,
    };
  }),
});

/** The papers of each venue, as the sources name it. */
export const venuesTemplate = siteTemplate<CollectionPage>({
  name: 'venues',
  section: 'venues',
  *pages(digest) {
    for (const { name, base, papers } of digest.venues.values())
      yield* collectionPages({
        base,
        name: harmless(name),
        description: `${plural(papers.length, 'paper')} from ${harmless(name)} in ${digest.site.name}.`,
        above: { file: INDEX, name: 'Venues' },
        tally: 'most recently listed first',
        papers,
        facts: ['authors', 'issued', 'topic'],
        section: 'venues',
      });
  },
  render: renderCollection,
});
