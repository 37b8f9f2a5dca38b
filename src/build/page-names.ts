import { ContentError } from '../diagnostic.ts';
import { isPortableName } from '../files/portable-name.ts';

/**
 * The file names that pages already use. Two pages with the same name would overwrite one another, as would names that
 * differ only in case on a case-insensitive file system.
 */
export class PageNames {
  readonly #names = new Map<string, string>();

  get size(): number {
    return this.#names.size;
  }

  /** @throws ContentError if another page has the file, or its name does not work on every system */
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
      advice: 'An entry, an alias, a topic, a page or a saved query has this name. Give it another.',
    });
  }
}
