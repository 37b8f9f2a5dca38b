// Plain JavaScript, as the start of the program reads it before anything is compiled.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Where what is remembered for this person is kept, by the system's own rule (XDG's on Linux). It need not be there yet. A person
 * without a home that may be written, as a service is, has a folder among the temporary ones.
 *
 * @returns {string}
 * @throws {Error} where that folder is another person's, who could put programs of theirs there
 */
export function userCache() {
  const home = os.homedir();
  const base =
    process.env['XDG_CACHE_HOME'] ||
    (process.platform === 'win32'
      ? process.env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local')
      : path.join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache'));
  const kept = path.join(base, 'broadsheet');
  return isWritable(kept) ? kept : temporaryCache();
}

function temporaryCache() {
  const user = process.getuid?.();
  const folder = path.join(os.tmpdir(), `broadsheet-user-${user ?? 'own'}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = fs.lstatSync(folder);
  const isOwn = user === undefined || (stat.uid === user && (stat.mode & 0o022) === 0);
  if (!stat.isDirectory() || !isOwn)
    throw new Error(
      `expected ${folder} to be a folder that only you may write, found another. Delete it, or name a folder in XDG_CACHE_HOME`,
    );
  return folder;
}

/**
 * Where a program that is a clone keeps what it makes of itself; for one that is installed, or may not be written, the person's own.
 *
 * @param {string} root the program's folder
 * @returns {string}
 */
export function programCache(root) {
  const own = path.join(root, '.cache');
  return isInstalled(root) || !isWritable(own) ? userCache() : own;
}

/**
 * Whether the folder lies among installed packages.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  return root.split(path.sep).includes('node_modules');
}

/**
 * Whether files can be made in the folder, once it is there.
 *
 * @param {string} folder
 * @returns {boolean}
 */
export function isWritable(folder) {
  let at = path.resolve(folder);
  while (!fs.existsSync(at) && at !== path.dirname(at)) at = path.dirname(at);
  try {
    fs.accessSync(at, fs.constants.W_OK);
    return fs.statSync(at).isDirectory();
  } catch {
    return false;
  }
}
