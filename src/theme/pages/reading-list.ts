import { html } from '../../typeset/html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';
import { titleSearch } from '../parts/title-search.ts';

/** What the reader saved. It is kept in the browser, so a script fills the page. */
export const readingListTemplate = siteTemplate({
  name: 'readinglist',
  section: 'saved',
  ...onePage('reading-list.html', ({ site }) => ({
    title: 'Reading list',
    description: `The papers of ${site.name} that you saved on this device, with your notes.`,
    kind: 'index-page',
    section: 'saved',
    scripts: ['reading-list.js'],
    main: html`${opening('Reading list', 'Your saved papers and notes stay in this browser and are never sent anywhere.')}<div class="stories reading-list"${titleSearch(site)}>
<noscript><p class="caveat">The reading list needs JavaScript, because it is kept in your browser and not on a server. You can bookmark papers instead.</p></noscript>
<p role="status" class="caveat"></p>
<form class="list-search"><input type="search" aria-label="Search the list and your notes" placeholder="Search the list and your notes" autocomplete="off" spellcheck="false"> <label><input type="checkbox" name="unread"> Unread only</label></form>
<ul class="lines"></ul>
<section class="list-files" hidden><h2>Take it with you</h2>
<p data-citations><b>Citations:</b> <button type="button" data-export="bib">BibTeX</button> <button type="button" data-export="ris">RIS</button> <button type="button" data-export="csl.json">CSL-JSON</button> <button type="button" data-export="md">Markdown</button></p>
<p><b>To another browser:</b> <button type="button" data-export="json">Export everything as JSON</button> <label class="button">Import a JSON file <input type="file" accept="application/json,.json"></label></p></section>
</div>
`,
  })),
});
