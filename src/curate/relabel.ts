import { isDeepStrictEqual } from 'node:util';
import type { Archive } from '../editorial/archive.ts';
import { type AssignedTopic, assignTopics } from '../editorial/topics.ts';

/** How the current topic files would relabel an entry. */
export interface Relabelling {
  id: string;
  title?: string;
  was: readonly string[];
  becomes: readonly string[];
  added: string[];
  removed: string[];
  /** Whether the primary topic would change. */
  primary: boolean;
  /** The evidence for each topic that it would get. */
  why: AssignedTopic[];
}

export interface RelabelReport {
  /** How many entries were examined. */
  entries: number;
  changes: Relabelling[];
  /** Entries that the topic files would label differently but whose topics a person chose; they stay. */
  own: string[];
  /** What papers call a topic and is the name of none. */
  gone: string[];
}

/** What the current topic files would change. Entries are changed in `archive` but not written. */
export function relabel(archive: Archive): RelabelReport {
  const { entries, ledgers } = archive;
  const report: RelabelReport = { entries: 0, changes: [], own: [], gone: [] };
  const { slugs, aliases } = archive.topics();
  const known = new Set([...slugs, ...aliases]);
  const gone = new Set<string>();
  for (const id of entries.ids) {
    const open = entries.get(id)!;
    const why = assignTopics(archive.topics(), open.entry);
    const becomes = why.map(topic => topic.slug);
    const was = open.entry.topics ?? [];
    report.entries++;
    for (const slug of was) if (!known.has(slug)) gone.add(slug);
    if (isDeepStrictEqual(was, becomes)) continue;
    if (!entries.isOurs(open, 'topics')) {
      report.own.push(id);
      continue;
    }
    report.changes.push({
      id,
      ...(open.entry.title !== undefined && { title: open.entry.title }),
      was,
      becomes,
      added: becomes.filter(slug => !was.includes(slug)),
      removed: was.filter(slug => !becomes.includes(slug)),
      primary: was[0] !== becomes[0],
      why,
    });
    entries.writeTopics(open, becomes.length > 0 ? becomes : undefined, ledgers);
  }
  report.gone = [...gone].sort();
  return report;
}
