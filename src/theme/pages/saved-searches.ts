import type { Digest } from '../../digest/digest.ts';
import { savedFeedFile, savedPage } from '../../digest/feed-files.ts';
import { type SavedFeed, savedFeedsOf } from '../../digest/feed-list.ts';
import { html } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { fingerprint, type Page, type PageKind } from '../page.ts';
import { paperItem, paperItemKey } from '../parts/paper-item.ts';

const ROOT = '../';
/** Papers that the page shows; its feed has them all. */
const PAPERS = 100;

/** The page of each saved query: what it finds. */
export const savedSearchesKind: PageKind = {
  name: 'savedSearches',
  module: import.meta.url,
  *pages(digest) {
    for (const feed of savedFeedsOf(digest)) yield savedQueryPage(digest, feed);
  },
};

function savedQueryPage(digest: Digest, { query, label, about, papers }: SavedFeed): Page {
  const layout = Layout.of(digest);
  const file = savedPage(query.slug);
  const feed = savedFeedFile(query.slug);
  const shown = papers.slice(0, PAPERS);
  const address = layout.url(feed);
  return {
    file,
    key: fingerprint([layout.key, label, about, papers.length, ...shown.map(entry => paperItemKey(digest, entry))]),
    lastmod: papers[0]?.listed ?? digest.days.at(-1)?.date,
    render: () =>
      layout.page({
        file,
        title: label,
        description: `${about} A saved search of ${digest.site.name}.`,
        kind: 'topic-page',
        feeds: papers.length > 0 ? [{ label, file: feed }] : [],
        main: html`<header class="opening"><p class="eyebrow"><a href="../subscribe.html">Saved search</a></p>
<h1>${label}</h1>
<p class="note">${about}</p>
<p class="tally">${
          papers.length === 0
            ? 'No papers yet'
            : html`${plural(papers.length, 'paper')}, newest first${papers.length > PAPERS && `; the first ${PAPERS} are shown, the feed has all`}. <a href="../${feed}">Follow this search</a> <button type="button" class="copy" data-copy="${address}" hidden>Copy the feed’s address</button>`
        }</p></header>
<div class="stories">
${shown.map(entry => paperItem(digest, entry, { root: ROOT, level: 2 }))}</div>
`,
      }),
  };
}
