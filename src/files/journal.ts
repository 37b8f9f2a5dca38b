import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { refusalAt } from '../diagnostic.ts';
import { attempt } from './attempt.ts';
import { ifThere } from './if-there.ts';
import { type Content, writeWhole } from './write-whole.ts';

/**
 * What a change is about to do, by paths relative to the root. A file is known by the hash of its bytes and by nothing that a copy
 * of the folder would not have: a folder that was copied, synchronised or brought back in the middle of a change is finished
 * like the one that it is of.
 */
export interface Journal {
  /** What stands in the file's place, and what is to stand there. */
  write: Record<string, readonly [before: string, after: string]>;
  /** What stands there. */
  remove: Record<string, string>;
}

/** Of what is not there. */
export const NOTHING = '';

/** The hash of what a file holds or is to hold. */
export function hashOf(content: Content): string {
  if (typeof content === 'string' || content instanceof Uint8Array) return crypto.hash('sha1', content, 'base64');
  const hash = crypto.createHash('sha1');
  for (const part of content) hash.update(part);
  return hash.digest('base64');
}

/** The hash of what stands there: a file's bytes, or where a link leads. */
export function hashOfFile(file: string): string {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return NOTHING;
  if (stat.isSymbolicLink()) return `link ${fs.readlinkSync(file)}`;
  return stat.isFile() ? hashOf(fs.readFileSync(file)) : 'no file';
}

/** What a system says that puts no file in the place of another. */
const NO_REPLACING = new Set<string | undefined>(['EEXIST', 'EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

/**
 * Writes a journal in the place of an empty one, which counts as none: what it names is about to be put in place likewise.
 *
 * @throws ContentError where no file takes another's place; nothing was changed then
 */
export function writeJournal(root: string, file: string, journal: Journal): void {
  fs.writeFileSync(file, '');
  try {
    writeWhole(file, JSON.stringify(journal));
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall !== 'rename' || !NO_REPLACING.has(code)) throw error;
    throw refusalAt(
      { file: root },
      'no-replacing',
      `expected a disk on which a file can be put in the place of another, found ${code}`,
      'Nothing was changed. Keep this folder on another disk, such as one of this machine.',
    );
  }
}

/**
 * @returns undefined where there is none, or what is there was not written by us
 * @throws Error where it cannot be read now: what it is of is not taken back
 */
export function readJournal(file: string, isInside: (name: string) => boolean): Journal | undefined {
  const text = ifThere(() => fs.readFileSync(file, 'utf8'));
  const journal = attempt(() => JSON.parse(text!) as Journal | null);
  const isHash = (hash: unknown): boolean => typeof hash === 'string';
  const isPair = (pair: unknown): boolean => Array.isArray(pair) && pair.length === 2 && pair.every(isHash);
  const holds = (map: unknown, isValue: (value: unknown) => boolean): boolean =>
    typeof map === 'object' &&
    map !== null &&
    Object.entries(map).every(([name, value]) => isInside(name) && isValue(value));
  if (!journal || !holds(journal.write, isPair) || !holds(journal.remove, isHash)) return undefined;
  return { write: journal.write, remove: journal.remove };
}

/**
 * Does what is left of an interrupted change; can be interrupted and done again. A file that a person edited in between stays as
 * that person left it, and what is staged is not used where it is not whole.
 *
 * @param staged the folder of the files to be put in place
 * @returns the files that are not as the change would have them
 */
export function finishJournal(root: string, staged: string, { write, remove }: Journal): string[] {
  const skipped: string[] = [];
  for (const [file, [before, after]] of Object.entries(write)) {
    const target = path.join(root, file);
    const now = hashOfFile(target);
    if (now === after) continue;
    const next = hashOfFile(path.join(staged, file));
    if (now === before && next === after) {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.renameSync(path.join(staged, file), target);
    }
    // What is no longer staged was put in place, and edited there since; or a copy of the folder lacks it.
    else if (now === before || next !== NOTHING) skipped.push(file);
  }
  for (const [file, before] of Object.entries(remove)) {
    const now = hashOfFile(path.join(root, file));
    if (now === before) fs.rmSync(path.join(root, file), { force: true });
    else if (now !== NOTHING) skipped.push(file);
  }
  return skipped;
}
