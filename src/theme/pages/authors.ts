import { papersOfAnAuthor } from '../../content/site-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import { type Signature, signatures } from '../../digest/signatures.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { fold } from '../../typeset/fold.ts';
import { html, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';
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
}

/** The papers of each name that is on enough of them. */
export const authorsTemplate = siteTemplate<AuthorPage>({
  name: 'authors',
  section: 'authors',
  *pages(digest) {
    for (const { name, file, papers } of digest.once(signatures).values())
      yield { file, lastmod: papers[0]!.listed, name, ids: papers.map(entry => entry.id) };
  },
  render(digest, { file, name: signed, ids }) {
    const papers = ids.map(id => digest.paper(id)!);
    const name = harmless(signed);
    const shown = papers.slice(0, PAPERS);
    return Layout.of(digest).page({
      file,
      title: `Papers by ${name}`,
      description: `${plural(papers.length, 'paper')} by ${name}, listed from ${plainDay(papers.at(-1)!.listed)} to ${plainDay(papers[0]!.listed)}.`,
      kind: 'author-page',
      section: 'authors',
      main: html`${opening(
        html`<span class="signed">Papers by</span> <bdi>${name}</bdi>`,
        `${plural(papers.length, 'paper')}, newest first. Different people may share a name.`,
        { above: { file: 'index.html', name: 'Authors' } },
      )}<div class="stories">
${paperLines(digest, shown, { root: ROOT })}${papers.length > shown.length && html`<p class="caveat">And ${plural(papers.length - shown.length, 'older paper')}.</p>\n`}${coauthors(signed, papers)}</div>
`,
    });
  },
});

/** Names that share several papers with this one. */
function coauthors(name: string, papers: readonly PaperEntry[]): Value {
  const others = papers.flatMap(entry => [...new Set(entry.author ?? [])].filter(other => other !== name));
  const often = [...groupBy(others, other => other)]
    .map(([other, { length }]) => [other, length] as const)
    .filter(([, count]) => count > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (often.length === 0) return undefined;
  return html`<p class="caveat">Frequent co-authors: ${often
    .slice(0, 12)
    .map(
      ([other, count], i) => html`${i > 0 && ', '}<bdi>${harmless(other)}</bdi> <span class="count">${count}</span>`,
    )}.</p>
`;
}

/** A page of the index: the first, or a page of a letter. */
interface AuthorsIndexPage extends SitePage {
  letter?: string;
  page?: number;
  last?: number;
}

/** The index of these names: on one page, or by the initial of the last word of the name. */
export const authorsIndexTemplate = siteTemplate<AuthorsIndexPage>({
  name: 'authors-index',
  section: 'authors',
  always: true,
  *pages(digest) {
    const lastmod = digest.days[0]?.date;
    yield { file: INDEX, lastmod };
    const { single, byLetter } = digest.once(indexOf);
    if (single) return;
    for (const [letter, list] of byLetter) {
      const last = Math.ceil(list.length / NAMES);
      for (let page = 1; page <= last; page++) yield { file: letterFile(letter, page), lastmod, letter, page, last };
    }
  },
  render: (digest, { file, letter, page, last }) =>
    letter ? renderLetter(digest, file, letter, page!, last!) : renderIndex(digest),
});

interface Index {
  /** Few enough names for one page. */
  single: boolean;
  all: readonly Signature[];
  byLetter: ReadonlyMap<string, readonly Signature[]>;
}

function indexOf(digest: Digest): Index {
  const all = [...digest.once(signatures).values()];
  const names = all.map(signature => {
    const name = harmless(signature.name);
    const family = /[^\s]+$/.exec(name.trim())?.[0] ?? name;
    return { sort: `${fold(family)} ${fold(name)}`, signature };
  });
  const groups = groupBy(names, ({ sort }) => (/^[a-z]/.test(sort) ? sort[0]! : 'other'));
  const letters = [...groups.keys()].sort((a, b) =>
    (a === 'other') !== (b === 'other') ? (a === 'other' ? 1 : -1) : a < b ? -1 : 1,
  );
  const byLetter = new Map(letters.map(letter => [letter, sorted(groups.get(letter)!)]));
  return { single: all.length <= NAMES, all, byLetter };
}

function renderIndex(digest: Digest): string {
  const { single, all, byLetter } = digest.once(indexOf);
  const often = [...all]
    .filter(({ papers }) => papers.length > 2)
    .sort(byCount)
    .slice(0, OFTEN);
  const contents = single ? [...byLetter.values()].flat() : [];
  return Layout.of(digest).page({
    file: INDEX,
    title: 'Authors',
    description: `The ${plural(all.length, 'author')} of ${orMore(digest)}.`,
    kind: 'index-page',
    section: 'authors',
    main: html`${opening(
      'Authors',
      all.length === 0
        ? `No author has ${count(digest)} here yet.`
        : html`${plural(all.length, 'name')} on ${orMore(digest)}. Different people may share a name. To find anyone else, <a href="../search.html">search</a>.`,
    )}<div class="stories">
${!single && letterLinks(byLetter)}${often.length > 0 && html`<section><h2>Most papers</h2>\n${nameList(often)}</section>\n`}${
  single && contents.length > 0 && html`<section><h2>All, by last name</h2>\n${nameList(contents)}</section>\n`
}</div>
`,
  });
}

function renderLetter(digest: Digest, file: string, letter: string, page: number, last: number): string {
  const shown = digest
    .once(indexOf)
    .byLetter.get(letter)!
    .slice((page - 1) * NAMES, page * NAMES);
  const title = `Authors, ${letterName(letter)}${last > 1 ? `, page ${page} of ${last}` : ''}`;
  const turn = (to: number, name: string) => ({ file: letterFile(letter, to).slice('authors/by/'.length), name });
  return Layout.of(digest).page({
    file,
    title,
    description: `Authors of ${orMore(digest)}: ${letterName(letter)}.`,
    kind: 'index-page',
    section: 'authors',
    main: html`${opening(title, undefined, { above: { file: '../index.html', name: 'Authors' } })}<div class="stories">
${nameList(shown, '../')}${turnList(
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

const byCount = (a: Signature, b: Signature): number => b.papers.length - a.papers.length || (a.name < b.name ? -1 : 1);

function sorted(list: { sort: string; signature: Signature }[]): Signature[] {
  return list
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.signature.file < b.signature.file ? -1 : 1))
    .map(({ signature }) => signature);
}

function letterFile(letter: string, page: number): string {
  return `authors/by/${letter}${page > 1 ? `-${page}` : ''}.html`;
}

function letterName(letter: string): string {
  return letter === 'other' ? 'other scripts' : letter.toUpperCase();
}

function letterLinks(byLetter: ReadonlyMap<string, readonly Signature[]>): Value {
  return html`<nav class="letters" aria-label="Authors by last name"><ul>
${[...byLetter].map(
  ([letter, names]) =>
    html`<li><a href="${letterFile(letter, 1).slice('authors/'.length)}">${letterName(letter)} <span class="count">${names.length}</span></a></li>\n`,
)}</ul></nav>
`;
}

function nameList(list: readonly Signature[], root = ''): Value {
  return html`<ul class="names">
${list.map(
  ({ name, file, papers }) =>
    html`<li><a href="${root}${file.slice('authors/'.length)}"><bdi>${harmless(name)}</bdi> <span class="count">${papers.length}</span></a></li>\n`,
)}</ul>
`;
}
