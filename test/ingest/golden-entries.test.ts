/**
 * One small dump for each source, and the very files that it becomes. `UPDATE_GOLDEN=1 npm test -- golden-entries` writes what
 * is expected anew: read the difference before it is committed.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadSources } from '../../src/read/sources.ts';
import { AContentFolder } from './a-content-folder.ts';

const fixtures = fileURLToPath(new URL('../fixtures/sources/', import.meta.url));
const golden = fileURLToPath(new URL('../fixtures/ingest/', import.meta.url));
const update = process.env['UPDATE_GOLDEN'] === '1';
if (update && process.env['CI']) throw new Error('UPDATE_GOLDEN is for a person who reads the difference, not for CI');

/** The first fixture of a source. */
function fixture(source: string): string {
  const folder = path.join(fixtures, source);
  const direct = path.join(folder, 'input.txt');
  if (fs.existsSync(direct)) return direct;
  const [first] = fs
    .readdirSync(folder)
    .filter(name => fs.existsSync(path.join(folder, name, 'input.txt')))
    .sort();
  if (!first) throw new Error(`no fixture of ${source}`);
  return path.join(folder, first, 'input.txt');
}

const sources = (await loadSources()).map(source => source.id);

test('every source has a fixture', () => {
  assert.ok(sources.length >= 4);
  for (const source of sources) assert.ok(fs.existsSync(fixture(source)));
});

for (const source of sources)
  test(`the entries of a dump of ${source}`, async () => {
    const name = `2026-01-31-${source}.txt`;
    const folder = new AContentFolder({
      [name]: fs.readFileSync(fixture(source), 'utf8'),
      [name.replace('.txt', '.yaml')]: `source: ${source}\n`,
    });
    await folder.ingest();
    const made = folder.files('papers/');
    assert.ok(Object.keys(made).length > 0);
    const text = Object.entries(made)
      .map(([file, entry]) => `${file}\n${Buffer.from(entry, 'latin1').toString('utf8')}`)
      .join('\n');
    const file = path.join(golden, `${source}.txt`);
    if (update) {
      fs.mkdirSync(golden, { recursive: true });
      fs.writeFileSync(file, text);
    }
    assert.fixture(text, fs.readFileSync(file, 'utf8'));
  });

test.run();
