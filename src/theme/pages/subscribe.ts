import type { Digest } from '../../digest/digest.ts';
import { DAILY_ATOM, DAILY_JSON, DAILY_RSS, OPML } from '../../digest/feed-files.ts';
import { type FeedName, feedsOf, savedFeedsOf } from '../../digest/feed-list.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { Layout } from '../layout.ts';
import { siteTemplate, toRoot } from '../page.ts';
import { offlineCopy } from '../parts/offline-copy.ts';

const FILE = 'subscribe.html';

/** How to follow the digest. */
export const subscribeTemplate = siteTemplate({
  name: 'subscribe',
  always: true,
  pages: digest => [{ file: FILE, lastmod: digest.days[0]?.date }],
  render(digest) {
    const layout = Layout.of(digest);
    const feeds = feedsOf(digest);
    return layout.page({
      file: FILE,
      title: 'Subscribe',
      description: `Follow ${digest.site.name} in a feed reader: one item a day, or one for each paper of a topic.`,
      kind: 'text-page',
      section: 'subscribe',
      feeds: feeds.filter(feed => feed.kind !== 'daily'),
      main: html`<article class="sheet prose">
<h1>Subscribe</h1>
${feeds.length > 0 ? choices(digest, layout, feeds) : html`<p class="note">There is nothing to follow yet.</p>\n`}${offlineCopy()}</article>
`,
    });
  },
});

function choices(digest: Digest, layout: Layout, feeds: readonly FeedName[]): Html {
  const of = (...kinds: FeedName['kind'][]) => feeds.filter(feed => kinds.includes(feed.kind));
  const daily = layout.url(DAILY_ATOM);
  return html`<p class="note">One item for each day of the digest, in any feed reader. No account, no address to leave.</p>
<h2>The daily digest</h2>
<p class="address"><a href="${DAILY_ATOM}">${daily}</a> ${copyButton(daily, 'the daily digest’s address')}</p>
<ol>
<li>Copy the address.</li>
<li>Open your feed reader and choose “Add”, “Follow” or “Subscribe”.</li>
<li>Paste the address. Each new day then appears as one item: the editor’s note and picks, then the papers by topic.</li>
</ol>
<p>No feed reader yet? NetNewsWire (Mac, iPhone), Feeder (Android), Thunderbird (Windows, Linux) and FreshRSS (your own server) are free. A reader that asks for another format takes the same digest as <a href="${DAILY_RSS}">RSS</a> or <a href="${DAILY_JSON}">JSON Feed</a>.</p>
<h2>Paper by paper</h2>
${list(layout, of('papers', 'picks', 'corrections'))}<h2>One topic</h2>
${list(layout, of('topic'))}${savedSearches(digest, layout)}<h2>All of them at once</h2>
<p>Readers can import <a href="${OPML}">the list of all feeds</a> (OPML) as a file.</p>
<h2>By mail</h2>
<p>A service that turns feeds into mail, such as Blogtrottr or Feedrabbit, sends you each day’s item: give it the address above.</p>
`;
}

function list(layout: Layout, feeds: readonly FeedName[]): Value {
  return html`<ul class="feeds">
${feeds.map(
  ({ label, about, file }) =>
    html`<li><a href="${file}">${label}</a> <span class="aside">${about}</span> ${copyButton(layout.url(file), `the address of ${label}`)}</li>\n`,
)}</ul>
`;
}

function savedSearches(digest: Digest, layout: Layout): Value {
  const saved = savedFeedsOf(digest);
  if (saved.length === 0) return undefined;
  return html`<h2>Saved searches</h2>
<ul class="feeds">
${saved.map(
  ({ label, about, file, page, papers }) =>
    html`<li><a href="${toRoot(FILE)}${page}">${label}</a> <span class="aside">${about}</span> ${papers.length > 0 && copyButton(layout.url(file), `the address of ${label}`)}</li>\n`,
)}</ul>
`;
}

function copyButton(address: string, what: string): Html {
  return html`<button type="button" class="copy" data-copy="${address}" aria-label="Copy ${what}" hidden>Copy</button>`;
}
