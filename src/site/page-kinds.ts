import { exportsKind } from './exports/exports.ts';
import { feedsKind } from './feeds/feeds.ts';
import { hostingKind } from './hosting.ts';
import type { PageKind } from './page.ts';
import { aboutKind } from './pages/about.ts';
import { apiKind } from './pages/api.ts';
import { archiveKind } from './pages/archive.ts';
import { authorsKind } from './pages/authors.ts';
import { daysKind } from './pages/days.ts';
import { homeKind } from './pages/home.ts';
import { indexesKind } from './pages/indexes.ts';
import { manifestKind } from './pages/manifest.ts';
import { mapKind } from './pages/map.ts';
import { monthsKind } from './pages/months.ts';
import { notFoundKind } from './pages/not-found.ts';
import { papersKind } from './pages/papers.ts';
import { readingListKind } from './pages/reading-list.ts';
import { robotsKind } from './pages/robots.ts';
import { savedSearchesKind } from './pages/saved-searches.ts';
import { searchKind } from './pages/search.ts';
import { sitemapKind } from './pages/sitemap.ts';
import { sourcesKind } from './pages/sources.ts';
import { statisticsKind } from './pages/statistics.ts';
import { subscribeKind } from './pages/subscribe.ts';
import { topicsKind } from './pages/topics.ts';
import { venuesKind } from './pages/venues.ts';
import { weeksKind } from './pages/weeks.ts';

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
