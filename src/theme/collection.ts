import type { Digest } from '../digest/digest.ts';
import { partsOf } from '../digest/parts.ts';
import type { PaperEntry } from '../paper.ts';
import { html, type Value } from '../typeset/html.ts';
import { plural } from '../typeset/plural.ts';
import { Layout, type Section } from './layout.ts';
import { type SitePage, toRoot } from './page.ts';
import { collectionMetadata } from './parts/collection-metadata.ts';
import { type LineFact, paperLine } from './parts/paper-line.ts';

/** Papers on a full page. A line is some 120 bytes, compressed. */
const SIZE = 200;

/** A list of papers that has a page of its own, or several. */
export interface Collection {
  /** Where its first page stands, without `.html`: `venues/iclr-2024`. */
  base: string;
  /** Plain text. */
  name: string;
  description: string;
  /** What stands above the name, as a link to a list of such collections. */
  above: { file: string; name: string };
  /** Plain text, after the count. */
  tally?: string;
  /** Newest first. */
  papers: readonly PaperEntry[];
  facts?: readonly LineFact[];
  section?: Section;
}

/** A page of a collection, numbered from the oldest; 0 is the first, with the newest papers. */
export interface CollectionPage extends SitePage, Omit<Collection, 'papers'> {
  ids: readonly string[];
  number: number;
  /** Of all its pages. */
  total: number;
  newer?: number;
  older?: number;
}

const fileOf = (base: string, number: number): string =>
  number === 0 ? `${base}.html` : `${base}-archive-${number}.html`;

/** The pages of a collection; see `partsOf`. */
export function* collectionPages({ papers, ...collection }: Collection): Generator<CollectionPage> {
  const { newest, archive } = partsOf(papers, SIZE);
  const parts = [{ number: 0, items: newest }, ...archive];
  for (const [i, { number, items }] of parts.entries())
    yield {
      file: fileOf(collection.base, number),
      lastmod: newestDay(items),
      ...collection,
      ids: items.map(entry => entry.id),
      number,
      total: papers.length,
      newer: parts[i - 1]?.number,
      older: parts[i + 1]?.number,
    };
}

/** @param heading what a paper is grouped under; neighbours under one heading stand together */
export function renderCollection(
  digest: Digest,
  page: CollectionPage,
  heading?: (entry: PaperEntry) => string,
): string {
  const { file, base, name, description, above, tally, facts, section, ids, number, total, newer, older } = page;
  const layout = Layout.of(digest);
  const root = toRoot(base);
  const title = number === 0 ? name : `${name}, archive ${number}`;
  const items = ids.map(id => digest.paper(id)!);
  const link = (to: number) => fileOf(base, to).slice(base.lastIndexOf('/') + 1);
  return layout.page({
    file,
    title,
    description,
    kind: 'index-page',
    section,
    head: collectionMetadata(digest.site, title, layout.url(file)),
    main: html`<header class="opening"><p class="eyebrow"><a href="${root}${above.file}">${above.name}</a></p>
<h1><bdi>${title}</bdi></h1>
<p class="tally">${number === 0 ? plural(total, 'paper') : plural(items.length, 'paper')}${tally && `, ${tally}`}</p></header>
<div class="stories">
${sections(digest, items, root, facts, heading)}${
  (newer !== undefined || older !== undefined) &&
  html`<nav class="turn-list" aria-label="Pages of this list">${newer !== undefined && html`<a rel="prev" href="${link(newer)}">← Newer papers</a> `}${older !== undefined && html`<a rel="next" href="${link(older)}">Older papers →</a>`}</nav>\n`
}</div>
`,
  });
}

function sections(
  digest: Digest,
  items: readonly PaperEntry[],
  root: string,
  facts: readonly LineFact[] | undefined,
  heading: ((entry: PaperEntry) => string) | undefined,
): Value {
  const list = (papers: readonly PaperEntry[]) =>
    html`<ul class="lines">\n${papers.map(entry => paperLine(digest, entry, { root, facts }))}</ul>\n`;
  if (!heading) return list(items);
  const groups: { name: string; papers: PaperEntry[] }[] = [];
  for (const entry of items) {
    const name = heading(entry);
    const last = groups.at(-1);
    if (last?.name === name) last.papers.push(entry);
    else groups.push({ name, papers: [entry] });
  }
  return groups.map(
    ({ name, papers }) =>
      html`<section><h2>${name} <span class="count">${papers.length}</span></h2>\n${list(papers)}</section>\n`,
  );
}

function newestDay(items: readonly PaperEntry[]): string | undefined {
  let day: string | undefined;
  for (const { listed } of items) if (day === undefined || listed > day) day = listed;
  return day;
}
