import { ARRAY_OF_3, CborWriter, headSize, writeUnsigned } from './cbor.ts';
import {
  compareUtf8,
  encodeFilter,
  encodeMeta,
  type MetaIndex,
  metaName,
  pagefindHash,
  shortNames,
} from './pagefind-format.ts';
import { PAGEFIND_VERSION } from './pagefind-service.ts';
import { type PaperPostings, PostingReader } from './paper-postings.ts';
import type { Term } from './word-dictionary.ts';

export interface IndexFile {
  name: string;
  /** Pagefind's hash of the bytes, which the name is the beginning of. */
  hash: string;
  /** CBOR, not yet packed. */
  bytes: Buffer;
}

/** The files of an index, as names without extension and content; of the fragments the names only. */
export interface IndexFiles {
  meta: IndexFile;
  words: IndexFile[];
  filters: IndexFile[];
  /** In the order of the papers. */
  fragments: string[];
  /** Each term that some paper uses. */
  usedTerms: number;
}

/**
 * The index of papers in the order given, byte for byte what Pagefind makes of them, except that where Pagefind follows the
 * chance order of a hash map (filters, their values) the order is that of the names.
 *
 * @param chunkSize where a word file ends (`PAGEFIND_CHUNK_SIZE`); Pagefind's reader takes any size
 */
export function writeIndex(
  papers: readonly PaperPostings[],
  terms: readonly Term[],
  metaFields: readonly string[],
  language: string,
  chunkSize: number,
): IndexFiles {
  const fragments = shortNames(
    papers.map(p => p.fragment),
    language,
    1,
  );
  const { words, chunks, usedTerms } = wordChunks(papers, terms, language, chunkSize);
  const filters = filterFiles(papers, language);
  const meta: MetaIndex = {
    version: PAGEFIND_VERSION,
    pages: papers.map((p, i) => ({ hash: fragments[i]!, words: p.words })),
    chunks,
    filters: filters.map(f => ({ filter: f.filter, hash: f.name })),
    // The search page sorts by the papers' own table; here they would be a third of what is fetched first of all.
    sorts: [],
    metaFields: [...metaFields],
  };
  const bytes = encodeMeta(meta);
  return {
    meta: { name: metaName(bytes, language), hash: pagefindHash(bytes), bytes },
    words,
    filters,
    fragments,
    usedTerms,
  };
}

/** The pages of each term, one list after the other in one buffer, without the lists' heads. */
interface Inverted {
  bytes: Buffer;
  from: Float64Array;
  to: Float64Array;
  pages: Uint32Array;
  units: Float64Array;
  /** Place in the order in which terms are first met. */
  met: Uint32Array;
}

function invert(papers: readonly PaperPostings[], terms: number): Inverted {
  const pages = new Uint32Array(terms);
  const units = new Float64Array(terms);
  const size = new Float64Array(terms);
  const last = new Uint32Array(terms);
  const met = new Uint32Array(terms);
  let meeting = 0;
  papers.forEach((paper, page) => {
    const p = new PostingReader(paper.postings);
    while (p.next()) {
      const t = p.term;
      if (pages[t]!++ === 0) met[t] = meeting++;
      units[t]! += p.units;
      size[t]! += 1 + headSize(page - last[t]!) + p.to - p.from;
      last[t] = page;
    }
  });
  const from = new Float64Array(terms);
  const to = new Float64Array(terms);
  let total = 0;
  for (let t = 0; t < terms; t++) {
    from[t] = to[t] = total;
    total += size[t]!;
  }
  const bytes = Buffer.allocUnsafe(total);
  last.fill(0);
  papers.forEach((paper, page) => {
    const source = paper.postings;
    const p = new PostingReader(source);
    while (p.next()) {
      const t = p.term;
      let at = to[t]!;
      bytes[at++] = ARRAY_OF_3;
      at = writeUnsigned(bytes, at, page - last[t]!);
      for (let i = p.from; i < p.to; i++) bytes[at++] = source[i]!;
      to[t] = at;
      last[t] = page;
    }
  });
  return { bytes, from, to, pages, units, met };
}

