import path from 'node:path';
import { isWrittenPath } from '../content/content-folder.ts';
import { UsageError, type Warn } from '../diagnostic.ts';
import { History, type PastFile, type PastStep } from '../files/history.ts';
import { hashOfFile, NOTHING } from '../files/journal.ts';
import { ledgerFile, newerVersion } from '../ledger/ledger-store.ts';
import { putBack } from './put-back.ts';
import { undoDumps } from './undo-dump.ts';

/**
 * Takes back the last step that was done at the desk and is not taken back yet. A file that was changed since is not overwritten:
 * nothing is, then. Dumps that were taken in are taken back as `undoDumps` does it, so that their bytes are set aside and what was
 * edited of their papers since stays; what was mended or left out in the very step is not remembered. Where a newer text took the place
 * of a dump's, the older one is put back.
 *
 * @param when now, `yyyy-mm-ddThh:mm:ssZ`
 * @param seen the number of the step that the person saw to be the last; default: whichever it is
 * @returns the step
 * @throws UsageError where there is none, or another came since; ContentError naming the files that were changed since, or
 *   where the step is none of ours
 */
export async function undoLast(root: string, when: string, warn: Warn, seen?: number): Promise<PastStep> {
  const history = new History(root);
  const last = history.last();
  if (!last)
    throw new UsageError('expected something that was done at the desk, found nothing that could be taken back');
  if (seen !== undefined && seen !== last.number)
    throw new UsageError(
      `expected that to be what was done last, found that something else was done since: ${last.says}. Nothing was taken back; History shows the way`,
    );
  const files = history.files(last, isWrittenPath);
  const step = history.begin({ says: `Took back: ${last.says}`, when, undoes: last.number });
  const dumps = dumpsTakenIn(files);
  const isAsMade = (file: string): boolean =>
    files.some(past => past.file === file && !past.before && hashOfFile(path.join(root, file)) === past.after);
  if (dumps.length > 0) await undoDumps(root, dumps, false, warn, step, isAsMade);
  else putBack(root, files, last, step);
  return last;
}

/**
 * Does again what was taken back last, as long as nothing else was done since.
 *
 * @returns the step that took it back, which says what is done again
 * @throws as {@link undoLast} does
 */
export function redoLast(root: string, when: string): PastStep {
  const history = new History(root);
  const last = history.lastUndo();
  if (!last)
    throw new UsageError('expected something that was taken back last, found nothing that could be done again');
  const says = undoneSays(last);
  putBack(
    root,
    history.files(last, isWrittenPath),
    last,
    history.begin({ says: `Did again: ${says}`, when, undoes: last.number }),
  );
  return { ...last, says };
}

/** What was done by the step that another took back. */
export const undoneSays = ({ says }: PastStep): string => says.replace(/^Took back: /, '');

/** The dumps that were not there before, and were read; none where a newer text took the place of one that was. */
function dumpsTakenIn(files: readonly PastFile[]): string[] {
  const added = files.filter(({ before, after }) => !before && after !== NOTHING).map(({ file }) => file);
  const named = added.filter(file => file.startsWith('dumps/')).map(file => file.slice('dumps/'.length));
  const dumps = named.filter(dump => added.includes(ledgerFile(dump)));
  const isEarlier = (dump: string): boolean => files.some(({ file }) => file === `dumps/${newerVersion(dump)}`);
  return dumps.some(isEarlier) ? [] : dumps;
}
