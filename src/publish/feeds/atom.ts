import type { SiteConfig } from '../../content/site-file.ts';
import { toRoot } from '../../theme/page.ts';
import { xmlElement, xmlHead, xmlSafe, xmlText } from '../../typeset/xml.ts';
import { type Feed, type FeedItem, updatedOf } from './feed.ts';

/**
 * A feed as Atom 1.0 (RFC 4287). What items say is XHTML within the document, so that a browser can show the feed as a page;
 * parts of an archive say so and name one another (RFC 5005).
 */
export function atom(site: SiteConfig, feed: Feed): string {
  const url = (file: string) => xmlText(site.url + file);
  const link = (rel: string, file: string | undefined) =>
    file === undefined ? '' : `<link rel="${rel}" type="application/atom+xml" href="${url(file)}"/>\n`;
  const { editor, license, language } = site;
  return `${xmlHead(toRoot(feed.file))}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(language)}"${
    feed.current === undefined ? '' : ' xmlns:fh="http://purl.org/syndication/history/1.0"'
  }>
${xmlElement('id', feed.id)}${xmlElement('title', feed.title)}<subtitle type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${xmlText(feed.about)} <a href="${url('subscribe.html')}">How to subscribe</a></div></subtitle>
${xmlElement('updated', updatedOf(feed))}<author>${xmlElement('name', editor?.name ?? site.name).trimEnd()}${xmlElement('email', editor?.email).trimEnd()}</author>
<link rel="alternate" type="text/html" href="${xmlText(feed.page)}"/>
${link('self', feed.file)}${link('current', feed.current)}${link('prev-archive', feed.older)}${link('next-archive', feed.newer)}${xmlElement('icon', `${site.url}assets/icon-192.png`)}${xmlElement('rights', license)}<generator>Broadsheet</generator>
${feed.current === undefined ? '' : '<fh:archive/>\n'}${feed.items.map(entry).join('')}</feed>
`;
}

function entry(item: FeedItem): string {
  return `<entry>
${xmlElement('title', item.title)}<link rel="alternate" type="text/html" href="${xmlText(item.url)}"/>
${xmlElement('id', item.id)}${xmlElement('published', item.published)}${xmlElement('updated', item.updated)}${item.authors
  .map(name => `<author><name>${xmlText(name)}</name></author>\n`)
  .join('')}${(item.tags ?? [])
  .map(tag => `<category term="${xmlText(tag.slug)}" label="${xmlText(tag.name)}"/>\n`)
  .join('')}${xmlElement('summary', item.summary)}${
  item.content === undefined
    ? ''
    : `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${xmlSafe(item.content)}</div></content>\n`
}</entry>
`;
}
