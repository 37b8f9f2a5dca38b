import { idKey } from '../search/papers-table.ts';
import { isRecord, store, storedRecord } from './stored.ts';

/**
 * A reader's own marks, kept on the device in `localStorage` under `broadsheet:marks`, as JSON:
 *
 *     { "version": 1, "papers": { "<id>": { "saved": "<ISO 8601>", "read": "<ISO 8601>", "note": "…" } } }
 *
 * `saved` and `read` are the times at which the marks were made; a paper without marks has no entry.
 */
export interface Marks {
  version: 1;
  papers: Record<string, PaperMarks>;
}

export interface PaperMarks {
  saved?: string;
  read?: string;
  note?: string;
}

export const MARKS_KEY = 'broadsheet:marks';

/** The marks on this device; none where storage is blocked or holds something else. */
export function readMarks(): Marks {
  const marks: Marks = { version: 1, papers: Object.create(null) };
  const { version, papers } = storedRecord(MARKS_KEY);
  if (version !== 1 || !isRecord(papers)) return marks;
  for (const [id, own] of Object.entries(papers)) {
    if (!isRecord(own)) continue;
    const kept: PaperMarks = {};
    for (const mark of ['saved', 'read', 'note'] as const) if (typeof own[mark] === 'string') kept[mark] = own[mark];
    if (Object.keys(kept).length > 0) marks.papers[id] = kept;
  }
  return marks;
}

/** Keeps the marks. @returns false if storage is full or blocked */
export function writeMarks(marks: Marks): boolean {
  return store(MARKS_KEY, JSON.stringify(marks));
}

/** The marked papers in the form that the search takes, or `undefined` where there are none. */
export function markKeys(): { saved: string[]; read: string[] } | undefined {
  const papers = Object.entries(readMarks().papers);
  const having = (mark: 'saved' | 'read') => papers.filter(([, own]) => own[mark]).map(([id]) => idKey(id));
  const keys = { saved: having('saved'), read: having('read') };
  return keys.saved.length + keys.read.length > 0 ? keys : undefined;
}
