import fs from 'node:fs';
import path from 'node:path';
import { ContentError, type Diagnostic, errorAt } from '../diagnostic.ts';
import { isEditorsLock } from '../files/leftover.ts';
import { Lock } from '../files/lock.ts';
import { isWithin, realPath } from '../files/real-path.ts';
import type { FileCache } from '../memory/file-cache.ts';

/** What the program reads or moves in a content folder; whatever else stands there is not looked at. */
const READ = new Set([
  ...['site.yaml', 'words.yaml', 'decisions.yaml', 'published.json', '.gitattributes', '.staged', '.history'],
  ...['dumps', 'ledger', 'papers', 'topics', 'days', 'pages', 'feeds', 'set-aside'],
]);

/**
 * A content folder may come from anybody. A link in it that leads elsewhere would put another file of this machine into the
 * site, and reading a pipe or a device does not end: both are refused before anything is read, and what reads it need not look again.
 *
 * @param fileCache keeps what the folders hold for those who read them next
 * @throws ContentError naming each of them
 */
export function requirePlainFolder(root: string, fileCache?: FileCache): void {
  if (!fs.statSync(root, { throwIfNoEntry: false })?.isDirectory()) return;
  const home = fs.realpathSync(root);
  const problems: Diagnostic[] = [];
  const refuse = (rule: string, file: string, found: string): void => {
    const message = `expected a file in the content folder, found ${found}`;
    problems.push(errorAt({ file }, rule, message, 'Put the file itself here, or take this away.'));
  };
  /** Folders that links led to: a link to the folder that it stands in has no end either. */
  const followed = new Set<string>();
  const walk = (folder: string, isWanted: (name: string) => boolean): void => {
    for (const item of itemsOf(folder, fileCache)) {
      if (item.isFile() || !isWanted(item.name)) continue;
      const at = path.join(folder, item.name);
      if (item.isDirectory()) walk(at, () => true);
      else if (!item.isSymbolicLink()) refuse('no-file', at, 'a pipe, a socket or a device');
      else {
        const target = realPath(at);
        // Nothing reads by that name, and it leads to nothing.
        if (target === undefined && isEditorsLock(item.name)) continue;
        const kind = target === undefined ? undefined : fs.statSync(target);
        if (target === undefined || !isWithin(home, target))
          refuse('outside-link', at, `a link to ${target ?? 'nothing'}`);
        else if (kind?.isDirectory()) {
          if (followed.has(target)) continue;
          followed.add(target);
          walk(target, () => true);
        } else if (!kind?.isFile()) refuse('no-file', at, 'a link to a pipe, a socket or a device');
      }
    }
  };
  walk(root, name => READ.has(name) || Lock.isName(name));
  if (problems.length > 0) throw new ContentError(...problems);
}

/** What stands in a folder of the content. @param fileCache what is known of folders that did not change since */
export function itemsOf(folder: string, fileCache?: FileCache): readonly fs.Dirent[] {
  const read = () => ({ value: fs.readdirSync(folder, { withFileTypes: true }), keep: true });
  return fileCache ? fileCache.get(folder, read) : read().value;
}
