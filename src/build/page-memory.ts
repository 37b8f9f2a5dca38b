import type { Digest } from '../digest/digest.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import type { Memory } from '../memory/memory.ts';
import type { SitePage } from '../theme/page.ts';

/** What pages were made of. */
interface Kept {
  /** The names of what was read, and of each what it was then. */
  reads: string[];
  prints: string[];
  files: string[];
  /** For each file what it was about. */
  about: string[];
  /** For each file how many things it read; and these, by their place in `reads`, file after file. */
  counts: Uint32Array;
  all: Uint32Array;
}

type KeptPage = [about: string, reads: Uint32Array];

const NAME = 'pages';
const NOTHING: Kept = {
  reads: [],
  prints: [],
  files: [],
  about: [],
  counts: new Uint32Array(),
  all: new Uint32Array(),
};

/**
 * Remembers of each page what it was made of, as reading itself told: so no page says a second time what it depends on, and one
 * that begins to read something new is remembered with it from then on.
 */
export class PageMemory {
  readonly #memory: Memory;
  readonly #version: string;
  readonly #digest: Digest;
  readonly #before = new Map<string, KeptPage>();
  /** To each place in what was read before, its number now, or -1 where what was read is another. */
  readonly #numbers: Int32Array;
  readonly #pages = new Map<string, KeptPage>();
  /** What was read as it is now: it is asked for at the beginning and at the end. */
  readonly #prints = new Map<string, string>();

  /**
   * @param version of all that pages are made of besides the digest
   * @param digest as it is now; what was read is compared with it
   */
  constructor(memory: Memory, version: string, digest: Digest) {
    this.#memory = memory;
    this.#version = version;
    this.#digest = digest;
    const { reads, prints, files, about, counts, all } = memory.recall<Kept>(NAME, version) ?? NOTHING;
    this.#numbers = Int32Array.from(reads, (read, i) =>
      this.#printOf(read) === prints[i] ? digest.readNumber(read) : -1,
    );
    let at = 0;
    for (const [i, file] of files.entries()) {
      this.#before.set(file, [about[i]!, all.subarray(at, at + counts[i]!)]);
      at += counts[i]!;
    }
  }

  #printOf(read: string): string {
    let print = this.#prints.get(read);
    if (print === undefined) {
      print = this.#digest.printOf(read);
      this.#prints.set(read, print);
    }
    return print;
  }

  /** Whether the page would come out as it did when it was last made; then it is remembered on. */
  isCurrent(page: SitePage): boolean {
    const known = this.#before.get(page.file);
    if (!known || known[0] !== aboutOf(page)) return false;
    const reads = known[1].map(read => this.#numbers[read]!);
    if (reads.includes(NONE)) return false;
    this.#pages.set(page.file, [known[0], reads]);
    return true;
  }

  /** Remembers a page that was made. @param reads the numbers of what it read of the digest */
  made(page: SitePage, reads: Uint32Array): void {
    this.#pages.set(page.file, [aboutOf(page), reads]);
  }

  /** Keeps what is remembered, once the pages stand in their place. */
  save(): void {
    const pages = [...this.#pages.values()];
    const all = new Uint32Array(pages.reduce((sum, [, own]) => sum + own.length, 0));
    // What no page reads any more is left out.
    const names = this.#digest.readNames;
    const places = new Int32Array(names.length).fill(-1);
    const reads: string[] = [];
    let at = 0;
    for (const [, own] of pages)
      for (const number of own) {
        if (places[number]! < 0) places[number] = reads.push(names[number]!) - 1;
        all[at++] = places[number]!;
      }
    this.#memory.keep(NAME, this.#version, {
      reads,
      prints: reads.map(read => this.#printOf(read)),
      files: [...this.#pages.keys()],
      about: pages.map(([about]) => about),
      counts: Uint32Array.from(pages, ([, own]) => own.length),
      all,
    } satisfies Kept);
  }
}

/** -1 among unsigned numbers. */
const NONE = 0xffffffff;

const aboutOf = (page: SitePage): string => fingerprint([JSON.stringify(page)]);
