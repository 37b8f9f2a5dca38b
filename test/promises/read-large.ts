import fs from 'node:fs';
import { cleanRecord } from '../../src/editorial/clean.ts';
import { readDump } from '../../src/read/dump.ts';
import { loadSources, recogniseSource } from '../../src/read/sources.ts';

/** Reads and cleans one dump, in a process whose memory others have bounded: `read-large.ts FILE` prints the source and its papers. */
const file = process.argv[2]!;
const dump = readDump('large.txt', file, fs.readFileSync(file));
const source = recogniseSource(dump, await loadSources());
const context = { file, defaults: {}, years: {}, listed: '2026-01-31', warn() {} };
let whole = 0;
for (const parsed of source.parse(dump))
  if (parsed.kind === 'record') {
    const { paper } = cleanRecord(parsed, context);
    if (paper.title && paper.author && paper.issued && paper.abstract) whole++;
  }
console.log(`${source.id} ${whole}`);
