import { UsageError, type Warn } from '../diagnostic.ts';
import type { Step } from '../files/step.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { changeArchive } from './change-archive.ts';
import { review, reviewedId, reviewOf, settlingDecision } from './review.ts';
import { requireKind } from './review-kinds.ts';

/** What is settled: all of a kind of one entry or dump, or only what is about another entry or one name. */
export interface Settling {
  id: string;
  kind: string;
  about?: string;
}

/**
 * Writes the decision by which a person says that nothing is to be done: two entries of a doubtful pair are then different papers.
 *
 * @param settling.id may be any name of the entry's
 * @returns of what, and how many items were settled
 * @throws UsageError if nothing of this kind waits there
 */
export async function settleReview(
  root: string,
  { id: named, kind, about }: Settling,
  warn: Warn,
  step?: Step,
  fileCache?: FileCache,
): Promise<{ id: string; settled: number }> {
  let settled = 0;
  let id = named;
  await changeArchive(
    root,
    warn,
    ({ archive, decide }) => {
      id = reviewedId(archive, named);
      const isPair = kind === 'same-paper';
      const own = isPair ? review(archive).filter(item => item.id === id) : reviewOf(archive, id);
      const items = own.filter(item => item.kind === kind && (about === undefined || item.about === about));
      requireKind(kind, own);
      if (items.length === 0)
        throw new UsageError(
          `expected what waits for a person, found nothing of the kind "${kind}" for "${id}"; there is ${[...new Set(own.map(item => item.kind))].join(', ') || 'nothing'}`,
        );
      for (const item of items) decide(settlingDecision(item));
      settled = items.length;
    },
    undefined,
    step,
    fileCache,
  );
  return { id, settled };
}
