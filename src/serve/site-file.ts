import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file of the served folder. */
export interface SiteFile {
  /** Absolute, without symbolic links. */
  path: string;
  info: Stats;
}

/** A file, a folder (to be requested with a slash), or nothing that is served. */
export type Found = { file: SiteFile } | { folder: true } | undefined;

/**
 * Finds the file that `segments` name in `dir`; with `asFolder`, a folder's `index.html`. Anything outside of `dir`, also through
 * symbolic links, and anything that is neither a file nor a folder is not found.
 */
export async function findSiteFile(dir: string, segments: readonly string[], asFolder: boolean): Promise<Found> {
  const found = await look(dir, segments);
  if (found?.info.isFile()) return asFolder ? undefined : { file: found };
  if (!found?.info.isDirectory()) return undefined;
  if (!asFolder) return { folder: true };
  const index = await look(dir, [...segments, 'index.html']);
  return index?.info.isFile() ? { file: index } : undefined;
}

async function look(dir: string, segments: readonly string[]): Promise<SiteFile | undefined> {
  try {
    // Resolved at each request, because a build may have replaced the folder.
    const root = await realpath(dir);
    const path = await realpath(join(root, ...segments));
    const inside = relative(root, path);
    if (inside.split(sep).some(name => name.startsWith('.')) || join(root, inside) !== path) return undefined;
    return { path, info: await stat(path) };
  } catch (error) {
    if (NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

const NOT_THERE = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES']);
