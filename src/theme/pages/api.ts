import { CITATION_FORMATS, citationFile } from '../../cite/citation-files.ts';
import { API_VERSION, apiFile } from '../../cite/record.ts';
import { html } from '../../typeset/html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';

/** What programs can read of the digest, and what they can count on. */
export const apiTemplate = siteTemplate({
  name: 'api',
  ...onePage('api.html', digest => {
    const day = digest.days[0]?.date;
    const topic = digest.topics.find(({ papers }) => papers.length > 0)?.slug;
    const rows = [
      ['papers.json', 'an overview: all days and topics with their files, and the newest papers'],
      ...(day ? [[apiFile(`days/${day}`), 'a day: each paper first listed on it, with its abstract']] : []),
      ...(topic ? [[apiFile(`topics/${topic}`), 'a topic: its newest papers']] : []),
      ...(day
        ? CITATION_FORMATS.map(({ name, extension }) => [
            citationFile(`days/${day}`, extension),
            `the papers of a day as ${name}; the newest papers of a topic likewise`,
          ])
        : []),
    ];
    return {
      title: 'API',
      description: `The read API of ${digest.site.name}: papers, days and topics as JSON, citations as BibTeX, RIS and CSL-JSON.`,
      kind: 'text-page',
      section: 'api',
      main: html`<article class="sheet prose">
<h1>API</h1>
<p class="note">Everything on these pages is also available as static files, without a key or a rate limit.</p>
<h2>Files</h2>
<ul>
${rows.map(([file, what]) => html`<li><a href="${file}"><code>${file}</code></a><br>${what}</li>\n`)}</ul>
<p>Long lists are split. The first file holds the newest papers; <code>older</code> is the address of the file before it, which is full and changes only when one of its papers does.</p>
<h2>Version ${API_VERSION}</h2>
<p>Each file says <code>"version": ${API_VERSION}</code>. New fields may be added, but the fields below keep their names and meanings within a version. A field whose value is unknown is absent.</p>
<dl class="fields">
<dt><code>id</code></dt><dd>The paper’s id in this digest; it never changes. The ids of entries that were merged into it are its <code>aliases</code>.</dd>
<dt><code>url</code></dt><dd>Its page.</dd>
<dt><code>title</code></dt><dd>As the source gives it, with LaTeX in <code>$…$</code>; absent if no source gives one. <code>label</code> is what lists show, as plain text.</dd>
<dt><code>author</code></dt><dd>Names in the source’s order. <code>author-count</code> if the source only gives their number; <code>"authors-complete": false</code> if it names only some of them.</dd>
<dt><code>issued</code></dt><dd>The paper’s publication date, as precise as it is known: a year, a month or a day.</dd>
<dt><code>listed</code></dt><dd>The day on which the digest first listed it.</dd>
<dt><code>container-title</code>, <code>event</code>, <code>genre</code></dt><dd>Where it was published or presented.</dd>
<dt><code>identifiers</code>, <code>links</code></dt><dd>arXiv, DOI, OpenReview, PubMed; code, data and project pages.</dd>
<dt><code>topics</code></dt><dd>Slugs, the primary topic first.</dd>
<dt><code>brief</code></dt><dd>One sentence of the abstract, picked by a program.</dd>
<dt><code>abstract</code></dt><dd>The authors’ abstract, as Markdown, or <code>summary</code> if the editor wrote one instead. Only in the files of days.</dd>
<dt><code>status</code></dt><dd>“withdrawn”, “retracted” or “superseded”.</dd>
<dt><code>pick</code>, <code>note</code></dt><dd>Whether the editor picked it, and the editor’s remark.</dd>
</dl>
<h2>Reference managers</h2>
<p>Zotero and other reference managers can read the metadata on each paper’s page, and of each paper on the pages of days and topics (COinS). Names are given whole, because no source says where the family name begins.</p>
</article>
`,
    };
  }),
});
