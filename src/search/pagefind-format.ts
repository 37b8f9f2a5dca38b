import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CborReader, CborWriter } from './cbor.ts';

/**
 * The files of a Pagefind 1.5 index, as Pagefind's indexer writes them (pagefind/src/index in its source) and its
 * WebAssembly reads them (pagefind_web/src). All are CBOR behind a mark, gzipped, and named by a hash of the CBOR.
 */

/** What stands before the content of each file once it is unzipped. */
const MARK = Buffer.from('pagefind_dcd');

/** With Pagefind a chunk of words ends with the word that brings it to this many numbers. */
export const PAGEFIND_CHUNK_SIZE = 20_000;

/** Here with half as many: a question fetches a chunk for each of its words, and wants one word of each. */
export const CHUNK_SIZE = 10_000;

/** Where a word stands on a page: `locs` in the body, `metaLocs` in the meta fields, both as Pagefind packs them. */
export interface PackedPage {
  /** Page number, less that of the page before it in the list. */
  delta: number;
  locs: number[];
  metaLocs: number[];
}

export interface PackedWord {
  /** Stemmed, without diacritics. */
  word: string;
  pages: PackedPage[];
  /** The same word as it is written with diacritics. */
  variants: { form: string; pages: PackedPage[] }[];
}

export interface MetaIndex {
  version: string;
  pages: { hash: string; words: number }[];
  chunks: { from: string; to: string; hash: string }[];
  filters: { filter: string; hash: string }[];
  sorts: { sort: string; pages: number[] }[];
  metaFields: string[];
}

export interface FilterIndex {
  filter: string;
  values: { value: string; pages: number[] }[];
}

/** What a result shows: JSON, with its keys in this order. */
export interface Fragment {
  url: string;
  content: string;
  word_count: number;
  filters: Record<string, string[]>;
  meta: Record<string, string>;
  anchors: never[];
}

export function decodeWords(bytes: Buffer): PackedWord[] {
  const r = new CborReader(bytes);
  const page = (): PackedPage => {
    r.array(3);
    return { delta: r.integer(), locs: r.integers(), metaLocs: r.integers() };
  };
  r.array(1);
  const words = r.list(() => {
    r.array(3);
    const word = r.text();
    const pages = r.list(page);
    const variants = r.list(() => {
      r.array(2);
      return { form: r.text(), pages: r.list(page) };
    });
    return { word, pages, variants };
  });
  r.end();
  return words;
}

export function encodeWords(words: readonly PackedWord[]): Buffer {
  const w = new CborWriter();
  const pages = (list: readonly PackedPage[]) => {
    w.array(list.length);
    for (const p of list) w.array(3).integer(p.delta).integers(p.locs).integers(p.metaLocs);
  };
  w.array(1).array(words.length);
  for (const { word, pages: list, variants } of words) {
    w.array(3).text(word);
    pages(list);
    w.array(variants.length);
    for (const v of variants) {
      w.array(2).text(v.form);
      pages(v.pages);
    }
  }
  return w.take();
}

export function decodeMeta(bytes: Buffer): MetaIndex {
  const r = new CborReader(bytes);
  const fields = <T>(n: number, item: () => T) =>
    r.list(() => {
      r.array(n);
      return item();
    });
  r.array(6);
  const meta = {
    version: r.text(),
    pages: fields(2, () => ({ hash: r.text(), words: r.integer() })),
    chunks: fields(3, () => ({ from: r.text(), to: r.text(), hash: r.text() })),
    filters: fields(2, () => ({ filter: r.text(), hash: r.text() })),
    sorts: fields(2, () => ({ sort: r.text(), pages: r.integers() })),
    metaFields: r.list(() => r.text()),
  };
  r.end();
  return meta;
}

export function encodeMeta(meta: MetaIndex): Buffer {
  const w = new CborWriter(1 << 16);
  w.array(6).text(meta.version);
  w.array(meta.pages.length);
  for (const p of meta.pages) w.array(2).text(p.hash).integer(p.words);
  w.array(meta.chunks.length);
  for (const c of meta.chunks) w.array(3).text(c.from).text(c.to).text(c.hash);
  w.array(meta.filters.length);
  for (const f of meta.filters) w.array(2).text(f.filter).text(f.hash);
  w.array(meta.sorts.length);
  for (const s of meta.sorts) w.array(2).text(s.sort).integers(s.pages);
  w.array(meta.metaFields.length);
  for (const f of meta.metaFields) w.text(f);
  return w.take();
}

export function decodeFilter(bytes: Buffer): FilterIndex {
  const r = new CborReader(bytes);
  r.array(2);
  const filter = r.text();
  const values = r.list(() => {
    r.array(2);
    return { value: r.text(), pages: r.integers() };
  });
  r.end();
  return { filter, values };
}

export function encodeFilter({ filter, values }: FilterIndex): Buffer {
  const w = new CborWriter(1 << 16);
  w.array(2).text(filter).array(values.length);
  for (const v of values) w.array(2).text(v.value).integers(v.pages);
  return w.take();
}

/** Pagefind's own hash: SHA-1 in hexadecimal, but without a byte's leading zero. */
export function pagefindHash(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of createHash('sha1').update(bytes).digest()) hex += byte.toString(16);
  return hex;
}

/**
 * Names for files by their hashes, in the order given: `<language>_` and seven digits or, where a file before it took that
 * name, more: one more for fragments, two for the others (`step`), which is how Pagefind goes about it.
 */
export function shortNames(hashes: readonly string[], language: string, step: 1 | 2): string[] {
  const taken = new Set<string>();
  return hashes.map(hash => {
    const full = `${language}_${hash}`;
    let length = shortName(hash, language).length;
    while (taken.has(full.slice(0, length)) && length < full.length) length += step;
    const name = full.slice(0, length);
    taken.add(name);
    return name;
  });
}

/** The name that a file has unless another took it. */
export const shortName = (hash: string, language: string): string => `${language}_${hash.slice(0, 7)}`;

/** The metadata file's name without `.pf_meta`. */
export const metaName = (bytes: Uint8Array, language: string): string =>
  `${language}_${pagefindHash(bytes).slice(0, language.length + 8)}`;

/** zlib’s effort. The highest, Pagefind’s own, takes three times as long for 1.5 % less; each new day packs nearly all chunks. */
const LEVEL = 4;

/**
 * A file as Pagefind's reader wants it. The header's byte for the operating system is set to "unknown", so that the same
 * zlib gives the same bytes on every system.
 */
export function pack(content: Uint8Array): Buffer {
  // A copy: what zlib hands over is the beginning of a much larger buffer.
  const zipped = Buffer.from(gzipSync(Buffer.concat([MARK, content]), { level: LEVEL }));
  zipped[9] = 255;
  return zipped;
}

/** @throws Error where the file does not begin with Pagefind's mark */
export function unpack(file: Uint8Array): Buffer {
  const plain = gunzipSync(file);
  if (!plain.subarray(0, MARK.length).equals(MARK)) throw new Error(`expected a file that begins with "${MARK}"`);
  return plain.subarray(MARK.length);
}

/** Moves surrogates behind the rest of the plane, so that units compare as code points do. */
const rank = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** Orders text as its UTF-8 bytes are ordered, which is Pagefind's order of words; `<` orders UTF-16 units. */
export function compareUtf8(a: string, b: string): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}
