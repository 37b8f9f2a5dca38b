import fs from 'node:fs';
import path from 'node:path';
import { itemsOf } from '../content/plain-folder.ts';
import { strayFile } from '../content/stray-file.ts';
import { type Diagnostic, warningAt } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { isLeftover } from '../files/leftover.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { commandLine } from '../terminal/command.ts';
import { plural } from '../typeset/plural.ts';

/**
 * Names what lies in a folder of dumps and is not read: folders in it, since a dump is known by the name of its file alone, links, and
 * what an editor or a tool left beside a dump.
 *
 * @param isHome whether it is the content folder's own, where dumps that are ingested are kept
 */
export function passedOver(folder: string, isHome: boolean, fileCache?: FileCache): Diagnostic[] {
  if (!fs.existsSync(folder)) return [];
  const items = itemsOf(folder, fileCache).filter(({ name }) => !name.startsWith('.'));
  const passed = items.filter(item => !item.isFile() || isLeftover(item.name));
  return passed
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(item => {
      const file = path.join(folder, item.name);
      if (item.isFile()) return [strayFile(file, 'dumps and their sidecars')];
      const within = attempt(() => fs.readdirSync(file))?.filter(inner => !inner.startsWith('.')).length;
      if (within === 0) return [];
      const found = within === undefined ? 'a link' : `a folder with ${plural(within, 'file')} in it`;
      const then = isHome ? ', before you take the folder away' : '';
      const take = `To take in what is in it${then}: ${commandLine('ingest', file)}`;
      const advice = within === undefined ? 'Put the file itself here.' : take;
      return [warningAt({ file }, 'not-read', `expected a dump, found ${found}, which was not read`, advice)];
    });
}
