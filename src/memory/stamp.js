// Plain JavaScript, as the start of the program reads it before anything is compiled.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * What the program is made of, by place, name, size and time: another one, and it is another program.
 *
 * @param {string} root the program's folder
 * @returns {string}
 */
export function stampOf(root) {
  const hash = crypto.createHash('sha1').update(root);
  const add = file => {
    const { size, mtimeMs } = fs.statSync(path.join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\0`);
  };
  const walk = folder => {
    const items = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
    for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = `${folder}/${item.name}`;
      if (item.isDirectory()) walk(file);
      else if (/\.(?:[jt]s|css|txt)$/.test(file)) add(file);
    }
  };
  for (const file of ['package-lock.json', 'tsconfig.json']) add(file);
  walk('src');
  return hash.digest('hex').slice(0, 16);
}
