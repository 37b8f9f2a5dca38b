import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_ROOT } from './project.ts';

const IMPORT = /^(?:import|export)(?! type)[^'"]*?from ['"](\.[^'"]+)['"]|^import ['"](\.[^'"]+)['"]/gm;

/**
 * A hash of a module's source, of all local modules that it imports, however deep (types are no imports), and of the versions
 * of all libraries: what a page's bytes depend on besides the content. A changed template so touches the pages that use it
 * and no others.
 */
export class ModuleVersion {
  readonly #sources = new Map<string, { text: string; imports: string[] }>();
  readonly #versions = new Map<string, string>();
  readonly #libraries = crypto
    .createHash('sha1')
    .update(fs.readFileSync(path.join(PROJECT_ROOT, 'package-lock.json')))
    .digest();

  /** @param module a module's URL, as `import.meta.url` gives it */
  of(module: string): string {
    const start = fileURLToPath(module);
    const known = this.#versions.get(start);
    if (known !== undefined) return known;
    const seen = new Set<string>();
    const waiting = [start];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
      if (!seen.has(file)) {
        seen.add(file);
        waiting.push(...this.#read(file).imports);
      }
    const hash = crypto.createHash('sha1').update(this.#libraries);
    for (const file of [...seen].sort()) hash.update(`${path.basename(file)}\0${this.#read(file).text}\0`);
    const version = hash.digest('base64').slice(0, 12);
    this.#versions.set(start, version);
    return version;
  }

  #read(file: string): { text: string; imports: string[] } {
    let source = this.#sources.get(file);
    if (!source) {
      const text = fs.readFileSync(file, 'utf8');
      const imports = [...text.matchAll(IMPORT)].map(match =>
        path.resolve(path.dirname(file), (match[1] ?? match[2])!),
      );
      source = { text, imports };
      this.#sources.set(file, source);
    }
    return source;
  }
}
