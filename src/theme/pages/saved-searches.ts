import { savedFeedFile, savedPage } from '../../digest/feed-files.ts';
import { html } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { followButton } from '../parts/follow-button.ts';
import { opening } from '../parts/opening.ts';
import { paperItem } from '../parts/paper-item.ts';

const ROOT = '../';
/** Papers on the page; the feed has all of them. */
const PAPERS = 100;

/** The page of a saved query. */
interface SavedSearchPage extends SitePage {
  slug: string;
  label: string;
  about: string;
  total: number;
  ids: readonly string[];
}

/** A page for each saved query, with what it finds. */
export const savedSearchesTemplate = siteTemplate<SavedSearchPage>({
  name: 'saved-searches',
  *pages(digest) {
    for (const { query, label, about, papers } of digest.feeds.saved)
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
      main: html`${opening(
        label,
        total === 0
          ? 'No papers yet'
          : html`${plural(total, 'paper')}, newest first${total > PAPERS && `; this page shows ${PAPERS}, the feed has all`}. <a href="../${feed}">Feed of this search</a> <button type="button" class="copy" data-copy="${layout.url(feed)}" hidden>Copy feed address</button>`,
        {
          above: { file: '../subscribe.html', name: 'Saved search' },
          note: html`<p class="note">${about}</p>\n`,
          tools: followButton(digest.site, label),
        },
      )}<div class="stories">
${ids.map(id => paperItem(digest, digest.paper(id)!, { root: ROOT, level: 2 }))}</div>
`,
    });
  },
});
