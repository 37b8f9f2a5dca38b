import type { SiteConfig } from '../../content/site-file.ts';
import { toRoot } from '../../theme/page.ts';
import { rfc822 } from '../../typeset/date-text.ts';
import { xmlElement, xmlHead, xmlText } from '../../typeset/xml.ts';
import { type Feed, type FeedItem, updatedOf } from './feed.ts';

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

/** A feed as RSS 2.0 (https://www.rssboard.org/rss-specification), as the RSS Best Practices Profile would have it. */
export function rss(site: SiteConfig, feed: Feed): string {
  const { editor, license, language } = site;
  const person = editor?.email && `${editor.email} (${editor.name})`;
  return `${xmlHead(toRoot(feed.file))}<rss version="2.0" ${NAMESPACES}>
<channel>
${xmlElement('title', feed.title)}${xmlElement('link', feed.page)}${xmlElement('description', feed.about)}${xmlElement('language', language)}${xmlElement('copyright', license)}${xmlElement('managingEditor', person)}${xmlElement('lastBuildDate', rfc822(updatedOf(feed)))}<generator>Broadsheet</generator>
<docs>https://www.rssboard.org/rss-specification</docs>
<atom:link href="${xmlText(site.url + feed.file)}" rel="self" type="application/rss+xml"/>
${feed.items.map(item).join('')}</channel>
</rss>
`;
}

function item(item: FeedItem): string {
  return `<item>
${xmlElement('title', item.title)}${xmlElement('link', item.url)}<guid isPermaLink="false">${xmlText(item.id)}</guid>
${xmlElement('pubDate', rfc822(item.published))}${item.authors.map(name => xmlElement('dc:creator', name)).join('')}${xmlElement('description', item.summary)}${xmlElement('content:encoded', item.content)}</item>
`;
}
