import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file of the served folder, open: another may take its place meanwhile. Who asked for it closes it. */
export interface SiteFile {
  /** Absolute, without symbolic links. */
  path: string;
  handle: FileHandle;
  /** Of the very file that is open. */
  info: Stats;
}

/** A file, a folder (to be requested with a slash), or nothing that is served. */
export type Found = { file: SiteFile } | { folder: true } | undefined;

/**
 * Finds and opens the file that `segments` name in `dir`; with `asFolder`, a folder's `index.html`. Anything outside of `dir`, also
 * through symbolic links, and anything that is neither a file nor a folder is not found.
 */
export async function findSiteFile(dir: string, segments: readonly string[], asFolder: boolean): Promise<Found> {
  const found = await look(dir, segments);
  if (found?.info.isFile()) return asFolder ? undefined : opened(found.path);
  if (!found?.info.isDirectory()) return undefined;
  if (!asFolder) return { folder: true };
  const index = await look(dir, [...segments, 'index.html']);
  return index?.info.isFile() ? opened(index.path) : undefined;
}

async function look(dir: string, segments: readonly string[]): Promise<Pick<SiteFile, 'path' | 'info'> | undefined> {
  try {
    // Resolved at each request, because a build may have replaced the folder.
    const root = await realpath(dir);
    const path = await realpath(join(root, ...segments));
    const inside = relative(root, path);
    if (inside.split(sep).some(name => name.startsWith('.')) || join(root, inside) !== path) return undefined;
    return { path, info: await stat(path) };
  } catch (error) {
    if (isGone(error) || (error as NodeJS.ErrnoException).code === 'EACCES') return undefined;
    throw error;
  }
}

/** Without following a symbolic link that has replaced it meanwhile. */
async function opened(path: string): Promise<Found> {
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    return { file: { path, handle, info: await handle.stat() } };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

const GONE = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);
const isGone = (error: unknown): boolean => GONE.has((error as NodeJS.ErrnoException).code ?? '');
