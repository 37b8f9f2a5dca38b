import type { Digest } from '../../digest/digest.ts';
import { type Signature, signatures } from '../../digest/signatures.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { html, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { fingerprint, type Page, type PageKind } from '../page.ts';
import { paperItemKey } from '../parts/paper-item.ts';
import { paperLine } from '../parts/paper-line.ts';

const ROOT = '../';
/** Names on one page of the index. */
const NAMES = 1200;
/** Papers that a page shows of a name; who signs more is found by the search. */
const PAPERS = 400;
/** Names on the index's first page. */
const OFTEN = 60;

/** The papers signed with each name that stands under two or more, and the index of these names. */
export const authorsKind: PageKind = {
  name: 'authors',
  module: import.meta.url,
  *pages(digest) {
    const layout = Layout.of(digest);
    const all = signatures(digest);
    for (const signature of all.values()) yield new AuthorPage(digest, layout, signature);
    yield* index(digest, layout, [...all.values()]);
  },
};

/** Depends on the papers of the one name. */
class AuthorPage implements Page {
  readonly file: string;
  readonly #digest: Digest;
  readonly #layout: Layout;
  readonly #signature: Signature;

  constructor(digest: Digest, layout: Layout, signature: Signature) {
    this.file = signature.file;
    this.#digest = digest;
    this.#layout = layout;
    this.#signature = signature;
  }

  get lastmod(): string {
    return this.#signature.papers[0]!.listed;
  }

