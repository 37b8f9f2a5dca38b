import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { attempt } from './attempt.ts';

/** What a file is to hold: the whole, or what stands behind one another in it. */
export type Content = string | Uint8Array | readonly Uint8Array[];

/**
 * Writes a file so that it is there whole or, where that fails (a full disk, a killed process), stays what it was. A link of that
 * name is replaced and not written through. What is no file, as a pipe or `/dev/stdout`, is written to as it stands.
 *
 * @param mode of a file that is not there yet
 * @throws Error of the file system; nothing is left of what was begun
 */
export function writeWhole(file: string, content: Content, mode = 0o666): void {
  const standing = fs.lstatSync(file, { throwIfNoEntry: false });
  if (standing && !standing.isFile() && !standing.isSymbolicLink()) {
    put(file, 'w', content);
    return;
  }
  const part = path.join(
    path.dirname(file),
    `.${path.basename(file).slice(0, 100)}.${randomBytes(4).toString('hex')}.part`,
  );
  replace(file, part, () =>
    put(part, 'wx', content, { isFlushed: true, mode: standing?.isFile() ? standing.mode : mode }),
  );
}

/**
 * The same for what can be made again and says itself whether it is whole: nobody waits until the disk has it, and what a killed process
 * left of it is written over by the next.
 */
export function writeRemembered(file: string, content: Content): void {
  const part = `${file}.part`;
  replace(file, part, () => put(part, 'w', content));
}

function replace(file: string, part: string, write: () => void): void {
  try {
    write();
    fs.renameSync(part, file);
  } catch (error) {
    attempt(() => fs.rmSync(part, { force: true }));
    throw error;
  }
}

/**
 * Writes a file as it stands.
 *
 * @returns when it was written, in milliseconds
 * @throws Error of the file system, which names the file: what is done with an open file does not by itself
 */
export function put(
  file: string,
  flag: 'w' | 'wx',
  content: Content,
  { isFlushed = false, mode = 0o666 }: { isFlushed?: boolean; mode?: number } = {},
): number {
  try {
    const handle = fs.openSync(file, flag, mode);
    try {
      for (const part of typeof content === 'string' || content instanceof Uint8Array ? [content] : content)
        fs.writeFileSync(handle, part);
      if (isFlushed) flush(handle);
      return fs.fstatSync(handle).mtimeMs;
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    throw Object.assign(error as Error, { path: file });
  }
}

/** What a system says that cannot flush, as some network drives; the bytes are written there. */
const NO_FLUSH = new Set<string | undefined>(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

function flush(handle: number): void {
  try {
    fs.fsyncSync(handle);
  } catch (error) {
    if (!NO_FLUSH.has((error as NodeJS.ErrnoException).code)) throw error;
  }
}
