import { html } from '../../typeset/html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';

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
    main: html`${opening('Reading list', 'Your saved papers, marks and notes stay in this browser and are never sent anywhere. Export them as a file to move them.')}<div class="stories reading-list">
<noscript><p class="caveat">The reading list needs JavaScript, because it is kept in your browser and not on a server. You can bookmark papers instead.</p></noscript>
<form class="list-search" hidden><input type="search" aria-label="Search the list and your notes" placeholder="Search the list and your notes" autocomplete="off" spellcheck="false"> <label><input type="checkbox" name="unread"> Unread only</label></form>
<p class="more"><a href="for-you.html">For you: the newest of what you follow →</a></p>
<p role="status" class="caveat"></p>
<ul class="lines"></ul>
<section class="list-files" hidden><h2>Export and import</h2>
<p><button type="button" data-export="json">Export everything as JSON</button> <label class="button">Import a JSON file <input type="file" accept="application/json,.json"></label></p>
<p>Export citations: <button type="button" data-export="bib">BibTeX</button> <button type="button" data-export="ris">RIS</button> <button type="button" data-export="csl.json">CSL-JSON</button> <button type="button" data-export="md">Markdown</button></p></section>
</div>
`,
  })),
});
