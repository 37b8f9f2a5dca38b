import { monthName } from '../../typeset/date-text.ts';
import { type CollectionPage, collectionPages, renderCollection } from '../collection.ts';
import { siteTemplate } from '../page.ts';

/** The papers published in each year. */
export const yearsTemplate = siteTemplate<CollectionPage>({
  name: 'years',
  *pages(digest) {
    const { words } = digest;
    for (const [year, papers] of digest.years.years)
      yield* collectionPages({
        base: `archive/${year}`,
        name: words.say('papers-from-year', { year }),
        description: words.say('papers-published-in', { n: papers.length, year }),
        above: { file: 'days/index.html', name: words.say('all-days') },
        tally: words.say('latest-first'),
        papers,
        facts: ['authors', 'venue', 'listed'],
        section: 'days',
      });
  },
  render: (digest, page) =>
    renderCollection(digest, page, ({ issued = '' }) =>
      issued.length > 4 ? monthName(digest.words, issued.slice(0, 7)) : digest.words.say('month-unknown'),
    ),
});
