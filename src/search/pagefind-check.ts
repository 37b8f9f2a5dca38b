import { isDeepStrictEqual } from 'node:util';
import { writeIndex } from './index-writer.ts';
import {
  decodeFilter,
  decodeMeta,
  encodeMeta,
  type FilterIndex,
  type MetaIndex,
  PAGEFIND_CHUNK_SIZE,
  pagefindHash,
  unpack,
} from './pagefind-format.ts';
import { indexWithPagefind, type PagefindFile } from './pagefind-service.ts';
import { fragmentOf, type PaperPostings, PostingPacker } from './paper-postings.ts';
import type { SearchRecord } from './search-record.ts';
import type { Terms, WordDictionary } from './word-dictionary.ts';

/** Words of every kind that Pagefind treats in a way of its own, several weights, every field. */
export const CANARY: SearchRecord = {
  id: 'canary',
  url: 'papers/canary.html',
  body: [
    { text: 'Naïve café-style GPT-4, C++ and C# (3D) ell_1-norm — state-of-the-art fooBar', weight: 72 },
    {
      text: 'naive cafes styled running runs 漢字 𝒪(n) “quoted” foo.bar.baz.qux 👋🏽 e.g. café naïve résumé resumé',
      weight: 25,
    },
    { text: 'running café-style, x', weight: 24 },
  ],
  meta: {
    also: 'l1',
    authors: 'Seza Doğruöz, Łukasz Kaiser',
    brief: 'A naïve line, resümé résumé.',
    title: 'Naïve café-style running',
  },
  filters: { topic: ['Zebra', 'Aal'], day: ['2025-11-19'] },
  sort: { listed: '2025-11-19', issued: '' },
};

/** Every token whose words must be known before a record can be indexed. */
export function* allTokens(record: SearchRecord): Generator<string> {
  for (const part of record.body) yield* part.text.split(' ');
  for (const text of Object.values(record.meta)) yield* text.split(' ');
}

/** The body with the marks by which Pagefind's own parser tells its indexer of weights. */
function markedBody(record: SearchRecord): string {
  return record.body
    .map(({ text, weight }) => `___PAGEFIND_WEIGHT___${(weight + 0.5) / 24} ${text} ___END_PAGEFIND_WEIGHT___`)
    .join(' ');
}

/**
 * Indexes the same records here and with Pagefind itself, and compares every byte of words and fragments and everything that
 * the other files say.
 *
 * @param dictionary knows the records' tokens
 * @returns Pagefind's files, of which its scripts are used
 * @throws Error where the two differ
 */
export async function checkAgainstPagefind(
  records: readonly SearchRecord[],
  dictionary: WordDictionary,
  terms: Terms,
  language: string,
): Promise<PagefindFile[]> {
  const metaFields = [...new Set(records.flatMap(r => Object.keys(r.meta)))].sort();
  const packer = new PostingPacker(dictionary, terms, metaFields);
  const papers = records.map((r): PaperPostings => {
    const fragment = fragmentOf(r);
    return {
      id: r.id,
      hash: '',
      fragment: pagefindHash(Buffer.from(JSON.stringify(fragment))),
      words: fragment.word_count,
      filters: r.filters,
      sort: r.sort,
      postings: packer.pack(r),
    };
  });
  const ours = writeIndex(papers, terms.list, metaFields, language, PAGEFIND_CHUNK_SIZE);
  const files = await indexWithPagefind(
    records.map(r => ({ url: r.url, content: markedBody(r), meta: r.meta, filters: r.filters, sort: {} })),
    language,
  );
  const theirs = new Map(files.map(f => [f.path, f.content]));
  const read = (name: string): Buffer => {
    const file = theirs.get(name);
    if (!file) throw differs(`${name} is not among Pagefind's files: its bytes or its name would be others`);
    return unpack(file);
  };
  const count = (kind: string) => files.filter(f => f.path.endsWith(kind)).length;

  ours.fragments.forEach((name, i) => {
    if (read(`fragment/${name}.pf_fragment`).toString() !== JSON.stringify(fragmentOf(records[i]!)))
      throw differs(`the fragment of ${records[i]!.id}`);
  });
  if (count('.pf_fragment') !== new Set(ours.fragments).size) throw differs('the number of fragments');
  for (const { name, bytes } of ours.words)
    if (!read(`index/${name}.pf_index`).equals(bytes)) throw differs(`the words in ${name}`);
  if (count('.pf_index') !== ours.words.length) throw differs('the number of word files');

  const metaFile = files.find(f => f.path.endsWith('.pf_meta'));
  const theirMeta = decodeMeta(read(metaFile?.path ?? 'the metadata'));
  const theirBytes = read(metaFile!.path);
  if (!encodeMeta(theirMeta).equals(theirBytes)) throw differs('the metadata once read and written again');
  if (!isDeepStrictEqual(sortedMeta(theirMeta), sortedMeta(decodeMeta(ours.meta.bytes)))) throw differs('the metadata');
  const theirFilters = theirMeta.filters.map(f => sortedFilter(decodeFilter(read(`filter/${f.hash}.pf_filter`))));
  const ourFilters = ours.filters.map(f => sortedFilter(decodeFilter(f.bytes)));
  if (!isDeepStrictEqual(byName(theirFilters, 'filter'), byName(ourFilters, 'filter'))) throw differs('the filters');
  return files;
}

/** Without what Pagefind leaves to chance: order, and the hashes that come of it. */
const sortedMeta = (meta: MetaIndex) => ({
  ...meta,
  filters: meta.filters.map(f => f.filter).sort(),
});

const sortedFilter = (f: FilterIndex): FilterIndex => ({ filter: f.filter, values: byName(f.values, 'value') });

function byName<K extends string, T extends Record<K, string>>(list: readonly T[], key: K): T[] {
  return [...list].sort((a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0));
}

const differs = (what: string) =>
  new Error(
    `the search index differs from what Pagefind makes of the same papers: ${what}. ` +
      'Its format has moved: see PAGEFIND_VERSION in src/search/pagefind-service.ts',
  );
