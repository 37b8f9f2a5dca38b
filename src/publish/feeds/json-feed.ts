import { generateJsonFeed } from 'feedsmith';
import type { SiteConfig } from '../../content/site-file.ts';
import { iconFor } from '../../theme/parts/icon.ts';
import { pageTongue } from '../../typeset/tongue.ts';
import type { Words } from '../../words/words.ts';
import { type Feed, instant } from './feed.ts';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(words: Words, site: SiteConfig, feed: Feed): string {
  const { editor, url } = site;
  const people = (names: readonly string[]) => (names.length > 0 ? names.map(name => ({ name })) : undefined);
  const data = generateJsonFeed({
    title: feed.title,
    home_page_url: feed.page,
    feed_url: url + feed.file,
    description: feed.about,
    icon: url + iconFor(site, 512),
    favicon: url + iconFor(site, 192),
    authors: people([editor?.name ?? site.name]),
    language: pageTongue(words).lang,
    items: feed.items.map(item => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_html: item.content ?? `<p>${item.summary ?? ''}</p>`,
      date_published: instant(item.published),
      date_modified: instant(item.updated),
      authors: people(item.authors),
      tags: item.tags?.map(tag => tag.name),
    })),
  });
  return `${JSON.stringify(data, undefined, 1)}\n`;
}
