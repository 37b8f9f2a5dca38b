import fs from 'node:fs';
import path from 'node:path';
import { DEFAULT_SITE, GIT_ATTRIBUTES } from '../content/site-file.ts';
import { UsageError } from '../diagnostic.ts';
import { Transaction } from '../files/transaction.ts';
import { PROJECT_ROOT } from '../memory/project.ts';

/**
 * Gives a content folder what it lacks of the shipped defaults: `site.yaml`, the topics, the folder of dumps, and what git is to
 * know. What is there is not touched.
 *
 * @returns the files that were made, relative to the folder
 * @throws UsageError where `content` is a file
 */
export function init(content: string): string[] {
  if (fs.existsSync(content) && !fs.statSync(content).isDirectory())
    throw new UsageError(`expected a folder, found the file ${content}`);
  fs.mkdirSync(content, { recursive: true });
  const transaction = new Transaction(content);
  const made: string[] = [];
  const give = (file: string, text: string | Uint8Array): void => {
    transaction.write(file, text);
    made.push(file);
  };
  if (!fs.existsSync(path.join(content, 'site.yaml'))) give('site.yaml', DEFAULT_SITE);
  if (!fs.existsSync(path.join(content, '.gitattributes'))) give('.gitattributes', GIT_ATTRIBUTES);
  if (!fs.existsSync(path.join(content, 'topics'))) {
    const shipped = path.join(PROJECT_ROOT, 'content', 'topics');
    for (const name of fs.readdirSync(shipped).sort())
      if (name.endsWith('.md')) give(`topics/${name}`, fs.readFileSync(path.join(shipped, name)));
  }
  transaction.commit();
  fs.mkdirSync(path.join(content, 'dumps'), { recursive: true });
  return made;
}

/** Whether the folder is one of content. */
export function isInitialised(content: string): boolean {
  return fs.existsSync(path.join(content, 'site.yaml'));
}
