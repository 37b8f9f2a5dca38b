import { monthName } from '../../typeset/date-text.ts';
import { plural } from '../../typeset/plural.ts';
import { type CollectionPage, collectionPages, renderCollection } from '../collection.ts';
import { siteTemplate } from '../page.ts';

/** The papers published in each year. */
export const yearsTemplate = siteTemplate<CollectionPage>({
  name: 'years',
  *pages(digest) {
    for (const [year, papers] of digest.years.years)
      yield* collectionPages({
        base: `archive/${year}`,
        name: `Papers from ${year}`,
        description: `${plural(papers.length, 'paper')} published in ${year}.`,
        above: { file: 'days/index.html', name: 'All days' },
        tally: 'latest first',
        papers,
        facts: ['authors', 'venue', 'listed'],
        section: 'days',
      });
  },
  render: (digest, page) =>
    renderCollection(digest, page, ({ issued = '' }) =>
      issued.length > 4 ? monthName(digest.words, issued.slice(0, 7)) : 'Month unknown',
    ),
});
