// The start. A package brings the program as one bundle. In a clone the sources and the libraries that they load are bundled once and
// run from there: a loader that transpiles in passing costs each command half a second of CPU, and finding and reading five
// hundred modules one by one a third.
import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { programCache } from './memory/user-cache.js';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** @returns the folder of the program, bundled as its sources are now */
async function bundled(programs) {
  const { stampOf } = await import('./memory/stamp.js');
  const stamp = stampOf(root);
  const program = path.join(programs, stamp);
  if (fs.existsSync(program)) return program;
  const { bundle } = await import('./package/bundle.js');
  await bundle(root, program, stamp);
  // A command that runs may still load parts of an older one.
  for (const name of fs.readdirSync(programs))
    if (fs.statSync(path.join(programs, name)).mtimeMs < Date.now() - WEEK)
      fs.rmSync(path.join(programs, name), { recursive: true, force: true });
  return program;
}

/** @returns where this person's things are kept; without such a place nothing runs */
function cacheOrEnd() {
  try {
    return programCache(root);
  } catch (error) {
    console.error(`error: ${error.message}.`);
    process.exit(1);
  }
}

const cache = cacheOrEnd();
const packed = path.join(root, 'dist');
const program = fs.existsSync(packed) ? packed : await bundled(path.join(cache, 'program'));
// Node 22 and newer keep what their compiler made of the modules.
module.enableCompileCache?.(path.join(cache, 'node'));
const { main } = await import(pathToFileURL(path.join(program, 'cli.js')).href);
process.exitCode = await main(process.argv.slice(2));
