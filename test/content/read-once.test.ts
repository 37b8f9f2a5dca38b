import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { broadsheet, buildArguments } from '../promises/broadsheet.ts';

/** Goes before the program, and writes down in a file how often it opened each file and folder of the content. */
const COUNTER = `
import fs from 'node:fs';
const { COUNTED: content, COUNTS: file } = process.env;
const counts = {};
// Reading a file may open it by the same functions.
let inside = false;
for (const name of ['readFileSync', 'readdirSync', 'openSync']) {
  const real = fs[name];
  fs[name] = (at, ...rest) => {
    if (inside) return real(at, ...rest);
    if (String(at).startsWith(content)) counts[at] = (counts[at] ?? 0) + 1;
    inside = true;
    try {
      return real(at, ...rest);
    } finally {
      inside = false;
    }
  };
}
process.on('exit', () => fs.writeFileSync(file, JSON.stringify(counts)));
`;

test('a build where nothing changed opens each file and folder of the content once', async () => {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'read-once-')));
  const content = path.join(root, 'content');
  fs.cpSync(path.join(PROJECT_ROOT, 'content'), content, { recursive: true });
  const [counter, counts] = [path.join(root, 'counter.mjs'), path.join(root, 'counts.json')];
  fs.writeFileSync(counter, COUNTER);
  const env = { NODE_OPTIONS: `--import=${pathToFileURL(counter)}`, COUNTED: content, COUNTS: counts };
  for (let build = 1; build <= 2; build++) {
    const { code, stderr } = await broadsheet([...buildArguments(root), '--no-index'], { cwd: root, env });
    assert.is(code, 0, stderr);
  }
  const opened = new Map<string, number>(
    Object.entries<number>(JSON.parse(fs.readFileSync(counts, 'utf8'))).map(([at, times]) => [
      path.relative(content, at).replaceAll('\\', '/'),
      times,
    ]),
  );
  // What git alone reads is hidden.
  for (const file of fs.readdirSync(content, { recursive: true, encoding: 'utf8' }))
    if (!file.startsWith('.')) assert.is(opened.get(file.replaceAll('\\', '/')), 1, file);
  fs.rmSync(root, { recursive: true });
});

test.run();
