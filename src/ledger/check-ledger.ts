import { isDay } from '../content/calendar.ts';
import { ENTRY_ID } from '../content/entry-schema.ts';
import { isPortableName } from '../files/portable-name.ts';
import type { Ledger, Outcome } from './ledger.ts';

/**
 * What is wrong with a supposed ledger, in words; undefined if nothing is. A content folder may come from anyone: names in
 * a ledger become paths, and its records are not checked again when they are used.
 */
export function ledgerFault(value: unknown): string | undefined {
  if (!isMap(value)) return 'something else';
  const ledger = value as Partial<Record<keyof Ledger, unknown>>;
  if (!isText(ledger.dump) || !isPortableName(ledger.dump)) return 'no name of a file as its "dump"';
  for (const key of ['sha256', 'source', 'version', 'sidecar', 'listed-from'] as const)
    if (!isText(ledger[key])) return `no text as its "${key}"`;
  if (!isText(ledger.listed) || !isDay(ledger.listed)) return 'no day as its "listed"';
  if (!Number.isInteger(ledger.lines)) return 'no number as its "lines"';
  if (!isMap(ledger.other) || !Object.values(ledger.other).every(isLines)) return 'no lines in its "other"';
  if (!Array.isArray(ledger.records)) return 'no list as its "records"';
  const at = ledger.records.findIndex(record => !isRecord(record));
  return at < 0 ? undefined : `no record as number ${at + 1} of its "records"`;
}

const OUTCOMES: ReadonlySet<unknown> = new Set<Outcome>(['new', 'merged', 'deleted', 'rejected', 'undone']);

function isRecord(record: unknown): boolean {
  if (!isMap(record)) return false;
  const { lines, outcome, entry, why, from, listed, title, abstract, identifiers, printed, fields, doubts } = record;
  return (
    isLines(lines) &&
    OUTCOMES.has(outcome) &&
    isAbsentOr(entry, isId) &&
    [why, title, abstract, printed].every(text => isAbsentOr(text, isText)) &&
    isAbsentOr(listed, text => isText(text) && isDay(text)) &&
    isAbsentOr(from, was => isMap(was) && isId(was['entry']) && OUTCOMES.has(was['outcome'])) &&
    isAbsentOr(identifiers, list => Array.isArray(list) && list.every(isText)) &&
    isMap(fields) &&
    Object.values(fields).every(isField) &&
    isAbsentOr(doubts, list => Array.isArray(list) && list.every(isDoubt))
  );
}

function isField(field: unknown): boolean {
  return isMap(field) && isAbsentOr(field['lines'], isLines) && isAbsentOr(field['hash'], isText);
}

function isDoubt(doubt: unknown): boolean {
  return (
    isMap(doubt) &&
    isText(doubt['kind']) &&
    Number.isInteger(doubt['line']) &&
    isText(doubt['excerpt']) &&
    isAbsentOr(doubt['entry'], isText)
  );
}

function isAbsentOr(value: unknown, isFit: (value: unknown) => boolean): boolean {
  return value === undefined || isFit(value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isId(value: unknown): boolean {
  return isText(value) && ENTRY_ID.test(value);
}

/** `3,7-9`, as written by `formatLines`. */
function isLines(value: unknown): boolean {
  return isText(value) && /^[\d,-]*$/.test(value);
}
