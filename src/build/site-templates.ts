import { exportsTemplate } from '../publish/exports.ts';
import { feedsTemplate } from '../publish/feeds/feeds.ts';
import type { SiteTemplate } from '../theme/page.ts';
import { aboutTemplate } from '../theme/pages/about.ts';
import { apiTemplate } from '../theme/pages/api.ts';
import { authorNamesTemplate } from '../theme/pages/author-names.ts';
import { authorsTemplate } from '../theme/pages/authors.ts';
import { authorsIndexTemplate } from '../theme/pages/authors-index.ts';
import { daysTemplate } from '../theme/pages/days.ts';
import { daysIndexTemplate } from '../theme/pages/days-index.ts';
import { forYouTemplate } from '../theme/pages/for-you.ts';
import { homeTemplate } from '../theme/pages/home.ts';
import { manifestTemplate } from '../theme/pages/manifest.ts';
import { monthsTemplate } from '../theme/pages/months.ts';
import { movedTemplate } from '../theme/pages/moved.ts';
import { newsTemplate } from '../theme/pages/news.ts';
import { notFoundTemplate } from '../theme/pages/not-found.ts';
import { ownPagesTemplate } from '../theme/pages/own-pages.ts';
import { papersTemplate } from '../theme/pages/papers.ts';
import { readingListTemplate } from '../theme/pages/reading-list.ts';
import { robotsTemplate } from '../theme/pages/robots.ts';
import { savedSearchesTemplate } from '../theme/pages/saved-searches.ts';
import { searchTemplate } from '../theme/pages/search.ts';
import { sitemapTemplate } from '../theme/pages/sitemap.ts';
import { statisticsTemplate } from '../theme/pages/statistics.ts';
import { subscribeTemplate } from '../theme/pages/subscribe.ts';
import { topicsTemplate } from '../theme/pages/topics.ts';
import { topicsIndexTemplate } from '../theme/pages/topics-index.ts';
import { venuesIndexTemplate, venuesTemplate } from '../theme/pages/venues.ts';
import { weeksTemplate } from '../theme/pages/weeks.ts';
import { yearsTemplate } from '../theme/pages/years.ts';
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
  yearsTemplate,
  authorsTemplate,
  authorsIndexTemplate,
  venuesIndexTemplate,
  venuesTemplate,
  readingListTemplate,
  forYouTemplate,
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
  newsTemplate,
  authorNamesTemplate,
  exportsTemplate,
  movedTemplate,
  hostingTemplate,
];

/** The templates with these names, or all of them; the site map lists only their pages. */
export function siteTemplates(names?: readonly string[]): readonly SiteTemplate[] {
  const isWanted = ({ name }: SiteTemplate) => !names || names.includes(name);
  const read = READ.filter(isWanted);
  return [...read, ...[...OTHER, sitemapTemplate(read)].filter(isWanted)];
}
