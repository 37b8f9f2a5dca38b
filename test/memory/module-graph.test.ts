import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { moduleGraph } from '../../src/memory/module-graph.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { stampOf } from '../../src/memory/stamp.js';

interface Context {
  root: string;
  put(files: Record<string, string>): void;
  /** The names of what a module runs. */
  graph(start: string, isLeaf?: (file: string) => boolean): string[];
}

const test = suite<Context>('module-graph');
test.before.each(context => {
  context.root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'graph-')));
  context.put = files => {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(context.root, name)), { recursive: true });
      fs.writeFileSync(path.join(context.root, name), text);
    }
  };
  context.graph = (start, isLeaf) =>
    moduleGraph(path.join(context.root, start), isLeaf).map(file => path.relative(context.root, file));
});
test.after.each(({ root }) => fs.rmSync(root, { recursive: true }));

test('a module’s files are its own and all that it imports, however deep and in whatever way', ({ put, graph }) => {
  put({
    'config.js': `import a from './a.js';\nimport "./b.mjs";\nexport * from './deep/c.ts';\nimport fs from 'node:fs';\nimport x from 'a-package';\n`,
    'a.js': `const late = () => import('./late.js');\n`,
    'late.js': `import a from './a.js';\n`,
    'b.mjs': `import data from './data.json' with { type: 'json' };\n`,
    'data.json': '{}',
    'deep/c.ts': `import {\n  one,\n  two,\n} from '../up.js';\n`,
    'up.js': `const old = require('./old.cjs');\n`,
    'old.cjs': `module.exports = require ( "./folder" );\n`,
    'folder/index.js': `require('../ending');\n`,
    'ending.js': '',
    'other.js': '',
  });
  assert.equal(graph('config.js'), [
    'a.js',
    'b.mjs',
    'config.js',
    'data.json',
    'deep/c.ts',
    'ending.js',
    'folder/index.js',
    'late.js',
    'old.cjs',
    'up.js',
  ]);
});

test('a leaf is left out, and so is what only it imports', ({ put, graph }) => {
  put({
    'config.js': `import './a.js';\nimport './b.js';\n`,
    'a.js': `import './both.js';\nimport './own.js';\n`,
    'b.js': `import './both.js';\n`,
    'both.js': '',
    'own.js': '',
  });
  assert.equal(
    graph('config.js', file => file.endsWith('/a.js')),
    ['b.js', 'both.js', 'config.js'],
  );
});

test('what is named and is not there is passed over; a module that is not there is an error', ({ put, graph }) => {
  put({ 'config.js': `import './nowhere.js';\nimport './folder';\n`, 'folder/readme.md': '' });
  assert.equal(graph('config.js'), ['config.js']);
  assert.throws(() => graph('nowhere.js'), /ENOENT/);
});

test('a hostile module takes no time', ({ put, graph }) => {
  put({ 'config.js': `${'import '.repeat(20_000)}${'from'.repeat(20_000)}'${' '.repeat(100_000)}require (` });
  const start = performance.now();
  graph('config.js');
  assert.ok(performance.now() - start < 1000, `${performance.now() - start} ms`);
});

test('a program’s stamp is another when a source, a style or a library is, or its place', ({ root, put }) => {
  const at = (name: string) => path.join(root, name);
  put({
    'one/package-lock.json': '{}',
    'one/tsconfig.json': '{}',
    'one/src/a.ts': 'a',
    'one/src/deep/site.css': 'a {}',
    'one/src/notes.md': '',
    'one/content/a.md': '',
  });
  const stamps = new Set([stampOf(at('one'))]);
  put({ 'one/src/notes.md': 'More.', 'one/content/a.md': 'More.' });
  assert.ok(stamps.has(stampOf(at('one'))), 'what is no source does not count');
  const changes: (() => void)[] = [
    () => put({ 'one/src/a.ts': 'ab' }),
    () => fs.utimesSync(at('one/src/a.ts'), 1, 1),
    // Where times are of two seconds, an edit may come in the same.
    () => {
      put({ 'one/src/a.ts': 'ac' });
      fs.utimesSync(at('one/src/a.ts'), 1, 1);
    },
    () => put({ 'one/src/deep/site.css': 'a { }' }),
    () => put({ 'one/package-lock.json': '{ }' }),
    () => put({ 'one/src/deep/new.js': '' }),
    () => fs.renameSync(at('one/src/deep/new.js'), at('one/src/new.js')),
  ];
  for (const [i, change] of changes.entries()) {
    change();
    const stamp = stampOf(at('one'));
    assert.not(stamps.has(stamp), `change ${i}`);
    stamps.add(stamp);
  }
  fs.renameSync(at('one'), at('two'));
  assert.not(stamps.has(stampOf(at('two'))), 'another place');
});

test('where an installer gave all files one time and left the lock file out, the stamp is by what they say', ({
  root,
  put,
}) => {
  const program = path.join(root, 'node_modules/one');
  const stamp = (text: string, time: number) => {
    put({ 'node_modules/one/package.json': '{}', 'node_modules/one/src/a.ts': text });
    fs.utimesSync(path.join(program, 'src/a.ts'), time, time);
    return stampOf(program);
  };
  assert.is(stamp('a', 1), stamp('a', 2));
  assert.is.not(stamp('a', 1), stamp('b', 1));
});

test('the program’s own modules are found', () => {
  const files = moduleGraph(path.join(PROJECT_ROOT, 'src/memory/project.ts')).map(file =>
    path.relative(PROJECT_ROOT, file),
  );
  assert.equal(files.sort(), [
    'src/files/file-time.js',
    'src/memory/project.ts',
    'src/memory/stamp.js',
    'src/memory/user-cache.js',
  ]);
});

test.run();
