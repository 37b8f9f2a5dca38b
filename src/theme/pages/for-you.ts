import { authorFeeds } from '../../digest/author-feeds.ts';
import type { Digest } from '../../digest/digest.ts';
import { idKeys } from '../../search/papers-table.ts';
import { html } from '../../typeset/html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import type { Followable } from '../parts/followable.ts';
import { opening } from '../parts/opening.ts';
import { titleSearch } from '../parts/title-search.ts';

/** Papers of a saved query that its followers see, at most. */
const PAPERS = 20;

/** The newest papers of what the reader follows. That is kept in the browser, so a script fills the page. */
export const forYouTemplate = siteTemplate({
  name: 'for-you',
  section: 'saved',
  ...onePage('for-you.html', digest => ({
    title: digest.words.say('for-you-title'),
    description: digest.words.say('for-you-description', { site: digest.site.name }),
    kind: 'index-page',
    scripts: ['for-you.js'],
    main: html`${opening(
      digest.words.say('for-you-title'),
      digest.words.set('for-you-note', { a: inner => html`<a href="#followed">${inner}</a>` }),
    )}<div class="stories for-you" data-followable="${JSON.stringify(followable(digest))}"${titleSearch(digest.site)}>
<noscript><p class="caveat">${digest.words.set('for-you-script', { a: inner => html`<a href="subscribe.html">${inner}</a>` })}</p></noscript>
<p role="status" class="caveat"></p>
<section class="search-results" hidden><h2>${digest.words.say('newest-papers')}</h2>
<ol></ol></section>
<section class="followed" id="followed" hidden><h2>${digest.words.say('you-follow')}</h2>
<ul class="lines"></ul>
<p class="tools"><button type="button" data-opml>${digest.words.say('for-you-opml')}</button></p></section>
</div>
`,
  })),
});

function followable(digest: Digest): Followable {
  const { feeds, signatures } = digest;
  const authors = [...authorFeeds(digest)].map(([name, feed]): [string, string, string] => [
    signatures.get(name)!.file,
    feed.file,
    feed.label,
  ]);
  const others = feeds.all.filter(({ kind }) => kind === 'topic' || kind === 'saved');
  return {
    feeds: [...others.map(({ page, file, label }): [string, string, string] => [page, file, label]), ...authors],
    queries: Object.fromEntries(feeds.saved.map(({ page, papers }) => [page, idKeys(papers.slice(0, PAPERS))])),
  };
}
