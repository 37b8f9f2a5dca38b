import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PagefindIndex } from 'pagefind';

/** Pagefind's Node interface (https://pagefind.app/docs/node-api/), of whatever version. */
export type PagefindModule = Pick<typeof import('pagefind'), 'createIndex' | 'close'>;

/** A Pagefind to index with. */
export interface PagefindPackage {
  readonly version: string;
  /** It is loaded where something is to be indexed. */
  load(): Promise<PagefindModule>;
}

/** The Pagefind that is installed under a name. */
export function pagefindPackage(name: string, load: PagefindPackage['load']): PagefindPackage {
  return {
    get version() {
      const file = fileURLToPath(new URL('../package.json', import.meta.resolve(name)));
      return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
    },
    load,
  };
}

/** The Pagefind of this program. */
export const INSTALLED = pagefindPackage('pagefind', () => import('pagefind'));

/** Characters that belong to a word though they are no letters: C++, C#. */
const INCLUDED_CHARACTERS = '+#';

/** What Pagefind is told of a page. Neither filters nor sorts: it writes these in another order each time. */
export interface PagefindPage {
  url: string;
  /** Pagefind leaves out a page whose content has no word. */
  content: string;
  meta: Record<string, string>;
}

/** A file of Pagefind's making; `path` is relative to the bundle. */
export interface PagefindFile {
  path: string;
  content: Uint8Array;
}

/** How many pages are handed over before an answer is awaited. */
const IN_FLIGHT = 1000;

/**
 * Has Pagefind index pages.
 * @param onProgress is told how many pages more were handed over
 * @returns every file of the bundle that Pagefind would write for them
 * @throws Error where Pagefind refuses a page or fails
 */
export async function indexWithPagefind(
  pagefind: PagefindModule,
  pages: Iterable<PagefindPage>,
  language: string,
  onProgress: (more: number) => void = () => {},
): Promise<PagefindFile[]> {
  const created = await pagefind.createIndex({ forceLanguage: language, includeCharacters: INCLUDED_CHARACTERS });
  const index = answered(created, 'start an index').index as PagefindIndex;
  try {
    let flying: Promise<void>[] = [];
    const land = async () => {
      await Promise.all(flying);
      onProgress(flying.length);
      flying = [];
    };
    for (const page of pages) {
      const added = index.addCustomRecord({ ...page, language });
      flying.push(added.then(response => void answered(response, `index ${page.url}`)));
      if (flying.length === IN_FLIGHT) await land();
    }
    await land();
    return answered(await index.getFiles(), 'hand over its files').files;
  } finally {
    await index.deleteIndex();
  }
}

function answered<T extends { errors: string[] }>(response: T, task: string): T {
  if (response.errors.length) throw new Error(`Pagefind could not ${task}: ${response.errors.join('; ')}`);
  return response;
}
