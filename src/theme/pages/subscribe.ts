import type { Digest } from '../../digest/digest.ts';
import { DAILY_ATOM, DAILY_JSON, DAILY_RSS, OPML } from '../../digest/feed-files.ts';
import type { FeedName } from '../../digest/feed-list.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { Layout } from '../layout.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { newestBooks } from '../parts/newest-books.ts';
import { offlineCopy } from '../parts/offline-copy.ts';

const FILE = 'subscribe.html';

/** How to follow the digest. */
export const subscribeTemplate = siteTemplate({
  name: 'subscribe',
  ...onePage(FILE, digest => {
    const feeds = digest.feeds.all;
    return {
      title: 'Subscribe',
      description: `Follow ${digest.site.name} in a feed reader: one item a day, or one item for each paper.`,
      kind: 'text-page',
      section: 'subscribe',
      feeds: feeds.filter(feed => feed.kind !== 'daily'),
      main: html`<article class="sheet prose">
<h1>Subscribe</h1>
${feeds.length > 0 ? choices(digest, feeds) : html`<p class="note">There is nothing to follow yet.</p>\n`}${offlineCopy(digest.site)}</article>
`,
    };
  }),
});

function choices(digest: Digest, feeds: readonly FeedName[]): Html {
  const layout = Layout.of(digest);
  const list = (kinds: readonly FeedName['kind'][]) =>
    feedList(
      layout,
      feeds.filter(feed => kinds.includes(feed.kind)),
    );
  const saved = digest.feeds.saved;
  const topics = feeds.filter(({ kind }) => kind === 'topic');
  const daily = layout.url(DAILY_ATOM);
  return html`<p class="note">One item for each day of the digest, in any feed reader. You need no account and leave no address.</p>
<p class="address"><a href="${DAILY_ATOM}">${daily}</a> ${copyButton(daily, 'the address of the daily digest')}</p>
<p>Copy this address into your feed reader, where it says “Add”, “Follow” or “Subscribe”. Each new day then appears as one item: the editor’s note and picks, then the papers by topic.</p>
<p>No feed reader yet? NetNewsWire (Mac, iPhone), Feeder (Android), Thunderbird (Windows, Linux) and FreshRSS (your own server) are free. If yours needs another format, use <a href="${DAILY_RSS}">RSS</a> or <a href="${DAILY_JSON}">JSON Feed</a>.</p>
<h2>By email</h2>
<p>A service that turns feeds into email, such as Blogtrottr or Feedrabbit, can send you each day’s item. Give it the address above.</p>
${newestBooks(digest)}<h2>Paper by paper</h2>
${list(['papers', 'picks', 'corrections'])}${saved.length > 0 && html`<h2>Saved searches</h2>\n${feedList(layout, saved)}`}<h2>One topic</h2>
<ul class="feeds short">
${topics.map(({ label, file }) => html`<li><a href="${file}">${label}</a> ${copyButton(layout.url(file), `the address of ${label}`)}</li>\n`)}</ul>
<p>Feed readers can import <a href="${OPML}">the list of all feeds</a> (an OPML file).</p>
`;
}

/** A saved search links to its page, and has no feed while it finds nothing. */
function feedList(layout: Layout, feeds: readonly (FeedName & { papers?: readonly unknown[] })[]): Value {
  return html`<ul class="feeds">
${feeds.map(
  ({ kind, label, about, file, page, papers }) =>
    html`<li><a href="${kind === 'saved' ? page : file}">${label}</a> <span class="aside">${about}</span> ${papers?.length !== 0 && copyButton(layout.url(file), `the address of ${label}`)}</li>\n`,
)}</ul>
`;
}

function copyButton(address: string, what: string): Html {
  return html`<button type="button" class="copy" data-copy="${address}" aria-label="Copy ${what}" hidden>Copy</button>`;
}
