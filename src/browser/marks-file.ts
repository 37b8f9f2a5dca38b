import type { CslItem } from '../cite/csl-item.ts';
import { asCard, type Cards } from './cards.ts';
import type { Marks, PaperMarks } from './marks.ts';
import { isRecord } from './stored.ts';

/** All marks as one file: `{ version, papers: { id: { saved?, read?, note?, paper? } } }`, `paper` being CSL-JSON. */
export function writeMarksFile(marks: Marks, cards: Cards): string {
  const papers: Record<string, PaperMarks & { paper?: CslItem }> = {};
  for (const id of Object.keys(marks.papers).sort())
    papers[id] = { ...marks.papers[id], ...(cards[id] ? { paper: cards[id] } : {}) };
  return `${JSON.stringify({ version: 1, papers }, null, 1)}\n`;
}

/**
 * Merges a file into the marks: no mark is lost, the earlier time wins, and of two different notes both are kept.
 *
 * @returns how many papers were taken from the file
 * @throws SyntaxError if the text is not such a file
 */
export function mergeMarksFile(text: string, marks: Marks, cards: Cards): number {
  const file: unknown = JSON.parse(text);
  const papers = isRecord(file) && file['version'] === 1 ? file['papers'] : undefined;
  if (!isRecord(papers)) throw new SyntaxError('not a file of marks');
  let count = 0;
  for (const [id, theirs] of Object.entries(papers)) {
    if (!isRecord(theirs) || !PAPER_ID.test(id)) continue;
    const own: PaperMarks = marks.papers[id] ?? {};
    for (const mark of ['saved', 'read'] as const) {
      const time = theirs[mark];
      if (typeof time === 'string' && !Number.isNaN(Date.parse(time)) && (own[mark] === undefined || time < own[mark]))
        own[mark] = time;
    }
    const note = theirs['note'];
    if (typeof note === 'string' && note.trim() && !own.note?.includes(note))
      own.note = own.note && !note.includes(own.note) ? `${own.note}\n\n${note}` : note;
    if (Object.keys(own).length === 0) continue;
    marks.papers[id] = own;
    const card = asCard(id, theirs['paper']);
    if (card) cards[id] ??= card;
    count++;
  }
  return count;
}

/** An entry's id, which is also a file name. */
const PAPER_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
