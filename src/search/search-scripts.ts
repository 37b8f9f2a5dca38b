import fs from 'node:fs';
import path from 'node:path';
import { PAGEFIND_VERSION, type PagefindFile } from './pagefind-service.ts';

/** What of Pagefind goes into the site besides the index: its script, its worker, and the WebAssembly for the language. */
export interface SearchScripts {
  files: PagefindFile[];
  /** `pagefind-entry.json`, where a search begins. @param metaName the metadata file's name */
  entry(metaName: string, papers: number): string;
}

interface Entry {
  version: string;
  languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
  include_characters: string[];
}

/**
 * Takes the scripts from the files of a bundle that Pagefind made. Its user interfaces are left out.
 *
 * @throws Error where the bundle lacks one, or its entry is not of the shape and version known here
 */
export function scriptsOf(bundle: readonly PagefindFile[], language: string): SearchScripts {
  const byPath = new Map(bundle.map(f => [f.path, f.content]));
  const read = (name: string): PagefindFile => {
    const content = byPath.get(name);
    if (!content)
      throw new Error(`expected ${name} among the files of Pagefind, found ${[...byPath.keys()].slice(0, 20)}`);
    return { path: name, content };
  };
  const template = JSON.parse(Buffer.from(read('pagefind-entry.json').content).toString()) as Entry;
  const known = template.languages[language];
  if (template.version !== PAGEFIND_VERSION || !known || !Array.isArray(template.include_characters))
    throw new Error(
      `expected pagefind-entry.json of Pagefind ${PAGEFIND_VERSION} for ${language}, found ${JSON.stringify(template)}`,
    );
  return {
    files: ['pagefind.js', 'pagefind-worker.js', `wasm.${known.wasm ?? 'unknown'}.pagefind`].map(read),
    entry: (metaName, papers) =>
      JSON.stringify({ ...template, languages: { [language]: { ...known, hash: metaName, page_count: papers } } }),
  };
}

const FOLDER = 'scripts';
const VERSION = 'version';
const ENTRY = 'pagefind-entry.json';

/** @returns what `writeScripts` kept, or `undefined` where it kept nothing or another version did */
export function readScripts(cacheDir: string, version: string): SearchScripts | undefined {
  const dir = path.join(cacheDir, FOLDER);
  const mark = path.join(dir, VERSION);
  if (!fs.existsSync(mark) || fs.readFileSync(mark, 'utf8') !== version) return undefined;
  const files = fs
    .readdirSync(dir)
    .filter(name => name !== VERSION)
    .map(name => ({ path: name, content: fs.readFileSync(path.join(dir, name)) }));
  const entry = JSON.parse(files.find(f => f.path === ENTRY)?.content.toString() ?? '{}') as Entry;
  const language = Object.keys(entry.languages ?? {})[0];
  return language ? scriptsOf(files, language) : undefined;
}

export function writeScripts(cacheDir: string, version: string, scripts: SearchScripts): void {
  const dir = path.join(cacheDir, FOLDER);
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  for (const { path: name, content } of scripts.files) fs.writeFileSync(path.join(dir, name), content);
  fs.writeFileSync(path.join(dir, ENTRY), scripts.entry('', 0));
  fs.writeFileSync(path.join(dir, VERSION), version);
}
