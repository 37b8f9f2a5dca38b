// Plain JavaScript, as the start of the program reads it before anything is compiled.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isCoarse } from '../files/file-time.js';
import { isInstalled } from './user-cache.js';

/**
 * What the program is made of, by place, name, size and time: another one, and it is another program. An installer gives
 * all files one time, whatever they say, so there what they say counts, as it does where times are coarse.
 *
 * @param {string} root the program's folder
 * @returns {string}
 */
export function stampOf(root) {
  const hash = crypto.createHash('sha1').update(root);
  const byText = isInstalled(root);
  const add = file => {
    const at = path.join(root, file);
    const { size, mtimeMs } = fs.statSync(at);
    hash.update(`${file}\0${size}\0${byText ? '' : mtimeMs}\0`);
    if (byText || isCoarse(mtimeMs)) hash.update(fs.readFileSync(at));
  };
  const walk = folder => {
    const items = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
    for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = `${folder}/${item.name}`;
      if (item.isDirectory()) walk(file);
      else if (/\.(?:[jt]s|css|txt)$/.test(file)) add(file);
    }
  };
  // npm leaves the lock file out of what it installs.
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json'])
    if (fs.existsSync(path.join(root, file))) add(file);
  walk('src');
  return hash.digest('hex').slice(0, 16);
}
