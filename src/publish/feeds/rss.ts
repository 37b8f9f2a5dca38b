import { generateRssFeed } from 'feedsmith';
import type { SiteConfig } from '../../content/site-file.ts';
import { toRoot } from '../../theme/page.ts';
import { pageTongue } from '../../typeset/tongue.ts';
import type { Words } from '../../words/words.ts';
import { type Feed, instant, updatedOf } from './feed.ts';

/** A feed as RSS 2.0 (https://www.rssboard.org/rss-specification), as the RSS Best Practices Profile would have it. */
export function rss(words: Words, site: SiteConfig, feed: Feed): string {
  const { editor, license, url } = site;
  return generateRssFeed(
    {
      title: feed.title,
      link: feed.page,
      description: feed.about,
      language: pageTongue(words).lang,
      copyright: license,
      managingEditor: editor?.email ? editor : undefined,
      lastBuildDate: instant(updatedOf(feed)),
      generator: 'Broadsheet',
      docs: 'https://www.rssboard.org/rss-specification',
      atom: { links: [{ href: url + feed.file, rel: 'self', type: 'application/rss+xml' }] },
      items: feed.items.map(item => ({
        title: item.title,
        link: item.url,
        guid: { value: item.id, isPermaLink: false },
        pubDate: instant(item.published),
        description: item.summary,
        dc: { creators: [...item.authors] },
        content: { encoded: item.content },
      })),
    },
    { stylesheets: [{ type: 'text/css', href: `${toRoot(feed.file)}feeds/feed.css` }] },
  );
}
