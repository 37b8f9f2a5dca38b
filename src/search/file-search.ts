import crypto from 'node:crypto';
import vm from 'node:vm';
import { programVersion } from '../memory/project.ts';
import { type Pack, packOf, packText } from './disk-pack.ts';
import type { SearchIndexResult } from './search-index.ts';

/** Where files go, and where those of the same build can be read again; `SiteOutput` is one. */
export interface DiskOutput {
  keep(file: string, key: string): boolean;
  put(file: string, key: string, content: string | Uint8Array): void;
  files(): Iterable<string>;
  read(file: string): Uint8Array;
  hashOf(file: string): string | undefined;
}

/** What need not be packed: it stands in the engine or in `INDEX_ENTRY`, or is for servers only. */
const UNPACKED = /^(?:pagefind(?:-worker)?\.js|(?:recent\/)?pagefind-entry\.json|file\/.*)$/;

/**
 * Writes beside the index what makes it searchable for pages opened from disk, which may neither fetch nor import: the index
 * again as classic scripts in `file/`, where those of its fragments stand already. A script is made again only where a file that it holds has changed.
 *
 * @param index the index as it was just built
 * @param worker the file of the search worker, `assets/search-worker.js`
 * @throws Error where Pagefind's script is not what this expects; it is tried out on the index each time it is made
 */
export async function buildFileSearch(
  output: DiskOutput,
  index: Pick<SearchIndexResult, 'papers'>,
  worker: string,
  folder = 'pagefind',
): Promise<void> {
  const version = programVersion();
  const packs = new Map<string, string[]>();
  for (const file of output.files()) {
    if (!file.startsWith(`${folder}/`)) continue;
    const name = file.slice(folder.length + 1);
    if (UNPACKED.test(name)) continue;
    const pack = packOf(name);
    const names = packs.get(pack);
    if (names) names.push(name);
    else packs.set(pack, [name]);
  }
  for (const [pack, names] of packs) {
    const parts = names.sort().flatMap(name => [name, output.hashOf(`${folder}/${name}`) ?? '']);
    put(output, `${folder}/file/${pack}`, `${version} ${hashed(parts)}`, () =>
      packText(Object.fromEntries(names.map(name => [name, base64(output.read(`${folder}/${name}`))]))),
    );
  }

  const engine = `${folder}/file/engine.js`;
  const parts = [`${folder}/pagefind.js`, worker].map(file => output.hashOf(file) ?? '');
  const engineKey = [version, ...parts].join(' ');
  if (output.keep(engine, engineKey)) return;
  const script = await engineScript(text(output.read(`${folder}/pagefind.js`)), text(output.read(worker)));
  await tryOut(script, name => output.read(`${folder}/file/${name}`), index.papers);
  output.put(engine, engineKey, script);
}

function put(output: DiskOutput, file: string, key: string, content: () => string): void {
  if (!output.keep(file, key)) output.put(file, key, content());
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/**
 * Pagefind's script, which is a module, and the search worker as one function, which the page hands to a worker as source:
 * modules cannot be loaded from disk.
 */
async function engineScript(pagefind: string, worker: string): Promise<string> {
  for (const [what, expected] of [
    ['to export createInstance', /export\s*\{[^}]*\bcreateInstance\b/],
    ['to fetch its files by fetch()', /await fetch\(/],
    ['to ask import.meta.url for its place', /import\.meta\.url/],
  ] as const)
    if (!expected.test(pagefind)) throw pagefindChanged(`expected its script ${what}, and it does not`);
  // Loading it takes a twentieth of a second, and most builds do not need it.
  const { transform } = await import('esbuild');
  const { code } = await transform(pagefind, {
    format: 'iife',
    globalName: 'broadsheetPagefind',
    define: { 'import.meta.url': '"/pagefind/pagefind.js"' },
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    logLevel: 'silent',
  });
  const source = `broadsheetEngine(function(){${code}\nself.broadsheetPagefind=broadsheetPagefind;\n${worker}\n})\n`;
  if (/import\.meta/.test(source))
    throw pagefindChanged('expected import.meta to be gone from its script, found it there');
  return source;
}

/** Runs the engine as a page from disk would, and counts all papers with it. */
async function tryOut(script: string, read: (pack: string) => Uint8Array, papers: number): Promise<void> {
  let engine: (() => void) | undefined;
  let files: Pack | undefined;
  const host = vm.createContext({
    broadsheetEngine: (given: () => void) => {
      engine = given;
    },
    broadsheetPack: (given: Pack) => {
      files = given;
    },
  });
  vm.runInContext(script, host);
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const send = (data: unknown) => {
    for (const listener of listeners) listener({ data });
  };
  let fail: (error: unknown) => void = () => {};
  const total = await new Promise<number>((resolve, reject) => {
    // Pagefind leaves some of its failures to nobody.
    fail = error => reject(pagefindChanged(`its script failed: ${error}`));
    process.on('unhandledRejection', fail);
    const limit = setTimeout(() => reject(pagefindChanged('expected an answer within 20 seconds, found none')), 20_000);
    const self = {
      addEventListener: (_: string, listener: (event: { data: unknown }) => void) => listeners.push(listener),
      postMessage: (message: {
        kind: string;
        id: number;
        script: string;
        answer: { total: number };
        message: string;
      }) => {
        if (message.kind === 'want') {
          vm.runInContext(text(read(message.script)), host);
          send({ kind: 'files', id: message.id, files });
          return;
        }
        clearTimeout(limit);
        if (message.kind === 'answer') resolve(message.answer.total);
        else reject(pagefindChanged(`expected an answer, found: ${message.message}`));
      },
    };
    const realm = vm.createContext({
      ...{ self, Response, Request, URL, Blob, TextDecoder, TextEncoder, DecompressionStream },
      ...{ atob, setTimeout, clearTimeout, console: { ...console, error() {} }, fetch() {} },
      addEventListener: self.addEventListener,
    });
    vm.runInContext(`(${engine})()`, realm);
    send({ kind: 'open', base: '' });
    send({ kind: 'search', id: 1, request: { query: '', chosen: { has: [] }, sort: 'listed', offset: 0, limit: 0 } });
    // The last of them come after the answer.
  }).finally(() => setTimeout(() => process.off('unhandledRejection', fail), 500).unref());
  if (total !== papers) throw pagefindChanged(`expected the engine to count ${papers} papers, found ${total}`);
}

const pagefindChanged = (what: string) =>
  new Error(
    `The search from disk cannot be made of this Pagefind: ${what}. Install the version that package.json names, or follow ` +
      'what src/search/file-search.ts expects of its script.',
  );

function hashed(parts: readonly string[]): string {
  return crypto.createHash('sha1').update(parts.join('\0')).digest('base64');
}
