import { ContentError } from '../diagnostic.ts';
import { isPortableName } from '../files/portable-name.ts';

/**
 * The files of the site that are spoken for. Two pages of one name would overwrite one another; two whose names differ in
 * case only would, where the file system does not tell the cases apart.
 */
export class PageNames {
  readonly #names = new Map<string, string>();

  get size(): number {
    return this.#names.size;
  }

  /** @throws ContentError where the file is another page's, or cannot be kept on every system */
  claim(file: string): void {
    const key = file.toLowerCase();
    const other = this.#names.get(key);
    const isPortable = file.split('/').every(isPortableName);
    if (other === undefined && isPortable) {
      this.#names.set(key, file);
      return;
    }
    throw new ContentError({
      severity: 'error',
      rule: isPortable ? 'same-page' : 'page-name',
      message: isPortable
        ? `expected each page of the site once, found ${file === other ? `${file} twice` : `${other} and ${file}`}`
        : `expected names of pages that every system can keep, found ${JSON.stringify(file)}`,
      advice: 'An entry, an alias, a topic or a saved query has this name. Give it another.',
    });
  }
}
