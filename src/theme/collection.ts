import type { Place } from '../content/site-sections.ts';
import type { Digest } from '../digest/digest.ts';
import { groupBy } from '../digest/group-by.ts';
import { partsOf } from '../digest/parts.ts';
import type { PaperEntry } from '../paper.ts';
import { DOT } from '../typeset/dot.ts';
import { html } from '../typeset/html.ts';
import { nameTongue } from '../typeset/tongue.ts';
import { attributes } from '../typeset/tongue-html.ts';
import { Layout } from './layout.ts';
import { type SitePage, toRoot } from './page.ts';
import { collectionMetadata } from './parts/collection-metadata.ts';
import { countMark } from './parts/count.ts';
import { type FactRow, factRows } from './parts/fact-rows.ts';
import { opening } from './parts/opening.ts';
import { fewPapers, type LineFact, paperLines } from './parts/paper-line.ts';
import { turnList } from './parts/turn-list.ts';

/** Papers on a full page. A line is some 120 bytes, compressed. */
const SIZE = 200;

/** A list of papers that has a page of its own, or several. */
export interface Collection {
  /** The address of its first page, without `.html`: `venues/iclr-2024`. */
  base: string;
  /** Plain text. */
  name: string;
  description: string;
  /** The list of such collections, which is linked above the name. */
  above: { file: string; name: string };
  /** Plain text, after the count. */
  tally?: string;
  /** Newest first. */
  papers: readonly PaperEntry[];
  facts?: readonly LineFact[];
  section?: Place;
  /** Whether a list of few papers has them in full, each with its point. */
  isFull?: boolean;
  /** The venue that it is of, as the papers name it. */
  at?: string;
  /** What the papers are about, and lists that belong with this one. */
  rows?: readonly FactRow[];
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

/** @param heading the heading that a paper is grouped under */
export function renderCollection(
  digest: Digest,
  page: CollectionPage,
  heading?: (entry: PaperEntry) => string,
): string {
  const { file, base, name, description, above, tally, facts, section, isFull, at, rows = [] } = page;
  const { ids, number, total, newer, older } = page;
  const { words } = digest;
  const layout = Layout.of(digest);
  const root = toRoot(base);
  const title = number === 0 ? name : words.say('archive-title', { name, number: String(number) });
  const papers = ids.map(id => digest.paper(id)!);
  const link = (to: number | undefined, name: string) =>
    to !== undefined && { file: fileOf(base, to).slice(base.lastIndexOf('/') + 1), name };
  const list = (entries: readonly PaperEntry[]) =>
    isFull ? fewPapers(digest, entries, { root, facts, at }) : paperLines(digest, entries, { root, facts });
  return layout.page({
    file,
    title,
    description,
    kind: 'index-page',
    section,
    head: collectionMetadata(digest.site, title, layout.url(file)),
    main: html`${opening(
      html`<bdi${attributes(nameTongue(words, title, papers[0]?.language))}>${title}</bdi>`,
      html`${words.say('n-papers', { n: number === 0 ? total : papers.length })}${number === 0 && tally && `${DOT}${tally}`}`,
      {
        above: { file: `${root}${above.file}`, name: above.name },
        tools: number === 0 && factRows(words, rows, root),
      },
    )}<div class="stories">
${
  heading
    ? [...groupBy(papers, heading)].map(
        ([name, entries]) =>
          html`<section><h2>${name} ${countMark(words, entries.length)}</h2>\n${list(entries)}</section>\n`,
      )
    : list(papers)
}${turnList(words, words.say('pages-of-list'), link(newer, words.say('newer-papers')), link(older, words.say('older-papers')))}</div>
`,
  });
}

function newestDay(items: readonly PaperEntry[]): string | undefined {
  let day: string | undefined;
  for (const { listed } of items) if (day === undefined || listed > day) day = listed;
  return day;
}
