import type { Digest } from '../../digest/digest.ts';
import { idKeys } from '../../search/papers-table.ts';
import { siteTemplate } from '../page.ts';

/** Where browsers find the newest papers. */
export const NEWS = 'assets/news.js';
/** Papers in it, about: at least the newest day, and never more of a day. */
const PAPERS = 500;

/**
 * The newest papers by day, as `idKeys` has them, for a browser to find out what is new since its reader's last visit. It is a script,
 * since a page from disk can load nothing else, and a file of its own, since each new day would change every page.
 */
export const newsTemplate = siteTemplate({
  name: 'news',
  fixed: true,
  always: true,
  section: 'saved',
  pages: () => [{ file: NEWS }],
  render: digest => `var broadsheetNews=${JSON.stringify(newest(digest))}\n`,
});

function newest({ days }: Digest): Record<string, string> {
  const news: Record<string, string> = {};
  let count = 0;
  for (const { date, papers } of days) {
    if (papers.length === 0) continue;
    count += papers.length;
    if (count > PAPERS && count > papers.length) break;
    news[date] = idKeys(papers.slice(0, PAPERS));
  }
  return news;
}
