import { type Pack, packOf, packText } from '../search/disk-pack.ts';
import { INDEX_ENTRY } from '../search/index-parts.ts';
import { SearchEngine } from './search/engine.ts';
import { bytesOf, IndexGone, SCRIPTS } from './search/index-files.ts';
import type { FromWorker, ToWorker } from './search/messages.ts';
import type { PagefindScript } from './search/pagefind.ts';

/**
 * The search, in a worker so that the page never stutters. Over http it fetches the index itself. From disk a worker cannot fetch, so
 * Pagefind's script is bundled with it (`broadsheetPagefind`) and the page sends it the files.
 */
const scope = self as unknown as {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
  broadsheetPagefind?: PagefindScript;
};

const overNetwork = fetch.bind(self);
const waiting = new Map<number, (files: Pack | undefined) => void>();
/** Scripts that the page was asked for. */
const packs = new Map<string, Promise<Pack | undefined>>();
let base = '';
let engine: Promise<SearchEngine> | undefined;
let wanted = 0;

async function getFile(name: string): Promise<Response> {
  const isScript = name.startsWith(SCRIPTS);
  if (!scope.broadsheetPagefind) {
    // These keep their names when the index changes.
    const cache = isScript || name === INDEX_ENTRY ? 'no-cache' : 'default';
    return overNetwork(`${base}pagefind/${name}`, { cache });
  }
  const files = await pack(isScript ? name.slice(SCRIPTS.length) : packOf(name));
  if (files && isScript) return new Response(packText(files));
  const base64 = files?.[name];
  return base64 === undefined ? new Response(null, { status: 404 }) : new Response(bytesOf(base64));
}

/** What a script has, from the page. */
function pack(script: string): Promise<Pack | undefined> {
  let files = packs.get(script);
  if (!files) {
    files = new Promise(resolve => {
      const id = ++wanted;
      waiting.set(id, resolve);
      scope.postMessage({ kind: 'want', id, script });
    });
    packs.set(script, files);
    // What failed is asked for again.
    void files.then(found => found ?? packs.delete(script));
  }
  return files;
}

async function open(): Promise<SearchEngine> {
  const script = scope.broadsheetPagefind ?? ((await import(`${base}pagefind/pagefind.js`)) as PagefindScript);
  return SearchEngine.open(script, getFile);
}

/** Runs a task on the engine; if it fails because the index was replaced, once more on the new index. */
async function run<T>(task: (engine: SearchEngine) => Promise<T>): Promise<T> {
  engine ??= open();
  const current = engine;
  try {
    return await task(await current);
  } catch {
    if (engine === current) engine = open();
    return await task(await engine);
  }
}

scope.addEventListener('message', async ({ data: message }) => {
  if (message.kind === 'open') {
    base = message.base;
    engine ??= open();
    engine.catch(() => {});
    return;
  }
  if (message.kind === 'files') {
    waiting.get(message.id)?.(message.files);
    waiting.delete(message.id);
    return;
  }
  const { id, request } = message;
  try {
    if (message.kind === 'search') {
      scope.postMessage({ kind: 'answer', id, answer: await run(e => e.search(request)) });
    } else scope.postMessage({ kind: 'counts', id, counts: await run(e => e.facets(request)) });
  } catch (error) {
    engine = undefined;
    const why = error instanceof IndexGone ? { missing: error.message } : { message: String(error) };
    scope.postMessage({ kind: 'failed', id, ...why });
  }
});
