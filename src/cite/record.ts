import type { PaperEntry } from '../paper.ts';
import { briefOf } from '../typeset/brief.ts';
import { paperLabel } from '../typeset/label.ts';

/** The version of the read API: part of its addresses. Fields may be added to it; none changes its meaning or goes. */
export const API_VERSION = 1;

/** Where the read API's file of a day, a topic or a part stands. @param list `days/2025-11-19` */
export function apiFile(list: string): string {
  return `api/v${API_VERSION}/${list}.json`;
}

/** What the read API says of a paper: an entry's own fields by their own names, its addresses, and its point in one sentence. */
export type PaperRecord = Omit<PaperEntry, 'provenance' | 'abstract'> & {
  url: string;
  /** What lists call it: its title in plain text, or its first words in quotation marks. */
  label: string;
  /** The abstract's own sentence. */
  brief?: string;
  /** Markdown. */
  abstract?: string;
  /** Markdown: the editor's, in place of an abstract. */
  summary?: string;
};

/**
 * @param url of the paper's page
 * @param whole with the abstract, or the editor's summary
 */
export function paperRecord(entry: PaperEntry, url: string, whole: boolean): PaperRecord {
  const { provenance: _, abstract, ...fields } = entry;
  return {
    ...fields,
    url,
    label: paperLabel(entry),
    brief: briefOf(entry) || undefined,
    ...(whole && abstract ? { [entry['abstract-by'] ? 'summary' : 'abstract']: abstract } : {}),
  };
}

/** JSON with a line for each item of its list, so that two versions can be compared. */
export function listJson(facts: object, name: string, items: readonly object[]): string {
  const head = JSON.stringify(facts).slice(0, -1);
  return `${head},"${name}":[\n${items.map(item => JSON.stringify(item)).join(',\n')}\n]}\n`;
}
