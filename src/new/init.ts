import fs from 'node:fs';
import path from 'node:path';
import { DEFAULT_SITE, GIT_ATTRIBUTES } from '../content/site-file.ts';
import { UsageError } from '../diagnostic.ts';
import { changeFiles } from '../files/change-files.ts';
import { makeFolder } from '../files/folder.ts';
import { realPath, standingPlace } from '../files/real-path.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { commandLine } from '../terminal/command.ts';

/**
 * Gives a content folder what it lacks of the shipped defaults: `site.yaml`, the topics, the folder of dumps, and what git is to
 * know. What is there is not touched.
 *
 * @returns the files that were made, relative to the folder
 * @throws UsageError where `content` is a file, or lies in a digest's content or beside it
 */
export function init(content: string): string[] {
  if (fs.existsSync(content) && !fs.statSync(content).isDirectory())
    throw new UsageError(`expected a folder, found the file ${content}`);
  requireOutside(content);
  makeFolder(path.join(content, 'dumps'));
  const given = defaultsFor(content);
  changeFiles(content, undefined, transaction => {
    for (const [file, text] of given) transaction.write(file, text);
  });
  return given.map(([file]) => file);
}

/** What a content folder lacks of the shipped defaults: files, relative to the folder. */
export function defaultsFor(content: string): [file: string, text: string | Uint8Array][] {
  const lacks = (name: string): boolean => !fs.existsSync(path.join(content, name));
  const given: [string, string | Uint8Array][] = [];
  if (lacks('site.yaml')) given.push(['site.yaml', DEFAULT_SITE]);
  if (lacks('.gitattributes')) given.push(['.gitattributes', GIT_ATTRIBUTES]);
  if (!lacks('topics')) return given;
  const shipped = path.join(PROJECT_ROOT, 'content', 'topics');
  for (const name of fs.readdirSync(shipped).sort())
    if (name.endsWith('.md')) given.push([`topics/${name}`, fs.readFileSync(path.join(shipped, name))]);
  return given;
}

/** A digest inside another's content would be taken for what that one lacks or has too much of. */
function requireOutside(content: string): void {
  if (isInitialised(content)) return;
  const at = standingPlace(path.resolve(content));
  for (let above = realPath(at) ?? at; path.dirname(above) !== above; above = path.dirname(above))
    if (isDigest(above))
      throw new UsageError(
        `expected a folder outside of every digest, found ${content}, which lies in the one in ${above}`,
      );
  const inner = path.join(content, 'content');
  if (isDigest(inner))
    throw new UsageError(
      `expected a folder without a digest, found ${content}, whose digest is in ${inner}; to add what that lacks: ${commandLine('init', inner)}`,
    );
}

const isDigest = (folder: string): boolean => isInitialised(folder) && fs.existsSync(path.join(folder, 'dumps'));

/** Whether the folder is one of content. */
export function isInitialised(content: string): boolean {
  return fs.existsSync(path.join(content, 'site.yaml'));
}

/** @throws UsageError where no folder is named, or a link that leads to none */
export function requireNamed(folder: string): void {
  if (folder === '')
    throw new UsageError('expected the name of a folder, found none; the one in which you stand is "."');
  const isLink = fs.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink();
  if (isLink && !fs.existsSync(folder)) throw new UsageError(`expected a folder, found ${folder}, a link to nothing`);
}
