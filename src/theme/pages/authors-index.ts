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
import { HAN, OTHER_SCRIPTS } from '../../typeset/index-letter.ts';
import { nameOrder } from '../../typeset/name-order.ts';
import { namesHtml } from '../../typeset/people.ts';
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
      .sort(byCount(digest.words))
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
  const { words } = digest;
  const title = words.say('nav-authors');
  return Layout.of(digest).page({
    file,
    title,
    description: words.say('authors-description', { n: total, papers: orMore(digest) }),
    kind: 'index-page',
    section: 'authors',
    scripts: ['authors.js'],
    main: html`${opening(
      title,
      total === 0
        ? noneYet(digest)
        : words.say('two-sentences', {
            first: words.say('names-tally', { n: total, papers: orMore(digest) }),
            second: words.say('shared-name'),
          }),
    )}<div class="stories">
${total > 0 && nameSearch(words, lists === undefined)}<div class="names-index">
${letterLinks(words, letters, letter => (lists ? `#by-${letterId(letter)}` : letterFile(letter, 1).slice('authors/'.length)))}${
  often.length > 0 && html`<section><h2>${words.say('most-papers')}</h2>\n${nameList(words, often)}</section>\n`
}${lists?.map(
  ([letter, names]) =>
    html`<section class="letter" id="by-${letterId(letter)}"><h2>${letterName(words, letter)}</h2>\n${nameList(words, names)}</section>\n`,
)}</div>
</div>
`,
  });
}

function renderLetter(digest: Digest, { file, letter, page, last, names, letters }: LetterPage): string {
  const { words } = digest;
  const shown = letterName(words, letter);
  const title =
    last > 1
      ? words.say('authors-letter-page', { letter: shown, page, last })
      : words.say('authors-letter', { letter: shown });
  const inFolder = (of: string, to: number) => letterFile(of, to).slice('authors/by/'.length);
  const turn = (to: number, name: string) => ({ file: inFolder(letter, to), name });
  return Layout.of(digest).page({
    file,
    title,
    description: words.say('authors-letter-description', { papers: orMore(digest), letter: shown }),
    kind: 'index-page',
    section: 'authors',
    scripts: ['authors.js'],
    main: html`${opening(title, undefined, { above: { file: '../index.html', name: words.say('nav-authors') } })}<div class="stories">
${nameSearch(words, true, '../')}<div class="names-index">
${letterLinks(words, letters, to => inFolder(to, 1), letter)}${nameList(words, names, '../')}${turnList(
  words,
  words.say('pages-of-letter'),
  page > 1 && turn(page - 1, words.say('previous-page')),
  page < last && turn(page + 1, words.say('next-page')),
)}</div>
</div>
`,
  });
}

/** How many papers a name must be on, as a part of a sentence. */
function orMore({ site, words }: Digest): string {
  const n = papersOfAnAuthor(site);
  return n > 2 ? words.say('n-or-more', { n }) : words.say(n === 2 ? 'two-or-more' : 'one-or-more');
}

function noneYet({ site, words }: Digest): string {
  const n = papersOfAnAuthor(site);
  return n > 2 ? words.say('no-author-of-n', { n }) : words.say(n === 2 ? 'no-author-of-two' : 'no-author-of-one');
}

function byCount(words: Words): (a: IndexedName, b: IndexedName) => number {
  const order = nameOrder(words);
  return (a, b) => b.count - a.count || order(a.name, b.name);
}

function letterFile(letter: string, page: number): string {
  return `authors/by/${letterId(letter)}${page > 1 ? `-${page}` : ''}.html`;
}

/** A letter in an address: one beyond the alphabet's 26 by its number in Unicode. */
function letterId(letter: string): string {
  return /^[a-z]/.test(letter) ? letter : `u${letter.codePointAt(0)!.toString(16).padStart(4, '0')}`;
}

function letterName(words: Words, letter: string): string {
  if (letter === OTHER_SCRIPTS) return words.say('other-scripts');
  return letter === HAN ? words.say('han-names') : letter.toUpperCase();
}

/** A box that finds a name as it is typed; it needs JavaScript. @param isElsewhere whether names stand on other pages too */
function nameSearch(words: Words, isElsewhere: boolean, root = ''): Value {
  const label = words.say('find-author');
  return html`<form class="name-search"${isElsewhere && html` data-names="${root}${AUTHOR_NAMES.slice('authors/'.length)}"`}><input type="search" name="name" aria-label="${label}" placeholder="${label}" autocapitalize="off" spellcheck="false"> <span role="status" class="aside"></span></form>
<ul class="names found" hidden></ul>
`;
}

function letterLinks(
  words: Words,
  letters: readonly string[],
  address: (letter: string) => string,
  here?: string,
): Value {
  if (letters.length < 2) return undefined;
  return html`<nav class="letters" aria-label="${words.say('authors-by-name')}"><ul>
${letters.map(
  letter =>
    html`<li><a href="${address(letter)}"${letter === here && html` aria-current="page"`}>${letterName(words, letter)}</a></li>\n`,
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