function wordChunks(papers: readonly PaperPostings[], terms: readonly Term[], language: string, chunkSize: number) {
  const inverted = invert(papers, terms.length);
  const { pages, units, met } = inverted;
  /** The terms of a word: the plain one, if there is one, and its variants. */
  const byWord = new Map<string, { plain: number; variants: number[] }>();
  let usedTerms = 0;
  terms.forEach(({ word, form }, t) => {
    if (!pages[t]) return;
    usedTerms++;
    let entry = byWord.get(word);
    if (!entry) {
      entry = { plain: -1, variants: [] };
      byWord.set(word, entry);
    }
    if (form) entry.variants.push(t);
    else entry.plain = t;
  });

  const words: Buffer[] = [];
  const chunks: MetaIndex['chunks'] = [];
  const w = new CborWriter(1 << 16);
  const listOf = (t: number) =>
    t < 0 ? w.array(0) : w.array(pages[t]!).encoded(inverted.bytes, inverted.from[t]!, inverted.to[t]!);
  let chunk: string[] = [];
  let size = 0;
  const close = () => {
    if (!chunk.length) return;
    w.array(1).array(chunk.length);
    for (const word of chunk) {
      const { plain, variants } = byWord.get(word)!;
      w.array(3).text(word);
      listOf(plain);
      w.array(variants.length);
      for (const v of variants.sort((a, b) => met[a]! - met[b]!)) {
        w.array(2).text(terms[v]!.form);
        listOf(v);
      }
    }
    words.push(w.take());
    chunks.push({ from: chunk[0]!, to: chunk.at(-1)!, hash: '' });
    chunk = [];
    size = 0;
  };
  for (const word of sortUtf8([...byWord.keys()])) {
    const { plain } = byWord.get(word)!;
    chunk.push(word);
    if (plain >= 0) size += units[plain]!;
    if (size >= chunkSize) close();
  }
  close();

  trimBounds(chunks);
  const hashes = words.map(pagefindHash);
  const names = shortNames(hashes, language, 2);
  chunks.forEach((c, i) => {
    c.hash = names[i]!;
  });
  return { words: words.map((bytes, i) => ({ name: names[i]!, hash: hashes[i]!, bytes })), chunks, usedTerms };
}

/** JavaScript's own order is the right one, and fast, but for the few words with what lies at the end of the basic plane and beyond it. */
function sortUtf8(words: readonly string[]): string[] {
  const beyond = words.filter(w => /[\ud800-\uffff]/.test(w)).sort(compareUtf8);
  if (!beyond.length) return [...words].sort();
  const isBeyond = new Set(beyond);
  const sorted: string[] = [];
  let next = 0;
  for (const word of words.filter(w => !isBeyond.has(w)).sort()) {
    while (next < beyond.length && compareUtf8(beyond[next]!, word) < 0) sorted.push(beyond[next++]!);
    sorted.push(word);
  }
  return sorted.concat(beyond.slice(next));
}

/** Shortens each chunk's last word and the next one's first to what tells the two apart. */
function trimBounds(chunks: MetaIndex['chunks']): void {
  for (let i = 0; i + 1 < chunks.length; i++) {
    const [a, b] = [chunks[i]!, chunks[i + 1]!];
    const to = [...a.to];
    const from = [...b.from];
    let common = 0;
    while (common < to.length && common < from.length && to[common] === from[common]) common++;
    const end = to.slice(0, common + 1).join('');
    if (compareUtf8(end, a.from) >= 0) a.to = end;
    b.from = from.slice(0, common + 1).join('');
  }
}

function filterFiles(papers: readonly PaperPostings[], language: string) {
  const filters = new Map<string, Map<string, number[]>>();
  papers.forEach((paper, page) => {
    for (const [filter, values] of Object.entries(paper.filters)) {
      const known = filters.get(filter) ?? new Map<string, number[]>();
      filters.set(filter, known);
      for (const value of values) {
        const pages = known.get(value);
        if (pages) pages.push(page);
        else known.set(value, [page]);
      }
    }
  });
  const encoded = [...filters.keys()].sort().map(filter => {
    const values = filters.get(filter)!;
    const bytes = encodeFilter({
      filter,
      values: [...values.keys()].sort().map(value => ({ value, pages: values.get(value)! })),
    });
    return { filter, bytes, hash: pagefindHash(bytes) };
  });
  const names = shortNames(
    encoded.map(f => f.hash),
    language,
    2,
  );
  return encoded.map((f, i) => ({ ...f, name: names[i]! }));
}
