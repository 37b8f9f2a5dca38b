import fs from 'node:fs';
import path from 'node:path';

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"](\.[^'"]+)['"]/g;
/** What a name without its ending may stand for. */
const ENDINGS = ['', '.js', '.mjs', '.cjs', '.ts', '.json', '/index.js'];

/**
 * A module's file and those of all local modules that it imports, however deep, in the order of their names. What a program reads
 * otherwise is not seen.
 *
 * @param isLeaf whether to leave a module out, and what only it imports
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
