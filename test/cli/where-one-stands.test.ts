// only: npm run test:long
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { broadsheet, posterSession, tree, writeDefaults } from '../promises/broadsheet.ts';

/** Whoever stands in the content folder, or above it, and names it from there, gets the same files. */

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'where-'));
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

const ONE = 'sorting-0-pebbles-by-weight-in-images';
const OTHER = 'sorting-3-pebbles-by-weight-in-images';
const DUMP = '2024-05-01-a.txt';

/** A digest's whole story, and what it printed last. */
async function tell(name: string, cwd: string, content: string): Promise<Map<string, string>> {
  const place = path.join(root, name);
  writeDefaults(path.join(place, 'content'));
  fs.writeFileSync(path.join(place, 'content/dumps', DUMP), posterSession(4));
  const site = path.relative(path.join(place, cwd), path.join(place, 'site'));
  const story = [
    ['ingest'],
    ['build', '--output', site, '--cache', path.join(place, 'cache')],
    ['pick', ONE],
    ['merge', ONE, OTHER],
    ['split', OTHER],
    ['redate', DUMP, '2024-05-02'],
    ['undo', DUMP],
    ['ingest', path.join(content, 'set-aside/dumps', DUMP)],
    ['build', '--output', site, '--cache', path.join(place, 'cache'), '--accept-lost-ids'],
    ['check'],
  ];
  for (const [command, ...words] of story) {
    const { code, stderr } = await broadsheet([command!, ...words, '--content', content], {
      cwd: path.join(place, cwd),
    });
    assert.is(code, 0, `${command} from ${name}: ${stderr}`);
  }
  return new Map(
    ['content', 'site'].flatMap(part =>
      [...tree(path.join(place, part))].map(([file, text]) => [`${part}/${file}`, text]),
    ),
  );
}

test('the content folder may be where one stands, above or below, and named in any way', async () => {
  const [first, ...others] = await Promise.all([
    tell('beside', '.', 'content'),
    tell('inside', 'content', '.'),
    tell('below', 'content/dumps', '..'),
  ]);
  assert.ok([...first!.keys()].some(file => file.startsWith('site/papers/')));
  for (const other of others) assert.equal([...other.keys()], [...first!.keys()]);
  for (const other of others) for (const [file, text] of other) assert.is(text, first!.get(file), file);
});

test.run();
