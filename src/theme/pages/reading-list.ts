import { html } from '../../typeset/html.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

/** What a reader saved: kept in the browser, and so made there. */
export const readingListTemplate = siteTemplate({
  name: 'readinglist',
  always: true,
  pages: digest => [{ file: 'reading-list.html', lastmod: digest.days.at(-1)?.date }],
  render(digest) {
    const layout = Layout.of(digest);
    return layout.page({
      file: 'reading-list.html',
      title: 'Reading list',
      description: `The papers of ${digest.site.name} that you saved, with your notes, on this device.`,
      kind: 'index-page',
      section: 'saved',
      scripts: ['reading-list.js'],
      main: html`<header class="opening"><h1>Reading list</h1>
<p class="tally">What you save, mark and note stays in this browser, on this device, and is sent nowhere. Take it with you as one file.</p></header>
<div class="stories reading-list">
<noscript><p class="caveat">The list needs JavaScript: it is kept in your browser and not on a server. Without it, your browser’s own bookmarks do the same for any page here.</p></noscript>
<form class="list-search" hidden><input type="search" aria-label="Search the list and your notes" placeholder="Search the list and your notes" autocomplete="off" spellcheck="false"> <label><input type="checkbox" name="unread"> Unread only</label></form>
<p role="status" class="caveat"></p>
<ul class="lines"></ul>
<section class="list-files" hidden><h2>Take it along</h2>
<p><button type="button" data-export="json">Everything, as one JSON file</button> <label class="button">Bring such a file in <input type="file" accept="application/json,.json"></label></p>
<p>The list as citations: <button type="button" data-export="bib">BibTeX</button> <button type="button" data-export="ris">RIS</button> <button type="button" data-export="csl.json">CSL-JSON</button> <button type="button" data-export="md">Markdown</button></p></section>
</div>
`,
    });
  },
});
