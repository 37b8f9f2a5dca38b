import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { close, createIndex, type PagefindIndex } from 'pagefind';

/**
 * The one version of Pagefind whose index format this folder knows. To move to another: install it, set this, and run the
 * tests of this folder, which compare with what that Pagefind itself writes.
 */
export const PAGEFIND_VERSION = '1.5.2';

/** Characters that belong to a word though they are no letters: C++, C#. */
export const INCLUDED_CHARACTERS = '+#';

/** @throws Error where another version of Pagefind is installed */
export function checkPagefindVersion(): void {
  const file = fileURLToPath(new URL('../package.json', import.meta.resolve('pagefind')));
  const { version } = JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string };
  if (version !== PAGEFIND_VERSION)
    throw new Error(
      `node_modules/pagefind: expected version ${PAGEFIND_VERSION}, found ${version}: the search index is written in the format of ` +
        `the former; install it, or follow what src/search/pagefind-service.ts says of PAGEFIND_VERSION`,
    );
}

/** A file of Pagefind's making; `path` is relative to the bundle. */
export interface PagefindFile {
  path: string;
  content: Uint8Array;
}

/** Pages for Pagefind itself to index: the body as it is handed over, with Pagefind's own marks for weights in it. */
export interface PagefindPage {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sort: Record<string, string>;
}

/** How many pages are handed over before an answer is awaited. */
const IN_FLIGHT = 250;

/**
 * Has Pagefind index pages.
 * @returns every file of the bundle that Pagefind would write for them
 * @throws Error where Pagefind refuses a page or fails
 */
export async function indexWithPagefind(pages: readonly PagefindPage[], language: string): Promise<PagefindFile[]> {
  const index = answered(
    await createIndex({ forceLanguage: language, includeCharacters: INCLUDED_CHARACTERS }),
    'start an index',
  ).index as PagefindIndex;
  try {
    for (let i = 0; i < pages.length; i += IN_FLIGHT)
      await Promise.all(
        pages.slice(i, i + IN_FLIGHT).map(async page => {
          answered(await index.addCustomRecord({ ...page, language }), `index ${page.url}`);
        }),
      );
    return answered(await index.getFiles(), 'hand over its files').files;
  } finally {
    await index.deleteIndex();
  }
}

/** Ends Pagefind's process. It starts again by itself when it is needed. */
export const closePagefind = async (): Promise<void> => {
  await close();
};

function answered<T extends { errors: string[] }>(response: T, task: string): T {
  if (response.errors.length) throw new Error(`Pagefind could not ${task}: ${response.errors.join('; ')}`);
  return response;
}
