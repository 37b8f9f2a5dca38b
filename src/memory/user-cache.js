// Plain JavaScript, as the start of the program reads it before anything is compiled.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Where what is remembered for this person is kept, by the system's own rule (XDG's on Linux). It need not be there yet.
 *
 * @returns {string}
 */
export function userCache() {
  const home = os.homedir();
  const base =
    process.env['XDG_CACHE_HOME'] ||
    (process.platform === 'win32'
      ? process.env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local')
      : path.join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache'));
  return path.join(base, 'broadsheet');
}

/**
 * Where a program that is a clone keeps what it makes of itself; for one that is installed, or may not be written, the person's own.
 *
 * @param {string} root the program's folder
 * @returns {string}
 */
export function programCache(root) {
  return isInstalled(root) || !isWritable(root) ? userCache() : path.join(root, '.cache');
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
 * Whether files can be made in the folder.
 *
 * @param {string} folder
 * @returns {boolean}
 */
export function isWritable(folder) {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
