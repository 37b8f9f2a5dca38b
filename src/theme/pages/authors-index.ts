import { papersOfAnAuthor } from '../../content/site-sections.ts';
import {
  fitsOnePage,
  type IndexedName,
  type Letter,
  NAMES_ON_A_PAGE,
  namesByLetter,
} from '../../digest/author-index.ts';
import type { Digest } from '../../digest/digest.ts';
import { html, type Value } from '../../typeset/html.ts';
import { namesHtml } from '../../typeset/people.ts';
import { plural } from '../../typeset/plural.ts';
import { nameTongue } from '../../typeset/tongue.ts';
import { attributes } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { opening } from '../parts/opening.ts';
import { turnList } from '../parts/turn-list.ts';
import { AUTHOR_NAMES } from './author-names.ts';

const INDEX = 'authors/index.html';
/** Names that stand before all others, because they have the most papers. */
const OFTEN = 20;
/** Of fewer names, these are found without. */
const MANY = 60;

/** The first page of the index. */
interface FirstIndexPage extends SitePage {
  total: number;
  /** Those with the most papers. */
  often: readonly IndexedName[];
  /** All letters. */
  letters: readonly string[];
  /** All names, if one page can hold them. */
  lists?: readonly Letter[];
}

/** A page of a letter. */
interface LetterPage extends SitePage {
  letter: string;
  page: number;
  last: number;
  names: readonly IndexedName[];
  letters: readonly string[];
}

/** The index of these names: on one page, or by the initial of the last word of the name. */
export const authorsIndexTemplate = siteTemplate<FirstIndexPage | LetterPage>({
  name: 'authors-index',
  section: 'authors',
  *pages(digest) {
    const lastmod = digest.days[0]?.date;
    const lists = namesByLetter(digest);
    const all = lists.flatMap(([, names]) => names);
    const letters = lists.map(([letter]) => letter);
    const often = (all.length > MANY ? all : [])
      .filter(({ count }) => count > 2)
      .sort(byCount)
      .slice(0, OFTEN);
    const isSingle = fitsOnePage(all);
    yield { file: INDEX, lastmod, total: all.length, often, letters, ...(isSingle && { lists }) };
    if (isSingle) return;
    for (const [letter, names] of lists) {
      const last = Math.ceil(names.length / NAMES_ON_A_PAGE);
      for (let page = 1; page <= last; page++) {
        const shown = names.slice((page - 1) * NAMES_ON_A_PAGE, page * NAMES_ON_A_PAGE);
        yield { file: letterFile(letter, page), lastmod, letter, page, last, names: shown, letters };
      }
    }
  },
  render: (digest, page) => ('letter' in page ? renderLetter(digest, page) : renderIndex(digest, page)),
});

function renderIndex(digest: Digest, { file, total, often, letters, lists }: FirstIndexPage): string {
  return Layout.of(digest).page({
    file,
    title: 'Authors',
    description: `The ${plural(total, 'author')} of ${orMore(digest)}.`,
    kind: 'index-page',
    section: 'authors',
    scripts: ['authors.js'],
    main: html`${opening(
      'Authors',
      total === 0
        ? `No author has ${count(digest)} here yet.`
        : `${plural(total, 'name')} on ${orMore(digest)}. Different people may share a name.`,
    )}<div class="stories">
${total > 0 && nameSearch(lists === undefined)}<div class="names-index">
${letterLinks(letters, letter => (lists ? `#by-${letter}` : letterFile(letter, 1).slice('authors/'.length)))}${
  often.length > 0 && html`<section><h2>Most papers</h2>\n${nameList(digest.words, often)}</section>\n`
}${lists?.map(
  ([letter, names]) =>
    html`<section class="letter" id="by-${letter}"><h2>${letterName(letter)}</h2>\n${nameList(digest.words, names)}</section>\n`,
)}</div>
</div>
`,
  });
}

function renderLetter(digest: Digest, { file, letter, page, last, names, letters }: LetterPage): string {
  const title = `Authors, ${letterName(letter)}${last > 1 ? `, page ${page} of ${last}` : ''}`;
  const inFolder = (of: string, to: number) => letterFile(of, to).slice('authors/by/'.length);
  const turn = (to: number, name: string) => ({ file: inFolder(letter, to), name });
  return Layout.of(digest).page({
    file,
    title,
    description: `Authors of ${orMore(digest)}: ${letterName(letter)}.`,
    kind: 'index-page',
    section: 'authors',
    scripts: ['authors.js'],
    main: html`${opening(title, undefined, { above: { file: '../index.html', name: 'Authors' } })}<div class="stories">
${nameSearch(true, '../')}<div class="names-index">
${letterLinks(letters, to => inFolder(to, 1), letter)}${nameList(digest.words, names, '../')}${turnList(
  digest.words,
  'Pages of this letter',
  page > 1 && turn(page - 1, 'Previous page'),
  page < last && turn(page + 1, 'Next page'),
)}</div>
</div>
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

function letterFile(letter: string, page: number): string {
  return `authors/by/${letter}${page > 1 ? `-${page}` : ''}.html`;
}

function letterName(letter: string): string {
  return letter === 'other' ? 'other scripts' : letter.toUpperCase();
}

/** A box that finds a name as it is typed; it needs JavaScript. @param isElsewhere whether names stand on other pages too */
function nameSearch(isElsewhere: boolean, root = ''): Value {
  return html`<form class="name-search"${isElsewhere && html` data-names="${root}${AUTHOR_NAMES.slice('authors/'.length)}"`}><input type="search" name="name" aria-label="Find an author" placeholder="Find an author" autocapitalize="off" spellcheck="false"> <span role="status" class="aside"></span></form>
<ul class="names found" hidden></ul>
`;
}

function letterLinks(letters: readonly string[], address: (letter: string) => string, here?: string): Value {
  if (letters.length < 2) return undefined;
  return html`<nav class="letters" aria-label="Authors by last name"><ul>
${letters.map(
  letter =>
    html`<li><a href="${address(letter)}"${letter === here && html` aria-current="page"`}>${letterName(letter)}</a></li>\n`,
)}</ul></nav>
`;
}

function nameList(words: Words, names: readonly IndexedName[], root = ''): Value {
  return html`<ul class="names">
${names.map(
  ({ name, file, count, language }) =>
    html`<li><a href="${root}${file.slice('authors/'.length)}"><bdi${attributes(nameTongue(words, name, language))}>${namesHtml(name)}</bdi> ${countMark(words, count)}</a></li>\n`,
)}</ul>
`;
}
