import fs from 'node:fs';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { readEntry } from '../../src/content/entry-file.ts';
import { broadsheet, difference, PROJECT, posterSession, tree } from './broadsheet.ts';

/** A digest of few files, so that there are few changes to fail: in a folder its `content`, `site` and `cache`. */

const PAPERS = 'papers/2024';
export const EDITED = `${PAPERS}/sorting-a0-pebbles-by-weight-in-images.md`;
export const ONE = 'sorting-b0-pebbles-by-weight-in-images';
export const OTHER = 'sorting-b1-pebbles-by-weight-with-reinforcement-learning';
const TITLE = 'title: A title by a person # and why';
const SITE = 'sections:\n  authors: off\n  statistics: off\n  venues: off\n  saved: off\n  offline: off\n';

const FEED = 'name: Pebbles\nwords:\n  - pebbles\n';

/** What the next command takes away. */
export const PASSING = /(?:^|\/)\.(?:staged\/|lock)/;

/** The arguments of a command on it. */
export function commandIn(root: string, name: string, ...more: string[]): string[] {
  const places = ['--output', path.join(root, 'site'), '--cache', path.join(root, 'cache'), '--no-index'];
  return [name, '--content', path.join(root, 'content'), ...(name === 'build' ? places : []), ...more];
}

/** Two dumps, an entry that a person edited and one that they deleted, a day's note, all of it built. */
export async function smallDigest(root: string): Promise<void> {
  const at = (file: string) => path.join(root, 'content', file);
  for (const folder of ['topics', 'dumps', 'days', 'feeds']) fs.mkdirSync(at(folder), { recursive: true });
  fs.writeFileSync(at('site.yaml'), fs.readFileSync(path.join(PROJECT, 'content/site.yaml'), 'utf8') + SITE);
  fs.copyFileSync(path.join(PROJECT, 'content/topics/vision.md'), at('topics/vision.md'));
  fs.writeFileSync(at('dumps/2024-01-02-a.txt'), posterSession(2, 'a'));
  fs.writeFileSync(at('dumps/2024-01-03-b.txt'), posterSession(2, 'b'));
  const ingested = await broadsheet(commandIn(root, 'ingest'));
  assert.is(ingested.code, 0, ingested.stderr);
  fs.writeFileSync(at(EDITED), fs.readFileSync(at(EDITED), 'utf8').replace(/^title: .*$/m, TITLE));
  fs.rmSync(at(`${PAPERS}/sorting-a1-pebbles-by-weight-with-reinforcement-learning.md`));
  fs.writeFileSync(at('days/2024-01-02.md'), 'A note by a person.\n');
  fs.writeFileSync(at('feeds/pebbles.yaml'), FEED);
  const built = await broadsheet(commandIn(root, 'build'));
  assert.is(built.code, 0, built.stderr);
}

/** A dump that was not taken in, and one that says something else by now. */
export function addDumps(root: string): void {
  const at = (file: string) => path.join(root, 'content/dumps', file);
  fs.writeFileSync(at('2024-01-03-b.txt'), posterSession(2, 'b').replace('fewer moves', 'far fewer moves'));
  fs.writeFileSync(at('2024-02-03-c.txt'), posterSession(1, 'c'));
}

/** Pages that are made again, one that is new and one that goes, with what is published of them. */
export function editPages(root: string): void {
  const at = (file: string) => path.join(root, 'content', file);
  fs.writeFileSync(at('days/2024-01-02.md'), 'Another note by a person.\n');
  fs.renameSync(at('feeds/pebbles.yaml'), at('feeds/stones.yaml'));
}

/** The content as the first format had it. */
export function asFirstFormat(root: string): void {
  const at = (file: string) => path.join(root, 'content', file);
  fs.writeFileSync(at('site.yaml'), fs.readFileSync(at('site.yaml'), 'utf8').replace(/^format: 2\n/m, ''));
  fs.rmSync(at('.gitattributes'), { force: true });
}

/** Every file of the content folder is whole, and what a person wrote is as it was in `before`. */
export function checkContent(root: string, before: string, what: string): void {
  for (const [file, bytes] of tree(path.join(root, 'content'))) {
    if (file.startsWith('.')) continue;
    const text = Buffer.from(bytes, 'latin1').toString();
    if (file.startsWith('papers/')) readEntry(file, text, path.basename(file, '.md'));
    else if (file.endsWith('.json')) JSON.parse(text);
    else if (/^(?:dumps|days|feeds|topics)\//.test(file))
      assert.is(fs.readFileSync(path.join(before, 'content', file), 'latin1'), bytes, `${what}: ${file}`);
  }
  assert.match(fs.readFileSync(path.join(root, 'content', EDITED), 'utf8'), TITLE, what);
}

/** Names of what differs, but for what the next command takes away. */
export const differs = (from: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] =>
  difference(from, now).filter(file => !PASSING.test(file));

/** What no command may leave. */
export const leftovers = (root: string): string[] =>
  [...tree(root).keys()].filter(file => PASSING.test(file) || file.endsWith('.part'));
