import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SearchEngine } from '../../../src/browser/search/engine.ts';
import type { PagefindScript } from '../../../src/browser/search/pagefind.ts';

/** A search by ids: what the bench compares. */
export interface Contestant {
  name: string;
  search(question: string, limit: number): Promise<string[]>;
}

/** The site's own search, in this process, on a built site. */
export async function ownEngine(site: string): Promise<Contestant> {
  // A module by its name only.
  const script = path.join(fs.mkdtempSync(path.join(path.dirname(site), 'pagefind-')), 'pagefind.mjs');
  fs.copyFileSync(path.join(site, 'pagefind/pagefind.js'), script);
  const pagefind = (await import(pathToFileURL(script).href)) as PagefindScript;
  const engine = await SearchEngine.open(pagefind, async name => {
    const file = path.join(site, 'pagefind', name);
    return fs.existsSync(file) ? new Response(fs.readFileSync(file)) : new Response('', { status: 404 });
  });
  return {
    name: 'Broadsheet',
    search: async (query, limit) => {
      const { hits } = await engine.search({ query, chosen: {}, sort: 'relevance', offset: 0, limit });
      return hits.map(hit => hit.id);
    },
  };
}
