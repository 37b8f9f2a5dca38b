import { Worker } from 'node:worker_threads';

/** In milliseconds. */
export const BEAT = 1000;

/** Touches the files that it was last told of. A thread of its own, since a command works for many seconds without a pause. */
const BEATING = `
const fs = require('node:fs');
let files = [];
require('node:worker_threads').parentPort.on('message', told => { files = told; });
setInterval(() => {
  for (const file of files) try { fs.utimesSync(file, new Date(), new Date()); } catch {}
}, ${BEAT});
`;

let worker: Worker | undefined;

/** Touches these files, and no others, every second for as long as this process lives. */
export function keepBeating(files: readonly string[]): void {
  if (!worker) {
    if (files.length === 0) return;
    worker = new Worker(BEATING, {
      eval: true,
      // What was asked of this process (loaders, preloaded modules) is not asked of the thread.
      execArgv: [],
      env: {},
      resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 },
    });
    // Without it there is no beat, and others elsewhere may think this process gone: no reason to fail.
    worker.on('error', () => {});
    worker.unref();
  }
  worker.postMessage(files);
}
