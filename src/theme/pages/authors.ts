import { papersOfAnAuthor } from '../../content/site-sections.ts';
import { authorFeeds } from '../../digest/author-feeds.ts';
import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { Signature } from '../../digest/signatures.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { fold } from '../../typeset/fold.ts';
import { html, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { followButton } from '../parts/follow-button.ts';
import { opening } from '../parts/opening.ts';
import { separated } from '../parts/paper-item.ts';
import { paperLines } from '../parts/paper-line.ts';
import { turnList } from '../parts/turn-list.ts';

const ROOT = '../';
const INDEX = 'authors/index.html';
/** Names on one page of the index. */
const NAMES = 1200;
/** Papers on a name's page; the search finds the others. */
const PAPERS = 400;
/** Names on the index's first page. */
const OFTEN = 60;

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
      main: html`${opening(
        html`<span class="signed">Papers by</span> <bdi>${name}</bdi>`,
        html`${plural(papers.length, 'paper')}, newest first. Different people may share a name.${feed && html` <a href="${ROOT}${feed}">Feed of these papers</a> <button type="button" class="copy" data-copy="${layout.url(feed)}" hidden>Copy feed address</button>`}`,
        {
          above: { file: 'index.html', name: 'Authors' },
          tools: followButton(digest.site, name),
          picture: inALine(digest, signed, papers),
        },
      )}<div class="stories">
${paperLines(digest, shown, { root: ROOT })}${papers.length > shown.length && html`<p class="caveat">And ${plural(papers.length - shown.length, 'older paper')}.</p>\n`}</div>
`,
    });
  },
});

/** When, with whom and on what: the years of the papers, the names on several of them, the topics of most. */
function inALine(digest: Digest, name: string, papers: readonly PaperEntry[]): Value {
  const years = papers.flatMap(({ issued }) => /^\d{4}/.exec(issued ?? '')?.[0] ?? []).sort();
  const span = years.length > 0 && (years[0] === years.at(-1) ? years[0] : `${years[0]}–${years.at(-1)}`);
  const others = mostOf(
    papers.flatMap(entry => [...new Set(entry.author ?? [])].filter(other => other !== name)),
    2,
  );
  const topics = mostOf(
    papers.flatMap(entry => entry.topics ?? []),
    1,
  ).slice(0, 4);
  const facts = [
    span,
    topics.length > 0 &&
      separated(
        topics.map(slug => html`<a href="../topics/${slug}.html">${digest.topicName(slug)}</a>`),
        ', ',
      ),
    others.length > 0 &&
      html`often with ${separated(
        others.slice(0, 8).map(other => html`<bdi>${harmless(other)}</bdi>`),
        ', ',
      )}`,
  ].filter(Boolean);
  return facts.length > 0 && html`<p class="tally">${separated(facts, DOT)}</p>\n`;
}

/** The values that come at least so often, the most frequent first. */
function mostOf(values: readonly string[], least: number): string[] {
  return [...groupBy(values, value => value)]
    .filter(([, { length }]) => length >= least)
    .sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))
    .map(([value]) => value);
}

/** A name in the index. */
interface IndexedName extends Pick<Signature, 'name' | 'file'> {
  count: number;
}

/** The first page of the index. */
interface FirstIndexPage extends SitePage {
  total: number;
  /** Those with the most papers. */
  often: readonly IndexedName[];
  /** All names, if one page can hold them. */
  names: readonly IndexedName[];
  /** Otherwise the letters, with the number of their names. */
  letters: readonly (readonly [letter: string, count: number])[];
}

/** A page of a letter. */
interface LetterPage extends SitePage {
  letter: string;
  page: number;
  last: number;
  names: readonly IndexedName[];
}

/** The index of these names: on one page, or by the initial of the last word of the name. */
export const authorsIndexTemplate = siteTemplate<FirstIndexPage | LetterPage>({
  name: 'authors-index',
  section: 'authors',
  *pages(digest) {
    const lastmod = digest.days[0]?.date;
    const all = [...digest.signatures.values()].map(({ name, file, papers }) => ({ name, file, count: papers.length }));
    const byLetter = groupByLetter(all);
    const often = all
      .filter(({ count }) => count > 2)
      .sort(byCount)
      .slice(0, OFTEN);
    const isSingle = all.length <= NAMES;
    const names = isSingle ? [...byLetter.values()].flat() : [];
    const letters = isSingle ? [] : [...byLetter].map(([letter, list]) => [letter, list.length] as const);
    yield { file: INDEX, lastmod, total: all.length, often, names, letters };
    if (isSingle) return;
    for (const [letter, list] of byLetter) {
      const last = Math.ceil(list.length / NAMES);
      for (let page = 1; page <= last; page++) {
        const shown = list.slice((page - 1) * NAMES, page * NAMES);
        yield { file: letterFile(letter, page), lastmod, letter, page, last, names: shown };
      }
    }
  },
  render: (digest, page) => ('letter' in page ? renderLetter(digest, page) : renderIndex(digest, page)),
});

