// limit: 300 s
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';

/** Whoever takes Eleventy or Pagefind out is left with nothing. */

let root = '';
test.before(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'tools-'));
  for (const name of ['src', 'content', 'package.json', 'package-lock.json', 'tsconfig.json', 'eleventy.config.ts'])
    fs.cpSync(path.join(PROJECT_ROOT, name), path.join(root, name), { recursive: true });
});
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

/** The clone's packages, one of which throws when it is loaded. */
function packages(broken?: string): void {
  const modules = path.join(root, 'node_modules');
  fs.rmSync(modules, { recursive: true, force: true });
  const link = (folder: string): void => {
    fs.mkdirSync(path.join(modules, folder), { recursive: true });
    for (const name of fs.readdirSync(path.join(PROJECT_ROOT, 'node_modules', folder))) {
      const at = path.posix.join(folder, name);
      if (at === broken || (name.startsWith('@') && broken?.startsWith(`${name}/`))) continue;
      fs.symlinkSync(path.join(PROJECT_ROOT, 'node_modules', at), path.join(modules, at));
    }
  };
  link('');
  if (!broken) return;
  if (broken.includes('/')) link(path.dirname(broken));
  const folder = path.join(modules, broken);
  fs.mkdirSync(path.join(folder, 'lib'), { recursive: true });
  const entrance = { name: broken, version: '0.0.0', type: 'module', exports: { '.': './lib/index.js', './*': './*' } };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(entrance));
  fs.writeFileSync(path.join(folder, 'lib/index.js'), `throw new Error('${broken} is taken out');\n`);
}

function build() {
  return spawnSync(process.execPath, ['src/bin.js', 'build', '--draft'], { cwd: root, encoding: 'utf8' });
}

for (const name of ['@11ty/eleventy', 'pagefind'])
  test(`without ${name} there is no site`, () => {
    packages(name);
    const { status, stderr } = build();
    assert.is.not(status, 0);
    assert.match(stderr, `${name} is taken out`);
    assert.not(fs.existsSync(path.join(root, '_site/index.html')));
  });

test('with both there is one', () => {
  packages();
  const { status, stderr } = build();
  assert.is(status, 0, stderr);
  assert.ok(fs.existsSync(path.join(root, '_site/pagefind/pagefind-entry.json')));
});

test.run();
