import { exportsTemplate } from '../publish/exports.ts';
import { feedsTemplate } from '../publish/feeds/feeds.ts';
import type { SiteTemplate } from '../theme/page.ts';
import { aboutTemplate } from '../theme/pages/about.ts';
import { apiTemplate } from '../theme/pages/api.ts';
import { archiveTemplate, yearsTemplate } from '../theme/pages/archive.ts';
import { authorsIndexTemplate, authorsTemplate } from '../theme/pages/authors.ts';
import { daysTemplate } from '../theme/pages/days.ts';
import { homeTemplate } from '../theme/pages/home.ts';
import { daysIndexTemplate, topicsIndexTemplate } from '../theme/pages/indexes.ts';
import { manifestTemplate } from '../theme/pages/manifest.ts';
import { mapTemplate } from '../theme/pages/map.ts';
import { monthsTemplate } from '../theme/pages/months.ts';
import { notFoundTemplate } from '../theme/pages/not-found.ts';
import { ownPagesTemplate } from '../theme/pages/own-pages.ts';
import { papersTemplate } from '../theme/pages/papers.ts';
import { readingListTemplate } from '../theme/pages/reading-list.ts';
import { robotsTemplate } from '../theme/pages/robots.ts';
import { savedSearchesTemplate } from '../theme/pages/saved-searches.ts';
import { searchTemplate } from '../theme/pages/search.ts';
import { sitemapTemplate } from '../theme/pages/sitemap.ts';
import { sourcesIndexTemplate, sourcesTemplate } from '../theme/pages/sources.ts';
import { statisticsTemplate } from '../theme/pages/statistics.ts';
import { subscribeTemplate } from '../theme/pages/subscribe.ts';
import { topicsTemplate } from '../theme/pages/topics.ts';
import { venuesIndexTemplate, venuesTemplate } from '../theme/pages/venues.ts';
import { weeksTemplate } from '../theme/pages/weeks.ts';
import { hostingTemplate } from './hosting.ts';

/** Templates of pages for people. Papers come first, so that what is derived for a paper's own page is ready for the others. */
const READ: readonly SiteTemplate[] = [
  papersTemplate,
  homeTemplate,
  daysTemplate,
  topicsTemplate,
  daysIndexTemplate,
  topicsIndexTemplate,
  weeksTemplate,
  monthsTemplate,
  archiveTemplate,
  yearsTemplate,
  authorsTemplate,
  authorsIndexTemplate,
  venuesIndexTemplate,
  venuesTemplate,
  sourcesIndexTemplate,
  sourcesTemplate,
  readingListTemplate,
  mapTemplate,
  statisticsTemplate,
  searchTemplate,
  subscribeTemplate,
  savedSearchesTemplate,
  ownPagesTemplate,
  aboutTemplate,
  apiTemplate,
  notFoundTemplate,
];

const OTHER: readonly SiteTemplate[] = [
  feedsTemplate,
  robotsTemplate,
  manifestTemplate,
  exportsTemplate,
  hostingTemplate,
];

/** The templates with these names, or all of them; the site map lists only their pages. */
export function siteTemplates(names?: readonly string[]): readonly SiteTemplate[] {
  const isWanted = ({ name }: SiteTemplate) => !names || names.includes(name);
  const read = READ.filter(isWanted);
  return [...read, ...[...OTHER, sitemapTemplate(read)].filter(isWanted)];
}
