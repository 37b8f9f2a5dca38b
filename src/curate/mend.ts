import fs from 'node:fs';
import path from 'node:path';
import { SET_ASIDE } from '../content/content-folder.ts';
import { UsageError, type Warn } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { OpenEntry } from '../editorial/entry-store.ts';
import type { Step } from '../files/step.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { parseLines } from '../read/line-set.ts';
import { isMendKind, MENDS, type Mend } from '../read/text/mend.ts';
import { type ArchiveChange, type ChangeContext, changeArchive, requireDump } from './change-archive.ts';
import { damageNow } from './damage-now.ts';
import { type ReviewItem, review, reviewOf } from './review.ts';

/** What mending one entry would change, or changed. */
export interface Mending {
  id: string;
  file: string;
  field: 'title' | 'abstract';
  /** The text before and after; absent if it was already mended while being read and only the doubt remains to be settled. */
  before?: string;
  after?: string;
}

export interface MendReport {
  kind: string;
  /** What the mend does, in words. */
  says: string;
  mended: Mending[];
  /** Entries of this kind that have no safe mend and still wait for a person. */
  left: string[];
}

/** Which entries are mended: those that one dump lists, or one entry; without either, all that wait. */
export interface MendScope {
  dump?: string | undefined;
  id?: string | undefined;
  /** A field of the one entry that is mended although a person edited it, as they ask for it. */
  edited?: string | undefined;
}

/** Where the last batch of mends is recorded, so that it can be undone. */
const MENDED = `${SET_ASIDE}/mended.json`;
/** The note on decisions made by mending. */
const NOTE = 'mended in one go';

/**
 * What mending all places of a kind would change. Nothing is changed.
 *
 * @param waiting what waits for a person, where that is known already
 * @throws UsageError if the kind has no safe mend, or there is no such dump
 */
export function planMends(
  archive: Archive,
  kind: string,
  { dump, id: only, edited }: MendScope = {},
  waiting: readonly ReviewItem[] = only === undefined ? review(archive) : reviewOf(archive, only),
): MendReport {
  const mend = requireMend(kind);
  const among = dump === undefined ? undefined : entriesOf(archive, dump);
  const report: MendReport = { kind, says: mend.says, mended: [], left: [] };
  const items = waiting.filter(item => item.kind === kind && (!among || among.has(item.id)));
  // The title and the abstract of one entry may wait as two items.
  for (const [id, { file }] of new Map(items.map(item => [item.id, item]))) {
    const open = archive.entries.get(id)!;
    const fields = fieldsOf(archive, open, kind, edited);
    const mendings = fields.map((field): Mending | undefined => {
      const before = open.entry[field] ?? '';
      const after = mend.mend(before);
      if (after === undefined || (after === before && damageNow(open.entry, field, kind).length > 0)) return undefined;
      return { id, file, field, ...(after !== before && { before, after }) };
    });
    if (mendings.length === 0 || mendings.includes(undefined)) report.left.push(id);
    else report.mended.push(...(mendings as Mending[]));
  }
  return report;
}

/** Applies what `planMends` reports and settles the doubts in `decisions.yaml`. @throws UsageError as `planMends` does */
export async function applyMends(
  root: string,
  kind: string,
  scope: MendScope,
  warn: Warn,
  step?: Step,
  fileCache?: FileCache,
): Promise<MendReport> {
  let report: MendReport | undefined;
  const mend = ({ archive, transaction, decide }: ChangeContext): void => {
    report = planMends(archive, kind, scope);
    const remembered = readMended(root);
    for (const { id, field, before, after } of report.mended) {
      decide({ settled: id, doubt: kind, note: NOTE });
      if (before === undefined || after === undefined) continue;
      archive.entries.set(archive.entries.get(id)!, field, after);
      remembered.push({ kind, id, field, before, after });
    }
    writeMended(root, remembered, transaction);
  };
  await changeArchive(root, warn, mend, undefined, step, fileCache);
  return report!;
}

/**
 * Undoes `applyMends`: each text that is still as it was mended is restored, and the doubts wait again.
 *
 * @returns how many entries wait again, and what changed
 * @throws UsageError if nothing of this kind was mended
 */
export async function takeBackMends(
  root: string,
  kind: string,
  dump: string | undefined,
  warn: Warn,
): Promise<ArchiveChange & { again: string[] }> {
  requireMend(kind);
  const again: string[] = [];
  const change = await changeArchive(root, warn, ({ archive, transaction, revoke }) => {
    const among = dump === undefined ? undefined : entriesOf(archive, dump);
    for (const decision of archive.decisions.all)
      if ('settled' in decision && decision.doubt === kind && decision.note === NOTE) {
        const id = decision.settled;
        if (among && !among.has(archive.resolve(id))) continue;
        revoke(decision);
        again.push(id);
      }
    if (again.length === 0)
      throw new UsageError(
        `expected what was mended in one go, found nothing of the kind "${kind}"${dump === undefined ? '' : ` in ${dump}`}`,
      );
    const waiting = new Set(again);
    const rest = readMended(root).filter(mended => {
      if (mended.kind !== kind || !waiting.has(mended.id)) return true;
      const open = archive.entries.get(archive.resolve(mended.id));
      if (open?.entry[mended.field] === mended.after) archive.entries.set(open, mended.field, mended.before);
      return false;
    });
    writeMended(root, rest, transaction);
  });
  return { ...change, again };
}

type Mended = Required<Omit<Mending, 'file'>> & { kind: string };

function readMended(root: string): Mended[] {
  const file = path.join(root, MENDED);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Mended[]) : [];
}

function writeMended(
  root: string,
  mended: readonly Mended[],
  transaction: { write(file: string, text: string): void; remove(file: string): void },
): void {
  if (mended.length > 0) transaction.write(MENDED, `${JSON.stringify(mended, undefined, 1)}\n`);
  else if (fs.existsSync(path.join(root, MENDED))) transaction.remove(MENDED);
}

/** The fields that have a doubt of the kind and are unchanged since ingestion wrote them, and the edited one that is asked for. */
function fieldsOf({ entries, ledgers }: Archive, open: OpenEntry, kind: string, edited?: string): Mending['field'][] {
  const doubts = ledgers
    .listingsOf(open.entry.id)
    .flatMap(({ record }) =>
      (record.doubts ?? []).filter(doubt => doubt.kind === kind).map(doubt => ({ doubt, fields: record.fields })),
    );
  return (['title', 'abstract'] as const).filter(
    field =>
      open.entry[field] !== undefined &&
      (entries.isOurs(open, field) || (field === edited && damageNow(open.entry, field, kind).length > 0)) &&
      doubts.some(({ doubt, fields }) =>
        parseLines(fields[field]?.lines ?? '').some(({ from, to }) => from <= doubt.line && doubt.line <= to),
      ),
  );
}

function entriesOf(archive: Archive, dump: string): Set<string> {
  const ledger = requireDump(archive, dump);
  return new Set(ledger.records.map(({ entry }) => entry).filter(entry => entry !== undefined));
}

function requireMend(kind: string): Mend {
  if (!isMendKind(kind))
    throw new UsageError(
      `expected a kind that has a safe mend, found "${kind}"; there are ${Object.keys(MENDS).join(', ')}`,
    );
  return MENDS[kind];
}
