import { hasSection } from '../../content/site-sections.ts';
import { html } from '../../typeset/html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';

/** The search page, before the script takes over. */
export const searchTemplate = siteTemplate({
  name: 'search',
  ...onePage('search.html', ({ site }) => ({
    title: 'Search',
    description: `Search all papers of ${site.name} by words, author, topic, venue and year.`,
    kind: 'search-page',
    section: 'search',
    scripts: ['search.js'],
    main: html`<div class="search" data-search="page">
${opening('Search')}<noscript><p class="caveat">The search needs JavaScript: it runs in your browser, so no server sees what you look for. Without it, the lists of <a href="topics/index.html">topics</a> and <a href="days/index.html">days</a> lead to every paper.</p></noscript>
<form role="search" class="search-form" data-search="form">
<input type="search" name="q" data-search="input" placeholder="Words, authors, titles" aria-label="Search all papers" aria-describedby="search-signs" autocomplete="off" autocapitalize="off" enterkeyhint="search" spellcheck="false">
</form>
<p class="search-signs" id="search-signs"><code>"words together"</code> <code>-without</code> <code>author:name</code> <code>topic:vision</code> <code>year:2023..2025</code> <code>has:code</code>${hasSection(site, 'saved') && html` <code>is:saved</code>`}</p>
<div class="search-head">
<p role="status" data-search="status"></p>
${hasSection(site, 'saved') && html`<span class="follow"><button type="button" data-follow="" hidden>+ Save this search</button></span>\n`}<label class="search-sort">Sort by <select data-search="sort"><option value="relevance">relevance</option><option value="listed">newest listed</option><option value="issued">newest published</option></select></label>
</div>
<div class="search-body">
<details class="search-facets" open><summary>Narrow the results</summary><div data-search="facets"></div></details>
<section class="search-results" aria-label="Results">
<div data-search="notice" class="search-notice"></div>
<ol data-search="results"></ol>
<button type="button" data-search="more" hidden>Show more</button>
</section>
</div>
</div>
`,
  })),
});
