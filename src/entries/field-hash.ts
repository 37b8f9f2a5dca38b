import { createHash } from 'node:crypto';

/** The value with the keys of every map in order, so that only what it says counts. */
function canonical(value: unknown): unknown {
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
 * without Unicode normalisation; a field that is absent has a hash of its own.
 */
export function hashField(value: unknown): string {
  const text = JSON.stringify(canonical(value)) ?? '';
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
