import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { build as buildSite } from '../../src/build/build.ts';
import { readArchive } from '../../src/content/content-folder.ts';
import { ContentError, formatDiagnostic } from '../../src/diagnostic.ts';
import { check as lookOver } from '../../src/digest/check-content.ts';
import { posterSession } from '../ingest/a-content-folder.ts';
import { writeDefaults } from './broadsheet.ts';

/** A digest in git that two people keep, each on a branch. */

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'two-curators-'));
let root = path.join(home, 'start');
export let content = path.join(root, 'content');

/** Before the tests of a suite. */
export async function begin(): Promise<void> {
  writeDefaults(content);
  fs.copyFileSync(new URL('../../content/.gitattributes', import.meta.url), path.join(content, '.gitattributes'));
  git('init', '--quiet', '--initial-branch=main');
  await publish('2025-05-01-start.txt', 'A Known Paper on Kites', 'Another Known Paper on Tails');
}

/** Before each of them: what stood at the start. */
export function renew(): void {
  root = fs.mkdtempSync(path.join(home, 'work-'));
  content = path.join(root, 'content');
  fs.cpSync(path.join(home, 'start'), root, { recursive: true });
}

export const end = (): void => fs.rmSync(home, { recursive: true, force: true });

/** @returns whether git was content with it */
export function git(...words: string[]): boolean {
  const own = ['user.name=A', 'user.email=a@example.org', 'commit.gpgsign=false', 'core.autocrlf=false'];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' };
  return spawnSync('git', [...own.flatMap(it => ['-c', it]), ...words], { cwd: content, env }).status === 0;
}

export const at = (file: string): string => path.join(content, file);
export const read = (file: string): string => fs.readFileSync(at(file), 'utf8');
export const check = async (): Promise<string> => (await lookOver(content)).problems.map(formatDiagnostic).join('\n');

/** @returns why nothing was built; empty where it was */
export async function build(now = '2025-11-20T01:00:00Z'): Promise<string> {
  const places = { content, output: path.join(root, 'site'), cache: path.join(root, 'cache') };
  try {
    await buildSite({ ...places, today: now.slice(0, 10), now, index: false, kinds: ['feeds'], warn: () => {} });
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.message;
  }
  return '';
}

export async function publish(dump: string, ...titles: string[]): Promise<void> {
  fs.writeFileSync(at(`dumps/${dump}`), posterSession(...titles.map(title => ({ title }))));
  await commit(dump);
}

/** Builds, and commits all of it. */
export async function commit(says: string): Promise<void> {
  assert.is(await build(), '');
  git('add', '--all');
  git('commit', '--quiet', '--message', says);
}

/** Both curators begin where the other does. @returns whether git merged what they did */
export async function work(mine: () => Promise<void>, theirs: () => Promise<void>): Promise<boolean> {
  git('checkout', '--quiet', '-b', 'theirs');
  await theirs();
  git('checkout', '--quiet', 'main');
  await mine();
  return git('merge', '--no-edit', 'theirs');
}

/** What each paper's file names as its dumps. */
export const dumpsOf = (id: string): string[] =>
  readArchive(content)
    .entries.find(entry => entry.id === id)!
    .provenance.map(({ dump }) => dump);
