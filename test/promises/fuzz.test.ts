// only: npm run test:long
// limit: 300 s
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadSources } from '../../src/read/sources.ts';
import { tried } from '../setup/tried.ts';
import { PROJECT } from './broadsheet.ts';
import { fuzzers } from './fuzzers.ts';

/** Seconds for all fuzzers together; `npm run fuzz -- 600` takes as many, with another seed each time. */
const SECONDS = Number(process.env['BROADSHEET_FUZZ_SECONDS'] ?? 10);
const SEED = Number(process.env['BROADSHEET_FUZZ_SEED'] ?? 20251119);
const FOUND = path.join(PROJECT, 'test/fixtures/fuzz');

/** Whole files and single lines of the fixtures: the fuzzers put them together anew. */
function samples(): string[] {
  const folder = path.join(PROJECT, 'test/fixtures/sources');
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /input\.[a-z]+$/.test(name))
    .sort()
    .map(name => fs.readFileSync(path.join(folder, name), 'utf8'));
  return [...files, ...files.flatMap(file => file.split('\n').filter(line => line.trim() !== ''))];
}

test('what the fuzzers found before stays mended', async () => {
  const all = fuzzers(await loadSources());
  for (const name of fs.readdirSync(FOUND).sort()) {
    const raw = JSON.parse(fs.readFileSync(path.join(FOUND, name), 'utf8')) as { fuzzer: string; input: string };
    const fuzzer = all.find(one => one.name === raw.fuzzer);
    assert.ok(fuzzer, `${name}: no fuzzer "${raw.fuzzer}"`);
    fc.assert(fuzzer.property(['x']) as fc.IProperty<[string]>, { examples: [[raw.input]], numRuns: 1 });
  }
});

test('no fuzzer finds anything', async () => {
  const pieces = samples();
  const all = fuzzers(await loadSources());
  let runs = 0;
  for (const { name, property } of all) {
    const result = fc.check(property(pieces) as fc.IProperty<[string]>, {
      seed: SEED,
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: (SECONDS * 1000) / all.length,
    });
    runs += result.numRuns;
    assert.not(
      result.failed,
      `${name} (seed ${result.seed}): ${JSON.stringify({ fuzzer: name, input: result.counterexample?.[0] })}\n${result.errorInstance}`,
    );
  }
  console.log(`${runs} inputs in ${all.length} fuzzers, seed ${SEED}: nothing found`);
  assert.ok(runs > 20 * all.length);
  tried('inputs of the fuzzers', runs);
});

test.run();
