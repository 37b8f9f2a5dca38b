import fs from 'node:fs';
import { contentFolder } from '../content/content-folder.ts';
import { FORMAT, formatOf } from '../content/format.ts';
import { GIT_ATTRIBUTES, readSite, setFormat } from '../content/site-file.ts';
import { changeFiles } from '../files/change-files.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import { openPublished, writePublished } from './published-file.ts';

/** How a content folder is carried over to this program's format. */
export interface Upgrade {
  from: number;
  to: number;
  /** The files that change, relative to the content folder, and what changes in them. */
  changes: { file: string; what: string }[];
}

/** A file's new text. */
type Change = Upgrade['changes'][number] & { text: string };

/**
 * What each format has that the one before lacked. Ledgers are alike in both formats: what a newer program adds to them comes when
 * it reads their dumps again, at the next build.
 */
const STEPS: ReadonlyMap<number, (root: string) => Change[]> = new Map([[2, toSecond]]);

/** In the second format, git can merge what two curators published. */
function toSecond(root: string): Change[] {
  const { published, gitAttributes: attributes } = contentFolder(root);
  const changes: Change[] = [];
  if (fs.existsSync(published))
    changes.push({
      file: 'published.json',
      what: 'each item’s line ends alike, so that a merge may take the lines of both branches; no item changes',
      text: writePublished(openPublished(published)),
    });
  const before = fs.existsSync(attributes) ? decodeUtf8(attributes, readBytes(attributes)) : '';
  if (!/^published\.json\s.*\bmerge\b/m.test(before))
    changes.push({
      file: '.gitattributes',
      what: 'git takes the lines of both branches',
      text: `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${GIT_ATTRIBUTES}`,
    });
  return changes;
}

/**
 * Carries a content folder over to this program's format; one that has it is left as it is.
 *
 * @param apply whether to change it, all at once or not at all; without it, only what would change is found out
 * @throws ContentError where a file that changes is not as it should be
 */
export function upgrade(root: string, apply: boolean): Upgrade {
  const { site } = contentFolder(root);
  const text = decodeUtf8(site, readBytes(site));
  readSite(site, text);
  const from = formatOf(text);
  const changes = [...STEPS].flatMap(([to, step]) => (to > from ? step(root) : []));
  if (from < FORMAT) changes.push({ file: 'site.yaml', what: `format: ${FORMAT}`, text: setFormat(site, text) });
  if (apply)
    changeFiles(root, undefined, transaction => {
      for (const change of changes) transaction.write(change.file, change.text);
    });
  return { from, to: FORMAT, changes: changes.map(({ file, what }) => ({ file, what })) };
}
