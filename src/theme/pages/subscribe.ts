import type { Digest } from '../../digest/digest.ts';
import { DAILY_ATOM, DAILY_JSON, DAILY_RSS, OPML } from '../../digest/feed-files.ts';
import type { FeedName } from '../../digest/feed-list.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { ownName } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
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
    const { words } = digest;
    const feeds = digest.feeds.all;
    return {
      title: words.say('subscribe-title'),
      description: words.say('subscribe-description', { site: digest.site.name }),
      kind: 'text-page',
      section: 'subscribe',
      feeds: feeds.filter(feed => feed.kind !== 'daily'),
      main: html`<article class="sheet prose">
<h1>${words.say('subscribe-title')}</h1>
${feeds.length > 0 ? choices(digest, feeds) : html`<p class="note">${words.say('subscribe-nothing')}</p>\n`}${offlineCopy(words, digest.site)}</article>
`,
    };
  }),
});

function choices(digest: Digest, feeds: readonly FeedName[]): Html {
  const { words, site } = digest;
  const layout = Layout.of(digest);
  const list = (kinds: readonly FeedName['kind'][]) =>
    feedList(
      digest,
      feeds.filter(feed => kinds.includes(feed.kind)),
    );
  const saved = digest.feeds.saved;
  const topics = feeds.filter(({ kind }) => kind === 'topic');
  const daily = layout.url(DAILY_ATOM);
  return html`<p class="note">${words.say('subscribe-note')}</p>
<p class="address"><a href="${DAILY_ATOM}">${daily}</a> ${copyButton(words, daily, words.say('copy-daily-address'))}</p>
<p>${words.say('subscribe-how')}</p>
<p>${words.set('subscribe-readers', {
    rss: html`<a href="${DAILY_RSS}">RSS</a>`,
    json: html`<a href="${DAILY_JSON}">JSON Feed</a>`,
  })}</p>
<h2>${words.say('subscribe-by-email')}</h2>
<p>${words.say('subscribe-by-email-how')}</p>
${newestBooks(digest)}<h2>${words.say('subscribe-by-paper')}</h2>
${list(['papers', 'picks', 'corrections'])}${saved.length > 0 && html`<h2>${words.say('saved-searches')}</h2>\n${feedList(digest, saved)}`}<h2>${words.say('subscribe-to-topic')}</h2>
<ul class="feeds short">
${topics.map(({ label, file }) => html`<li><a href="${file}">${ownName(words, label, site)}</a> ${copyButton(words, layout.url(file), words.say('copy-address-of', { name: label }))}</li>\n`)}</ul>
<p>${words.set('subscribe-opml', { a: inner => html`<a href="${OPML}">${inner}</a>` })}</p>
`;
}

/** A saved search links to its page, and has no feed while it finds nothing. */
function feedList(digest: Digest, feeds: readonly (FeedName & { papers?: readonly unknown[] })[]): Value {
  const { words, site } = digest;
  const layout = Layout.of(digest);
  return html`<ul class="feeds">
${feeds.map(
  ({ kind, label, about, file, page, papers }) =>
    html`<li><a href="${kind === 'saved' ? page : file}">${ownName(words, label, site)}</a> <span class="aside">${about}</span> ${papers?.length !== 0 && copyButton(words, layout.url(file), words.say('copy-address-of', { name: label }))}</li>\n`,
)}</ul>
`;
}

function copyButton(words: Words, address: string, does: string): Html {
  return html`<button type="button" class="copy" data-copy="${address}" aria-label="${does}" hidden>${words.say('copy-button')}</button>`;
}
