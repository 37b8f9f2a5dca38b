import { hasSection } from '../../content/site-sections.ts';
import { sourceName } from '../../digest/source-name.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { html } from '../../typeset/html.ts';
import { grouped, plural } from '../../typeset/plural.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';

/** What the digest is and how it is made. */
export const aboutTemplate = siteTemplate({
  name: 'about',
  ...onePage('about.html', ({ papers, days, topics, site, words, listings }) => {
    const dumps = new Set(papers.flatMap(entry => entry.provenance.map(p => p.dump))).size;
    const untitled = papers.filter(entry => !entry.title).length;
    const summaries = papers.filter(entry => entry['abstract-by']).length;
    const first = days.at(-1)?.date ?? '';
    const span =
      days.length > 2
        ? ` on ${days.length} days from ${plainDay(words, first)} to ${plainDay(words, days[0]!.date)}`
        : days.length === 2
          ? ` of ${plainDay(words, first)} and ${plainDay(words, days[0]!.date)}`
          : days.length === 1 && `, all from ${plainDay(words, first)}`;
    const several = papers.filter(({ provenance }) => new Set(provenance.map(({ source }) => source)).size > 1).length;
    return {
      title: `About ${site.name}`,
      description: `What ${site.name} is, where its papers come from and how it is made.`,
      kind: 'text-page',
      section: 'about',
      main: html`<article class="sheet prose">
<h1>About ${site.name}</h1>
${site.tagline && html`<p class="note">${site.tagline}.</p>\n`}<p>${site.name} is a digest of research papers${site.editor && html`, edited by ${site.editor.name}`}. It holds ${plural(papers.length, 'paper')} in ${plural(topics.filter(topic => topic.papers.length > 0).length, 'topic')}, from ${plural(dumps, 'listing')}${span}.</p>
<h2>How it is made</h2>
<p>The editor pastes listings of papers from the web. A program reads them, combines what different listings say about the same paper, and writes one plain file for each paper. The editor can correct these files, and a correction always wins over what the program read. The site is built from these files alone.</p>
${
  listings.length > 0 &&
  html`<h2 id="sources">Where the papers come from</h2>
<table class="figures"><thead><tr><th scope="col">Source</th><th scope="col">Listings</th><th scope="col">Papers</th></tr></thead>
<tbody>
${listings.map(
  ({ id, listings, papers }) =>
    html`<tr><th scope="row">${sourceName(id)}</th><td>${grouped(listings.length)}</td><td>${grouped(papers)}</td></tr>\n`,
)}</tbody></table>
${
  several > 0 &&
  html`<p class="caveat">${plural(several, 'paper')} stood in several of these sources, and ${several === 1 ? 'counts' : 'count'} in each.</p>
`
}`
}<h2>What you can rely on</h2>
<ul>
<li><b>Nothing is made up.</b> A date, name or title that no source gives is left out. ${
        untitled > 0 &&
        html`${plural(untitled, 'paper')} came without a title and ${untitled === 1 ? 'appears' : 'appear'} under the first words of the abstract, in quotation marks, or, where there is none, under the identifier. `
      }The date of a paper and the day it was listed are kept apart.</li>
<li><b>“In brief” is the authors’ own sentence</b>, picked from the abstract by a program and without what joins it to others; where it is the first, it is marked there. A summary by the editor, where there is one instead of an abstract, is labelled as such${summaries > 0 && ` (${plural(summaries, 'paper')})`}.</li>
<li><b>Every paper has a source.</b> Its page names the listing that it comes from, down to the line.</li>
<li><b>Papers stay.</b> A withdrawn paper is marked, not deleted; a paper merged into another redirects to it; addresses never change.</li>
<li><b>Nobody watches you.</b> The pages load nothing from other sites, set no cookies and count no visits. The search runs in your browser.</li>
</ul>
<h2>Read it your way</h2>
<p>Everything but the search${hasSection(site, 'saved') && ' and the reading list'} works without JavaScript. You can <a href="subscribe.html">subscribe</a> to the digest${hasSection(site, 'zip') ? ', print it, or read it from a folder on your disk' : ' or print it'}.</p>
${site.license && html`<h2>Licence</h2>\n<p>Titles and abstracts belong to their authors. The digest’s own words: ${site.license}.</p>\n`}</article>
`,
    };
  }),
});
