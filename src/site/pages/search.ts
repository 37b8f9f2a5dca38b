import { html } from '../html.ts';
import { Layout } from '../layout.ts';
import type { PageKind } from '../page.ts';

/** The search page: what is needed before the script of the search takes over. */
export const searchKind: PageKind = {
  name: 'search',
  module: import.meta.url,
  *pages(digest) {
    const layout = Layout.of(digest);
    yield {
      file: 'search.html',
      key: layout.key,
      lastmod: digest.days[0]?.date,
      render: () =>
        layout.page({
          file: 'search.html',
          title: 'Search',
          description: `Search all papers of ${digest.site.name} by words, author, topic, venue and year.`,
          kind: 'search-page',
          scripts: ['search.js'],
          main: html`<header class="opening"><h1>Search</h1></header>
<div id="search" class="stories">
<noscript><p class="caveat">The search needs JavaScript: it runs in your browser, and no server sees what you look for. Without it, the <a href="topics/index.html">topics</a> and <a href="days/index.html">days</a> lead to every paper.</p></noscript>
</div>
`,
        }),
    };
  },
};
