import path from 'node:path';
import { hashFields } from '../content/field-hash.ts';
import { type Diagnostic, errorAt, warningAt } from '../diagnostic.ts';
import { asideFile, entriesAside, readAsideNote, readEntryAside } from '../ledger/set-aside.ts';
import type { PaperEntry } from '../paper.ts';
import { commandLine } from '../terminal/command.ts';
import { aliasesOf } from './digest-content.ts';
import { paperKey } from './item.ts';
import { PublishedRecord } from './published-record.ts';

/**
 * Finds what git loses of papers that were merged into others, where two branches worked on the same papers: those to which no address
 * leads any more, and what one branch wrote in a paper that the other had set aside. Those that a person took away together with the
 * paper that they were merged into are meant to be gone.
 *
 * @throws ContentError where what was noted of one, its file or `published.json` cannot be read
 */
export function checkSetAside(root: string, entries: readonly PaperEntry[]): Diagnostic[] {
  const ids = new Set(entries.map(({ id }) => id));
  const aliases = aliasesOf(entries);
  const aside = entriesAside(root);
  const awaited = new Set<string>();
  const lost = lostMerges(root, aside, id => ids.has(id) || aliases.has(id), awaited);
  const edited = [...aside].flatMap(([id, file]) =>
    ids.has(id) || !aliases.has(id) || awaited.has(id) ? [] : editedAside(root, id, file, aliases.get(id)!),
  );
  return [...lost, ...edited];
}

/** @param awaited is given the papers into which a lost one was merged: what that wrote in them goes with it */
function lostMerges(
  root: string,
  aside: ReadonlyMap<string, string>,
  leads: (id: string) => boolean,
  awaited: Set<string>,
): Diagnostic[] {
  const into = (id: string): string | undefined =>
    leads(id) || !aside.has(id) ? undefined : readAsideNote(root, aside.get(id)!)?.into;
  const problems: Diagnostic[] = [];
  const said = new Set<string>();
  for (const [id, file] of aside) {
    const way = wayOf(id, into);
    const end = way.at(-1)!;
    const circle = way.slice(0, -1).includes(end) ? way.slice(way.indexOf(end) + 1) : [];
    if (way.length === 1 || circle.some(other => said.has(other))) continue;
    if (!leads(end) && circle.length === 0 && isGone(root, id)) continue;
    said.add(id);
    for (const other of way) awaited.add(other);
    problems.push(lostMerge(root, file, circle.includes(id) ? circle : [id], way[1]!));
  }
  return problems;
}

/** What was written in a paper since it was set aside. Its listings come to the other paper by themselves. */
function editedAside(root: string, id: string, file: string, kept: string): Diagnostic[] {
  const before = readAsideNote(root, file)?.fields;
  if (!before) return [];
  const at = path.join(root, asideFile(file));
  const now = hashFields(readEntryAside(root, id, file));
  const fields = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = fields.filter(field => field !== 'provenance' && before[field] !== now[field]);
  if (changed.length === 0) return [];
  const [split, merge] = [
    commandLine('split', id, '--content', root),
    commandLine('merge', kept, id, '--content', root),
  ];
  return [
    warningAt(
      { file: at },
      'edited-aside',
      `expected ${id} as it was merged into ${kept}, found that it was edited since (${changed.sort().join(', ')}), as a merge of two branches may leave it: nobody reads that there`,
      `To bring it to ${kept}, where it has nothing of its own: ${split}\nthen: ${merge}`,
    ),
  ];
}

/** From an entry to what it was merged into, and on to what that was merged into; where that is a circle, it is gone round once. */
function wayOf(id: string, into: (id: string) => string | undefined): string[] {
  const way = [id];
  for (let next = into(id); next !== undefined; next = into(next)) {
    const isRound = way.includes(next);
    way.push(next);
    if (isRound) break;
  }
  return way;
}

/** @param ids the entry, or those of which each was merged into another */
function lostMerge(root: string, file: string, ids: readonly string[], into: string): Diagnostic {
  const [id] = ids;
  const split = (other: string): string => commandLine('split', other, '--content', root);
  return errorAt(
    { file: path.join(root, asideFile(file)) },
    'lost-merge',
    ids.length > 1
      ? `expected one of ${ids.join(', ')} to stand, found each merged into another, as a merge of two branches may leave it`
      : `expected the address of ${id} to lead to ${into}, into which it was merged, found that it leads nowhere, as a merge of two branches may leave it`,
    ids.length > 1
      ? `Bring one of them back, into which the others then are merged: ${ids.map(split).join('\nor: ')}`
      : `Bring it back, with its listings: ${split(id!)}\nIf it is the same paper as another, merge it again.`,
  );
}

/** Whether nobody misses the paper: it was not published, or it is gone and that is meant. */
function isGone(root: string, id: string): boolean {
  return new PublishedRecord(root).known.items.get(paperKey(id))?.gone ?? true;
}
