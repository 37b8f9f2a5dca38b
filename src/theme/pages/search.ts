import { hasSection } from '../../content/site-sections.ts';
import { html } from '../../typeset/html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';
import { titleFinder, titleSearch } from '../parts/title-search.ts';

/** What can be typed besides words, and what it does. */
const SIGNS = [
  ['"words together"', 'these words, side by side'],
  ['-without', 'not this word'],
  ['author:name', 'by an author'],
  ['topic:vision', 'on a topic'],
  ['year:2023..2025', 'published in these years'],
  ['has:code', 'with code'],
  ['is:saved', 'on your reading list'],
] as const;

/** The search page, before the script takes over. */
export const searchTemplate = siteTemplate({
  name: 'search',
  ...onePage('search.html', ({ site }) => {
    const finder = titleFinder(site);
    return {
      title: 'Search',
      description: `Search all papers of ${site.name} by words, author, topic, venue and year.`,
      kind: 'search-page',
      section: 'search',
      scripts: ['search.js'],
      main: html`<div class="search" data-search="page"${titleSearch(site)}>
${opening('Search')}<noscript><p class="caveat">The search needs JavaScript: it runs in your browser, so no server sees what you look for. Without it, the lists of <a href="topics/index.html">topics</a> and <a href="days/index.html">days</a> lead to every paper.</p></noscript>
<form role="search" class="search-form" data-search="form">
<input type="search" name="q" data-search="input" placeholder="Words, authors, titles" aria-label="Search all papers" aria-describedby="search-signs" autocomplete="off" autocapitalize="off" enterkeyhint="search" spellcheck="false">
</form>
<dl class="search-signs" id="search-signs">
${SIGNS.filter(([sign]) => sign !== 'is:saved' || hasSection(site, 'saved')).map(([sign, what]) => html`<div><dt><code>${sign}</code></dt> <dd>${what}</dd></div>\n`)}</dl>
<div class="search-head">
<p role="status" data-search="status"></p>
${hasSection(site, 'saved') && html`<span class="follow"><button type="button" data-follow="" hidden>+ Save this search</button></span>\n`}<label class="search-sort"><span>Sort by </span><select data-search="sort"><option value="relevance">relevance</option><option value="listed">newest listed</option><option value="issued">newest published</option></select></label>
</div>
<div class="search-body">
<details class="search-facets" open><summary>Narrow the results</summary><div data-search="facets"></div></details>
<section class="search-results" aria-label="Results">
<div data-search="notice" class="search-notice"></div>
<div data-search="tips" hidden>
<p>Suggestions:</p>
<ul>
<li>Use fewer or different words, such as an abstract would use.</li>
<li>Check the spelling. For an author, the family name is enough.</li>
${finder && html`<li>Look beyond this digest: <a href="${finder.url}">search ${finder.name}</a>.</li>\n`}</ul>
</div>
<ol data-search="results"></ol>
<button type="button" data-search="more" hidden>Show more</button>
</section>
</div>
</div>
`,
    };
  }),
});
