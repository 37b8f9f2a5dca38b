import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';

/** The program runs as its sources are now and where they are now, though it is bundled once. */

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'bin-'));
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

function copyProgram(to: string): void {
  for (const name of ['src', 'package.json', 'package-lock.json', 'tsconfig.json', 'eleventy.config.ts'])
    fs.cpSync(path.join(PROJECT_ROOT, name), path.join(to, name), { recursive: true, preserveTimestamps: true });
  fs.symlinkSync(path.join(PROJECT_ROOT, 'node_modules'), path.join(to, 'node_modules'));
}

const help = (at: string): string =>
  execFileSync(process.execPath, [path.join(at, 'src/bin.js'), 'build', '--help'], { cwd: at, encoding: 'utf8' });

test('a changed source runs, and so does a program that was moved', () => {
  const [here, there] = [path.join(root, 'here'), path.join(root, 'there')];
  copyProgram(here);
  assert.match(help(here), '(default: "_site")');
  const programs = path.join(here, '.cache/program');
  const [first] = fs.readdirSync(programs);
  help(here);
  assert.equal(fs.readdirSync(programs), [first], 'bundled once');
  const file = path.join(here, 'src/cli/commands/build.ts');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace("'where the site goes'", "'where it is put'"));
  assert.match(help(here), 'where it is put');
  fs.renameSync(here, there);
  assert.match(help(there), '(default: "_site")');
});

test.run();
