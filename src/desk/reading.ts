import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { contentFolder, type Archive as Papers, readingArchive } from '../content/content-folder.ts';
import { archiveKeys } from '../editorial/archive-keys.ts';
import { attempt } from '../files/attempt.ts';
import { lookAtLedger } from '../ledger/ledger-store.ts';
import type { FileCache } from '../memory/file-cache.ts';

/** Milliseconds of work after which requests have their turn. */
const SLICE = 20;

/** So many files a page may wait for. */
export const FEW = 1000;

/** A page needs what is still being read. */
export class StillReading extends Error {
  /** How many of all files are read. */
  readonly far: { read: number; all: number };
  constructor(read: number, all: number) {
    super(`the papers are being read: file ${read} of ${all}`);
    this.far = { read, all };
  }
}

/** How many entries and ledgers there are. */
export function countFiles(root: string): number {
  const { papers, ledger } = contentFolder(root);
  const count = (folder: string): number => attempt(() => fs.readdirSync(folder, { recursive: true }).length) ?? 0;
  return count(papers) + count(ledger);
}

/** Work that lets requests have their turn, where it is time. */
export class Turns {
  readonly #signal: AbortSignal;
  #began = performance.now();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** @throws where nobody needs the work any more */
  async take(): Promise<void> {
    this.#signal.throwIfAborted();
    if (performance.now() - this.#began < SLICE) return;
    await breathe();
    this.#began = performance.now();
  }
}

/**
 * Reads every entry and ledger into the cache, in slices, so that what needs them finds them there. What cannot be read is left to whoever
 * reads it next, and says so.
 *
 * @param told is given how many files are read
 * @returns the entries, where all can be read
 */
export async function readAhead(
  root: string,
  fileCache: FileCache,
  turns: Turns,
  told: (read: number) => void,
): Promise<Papers | undefined> {
  let papers: Papers | undefined;
  let read = 0;
  const reading = readingArchive(root, fileCache);
  for (let next = attempt(() => reading.next()); next && !papers; next = attempt(() => reading.next())) {
    if (next.done) papers = next.value;
    else read = next.value;
    told(read);
    await turns.take();
  }
  for (const entry of papers?.entries ?? []) {
    archiveKeys({ entries: [entry], files: papers!.files, warnings: [] });
    await turns.take();
  }
  const { ledger } = contentFolder(root);
  for (const name of attempt(() => fs.readdirSync(ledger)) ?? []) {
    if (name.endsWith('.json')) attempt(() => lookAtLedger(path.join(ledger, name), fileCache));
    told(++read);
    await turns.take();
  }
  return papers;
}
