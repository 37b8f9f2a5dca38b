import type { Archive } from '../editorial/archive.ts';
import { sameValue } from '../editorial/merge.ts';
import { type AssignedTopic, assignTopics } from '../editorial/topics.ts';

/** What the topic files as they are now would change of an entry. */
export interface Relabelling {
  id: string;
  title?: string;
  was: readonly string[];
  becomes: readonly string[];
  added: string[];
  removed: string[];
  /** Whether the first topic is another. */
  primary: boolean;
  /** What speaks for each topic that it would have. */
  why: AssignedTopic[];
}

export interface RelabelReport {
  /** How many entries were looked at. */
  entries: number;
  changes: Relabelling[];
  /** Entries whose topics a person chose and that the topic files would label otherwise: they stay. */
  own: string[];
}

/** What changed topic files would change. The entries are changed in `archive`, and not written. */
export function relabel(archive: Archive): RelabelReport {
  const { entries, ledgers } = archive;
  const report: RelabelReport = { entries: 0, changes: [], own: [] };
  for (const id of entries.ids) {
    const open = entries.get(id)!;
    const why = assignTopics(archive.topics(), open.entry);
    const becomes = why.map(topic => topic.slug);
    const was = open.entry.topics ?? [];
    report.entries++;
    if (sameValue(was, becomes)) continue;
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
  return report;
}
