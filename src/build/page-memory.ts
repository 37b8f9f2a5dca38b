import type { Digest } from '../digest/digest.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import type { Memory } from '../memory/memory.ts';
import type { SitePage } from '../theme/page.ts';

/** What the pages were made of, in columns. */
interface Kept {
  /** The name of everything that was read, and its fingerprint at the time. */
  reads: string[];
  fingerprints: string[];
  files: string[];
  /** For each file, a fingerprint of its page's data. */
  about: string[];
  /** For each file, how many things it read; and those, file after file, as indexes into `reads`. */
  counts: Uint32Array;
  all: Uint32Array;
}

type KeptPage = [about: string, reads: Uint32Array];

const NAME = 'pages';
const NOTHING: Kept = {
  reads: [],
  fingerprints: [],
  files: [],
  about: [],
  counts: new Uint32Array(),
  all: new Uint32Array(),
};

/**
 * Remembers what each page was made of, as recorded while it was rendered, so that no template has to declare its
 * dependencies.
 */
export class PageMemory {
  readonly #memory: Memory;
  readonly #version: string;
  readonly #digest: Digest;
  readonly #before = new Map<string, KeptPage>();
  /** For each earlier read, its number now, or -1 if its fingerprint changed. */
  readonly #numbers: Int32Array;
  readonly #pages = new Map<string, KeptPage>();
  /** Current fingerprints, which are needed both when loading and when saving. */
  readonly #fingerprints = new Map<string, string>();

  /**
   * @param version of everything besides the digest that pages are made of
   * @param digest the current digest, with which earlier reads are compared
   * @param lastBuild what names the build that made the pages which stand
   */
  constructor(memory: Memory, version: string, digest: Digest, lastBuild: string) {
    this.#memory = memory;
    this.#version = version;
    this.#digest = digest;
    const { reads, fingerprints, files, about, counts, all } =
      memory.recall<Kept>(NAME, `${version} ${lastBuild}`) ?? NOTHING;
    this.#numbers = Int32Array.from(reads, (read, i) =>
      this.#fingerprintOf(read) === fingerprints[i] ? digest.readNumber(read) : -1,
    );
    let at = 0;
    for (const [i, file] of files.entries()) {
      this.#before.set(file, [about[i]!, all.subarray(at, at + counts[i]!)]);
      at += counts[i]!;
    }
  }

  #fingerprintOf(read: string): string {
    let value = this.#fingerprints.get(read);
    if (value === undefined) {
      value = this.#digest.fingerprintOf(read);
      this.#fingerprints.set(read, value);
    }
    return value;
  }

  /** Whether the page would come out as before; if so, it stays remembered. */
  isCurrent(page: SitePage): boolean {
    const known = this.#before.get(page.file);
    if (!known || known[0] !== aboutOf(page)) return false;
    const reads = known[1].map(read => this.#numbers[read]!);
    if (reads.includes(NONE)) return false;
    this.#pages.set(page.file, [known[0], reads]);
    return true;
  }

  /** Remembers a rendered page. @param reads the numbers of what it read from the digest */
  remember(page: SitePage, reads: Uint32Array): void {
    this.#pages.set(page.file, [aboutOf(page), reads]);
  }

  /** Saves what is remembered, once the pages are in place. @param build what names the build that made them */
  save(build: string): void {
    const pages = [...this.#pages.values()];
    const all = new Uint32Array(pages.reduce((sum, [, own]) => sum + own.length, 0));
    // Reads that no page uses any more are dropped.
    const names = this.#digest.readNames;
    const places = new Int32Array(names.length).fill(-1);
    const reads: string[] = [];
    let at = 0;
    for (const [, own] of pages)
      for (const number of own) {
        if (places[number]! < 0) places[number] = reads.push(names[number]!) - 1;
        all[at++] = places[number]!;
      }
    this.#memory.keep(NAME, `${this.#version} ${build}`, {
      reads,
      fingerprints: reads.map(read => this.#fingerprintOf(read)),
      files: [...this.#pages.keys()],
      about: pages.map(([about]) => about),
      counts: Uint32Array.from(pages, ([, own]) => own.length),
      all,
    } satisfies Kept);
  }
}

/** -1 as an unsigned number. */
const NONE = 0xffffffff;

const aboutOf = (page: SitePage): string => fingerprint([JSON.stringify(page)]);
