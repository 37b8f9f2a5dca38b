import crypto from 'node:crypto';
import { wellFormed } from '../typeset/unsafe.ts';
import { isEmpty } from './write-yaml.ts';

/** The value with the keys of every map in order, so that only what it says counts. */
function canonical(value: unknown): unknown {
  // What UTF-8 cannot hold is read back as U+FFFD.
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const map = value as Record<string, unknown>;
  const pairs = Object.keys(map)
    .sort()
    .map(key => [key, canonical(map[key])] as const);
  return Object.fromEntries(pairs);
}

/**
 * A short hash of a field's value, for the ledger to tell whether the field still holds what ingestion last wrote: the first
 * 12 hex digits of SHA-256. The order of a map's keys does not count, the order of a list does; text is taken as it is,
 * without Unicode normalisation; what is absent and what is empty are the same.
 */
export function hashField(value: unknown): string {
  const text = isEmpty(value) ? '' : JSON.stringify(canonical(value));
  return crypto.hash('sha256', text).slice(0, 12);
}

/** A hash of each field of an entry. */
export function hashFields({ id: _, ...fields }: { id: string }): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, hashField(value)]));
}
