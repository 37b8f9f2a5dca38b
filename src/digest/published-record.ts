import fs from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import { ContentError, type Diagnostic, errorAt, refusalAt, warningAt } from '../diagnostic.ts';
import { changeFiles } from '../files/change-files.ts';
import { commandLine } from '../terminal/command.ts';
import type { Publication } from './publication.ts';
import {
  NOTHING_PUBLISHED,
  type PublishedFile,
  publishedText,
  readPublished,
  writePublished,
} from './published-file.ts';

/**
 * What a build does with `published.json`: `write` updates it; `frozen` checks the build against it and warns if it is out
 * of date; `draft` only reads it, for builds that nobody subscribes to.
 */
export type RecordMode = 'write' | 'frozen' | 'draft';

/** How many lost items a message names. */
const NAMED = 10;

/** The `published.json` of a content folder. */
export class PublishedRecord {
  readonly known: PublishedFile;
  readonly #file: string;
  /** The file as it stood; absent where there was none. */
  readonly #text: string | undefined;

  /** @throws ContentError if the file cannot be read */
  constructor(content: string) {
    this.#file = contentFolder(content).published;
    this.#text = fs.existsSync(this.#file) ? publishedText(this.#file) : undefined;
    this.known = this.#text === undefined ? NOTHING_PUBLISHED : readPublished(this.#file, this.#text);
  }

  /**
   * Checks a build against what was published.
   *
   * @throws ContentError if subscribers would lose items, or get all of them again under new ids
   */
  check({ formerTag, lost, file }: Publication): void {
    const problems: Diagnostic[] = [];
    if (formerTag !== undefined)
      problems.push(
        errorAt(
          { file: this.#file },
          'changed-ids',
          `expected the published items’ ids to begin with ${formerTag}, found ${file.tag} in site.yaml: ` +
            'every subscriber would get every item again',
          'Restore `tag` in site.yaml. If nobody subscribes yet, or the change is intended: ' +
            commandLine('build', '--accept-lost-ids'),
        ),
      );
    if (lost.length > 0) {
      const isLost = (kind: string): boolean => lost.some(key => key.startsWith(kind));
      const named = lost.slice(0, NAMED).join(', ');
      const more = lost.length > NAMED ? ` and ${lost.length - NAMED} more` : '';
      problems.push(
        errorAt(
          { file: this.#file },
          'lost-ids',
          `expected every published item to be there still, found ${lost.length} missing: ${named}${more}`,
          [
            isLost('paper:') &&
              'Restore the entries. If one was renamed or merged, list its old id in the `aliases` of the entry that replaces it.',
            isLost('day:') && 'A day comes back with a paper that is listed on it, or with its note.',
            'If a merge of two branches lost them, `check` says so.',
            `If they are meant to be gone: ${commandLine('build', '--accept-lost-ids')}`,
          ]
            .filter(Boolean)
            .join(' '),
        ),
      );
    }
    if (problems.length > 0) throw new ContentError(...problems);
  }

  /**
   * Records what is published now, if that is new or the file is written otherwise, as by a merge.
   *
   * @returns whether the file changed
   * @throws ContentError if the content folder was removed during the build; it is not created again
   */
  write(publication: Publication): boolean {
    const text = writePublished(publication.acceptLost());
    if (text === this.#text || (this.#text === undefined && publication.file.items.size === 0)) return false;
    const dir = path.dirname(this.#file);
    if (!fs.existsSync(dir))
      throw refusalAt(
        { file: this.#file },
        'taken-away',
        'expected the content folder to be there still, found that it was removed during the build',
        'Restore it and build again: what this build published has not been recorded.',
      );
    changeFiles(dir, undefined, transaction => transaction.write(path.basename(this.#file), text));
    return true;
  }

  /** A warning if the file is out of date. */
  behind({ added, changed }: Publication): Diagnostic | undefined {
    if (added + changed === 0) return undefined;
    return warningAt(
      { file: this.#file },
      'published-behind',
      `expected every published item to be recorded, found ${added} new and ${changed} changed items that are not`,
      'Build once without --frozen and commit the file: until then, changed items keep their old times in the feeds.',
    );
  }
}
