import type { SourceListings } from '../../digest/listings.ts';
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
${digest.listings.map(
  ({ id, listings, papers }) =>
    html`<tr><th scope="row"><a href="${id}.html">${sourceName(id)}</a></th><td>${listings.length}</td><td>${papers}</td></tr>\n`,
)}</tbody></table>
</div>
`,
  })),
});

/** The listings of each source, the newest first. */
export const sourcesTemplate = siteTemplate<SitePage & SourceListings>({
  name: 'sources',
  section: 'sources',
  pages: digest =>
    digest.listings.map(source => ({ file: `sources/${source.id}.html`, lastmod: source.listings[0]?.day, ...source })),
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
