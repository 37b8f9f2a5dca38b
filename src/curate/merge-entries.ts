import { hashField, hashFields } from '../content/field-hash.ts';
import { UsageError, type Warn } from '../diagnostic.ts';
import type { EntryField } from '../editorial/entry-store.ts';
import type { Step } from '../files/step.ts';
import { isMergedByPerson, mergedBy } from '../ledger/ledger.ts';
import { type AsideNote, asideFile, asideNote, asideNoteText } from '../ledger/set-aside.ts';
import type { FileCache } from '../memory/file-cache.ts';
import type { PaperEntry } from '../paper.ts';
import { sha256 } from '../read/dump.ts';
import { type ArchiveChange, changeArchive, requireEntry } from './change-archive.ts';
import { daysOf, leftIn, takeFromPublished } from './take-from-published.ts';

/** Fields that an entry never takes from another. */
const OWN: ReadonlySet<string> = new Set(['id', 'listed', 'topics', 'aliases', 'provenance']);

/**
 * Merges the entry `another` into `one`, as a person decided. The one that is kept keeps its address and what a person wrote in it, and
 * gains the other's listings, from all of which its fields are settled anew, what it lacks of the other's fields, and the other's id
 * as an alias. A day that the other alone was listed on goes. The other's file is set aside, so that `splitEntry` can restore it.
 *
 * @returns what changed, and the ids of the two
 * @throws UsageError if either is not an entry
 */
export async function mergeEntries(
  root: string,
  one: string,
  another: string,
  warn: Warn,
  step?: Step,
  fileCache?: FileCache,
): Promise<ArchiveChange & { kept: string; other: string }> {
  let [kept, other] = [one, another];
  let copy = (): void => {};
  const change = await changeArchive(
    root,
    warn,
    ({ archive, transaction, decide, revoke }) => {
      const { entries, ledgers } = archive;
      const into = requireEntry(archive, one);
      const from = requireEntry(archive, another);
      [kept, other] = [into.entry.id, from.entry.id];
      if (kept === other) throw new UsageError(`expected two entries, found ${kept} twice`);
      const file = entries.file(other)!;
      const note: AsideNote = {
        into: kept,
        copied: [],
        written: Object.fromEntries(entries.written(from)),
        fields: hashFields(from.entry),
      };
      const before = { text: into.text!, written: Object.fromEntries(entries.written(into)) };
      for (const place of [...ledgers.recordsOf(other)]) {
        const { record } = place;
        const { outcome, why } = record;
        // What had been merged into the other before stays known by the entry that it came with.
        if (!isMergedByPerson(record)) record.from = { entry: other, outcome, ...(why !== undefined && { why }) };
        if (record.outcome === 'new') record.outcome = 'merged';
        record.why = mergedBy(other);
        ledgers.move(place, kept);
      }
      entries.set(into, 'aliases', [...new Set([...(into.entry.aliases ?? []), other, ...(from.entry.aliases ?? [])])]);
      entries.remove(other);
      archive.unsettled.add(kept);
      decide({ same: [kept, other] });
      revoke({ different: [kept, other] });
      copy = () => {
        for (const [field, value] of Object.entries(from.entry) as [keyof PaperEntry, unknown][]) {
          const removed = entries.written(into).has(field);
          if (OWN.has(field) || into.entry[field] !== undefined || removed) continue;
          entries.set(into, field as EntryField, value);
          note.copied.push(field);
        }
        const given = [...into.changed].map(field => [field, hashField(into.entry[field])] as const);
        note.kept = { ...before, merged: sha256(Buffer.from(entries.textOf(into))), given: Object.fromEntries(given) };
        const days = daysOf(from.entry).filter(day => !daysOf(into.entry).includes(day));
        if (days.length > 0) takeFromPublished(root, [], leftIn(archive), transaction, days);
        transaction.write(asideFile(file), from.text!);
        transaction.write(asideNote(file), asideNoteText(note));
      };
    },
    () => copy(),
    step,
    fileCache,
  );
  return { ...change, kept, other };
}
