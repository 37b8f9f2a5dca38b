import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

/** Who reads the program from its words to its command line goes down this list, and never back up. */

/**
 * The rooms of `src`, each of which uses only what stands above it; what two rooms need stands above both. Setting text is the second
 * word of the program, since even a message is set for a terminal. `theme.ts` hands on what the theme's room and those above it have.
 */
const ROOMS = [
  ...['paper.ts', 'words', 'typeset', 'diagnostic.ts', 'terminal', 'files', 'memory', 'related', 'content'],
  ...['read', 'ledger', 'editorial', 'ingest', 'digest', 'curate', 'cite', 'search'],
  ...[
    'theme',
    'theme.ts',
    'publish',
    'browser',
    'serve',
    'build',
    'desk',
    'plugin.ts',
    'new',
    'package',
    'cli',
    'start.js',
    'bin.js',
  ],
];

const src = fileURLToPath(new URL('../src', import.meta.url));
const roomOf = (file: string) => file.split('/')[0]!;

/** What each module of `src` imports of the others, types and what is loaded late included. */
const imports = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /\.[jt]s$/.test(file))
    .map(file => [
      file,
      [...readFileSync(join(src, file), 'utf8').matchAll(/\b(?:from |import |import\()'(\.[^']*)'/g)].map(([, to]) =>
        normalize(join(dirname(file), to!)).replaceAll('\\', '/'),
      ),
    ]),
);

test('nothing stands directly in src but the words of the program and its entrances', () => {
  const standing = readdirSync(src).filter(name => name !== 'tsconfig.json');
  assert.equal(standing.sort(), [...ROOMS].sort());
});

test('no room uses one that stands below it', () => {
  const up = [...imports].flatMap(([file, used]) =>
    used.filter(to => ROOMS.indexOf(roomOf(to)) > ROOMS.indexOf(roomOf(file))).map(to => `${file} uses ${to}`),
  );
  assert.equal(up, []);
});

test('no modules import one another in a circle', () => {
  // What uses nothing of what is left goes, and what nothing of it uses: at last only circles and the ways between them are left.
  const left = new Map(imports);
  for (let before = Number.POSITIVE_INFINITY; left.size < before; ) {
    before = left.size;
    const used = new Set([...left.values()].flat());
    for (const [file, uses] of left) if (!used.has(file) || !uses.some(to => left.has(to))) left.delete(file);
  }
  assert.equal([...left.keys()], []);
});

test.run();
