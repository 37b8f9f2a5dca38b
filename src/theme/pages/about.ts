import { plainDay } from '../../typeset/date-text.ts';
import { html } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

/** What the digest is and how it is made. */
export const aboutTemplate = siteTemplate({
  name: 'about',
  always: true,
  pages: digest => [{ file: 'about.html', lastmod: digest.days[0]?.date }],
  render(digest) {
    const layout = Layout.of(digest);
    const { papers, days, topics, site } = digest;
    const dumps = new Set(papers.flatMap(entry => entry.provenance.map(p => p.dump))).size;
    const untitled = papers.filter(entry => !entry.title).length;
    const summaries = papers.filter(entry => entry['abstract-by']).length;
    return layout.page({
      file: 'about.html',
      title: `About ${site.name}`,
      description: `What ${site.name} is, where its papers come from and how it is made.`,
      kind: 'text-page',
      main: html`<article class="sheet prose">
<h1>About ${site.name}</h1>
${site.tagline && html`<p class="note">${site.tagline}.</p>\n`}<p>${site.name} is a digest of research papers${site.editor && html`, edited by ${site.editor.name}`}. It holds ${plural(papers.length, 'paper')} from ${plural(dumps, 'listing')}${
        days.length > 0 &&
        (days.length === 1
          ? html`, all of ${plainDay(days[0]!.date)}`
          : html`, on ${days.length} days from ${plainDay(days.at(-1)!.date)} to ${plainDay(days[0]!.date)}`)
      }, in ${plural(topics.length, 'topic')}.</p>
<h2>How it is made</h2>
<p>The editor pastes listings of papers as they stand on the web. A program reads them, joins what two listings say of the same paper, and writes one plain file for each paper, which the editor can correct: a correction always wins over what a program read. These pages are made of those files, and of nothing else.</p>
<h2>What you can rely on</h2>
<ul>
<li><b>Nothing is invented.</b> A date, a name or a title that no source gives is left out. ${
        untitled > 0 &&
        html`${plural(untitled, 'paper')} came without a title and ${untitled === 1 ? 'is' : 'are'} shown by the first words of the abstract, in quotation marks. `
      }A paper’s own date and the day on which it was listed are two things, and each is named.</li>
<li><b>“In brief” is the authors’ own sentence</b>, picked from the abstract by a program. Where the editor wrote a summary in place of the abstract, it says so${summaries > 0 && ` (${plural(summaries, 'paper')})`}.</li>
<li><b>You can ask where it comes from.</b> Each paper’s page names the listing and the lines of it.</li>
<li><b>Papers stay.</b> One that was withdrawn is marked and not deleted; one that was merged with another sends you on; addresses do not change.</li>
<li><b>Nobody watches.</b> The pages load nothing from anywhere else, set no cookies and count no visits. The search runs in your browser.</li>
</ul>
<h2>Read it your way</h2>
<p>Everything works without JavaScript, search aside. The site can be <a href="subscribe.html">subscribed to</a>, printed, and read from a folder on disk.</p>
${site.license && html`<h2>Licence</h2>\n<p>Titles and abstracts belong to their authors. The digest’s own words: ${site.license}.</p>\n`}</article>
`,
    });
  },
});
