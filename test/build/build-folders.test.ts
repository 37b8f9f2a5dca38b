import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { requireOwnFolders } from '../../src/build/build-folders.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'folders-')));
test.after(() => fs.rmSync(root, { recursive: true }));

const at = (name: string) => path.join(root, name);
for (const name of ['digest/content/papers', 'digest/theme', 'digest/_site', 'elsewhere'])
  fs.mkdirSync(at(name), { recursive: true });
fs.symlinkSync(at('digest'), at('link'));
const project = { root: at('digest'), config: at('digest/eleventy.config.js') };
const usual = { content: at('digest/content'), output: at('digest/_site'), cache: at('digest/cache'), project };

test('the folders of a digest lie beside one another, and what a build makes may lie in the content folder', () => {
  requireOwnFolders(usual);
  requireOwnFolders({ ...usual, output: at('digest/content/_site'), cache: at('digest/content/.cache') });
  requireOwnFolders({ content: at('digest/content'), output: at('elsewhere'), cache: at('none/cache') });
});

test('the output folder holds nothing that a build reads', () => {
  const cases: [Partial<typeof usual>, string][] = [
    [{ output: at('digest/content') }, 'the content folder itself'],
    [{ output: at('link/content') }, 'the content folder itself'],
    [{ output: at('digest') }, `the content folder in it, ${at('digest/content')}`],
    [{ output: at('link') }, 'the content folder in it'],
    [{ output: at('digest'), content: at('elsewhere') }, 'the folder of the configuration itself'],
    [{ output: root, content: '/' }, 'the folder of the configuration in it'],
    [{ output: at('digest/theme') }, 'the theme itself'],
    [{ output: PROJECT_ROOT }, 'the program itself'],
    [{ output: at('elsewhere'), cache: at('elsewhere/cache/deeper') }, 'the cache in it'],
    [{ output: at('elsewhere'), cache: at('elsewhere') }, 'the cache itself'],
  ];
  for (const [folders, found] of cases)
    assert.throws(
      () => requireOwnFolders({ ...usual, ...folders }),
      new RegExp(`found ${found}.*\\[input-in-output\\]`),
    );
});

test('the cache holds nothing that a build reads or writes', () => {
  const cases: [Partial<typeof usual>, string][] = [
    [{ cache: at('digest/content') }, 'the content folder itself'],
    [{ cache: at('link') }, 'the content folder in it'],
    [{ cache: at('elsewhere'), output: at('elsewhere/site') }, 'the output folder in it'],
  ];
  for (const [folders, found] of cases)
    assert.throws(() => requireOwnFolders({ ...usual, ...folders }), new RegExp(`found ${found}.*\\[foreign-cache\\]`));
});

test.run();
