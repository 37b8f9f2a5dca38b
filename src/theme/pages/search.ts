import type { SiteConfig } from '../../content/site-file.ts';
import { hasSection } from '../../content/site-sections.ts';
import { html } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';
import { titleFinder, titleSearch } from '../parts/title-search.ts';

/** What can be typed besides words, and what it does. */
function signs(words: Words, site: SiteConfig): [sign: string, does: string][] {
  return [
    [`"${words.say('sign-phrase')}"`, words.say('sign-phrase-does')],
    [words.say('sign-not'), words.say('sign-not-does')],
    [words.say('sign-author'), words.say('sign-author-does')],
    [words.say('sign-topic'), words.say('sign-topic-does')],
    ['year:2023..2025', words.say('sign-year-does')],
    ['has:code', words.say('sign-code-does')],
    ...(hasSection(site, 'saved') ? [['is:saved', words.say('sign-saved-does')] as [string, string]] : []),
  ];
}

/** The search page, before the script takes over. */
export const searchTemplate = siteTemplate({
  name: 'search',
  ...onePage('search.html', ({ site, words }) => {
    const finder = titleFinder(site);
    return {
      title: words.say('search-title'),
      description: words.say('search-description', { site: site.name }),
      kind: 'search-page',
      section: 'search',
      scripts: ['search.js'],
      main: html`<div class="search" data-search="page"${titleSearch(site)}>
${opening(words.say('search-title'))}<noscript><p class="caveat">${words.set('search-script', {
        topics: inner => html`<a href="topics/index.html">${inner}</a>`,
        days: inner => html`<a href="days/index.html">${inner}</a>`,
      })}</p></noscript>
<form role="search" class="search-form" data-search="form">
<input type="search" name="q" data-search="input" placeholder="${words.say('search-placeholder')}" aria-label="${words.say('search-all-papers')}" aria-describedby="search-signs" autocomplete="off" autocapitalize="off" enterkeyhint="search" spellcheck="false">
</form>
<dl class="search-signs" id="search-signs">
${signs(words, site).map(([sign, does]) => html`<div><dt><code>${sign}</code></dt> <dd>${does}</dd></div>\n`)}</dl>
<div class="search-head">
<p role="status" data-search="status"></p>
${hasSection(site, 'saved') && html`<span class="follow"><button type="button" data-follow="" hidden>${words.say('save-this-search')}</button></span>\n`}<label class="search-sort"><span>${words.say('sort-by')} </span><select data-search="sort"><option value="relevance">${words.say('sort-relevance')}</option><option value="listed">${words.say('sort-listed')}</option><option value="issued">${words.say('sort-issued')}</option></select></label>
</div>
<div class="search-body">
<details class="search-facets" open><summary>${words.say('search-narrow')}</summary><div data-search="facets"></div></details>
<section class="search-results" aria-label="${words.say('search-results-label')}">
<div data-search="notice" class="search-notice"></div>
<div data-search="tips" hidden>
<p>${words.say('search-suggestions')}</p>
<ul>
<li>${words.say('search-tip-words')}</li>
<li>${words.say('search-tip-spelling')}</li>
${finder && html`<li>${words.set('search-tip-elsewhere', { finder: finder.name, a: inner => html`<a href="${finder.url}">${inner}</a>` })}</li>\n`}</ul>
</div>
<ol data-search="results"></ol>
<button type="button" data-search="more" hidden>${words.say('show-more')}</button>
</section>
</div>
</div>
`,
    };
  }),
});
