import { refusalAt } from '../diagnostic.ts';

/**
 * Holds a text to be one that no merge of git's left half done. All three marks are asked for, in their order: an abstract may
 * well begin a line with one of them.
 *
 * @param advice what to do about it, where this file asks for more than the usual
 * @throws ContentError at the line of the first mark
 */
export function requireMerged(file: string, text: string, advice = ADVICE): void {
  const start = text.startsWith('<<<<<<< ') ? 0 : text.indexOf('\n<<<<<<< ') + 1;
  if (start === 0 && !text.startsWith('<<<<<<< ')) return;
  const middle = ['\n=======\n', '\n=======\r\n'].map(mark => text.indexOf(mark, start)).find(at => at >= 0);
  if (middle === undefined || text.indexOf('\n>>>>>>> ', middle) < 0) return;
  throw refusalAt(
    { file, line: text.slice(0, start).split('\n').length },
    'merge-conflict',
    'expected a file that is merged, found the marks of a merge conflict',
    advice,
  );
}

const ADVICE =
  'Keep what is right of either side and delete the lines of marks (<<<<<<<, =======, >>>>>>>); `check` then says what is lost.';
