import { papersOfAnAuthor } from '../../content/site-sections.ts';
import { authorFeeds } from '../../digest/author-feeds.ts';
import type { Digest } from '../../digest/digest.ts';
import { signatureFile } from '../../digest/signatures.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay, venueText } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { html, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { nameTongue } from '../../typeset/tongue.ts';
import { attributes } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { factRows, howMany, nameRow, topicRow } from '../parts/fact-rows.ts';
import { feedLine } from '../parts/feed-line.ts';
import { followButton } from '../parts/follow-button.ts';
import { opening } from '../parts/opening.ts';
import { fewPapers } from '../parts/paper-line.ts';

const ROOT = '../';
/** Papers on a name's page; the search finds the others. */
const PAPERS = 400;

/** The page of a name. */
interface AuthorPage extends SitePage {
  name: string;
  ids: readonly string[];
  /** The feed of these papers, where a saved query makes one. */
  feed?: string;
}

/** The papers of each name that is on enough of them. */
export const authorsTemplate = siteTemplate<AuthorPage>({
  name: 'authors',
  section: 'authors',
  *pages(digest) {
    const feeds = authorFeeds(digest);
    for (const { name, file, papers } of digest.signatures.values()) {
      const feed = feeds.get(name)?.file;
      yield {
        file,
        lastmod: papers[0]!.listed,
        name,
        ids: papers.map(entry => entry.id),
        ...(feed !== undefined && { feed }),
      };
    }
  },
  render(digest, { file, name: signed, ids, feed }) {
    const { site, words } = digest;
    const papers = ids.map(id => digest.paper(id)!);
    const name = harmless(signed);
    const shown = papers.slice(0, PAPERS);
    // One day for all is said above.
    const dated = papers[0]!.listed !== papers.at(-1)!.listed;
    // So is one venue.
    const venue = papers[0]!['container-title'];
    const at = papers.length > 1 && papers.every(entry => entry['container-title'] === venue) ? venue : undefined;
    const layout = Layout.of(digest);
    return layout.page({
      file,
      title: words.say('papers-by', { name }),
      description: words.say('n-papers-by', {
        n: papers.length,
        name,
        first: plainDay(words, papers.at(-1)!.listed),
        last: plainDay(words, papers[0]!.listed),
      }),
      kind: 'author-page',
      section: 'authors',
      feeds: feed ? [{ label: name, file: feed }] : [],
      main: html`${opening(
        html`<bdi${attributes(nameTongue(words, name, papers[0]!.language))}>${name}</bdi>`,
        html`${howMany(words, papers)}${at && html`${DOT}<bdi${attributes(nameTongue(words, at, papers[0]!.language))}>${harmless(venueText(at))}</bdi>`}`,
        {
          above: { file: 'index.html', name: words.say('nav-authors') },
          tools: html`${onAndWith(digest, signed, papers)}${followButton(words, site, name)}`,
          picture: feedLine(digest, file, feed),
        },
      )}<div class="stories">
${fewPapers(digest, shown, { root: ROOT, by: signed, dated, ...(at && { at }) })}<p class="caveat">${caveat(words, papers.length - shown.length)}</p>
</div>
`,
    });
  },
});

/** @param older papers that are not on the page */
function caveat(words: Words, older: number): string {
  const shared = words.say('shared-name');
  if (older === 0) return shared;
  return words.say('two-sentences', { first: words.say('and-older-papers', { n: older }), second: shared });
}

/** On what and with whom: the topics of most of the papers, the names on several of them. */
function onAndWith(digest: Digest, name: string, papers: readonly PaperEntry[]): Value {
  // Who is on as many of these papers as a page wants has one.
  const fileOf = (other: string, count: number) =>
    count < papersOfAnAuthor(digest.site) ? undefined : signatureFile(other);
  return factRows(
    digest.words,
    [topicRow(digest, papers), nameRow(digest.words, digest.words.say('row-with'), papers, { but: name, fileOf })],
    ROOT,
  );
}
