import type { SiteConfig } from '../../content/site-file.ts';
import { xmlSafe } from '../../typeset/xml.ts';
import type { Feed } from './feed.ts';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(site: SiteConfig, feed: Feed): string {
  const people = (names: readonly string[]) => (names.length > 0 ? names.map(name => ({ name })) : undefined);
  const data = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: site.url + feed.file,
    description: feed.about,
    icon: `${site.url}assets/icon-512.png`,
    favicon: `${site.url}assets/icon-192.png`,
    authors: people([site.editor?.name ?? site.name]),
    language: site.language,
    items: feed.items.map(item => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_html: item.content ?? `<p>${item.summary ?? ''}</p>`,
      date_published: item.published,
      date_modified: item.updated,
      authors: people(item.authors),
      tags: item.tags?.map(tag => tag.name),
    })),
  };
  return `${JSON.stringify(data, (_, value) => (typeof value === 'string' ? xmlSafe(value) : value), 1)}\n`;
}