function groupByLetter(all: readonly IndexedName[]): ReadonlyMap<string, readonly IndexedName[]> {
  const names = all.map(indexed => {
    const name = harmless(indexed.name);
    const family = /[^\s]+$/.exec(name.trim())?.[0] ?? name;
    return { sort: `${fold(family)} ${fold(name)}`, indexed };
  });
  const groups = groupBy(names, ({ sort }) => (/^[a-z]/.test(sort) ? sort[0]! : 'other'));
  const letters = [...groups.keys()].sort((a, b) =>
    (a === 'other') !== (b === 'other') ? (a === 'other' ? 1 : -1) : a < b ? -1 : 1,
  );
  return new Map(letters.map(letter => [letter, sorted(groups.get(letter)!)]));
}

function renderIndex(digest: Digest, { file, total, often, names, letters }: FirstIndexPage): string {
  return Layout.of(digest).page({
    file,
    title: 'Authors',
    description: `The ${plural(total, 'author')} of ${orMore(digest)}.`,
    kind: 'index-page',
    section: 'authors',
    main: html`${opening(
      'Authors',
      total === 0
        ? `No author has ${count(digest)} here yet.`
        : html`${plural(total, 'name')} on ${orMore(digest)}. Different people may share a name. To find anyone else, <a href="../search.html">search</a>.`,
    )}<div class="stories">
${letters.length > 0 && letterLinks(letters)}${often.length > 0 && html`<section><h2>Most papers</h2>\n${nameList(often)}</section>\n`}${
  names.length > 0 && html`<section><h2>All, by last name</h2>\n${nameList(names)}</section>\n`
}</div>
`,
  });
}

function renderLetter(digest: Digest, { file, letter, page, last, names }: LetterPage): string {
  const title = `Authors, ${letterName(letter)}${last > 1 ? `, page ${page} of ${last}` : ''}`;
  const turn = (to: number, name: string) => ({ file: letterFile(letter, to).slice('authors/by/'.length), name });
  return Layout.of(digest).page({
    file,
    title,
    description: `Authors of ${orMore(digest)}: ${letterName(letter)}.`,
    kind: 'index-page',
    section: 'authors',
    main: html`${opening(title, undefined, { above: { file: '../index.html', name: 'Authors' } })}<div class="stories">
${nameList(names, '../')}${turnList(
  'Pages of this letter',
  page > 1 && turn(page - 1, 'Previous page'),
  page < last && turn(page + 1, 'Next page'),
)}</div>
`,
  });
}

/** How many papers a name must be on, in words. */
function count({ site }: Digest): string {
  const least = papersOfAnAuthor(site);
  return least < 3 ? `${['', 'one', 'two'][least]} ${least === 1 ? 'paper' : 'papers'}` : plural(least, 'paper');
}

const orMore = (digest: Digest): string => count(digest).replace(/ papers?$/, ' or more papers');

const byCount = (a: IndexedName, b: IndexedName): number => b.count - a.count || (a.name < b.name ? -1 : 1);

function sorted(list: { sort: string; indexed: IndexedName }[]): IndexedName[] {
  return list
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.indexed.file < b.indexed.file ? -1 : 1))
    .map(({ indexed }) => indexed);
}

function letterFile(letter: string, page: number): string {
  return `authors/by/${letter}${page > 1 ? `-${page}` : ''}.html`;
}

function letterName(letter: string): string {
  return letter === 'other' ? 'other scripts' : letter.toUpperCase();
}

function letterLinks(letters: FirstIndexPage['letters']): Value {
  return html`<nav class="letters" aria-label="Authors by last name"><ul>
${letters.map(
  ([letter, count]) =>
    html`<li><a href="${letterFile(letter, 1).slice('authors/'.length)}">${letterName(letter)} ${countMark(count)}</a></li>\n`,
)}</ul></nav>
`;
}

function nameList(names: readonly IndexedName[], root = ''): Value {
  return html`<ul class="names">
${names.map(
  ({ name, file, count }) =>
    html`<li><a href="${root}${file.slice('authors/'.length)}"><bdi>${harmless(name)}</bdi> ${countMark(count)}</a></li>\n`,
)}</ul>
`;
}
