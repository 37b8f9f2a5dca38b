import { exportsKind } from '../publish/exports.ts';
import { feedsKind } from '../publish/feeds/feeds.ts';
import type { PageKind } from '../theme/page.ts';
import { aboutKind } from '../theme/pages/about.ts';
import { apiKind } from '../theme/pages/api.ts';
import { archiveKind } from '../theme/pages/archive.ts';
import { authorsKind } from '../theme/pages/authors.ts';
import { daysKind } from '../theme/pages/days.ts';
import { homeKind } from '../theme/pages/home.ts';
import { indexesKind } from '../theme/pages/indexes.ts';
import { manifestKind } from '../theme/pages/manifest.ts';
import { mapKind } from '../theme/pages/map.ts';
import { monthsKind } from '../theme/pages/months.ts';
import { notFoundKind } from '../theme/pages/not-found.ts';
import { papersKind } from '../theme/pages/papers.ts';
import { readingListKind } from '../theme/pages/reading-list.ts';
import { robotsKind } from '../theme/pages/robots.ts';
import { savedSearchesKind } from '../theme/pages/saved-searches.ts';
import { searchKind } from '../theme/pages/search.ts';
import { sitemapKind } from '../theme/pages/sitemap.ts';
import { sourcesKind } from '../theme/pages/sources.ts';
import { statisticsKind } from '../theme/pages/statistics.ts';
import { subscribeKind } from '../theme/pages/subscribe.ts';
import { topicsKind } from '../theme/pages/topics.ts';
import { venuesKind } from '../theme/pages/venues.ts';
import { weeksKind } from '../theme/pages/weeks.ts';
import { hostingKind } from './hosting.ts';

/** Kinds whose pages people read; papers first, as what is made of a paper for its own page is at hand for the others. */
const READ: readonly PageKind[] = [
  papersKind,
  homeKind,
  daysKind,
  topicsKind,
  indexesKind,
  weeksKind,
  monthsKind,
  archiveKind,
  authorsKind,
  venuesKind,
  sourcesKind,
  readingListKind,
  mapKind,
  statisticsKind,
  searchKind,
  subscribeKind,
  savedSearchesKind,
  aboutKind,
  apiKind,
  notFoundKind,
];

const OTHER: readonly PageKind[] = [feedsKind, robotsKind, manifestKind, exportsKind, hostingKind];

/** The kinds of page of these names, or all that there are; the site map lists the pages of these kinds alone. */
export function pageKinds(names?: readonly string[]): readonly PageKind[] {
  const isWanted = ({ name }: PageKind) => !names || names.includes(name);
  const read = READ.filter(isWanted);
  return [...read, ...[...OTHER, sitemapKind(read)].filter(isWanted)];
}

/** Every kind of page that a build makes. */
export const PAGE_KINDS = pageKinds();
