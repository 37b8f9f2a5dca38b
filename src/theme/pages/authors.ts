import { papersOfAnAuthor } from '../../content/site-sections.ts';
import { authorFeeds } from '../../digest/author-feeds.ts';
import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import { signatureFile } from '../../digest/signatures.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { html, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { feedLine } from '../parts/feed-line.ts';
import { followButton } from '../parts/follow-button.ts';
import { opening } from '../parts/opening.ts';
import { separated } from '../parts/paper-item.ts';
import { fewPapers } from '../parts/paper-line.ts';

const ROOT = '../';
/** Papers on a name's page; the search finds the others. */
const PAPERS = 400;
/** Names of those who sign with this one, and topics, in the line below it. */
const OTHERS = 6;
const TOPICS = 3;

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
    const papers = ids.map(id => digest.paper(id)!);
    const name = harmless(signed);
    const shown = papers.slice(0, PAPERS);
    const layout = Layout.of(digest);
    return layout.page({
      file,
      title: `Papers by ${name}`,
      description: `${plural(papers.length, 'paper')} by ${name}, listed from ${plainDay(papers.at(-1)!.listed)} to ${plainDay(papers[0]!.listed)}.`,
      kind: 'author-page',
      section: 'authors',
      feeds: feed ? [{ label: name, file: feed }] : [],
      main: html`${opening(html`<bdi>${name}</bdi>`, howMany(papers), {
        above: { file: 'index.html', name: 'Authors' },
        tools: html`${onAndWith(digest, signed, papers)}${followButton(digest.site, name)}`,
        picture: feedLine(digest, file, feed),
      })}<div class="stories">
${fewPapers(digest, shown, { root: ROOT })}<p class="caveat">${papers.length > shown.length && `And ${plural(papers.length - shown.length, 'older paper')}. `}Different people may share a name.</p>
</div>
`,
    });
  },
});

/** How many papers, and of which years. */
function howMany(papers: readonly PaperEntry[]): string {
  const years = papers.flatMap(({ issued }) => /^\d{4}/.exec(issued ?? '')?.[0] ?? []).sort();
  const [first, last] = [years[0], years.at(-1)];
  const when = first && (first === last ? first : `${first}–${last}`);
  return `${plural(papers.length, 'paper')}${when ? `${DOT}${when}` : ''}`;
}

/** On what and with whom, in labelled rows: the topics of most of the papers, the names on several of them. */
function onAndWith(digest: Digest, name: string, papers: readonly PaperEntry[]): Value {
  const topics = mostOf(papers.flatMap(entry => entry.topics ?? []));
  const others = mostOf(papers.flatMap(entry => [...new Set(entry.author ?? [])].filter(other => other !== name)));
  // Who is on as many of these papers as a page wants has one.
  const coauthor = ([other, count]: [string, number]) => {
    const shown = html`<bdi>${harmless(other)}</bdi>`;
    return count < papersOfAnAuthor(digest.site) ? shown : html`<a href="${ROOT}${signatureFile(other)}">${shown}</a>`;
  };
  const often = others.filter(([, count]) => count > 1).slice(0, OTHERS);
  const rows: [string, Value[]][] = [
    [
      'Topics',
      topics.slice(0, TOPICS).map(([slug]) => html`<a href="../topics/${slug}.html">${digest.topicName(slug)}</a>`),
    ],
    ['With', often.map(coauthor)],
  ];
  const shown = rows.filter(([, values]) => values.length > 0);
  return (
    shown.length > 0 &&
    html`<dl class="facts">
${shown.map(([label, values]) => html`<div><dt>${label}</dt><dd>${separated(values, ', ')}</dd></div>\n`)}</dl>
`
  );
}

/** The values and how often each comes, the most frequent first. */
function mostOf(values: readonly string[]): [value: string, count: number][] {
  return [...groupBy(values, value => value)]
    .map(([value, { length }]): [string, number] => [value, length])
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
