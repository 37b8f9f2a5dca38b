import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { PaperPostings } from './paper-postings.ts';
import type { Term } from './word-dictionary.ts';

/** What is kept between builds: the terms by number, and the papers. */
export interface StoredPostings {
  terms: readonly Term[];
  papers: ReadonlyMap<string, PaperPostings>;
}

type Row = [
  id: string,
  hash: string,
  fragment: string,
  words: number,
  filters: Record<string, string[]>,
  sort: Record<string, string>,
  size: number,
];

interface Header {
  version: string;
  terms: string[];
  papers: Row[];
}

const DIGEST = 20;

/**
 * Reads what `writePostings` wrote. The file is a digest of the rest, the header's length, the header as JSON, and the
 * papers' postings in the header's order.
 *
 * @returns `undefined` where there is no such file, or another version made it, or it is damaged
 */
export function readPostings(file: string, version: string): StoredPostings | undefined {
  if (!fs.existsSync(file)) return undefined;
  const bytes = fs.readFileSync(file);
  const rest = bytes.subarray(DIGEST);
  if (rest.length < 4 || !digest(rest).equals(bytes.subarray(0, DIGEST))) return undefined;
  let at = 4 + rest.readUInt32LE(0);
  const header = JSON.parse(rest.toString('utf8', 4, at)) as Header;
  if (header.version !== version) return undefined;
  const papers = new Map<string, PaperPostings>();
  for (const [id, hash, fragment, words, filters, sort, size] of header.papers) {
    papers.set(id, { id, hash, fragment, words, filters, sort, postings: rest.subarray(at, at + size) });
    at += size;
  }
  return {
    terms: header.terms.map(t => {
      const [word = '', form = ''] = t.split('\n');
      return { word, form };
    }),
    papers,
  };
}

export function writePostings(
  file: string,
  version: string,
  terms: readonly Term[],
  papers: readonly PaperPostings[],
): void {
  const header: Header = {
    version,
    terms: terms.map(t => (t.form ? `${t.word}\n${t.form}` : t.word)),
    papers: papers.map(p => [p.id, p.hash, p.fragment, p.words, p.filters, p.sort, p.postings.length]),
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const rest = Buffer.concat([length, json, ...papers.map(p => p.postings)]);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.part`, Buffer.concat([digest(rest), rest]));
  fs.renameSync(`${file}.part`, file);
}

const digest = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest();
