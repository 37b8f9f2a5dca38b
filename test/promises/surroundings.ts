import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { difference, tree, writeDefaults } from './broadsheet.ts';

/** A content folder, and what must be as it was, whatever is done: beside it, above it, and where links lead. */
export interface Surroundings {
  /** Holds `home/content`, `outside`, and what a build makes: `site` and `cache`. */
  root: string;
  content: string;
  outside: string;
}

/** @param secrets files of `outside` */
export function makeSurroundings(secrets: readonly string[]): Surroundings {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'surroundings-')));
  const [content, outside] = [path.join(root, 'home', 'content'), path.join(root, 'outside')];
  writeDefaults(content);
  for (const file of secrets) put(outside, file, `secret of ${file}\n`);
  return { root, content, outside };
}

/** Writes a file of a content folder, and the folders that it needs. */
export function put(content: string, file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  fs.writeFileSync(path.join(content, file), text);
}

/** Puts a link in the place of what stands at `at`. */
export function link(target: string, at: string): void {
  fs.rmSync(at, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.symlinkSync(target, at);
}

/** An entry's file. @param more lines of its front matter */
export function entryText(more = ''): string {
  return `---\ntitle: A stone\nlisted: "2024-01-02"\n${more}---\n\nIt is heavy.\n`;
}

/**
 * Nothing but the folders of the test has changed, and no file in them has a name that could lead elsewhere.
 *
 * @param root holds `home/content`, `site`, `cache`, and `outside`, where links lead
 * @param before what was in `outside`
 */
export function checkRoot(root: string, before: ReadonlyMap<string, string>): void {
  assert.equal(difference(before, tree(path.join(root, 'outside'))), []);
  assert.equal(
    fs.readdirSync(root).filter(name => !['home', 'outside', 'site', 'cache'].includes(name)),
    [],
  );
  assert.equal(fs.readdirSync(path.join(root, 'home')), ['content']);
}
