import { idKey } from '../search/papers-table.ts';

/**
 * A reader's own marks, kept on the device in `localStorage` under `broadsheet:marks`, as JSON:
 *
 *     { "version": 1, "papers": { "<id>": { "saved": "<ISO 8601>", "read": "<ISO 8601>", "note": "…" } } }
 *
 * Each mark is the time at which it was made; a paper without marks has no entry.
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

/** The marks on this device; none where there are none, where storage is forbidden, and where it holds something else. */
export function readMarks(): Marks {
  const marks: Marks = { version: 1, papers: Object.create(null) };
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(MARKS_KEY) ?? 'null');
    const papers = isRecord(stored) && stored['version'] === 1 ? stored['papers'] : undefined;
    if (!isRecord(papers)) return marks;
    for (const [id, own] of Object.entries(papers)) {
      if (!isRecord(own)) continue;
      const kept: PaperMarks = {};
      for (const mark of ['saved', 'read', 'note'] as const) if (typeof own[mark] === 'string') kept[mark] = own[mark];
      if (Object.keys(kept).length > 0) marks.papers[id] = kept;
    }
  } catch {
    // No storage, no marks.
  }
  return marks;
}

/** Keeps the marks. @returns whether it could: storage may be full or forbidden */
export function writeMarks(marks: Marks): boolean {
  try {
    localStorage.setItem(MARKS_KEY, JSON.stringify(marks));
    return true;
  } catch {
    return false;
  }
}

/** The marked papers as the search wants them, or `undefined` where there are none. */
export function markKeys(): { saved: string[]; read: string[] } | undefined {
  const papers = Object.entries(readMarks().papers);
  const having = (mark: 'saved' | 'read') => papers.filter(([, own]) => own[mark]).map(([id]) => idKey(id));
  const keys = { saved: having('saved'), read: having('read') };
  return keys.saved.length + keys.read.length > 0 ? keys : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
