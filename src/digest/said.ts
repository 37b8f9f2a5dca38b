import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { DayFile } from '../content/day-file.ts';
import type { PaperEntry } from '../paper.ts';

/** The fields whose change is a change of what subscribers read; topics and provenance are the digest's own order. */
const FIELDS = [
  'title',
  'author',
  'author-count',
  'authors-complete',
  'issued',
  'container-title',
  'event',
  'identifiers',
  'links',
  'abstract-by',
  'status',
  'note',
  'abstract',
] as const satisfies readonly (keyof PaperEntry)[];

/**
 * A hash of what an entry says to subscribers. It is made of the entry's fields and not of the item's text, so that a new
 * version of this program changes no item.
 */
export function saidByPaper(entry: PaperEntry): string {
  return short(JSON.stringify(FIELDS.map(field => entry[field])));
}

/** A hash of what a day's item says. @param papers what each of its papers says, in any order */
export function saidByDay(note: DayFile | undefined, papers: readonly string[]): string {
  return short(JSON.stringify([note?.title, note?.note, note?.picks, [...papers].sort()]));
}

export function short(text: string): string {
  return crypto.createHash('sha1').update(text).digest('hex').slice(0, 12);
}

/** Remembers what entries' files said, by the files' own hashes: hashing 20,000 abstracts in each build is waste. */
export class SaidCache {
  static readonly #VERSION = short(FIELDS.join());
  readonly #file: string | undefined;
  readonly #before = new Map<string, string>();
  readonly #after = new Map<string, string>();

  /** @param file where it is kept; without it nothing is remembered */
  constructor(file?: string) {
    this.#file = file;
    if (file === undefined || !fs.existsSync(file)) return;
    const [version, ...lines] = fs.readFileSync(file, 'utf8').split('\n');
    if (version !== SaidCache.#VERSION) return;
    for (const line of lines) this.#before.set(line.slice(13), line.slice(0, 12));
  }

  /** @param hash of the entry's file; empty where it is not known */
  of(entry: PaperEntry, hash: string): string {
    const said = this.#before.get(hash) ?? saidByPaper(entry);
    if (hash !== '') this.#after.set(hash, said);
    return said;
  }

  save(): void {
    const same =
      this.#after.size === this.#before.size && [...this.#after.keys()].every(hash => this.#before.has(hash));
    if (this.#file === undefined || same) return;
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    const lines = [...this.#after].map(([hash, said]) => `${said} ${hash}`);
    fs.writeFileSync(`${this.#file}.part`, [SaidCache.#VERSION, ...lines].join('\n'));
    fs.renameSync(`${this.#file}.part`, this.#file);
  }
}
