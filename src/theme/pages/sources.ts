import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import { sourceName } from '../../digest/source-name.ts';
import { plainDay, shortDay } from '../../typeset/date-text.ts';
import { html } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { onePage } from '../one-page.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';

const INDEX = 'sources/index.html';
/** Listings on a source's page. */
const SHOWN = 500;

interface Listing {
  dump: string;
  day: string;
  papers: number;
  first: number;
}

interface SourceFacts {
  id: string;
  listings: readonly Listing[];
  papers: number;
}

/** The sources of the digest, with how much each contributed. */
export const sourcesIndexTemplate = siteTemplate({
  name: 'sources-index',
  section: 'sources',
  ...onePage(INDEX, digest => ({
    title: 'Sources',
    description: `The listings that ${digest.site.name} is made from.`,
    kind: 'index-page',
    section: 'sources',
    main: html`${opening('Sources', 'The listings that the digest is made from. Each paper’s page names the lines that it comes from.')}<div class="stories">
<table class="figures"><thead><tr><th scope="col">Source</th><th scope="col">Listings</th><th scope="col">Papers</th></tr></thead>
<tbody>
${digest
  .once(sourcesOf)
  .map(
    ({ id, listings, papers }) =>
      html`<tr><th scope="row"><a href="${id}.html">${sourceName(id)}</a></th><td>${listings.length}</td><td>${papers}</td></tr>\n`,
  )}</tbody></table>
</div>
`,
  })),
});

/** The listings of each source, the newest first. */
export const sourcesTemplate = siteTemplate<SitePage & SourceFacts>({
  name: 'sources',
  section: 'sources',
  pages: digest =>
    digest
      .once(sourcesOf)
      .map(source => ({ file: `sources/${source.id}.html`, lastmod: source.listings[0]?.day, ...source })),
  render: (digest, { file, id, listings, papers }) =>
    Layout.of(digest).page({
      file,
      title: `Source: ${sourceName(id)}`,
      description: `${plural(listings.length, 'listing')} from ${sourceName(id)} with ${plural(papers, 'paper')}.`,
      kind: 'index-page',
      section: 'sources',
      main: html`${opening(
        sourceName(id),
        `${plural(listings.length, 'listing')} from ${plainDay(listings.at(-1)!.day)} to ${plainDay(listings[0]!.day)}, ${plural(papers, 'paper')}`,
        { above: { file: 'index.html', name: 'Sources' } },
      )}<div class="stories">
<table class="figures"><thead><tr><th scope="col">Listing</th><th scope="col">Day</th><th scope="col">Papers</th><th scope="col">New</th></tr></thead>
<tbody>
${listings
  .slice(0, SHOWN)
  .map(
    ({ dump, day, papers: count, first }) =>
      html`<tr><th scope="row" class="file">${harmless(dump)}</th><td><a href="../days/${day}.html">${shortDay(day)}</a></td><td>${count}</td><td>${first}</td></tr>\n`,
  )}</tbody></table>
${listings.length > SHOWN && html`<p class="caveat">And ${plural(listings.length - SHOWN, 'older listing')}.</p>\n`}</div>
`,
    }),
});

/** The source with the most papers first. Ids that cannot be file names are left out; they come from edited entries. */
function sourcesOf(digest: Digest): SourceFacts[] {
  const places = digest.papers.flatMap(entry => entry.provenance.map(place => ({ ...place, entry })));
  return [...groupBy(places, place => place.source)]
    .filter(([id]) => /^[a-z0-9][a-z0-9-]{0,60}$/.test(id) && id !== 'index')
    .map(([id, own]) => ({
      id,
      papers: new Set(own.map(({ entry }) => entry)).size,
      listings: [...groupBy(own, ({ dump, listed }) => `${dump}\t${listed}`).values()]
        .map(list => {
          const { dump, listed: day } = list[0]!;
          const first = list.filter(({ entry }) => entry.provenance[0]!.dump === dump).length;
          return { dump, day, papers: list.length, first };
        })
        .sort((a, b) => (a.day !== b.day ? (a.day < b.day ? 1 : -1) : a.dump < b.dump ? -1 : 1)),
    }))
    .sort((a, b) => b.papers - a.papers || (a.id < b.id ? -1 : 1));
}
