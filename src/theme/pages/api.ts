import { CITATION_FORMATS, citationFile } from '../../cite/citation-files.ts';
import { API_VERSION, apiFile } from '../../cite/record.ts';
import { html } from '../../typeset/html.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

/** What programs can read of the digest, and what they can count on. */
export const apiTemplate = siteTemplate({
  name: 'api',
  always: true,
  pages: digest => [{ file: 'api.html', lastmod: digest.days[0]?.date }],
  render(digest) {
    const layout = Layout.of(digest);
    const day = digest.days[0]?.date;
    const topic = digest.topics.find(({ papers }) => papers.length > 0)?.slug;
    const rows = [
      ['papers.json', 'what there is: the days, the topics and their files; and the newest papers'],
      ...(day ? [[apiFile(`days/${day}`), 'a day: each paper that was first listed on it, with its abstract']] : []),
      ...(topic ? [[apiFile(`topics/${topic}`), 'a topic: its newest papers']] : []),
      ...(day
        ? CITATION_FORMATS.map(({ name, extension }) => [
            citationFile(`days/${day}`, extension),
            `the papers of a day as ${name}; of a topic’s newest the same`,
          ])
        : []),
    ];
    return layout.page({
      file: 'api.html',
      title: 'For programs',
      description: `The read API of ${digest.site.name}: papers, days and topics as JSON, citations as BibTeX, RIS and CSL-JSON.`,
      kind: 'text-page',
      main: html`<article class="sheet prose">
<h1>For programs</h1>
<p class="note">Everything that the pages say, as files: no key, no limit, no server that could be down.</p>
<h2>Files</h2>
<ul>
${rows.map(([file, what]) => html`<li><a href="${file}"><code>${file}</code></a><br>${what}</li>\n`)}</ul>
<p>A long list is in parts. The first holds the newest papers; <code>older</code> is the address of the part before, which is full and changes only when one of its papers does.</p>
<h2>Version ${API_VERSION}</h2>
<p>Each file says <code>"version": ${API_VERSION}</code>. New fields may come; a field that stands here keeps its name and meaning as long as the number is the same. A field that is not known is absent.</p>
<dl class="fields">
<dt><code>id</code></dt><dd>The paper’s name here; it never changes. A paper that was merged with another is found by its <code>aliases</code>.</dd>
<dt><code>url</code></dt><dd>Its page.</dd>
<dt><code>title</code></dt><dd>As the source states it, LaTeX in <code>$…$</code>; absent where no source gives one. <code>label</code> is what lists show, as plain text.</dd>
<dt><code>author</code></dt><dd>Names in the source’s order. <code>author-count</code> where the source only counts them; <code>"authors-complete": false</code> where it names some of them.</dd>
<dt><code>issued</code></dt><dd>The paper’s own date, as exact as it is known: a year, a month or a day.</dd>
<dt><code>listed</code></dt><dd>The day of the digest on which it was first listed.</dd>
<dt><code>container-title</code>, <code>event</code>, <code>genre</code></dt><dd>Where it was published or presented.</dd>
<dt><code>identifiers</code>, <code>links</code></dt><dd>arXiv, DOI, OpenReview; code, data and project pages.</dd>
<dt><code>topics</code></dt><dd>Slugs, the primary topic first.</dd>
<dt><code>brief</code></dt><dd>One sentence of the abstract, picked by a program.</dd>
<dt><code>abstract</code></dt><dd>The authors’ abstract, as Markdown; <code>summary</code> where the editor wrote one in its place. In the files of days only.</dd>
<dt><code>status</code></dt><dd>“withdrawn”, “retracted” or “superseded”.</dd>
<dt><code>pick</code>, <code>note</code></dt><dd>The editor’s choice, and remark.</dd>
</dl>
<h2>For reference managers</h2>
<p>Pages of papers state their metadata for Zotero and its like, and so does each paper of a list (COinS). Names are given whole, as no source says where a family name begins.</p>
</article>
`,
    });
  },
});
