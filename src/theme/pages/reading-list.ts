import { html } from '../../typeset/html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';
import { titleSearch } from '../parts/title-search.ts';

/** What the reader saved. It is kept in the browser, so a script fills the page. */
export const readingListTemplate = siteTemplate({
  name: 'readinglist',
  section: 'saved',
  ...onePage('reading-list.html', ({ site, words }) => ({
    title: words.say('reading-list-title'),
    description: words.say('reading-list-description', { site: site.name }),
    kind: 'index-page',
    section: 'saved',
    scripts: ['reading-list.js'],
    main: html`${opening(words.say('reading-list-title'), words.say('reading-list-note'))}<div class="stories reading-list"${titleSearch(site)}>
<noscript><p class="caveat">${words.say('reading-list-script')}</p></noscript>
<p role="status" class="caveat"></p>
<form class="list-search"><input type="search" aria-label="${words.say('reading-list-search')}" placeholder="${words.say('reading-list-search')}" autocomplete="off" spellcheck="false"> <label><input type="checkbox" name="unread"> ${words.say('reading-list-unread')}</label></form>
<ul class="lines"></ul>
<section class="list-files" hidden><h2>${words.say('reading-list-export')}</h2>
<p data-citations><b>${words.say('reading-list-citations')}</b> <button type="button" data-export="bib">BibTeX</button> <button type="button" data-export="ris">RIS</button> <button type="button" data-export="csl.json">CSL-JSON</button> <button type="button" data-export="md">Markdown</button></p>
<p><b>${words.say('reading-list-move')}</b> <button type="button" data-export="json">${words.say('reading-list-export-all')}</button> <label class="button">${words.say('reading-list-import')} <input type="file" accept="application/json,.json"></label></p></section>
</div>
`,
  })),
});
