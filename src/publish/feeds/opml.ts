import { generateOpml } from 'feedsmith';
import type { Digest } from '../../digest/digest.ts';
import type { FeedName } from '../../digest/feed-list.ts';
import { Layout } from '../../theme/layout.ts';
import { xmlSafeData } from '../../typeset/xml.ts';
import { feedTitle } from './feed.ts';

/** All feeds as a list that feed readers import (OPML 2.0, http://opml.org/spec2.opml). */
export function opml(digest: Digest): string {
  const { words } = digest;
  const { name, editor } = digest.site;
  const layout = Layout.of(digest);
  const outline = ({ label, about, file, page, kind }: FeedName) => {
    const text = feedTitle(words, name, { label, kind });
    return { type: 'rss', text, title: text, description: about, htmlUrl: layout.url(page), xmlUrl: layout.url(file) };
  };
  const feeds = digest.feeds.all;
  const group = (text: string, kind: FeedName['kind']) => {
    const outlines = feeds.filter(feed => feed.kind === kind).map(outline);
    return outlines.length > 0 ? [{ text, outlines }] : [];
  };
  const first = feeds.filter(feed => feed.kind !== 'topic' && feed.kind !== 'saved');
  return generateOpml(
    xmlSafeData({
      head: { title: words.say('feeds-of-digest', { name }), ownerName: editor?.name, ownerEmail: editor?.email },
      body: {
        outlines: [
          ...first.map(outline),
          ...group(words.say('topics-heading'), 'topic'),
          ...group(words.say('saved-searches'), 'saved'),
        ],
      },
    }),
  );
}
