import { savedFeedFile, savedPage } from '../../digest/feed-files.ts';
import { html } from '../../typeset/html.ts';
import { ownFirst } from '../../typeset/tongue-html.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { feedLine } from '../parts/feed-line.ts';
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
    const { words } = digest;
    const layout = Layout.of(digest);
    const feed = savedFeedFile(slug);
    return layout.page({
      file,
      title: label,
      description: ownFirst(words, about, words.say('saved-search-of', { site: digest.site.name })),
      kind: 'topic-page',
      feeds: total > 0 ? [{ label, file: feed }] : [],
      main: html`${opening(
        label,
        total === 0
          ? words.say('no-papers-yet')
          : words.say('papers-newest-first', { papers: words.say('n-papers', { n: total }) }),
        {
          above: { file: '../subscribe.html', name: words.say('saved-search') },
          note: html`<p class="note">${about}</p>\n`,
          tools: html`${followButton(words, digest.site, label)}${total > 0 && feedLine(digest, file, feed)}`,
        },
      )}<div class="stories">
${ids.map(id => paperItem(digest, digest.paper(id)!, { root: ROOT, level: 2 }))}${total > PAPERS && html`<p class="caveat">${words.set('newest-only', { count: PAPERS, a: inner => html`<a href="${ROOT}${feed}">${inner}</a>` })}</p>\n`}</div>
`,
    });
  },
});
