import { savedFeedFile, savedPage } from '../../digest/feed-files.ts';
import { savedFeedsOf } from '../../digest/feed-list.ts';
import { html } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { paperItem } from '../parts/paper-item.ts';

const ROOT = '../';
/** Papers that the page shows; its feed has them all. */
const PAPERS = 100;

/** The page of a saved query. */
interface SavedSearchPage extends SitePage {
  slug: string;
  label: string;
  about: string;
  total: number;
  ids: readonly string[];
}

/** The page of each saved query: what it finds. */
export const savedSearchesTemplate = siteTemplate<SavedSearchPage>({
  name: 'saved-searches',
  *pages(digest) {
    for (const { query, label, about, papers } of savedFeedsOf(digest))
      yield {
        file: savedPage(query.slug),
        lastmod: papers[0]?.listed ?? digest.days.at(-1)?.date,
        slug: query.slug,
        label,
        about,
        total: papers.length,
        ids: papers.slice(0, PAPERS).map(entry => entry.id),
      };
  },
  render(digest, { file, slug, label, about, total, ids }) {
    const layout = Layout.of(digest);
    const feed = savedFeedFile(slug);
    return layout.page({
      file,
      title: label,
      description: `${about} A saved search of ${digest.site.name}.`,
      kind: 'topic-page',
      feeds: total > 0 ? [{ label, file: feed }] : [],
      main: html`<header class="opening"><p class="eyebrow"><a href="../subscribe.html">Saved search</a></p>
<h1>${label}</h1>
<p class="note">${about}</p>
<p class="tally">${
        total === 0
          ? 'No papers yet'
          : html`${plural(total, 'paper')}, newest first${total > PAPERS && `; the first ${PAPERS} are shown, the feed has all`}. <a href="../${feed}">Follow this search</a> <button type="button" class="copy" data-copy="${layout.url(feed)}" hidden>Copy the feed’s address</button>`
      }</p></header>
<div class="stories">
${ids.map(id => paperItem(digest, digest.paper(id)!, { root: ROOT, level: 2 }))}</div>
`,
    });
  },
});
