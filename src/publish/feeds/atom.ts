import { generateAtomFeed } from 'feedsmith';
import type { SiteConfig } from '../../content/site-file.ts';
import { toRoot } from '../../theme/page.ts';
import { iconFor } from '../../theme/parts/icon.ts';
import { html } from '../../typeset/html.ts';
import { pageTongue } from '../../typeset/tongue.ts';
import type { Words } from '../../words/words.ts';
import { type Feed, instant, updatedOf } from './feed.ts';

/** feedsmith does not know of archives. */
const ARCHIVE = ' xmlns:fh="http://purl.org/syndication/history/1.0">\n  <fh:archive/>';

/**
 * A feed as Atom 1.0 (RFC 4287). What items say is XHTML within the document, so that a browser can show the feed as a page;
 * parts of an archive say so and name one another (RFC 5005).
 */
export function atom(words: Words, site: SiteConfig, feed: Feed): string {
  const { editor, license, url } = site;
  const link = (rel: string, file: string | undefined) =>
    file === undefined ? [] : [{ rel, type: 'application/atom+xml', href: url + file }];
  const about = html`${feed.about} <a href="${url}subscribe.html">${words.say('how-to-subscribe')}</a>`;
  const text = generateAtomFeed(
    {
      xml: { lang: pageTongue(words).lang },
      id: feed.id,
      title: { value: feed.title },
      subtitle: { type: 'xhtml', value: about.text },
      updated: instant(updatedOf(feed)),
      authors: [{ name: editor?.name ?? site.name, email: editor?.email }],
      links: [
        { rel: 'alternate', type: 'text/html', href: feed.page },
        ...link('self', feed.file),
        ...link('current', feed.current),
        ...link('prev-archive', feed.older),
        ...link('next-archive', feed.newer),
      ],
      icon: url + iconFor(site, 192),
      rights: license === undefined ? undefined : { value: license },
      generator: { text: 'Broadsheet' },
      entries: feed.items.map(item => ({
        title: { value: item.title, ...inLanguage(item.titleIn) },
        links: [{ rel: 'alternate', type: 'text/html', href: item.url }],
        id: item.id,
        published: instant(item.published),
        updated: instant(item.updated),
        authors: item.authors.map(name => ({ name })),
        categories: item.tags?.map(tag => ({ term: tag.slug, label: tag.name })),
        summary: item.summary === undefined ? undefined : { value: item.summary, ...inLanguage(item.summaryIn) },
        content: item.content === undefined ? undefined : { type: 'xhtml', value: item.content },
      })),
    },
    { stylesheets: [{ type: 'text/css', href: `${toRoot(feed.file)}feeds/feed.css` }] },
  );
  if (feed.current === undefined) return text;
  const end = text.indexOf('>', text.indexOf('<feed '));
  return text.slice(0, end) + ARCHIVE + text.slice(end + 1);
}

const inLanguage = (language: string | undefined) => (language === undefined ? {} : { xml: { lang: language } });