  get key(): string {
    let key = `${this.#layout.key}\t${this.#signature.name}`;
    for (const entry of this.#signature.papers) key += paperItemKey(this.#digest, entry);
    return fingerprint([key]);
  }

  render(): string {
    const { papers } = this.#signature;
    const name = harmless(this.#signature.name);
    const shown = papers.slice(0, PAPERS);
    const others = coauthors(this.#signature);
    return this.#layout.page({
      file: this.file,
      title: `Papers signed ${name}`,
      description: `${plural(papers.length, 'paper')} signed ${name}, listed from ${plainDay(papers.at(-1)!.listed)} to ${plainDay(papers[0]!.listed)}.`,
      kind: 'author-page',
      section: 'authors',
      main: html`<header class="opening"><p class="eyebrow"><a href="index.html">Authors</a></p>
<h1><span class="signed">Papers signed</span> <bdi>${name}</bdi></h1>
<p class="tally">${plural(papers.length, 'paper')}, newest first. The same name need not be the same person.</p></header>
<div class="stories">
<ul class="lines">
${shown.map(entry => paperLine(this.#digest, entry, { root: ROOT }))}</ul>
${papers.length > shown.length && html`<p class="caveat">And ${plural(papers.length - shown.length, 'older paper')}.</p>\n`}${others}</div>
`,
    });
  }
}

/** Names beside this one on several of its papers. Which of them have a page of their own is none of this page's affair. */
function coauthors({ name, papers }: Signature): Value {
  const counts = new Map<string, number>();
  for (const entry of papers)
    for (const other of new Set(entry.author ?? []))
      if (other !== name) counts.set(other, (counts.get(other) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count > 1);
  if (often.length === 0) return undefined;
  often.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return html`<p class="caveat">Often signed together with ${often
    .slice(0, 12)
    .map(
      ([other, count], i) => html`${i > 0 && ', '}<bdi>${harmless(other)}</bdi> <span class="count">${count}</span>`,
    )}.</p>
`;
}

function* index(digest: Digest, layout: Layout, all: readonly Signature[]): Generator<Page> {
  const groups = new Map<string, { name: string; sort: string; signature: Signature }[]>();
  for (const signature of all) {
    const name = harmless(signature.name);
    const family = /[^\s]+$/.exec(name.trim())?.[0] ?? name;
    const sort = `${fold(family)} ${fold(name)}`;
    const letter = /^[a-z]/.test(sort) ? sort[0]! : 'other';
    (groups.get(letter) ?? groups.set(letter, []).get(letter)!).push({ name, sort, signature });
  }
  const letters = [...groups.keys()].sort((a, b) =>
    (a === 'other') !== (b === 'other') ? (a === 'other' ? 1 : -1) : a < b ? -1 : 1,
  );
  // So few names that one page holds them need no pages by letter.
  const single = all.length <= NAMES;
  const often = [...all]
    .filter(({ papers }) => papers.length > 2)
    .sort(byCount)
    .slice(0, OFTEN);
  const contents = single ? letters.flatMap(letter => sorted(groups.get(letter)!)) : [];
  const first = 'authors/index.html';
  yield {
    file: first,
    key: fingerprint([
      layout.key,
      all.length,
      ...often.map(({ name, papers }) => `${name}\t${papers.length}`),
      ...(single
        ? contents.map(({ name, papers }) => `${name}\t${papers.length}`)
        : letters.map(letter => `${letter}${groups.get(letter)!.length}`)),
    ]),
    lastmod: digest.days[0]?.date,
    render: () =>
      layout.page({
        file: first,
        title: 'Authors',
        description: `The ${plural(all.length, 'name')} that stand under two papers or more.`,
        kind: 'index-page',
        section: 'authors',
        main: html`<header class="opening"><h1>Authors</h1>
<p class="tally">${all.length === 0 ? 'No name stands under two papers yet.' : html`${plural(all.length, 'name')} under two papers or more. The same name need not be the same person; for any other, <a href="../search.html">search</a>.`}</p></header>
<div class="stories">
${!single && letterLinks(letters, groups)}${often.length > 0 && html`<section><h2>Under the most papers</h2>\n${nameList(often)}</section>\n`}${
  single &&
  contents.length > 0 &&
  html`<section><h2>All, by the last word of the name</h2>\n${nameList(contents)}</section>\n`
}</div>
`,
      }),
  };
  if (single) return;
  for (const letter of letters) {
    const list = sorted(groups.get(letter)!);
    const last = Math.ceil(list.length / NAMES);
    for (let page = 1; page <= last; page++) {
      const shown = list.slice((page - 1) * NAMES, page * NAMES);
      const file = letterFile(letter, page);
      const title = `Authors, ${letterName(letter)}${last > 1 ? `, page ${page} of ${last}` : ''}`;
      yield {
        file,
        key: fingerprint([
          layout.key,
          page,
          last,
          letters.join(),
          ...shown.map(({ name, papers }) => `${name}\t${papers.length}`),
        ]),
        lastmod: digest.days[0]?.date,
        render: () =>
          layout.page({
            file,
            title,
            description: `Names under two papers or more: ${letterName(letter)}.`,
            kind: 'index-page',
            section: 'authors',
            main: html`<header class="opening"><p class="eyebrow"><a href="../index.html">Authors</a></p>
<h1>${title}</h1></header>
<div class="stories">
${nameList(shown, '../')}${last > 1 && html`<nav class="turn-list" aria-label="Pages of this letter">${page > 1 && html`<a rel="prev" href="${letterFile(letter, page - 1).slice('authors/by/'.length)}">← Page before</a> `}${page < last && html`<a rel="next" href="${letterFile(letter, page + 1).slice('authors/by/'.length)}">Next page →</a>`}</nav>\n`}</div>
`,
          }),
      };
    }
  }
}

const byCount = (a: Signature, b: Signature): number => b.papers.length - a.papers.length || (a.name < b.name ? -1 : 1);

function sorted(list: { sort: string; signature: Signature }[]): Signature[] {
  return list
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.signature.file < b.signature.file ? -1 : 1))
    .map(({ signature }) => signature);
}

function fold(name: string): string {
  return /^[\x20-\x7e]*$/.test(name)
    ? name.toLowerCase()
    : name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l').replaceAll('ø', 'o');
}

function letterFile(letter: string, page: number): string {
  return `authors/by/${letter}${page > 1 ? `-${page}` : ''}.html`;
}

function letterName(letter: string): string {
  return letter === 'other' ? 'other scripts' : letter.toUpperCase();
}

function letterLinks(letters: readonly string[], groups: ReadonlyMap<string, readonly unknown[]>): Value {
  return html`<nav class="letters" aria-label="Authors by the last word of the name"><ul>
${letters.map(
  letter =>
    html`<li><a href="${letterFile(letter, 1).slice('authors/'.length)}">${letterName(letter)} <span class="count">${groups.get(letter)!.length}</span></a></li>\n`,
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
