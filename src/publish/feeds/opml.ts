import type { Digest } from '../../digest/digest.ts';
import { type FeedName, feedsOf } from '../../digest/feed-list.ts';
import { Layout } from '../../theme/layout.ts';
import { xmlElement, xmlText } from '../../typeset/xml.ts';

/** All feeds as a list that feed readers import (OPML 2.0, http://opml.org/spec2.opml). */
export function opml(digest: Digest): string {
  const { name, editor } = digest.site;
  const layout = Layout.of(digest);
  const text = (words: string) => `text="${xmlText(words)}" title="${xmlText(words)}"`;
  const outline = ({ label, about, file, page, kind }: FeedName) =>
    `<outline type="rss" ${text(kind === 'daily' ? name : `${name}: ${label}`)} description="${xmlText(about)}" htmlUrl="${xmlText(layout.url(page))}" xmlUrl="${xmlText(layout.url(file))}"/>\n`;
  const feeds = feedsOf(digest);
  const group = (label: string, kind: FeedName['kind']) => {
    const list = feeds.filter(feed => feed.kind === kind);
    return list.length > 0 ? `<outline text="${xmlText(label)}">\n${list.map(outline).join('')}</outline>\n` : '';
  };
  const first = feeds.filter(feed => feed.kind !== 'topic' && feed.kind !== 'saved');
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head>
${xmlElement('title', `Feeds of ${name}`)}${xmlElement('ownerName', editor?.name)}${xmlElement('ownerEmail', editor?.email)}</head>
<body>
${first.map(outline).join('')}${group('Topics', 'topic')}${group('Saved searches', 'saved')}</body>
</opml>
`;
}
