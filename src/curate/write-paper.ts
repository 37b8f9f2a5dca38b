import { entryId, namedBy } from '../content/slug.ts';
import { UsageError, type Warn } from '../diagnostic.ts';
import { contentKey, identify } from '../editorial/identity.ts';
import { assignTopics } from '../editorial/topics.ts';
import type { Step } from '../files/step.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { identifierName, type PaperEntry } from '../paper.ts';
import { changeArchive } from './change-archive.ts';

/** A paper as a person writes it. */
export type WrittenPaper = Omit<PaperEntry, 'id' | 'provenance' | 'aliases'>;

export interface WrittenReport {
  id: string;
  /** Entries that may be the same paper, with the reason. */
  doubtful: readonly { id: string; why: string }[];
}

/**
 * Writes an entry by hand: no dump lists it. Where no topics are given it gets those that the topic files give it.
 *
 * @throws UsageError if there is nothing to call it by, or an entry of the same paper is there
 */
export async function writePaper(
  root: string,
  paper: WrittenPaper,
  warn: Warn,
  step?: Step,
  fileCache?: FileCache,
): Promise<WrittenReport> {
  const { title, abstract } = paper;
  if (title === undefined && abstract === undefined && identifierName(paper.identifiers) === undefined)
    throw new UsageError(
      'expected a title, an abstract, or an identifier of arXiv, OpenReview or a DOI; found none of them',
    );
  let report: WrittenReport | undefined;
  await changeArchive(
    root,
    warn,
    ({ archive }) => {
      const identity = identify(paper);
      const { id: known, why, doubtful } = archive.index.find(identity);
      if (known !== undefined && archive.entries.has(archive.resolve(known)))
        throw new UsageError(
          `expected a paper that is not in the digest yet, found ${archive.resolve(known)} (${why}); change it there`,
        );
      const id = entryId(namedBy(paper), abstract, archive.isTaken, contentKey(paper, identity));
      const topics = paper.topics ?? assignTopics(archive.topics(), paper).map(topic => topic.slug);
      archive.entries.add({ ...paper, id, ...(topics.length > 0 && { topics }), provenance: [] }, identity);
      report = { id, doubtful: doubtful.filter(other => archive.entries.has(archive.resolve(other.id))) };
    },
    undefined,
    step,
    fileCache,
  );
  return report!;
}
