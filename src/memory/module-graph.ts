import fs from 'node:fs';
import path from 'node:path';

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"](\.[^'"]+)['"]/g;
/** What an import without an extension may stand for. */
const ENDINGS = ['', '.js', '.mjs', '.cjs', '.ts', '.json', '/index.js'];

/**
 * The files of a module and of all local modules that it imports, directly or indirectly, sorted. Files that a program
 * reads in other ways are not found.
 *
 * @param isLeaf whether to skip a module and what only it imports
 */
export function moduleGraph(start: string, isLeaf: (file: string) => boolean = () => false): string[] {
  const seen = new Set<string>();
  const waiting = [path.resolve(start)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || isLeaf(file)) continue;
    seen.add(file);
    for (const [, name] of fs.readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const at = path.resolve(path.dirname(file), name!);
      const found = ENDINGS.map(ending => at + ending).find(each =>
        fs.statSync(each, { throwIfNoEntry: false })?.isFile(),
      );
      if (found) waiting.push(found);
    }
  }
  return [...seen].sort();
}
