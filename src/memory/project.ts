import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the program itself, where `package.json` stands. Data files are found from here and not from a module's own
 * place, which is another one when the module runs bundled from `.cache/program`.
 */
export const PROJECT_ROOT: string = findRoot(path.dirname(fileURLToPath(import.meta.url)));

function findRoot(start: string): string {
  for (let at = start; ; at = path.dirname(at)) {
    const file = path.join(at, 'package.json');
    if (fs.existsSync(file) && (JSON.parse(fs.readFileSync(file, 'utf8')) as { name?: string }).name === 'broadsheet')
      return at;
    if (at === path.dirname(at)) throw new Error(`No package.json of broadsheet above ${start}`);
  }
}
