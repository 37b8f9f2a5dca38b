import path from 'node:path';
import { type Diagnostic, errorAt } from '../diagnostic.ts';
import { asideFile, entriesAside, readAsideNote } from '../ledger/set-aside.ts';
import type { PaperEntry } from '../paper.ts';
import { commandLine } from '../terminal/command.ts';
import { aliasesOf } from './digest-content.ts';
import { paperKey } from './item.ts';
import { PublishedRecord } from './published-record.ts';

/**
 * Finds papers that were merged into others and to which no address leads any more, as git leaves them where two branches merged the
 * same papers. Those that a person took away together with the paper that they were merged into are meant to be gone.
 *
 * @throws ContentError where what was noted of one, or `published.json`, cannot be read
 */
export function checkSetAside(root: string, entries: readonly PaperEntry[]): Diagnostic[] {
  const aside = entriesAside(root);
  const leads = new Set([...entries.map(({ id }) => id), ...aliasesOf(entries).keys()]);
  const into = (id: string): string | undefined =>
    leads.has(id) || !aside.has(id) ? undefined : readAsideNote(root, aside.get(id)!)?.into;
  const problems: Diagnostic[] = [];
  const said = new Set<string>();
  for (const [id, file] of aside) {
    const way = wayOf(id, into);
    const end = way.at(-1)!;
    const circle = way.slice(0, -1).includes(end) ? way.slice(way.indexOf(end) + 1) : [];
    if (way.length === 1 || circle.some(other => said.has(other))) continue;
    if (!leads.has(end) && circle.length === 0 && isGone(root, id)) continue;
    said.add(id);
    problems.push(lost(root, file, circle.includes(id) ? circle : [id], way[1]!));
  }
  return problems;
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
function lost(root: string, file: string, ids: readonly string[], into: string): Diagnostic {
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
