// only: npm run test:long
// limit: 600 s
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { at, checkSite, FACTS, renderedOf, root, run } from './installed.ts';

/** Installed from a repository there are the sources alone: they are bundled at the first run, where this person keeps things. */

const CLONED = ['src', 'docs', 'content', 'package.json', 'package-lock.json', 'tsconfig.json', 'eleventy.config.ts'];
let from = '';

test.before(() => {
  const clone = at('program');
  for (const name of CLONED) fs.cpSync(path.join(PROJECT_ROOT, name), path.join(clone, name), { recursive: true });
  run('git', ['init', '--quiet', '--initial-branch=main'], clone);
  run('git', ['add', '.'], clone);
  run('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'It'], clone);
  from = `git+${pathToFileURL(clone).href}#main`;
});

test('a digest that npm installed from git is built, by what is bundled once', () => {
  const digest = at('digest');
  run('npm', ['exec', '--yes', '--package', from, '--', 'broadsheet', 'new', digest, ...FACTS], root);
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(digest, 'package.json'), 'utf8'));
  assert.equal(dependencies, { broadsheet: from }, 'from where this program came');
  run('npm', ['install', '--no-audit', '--no-fund'], digest);
  const modules = path.join(digest, 'node_modules');
  for (const name of ['typescript', 'tsx', '@fontsource-variable', 'playwright-core'])
    assert.not(fs.existsSync(path.join(modules, name)), `${name} is for the makers alone`);
  run('chmod', ['-R', 'a-w', path.join(modules, 'broadsheet')], digest);

  const programs = at('cache/broadsheet/program');
  fs.rmSync(programs, { recursive: true, force: true });
  assert.match(run('npm', ['run', 'build'], digest), '1 dump');
  checkSite(digest);
  const [bundled] = fs.readdirSync(programs);
  assert.ok(renderedOf(run('npm', ['run', 'build'], digest)) < 0.1);
  run('npx', ['broadsheet', 'theme', 'copy', 'parts/footer'], digest);
  assert.ok(renderedOf(run('npm', ['run', 'build'], digest)) > 0.5, 'a template of one’s own reads the program');
  assert.equal(fs.readdirSync(programs), [bundled]);
});

test.run();
