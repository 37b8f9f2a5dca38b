import { entryId, namedBy } from '../content/slug.ts';
import { UsageError, type Warn } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { OpenEntry } from '../editorial/entry-store.ts';
import { contentKey, identify } from '../editorial/identity.ts';
import type { Step } from '../files/step.ts';
import type { LedgerPlace } from '../ledger/ledger-store.ts';
import { asideFileOf } from '../ledger/set-aside.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { commandLine } from '../terminal/command.ts';
import { bringBack } from './bring-back.ts';
import { type ArchiveChange, type ChangeContext, changeArchive, requireEntry } from './change-archive.ts';
import { leftIn, takeFromPublished } from './take-from-published.ts';
import { type Split, takeMergeApart } from './take-merge-apart.ts';

export interface SplitOptions {
  /** The dump whose listing becomes an entry of its own. */
  dump?: string;
  /** The listing's lines, or its first line, if the dump lists the paper more than once. */
  lines?: string;
}

/**
 * Undoes a merge. `id` is either an entry that a person merged into another, which is restored, or an entry with several
 * listings, of which the named one becomes an entry of its own. One that is set aside and that a merge of two branches left without
 * an entry to lead to is brought back.
 *
 * @returns what changed, and the id of the entry that was split off or brought back
 * @throws UsageError if there is nothing to split, or more than one way to do it
 */
export async function splitEntry(
  root: string,
  id: string,
  options: SplitOptions,
  warn: Warn,
  step?: Step,
  fileCache?: FileCache,
): Promise<ArchiveChange & Split> {
  let result: Split = { id };
  const split = (context: ChangeContext): void => {
    const { archive } = context;
    const holder = archive.resolve(id);
    const aside = archive.entries.has(holder) ? undefined : asideFileOf(root, id);
    if (aside !== undefined) result = bringBack(context, id, aside);
    else if (holder !== id) result = takeMergeApart(context, requireEntry(archive, holder), id);
    else {
      const open = requireEntry(archive, id);
      const aliases = open.entry.aliases ?? [];
      result =
        options.dump === undefined && aliases.length === 1
          ? takeMergeApart(context, open, aliases[0]!)
          : splitListing(context, open, chooseListing(archive, open, options));
    }
  };
  const settled = ({ archive, transaction }: ChangeContext): void => {
    if (result.gone) takeFromPublished(root, [result.gone], leftIn(archive), transaction);
  };
  const change = await changeArchive(root, warn, split, settled, step, fileCache);
  return { ...change, ...result };
}

/** Gives one listing an entry of its own. */
function splitListing({ archive, decide, revoke }: ChangeContext, open: OpenEntry, place: LedgerPlace): Split {
  const { entries, ledgers, listings, unsettled } = archive;
  const from = open.entry.id;
  const listing = listings.of(open).find(({ record }) => record === place.record)!;
  listings.put(listing.record, listing.paper, listing.listed);
  const identity = identify(listing.paper);
  const id = entryId(
    namedBy(listing.paper),
    listing.paper.abstract,
    archive.isTaken,
    contentKey(listing.paper, identity),
  );
  const { record } = place;
  record.from ??= { entry: from, outcome: record.outcome, ...(record.why !== undefined && { why: record.why }) };
  record.outcome = 'new';
  record.why = `a person split it off from ${from}`;
  ledgers.move(place, id);
  entries.add({ id, listed: listing.listed, provenance: [] }, identity);
  unsettled.add(from).add(id);
  decide({ different: [from, id] });
  revoke({ same: [from, id] });
  return { from, id };
}

function chooseListing(archive: Archive, open: OpenEntry, { dump, lines }: SplitOptions): LedgerPlace {
  const id = open.entry.id;
  const all = archive.ledgers.listingsOf(id);
  if (all.length < 2)
    throw new UsageError(
      `expected an entry of several listings, found ${all.length === 0 ? 'none' : 'one'} of ${id}: nothing to split`,
    );
  const chosen = all.filter(
    ({ ledger, record }) =>
      ledger.dump === dump && (lines === undefined || record.lines === lines || record.lines.startsWith(`${lines},`)),
  );
  if (chosen.length === 1) return chosen[0]!;
  const ways = all.map(
    ({ ledger, record }) => `\n  ${commandLine('split', id, '--dump', ledger.dump, '--lines', record.lines)}`,
  );
  throw new UsageError(`expected one of the listings of ${id}; say which:${ways.join('')}`);
}
