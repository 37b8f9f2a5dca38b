import type { BaseIssue } from 'valibot';
import type { Diagnostic } from '../diagnostic.ts';
import { nearestKey } from './nearest-key.ts';
import type { Path } from './yaml-text.ts';

/** Where an issue of valibot stands. */
export function issuePath(issue: BaseIssue<unknown>): Path {
  return (issue.path ?? []).map(item => item.key as string | number);
}

/** The issue as a sentence: what was expected there, and what was found. The schemas' messages say the former. */
export function issueMessage(issue: BaseIssue<unknown>): string {
  const path = issuePath(issue);
  const name = path.map((key, i) => (typeof key === 'number' ? `[${key + 1}]` : i ? `.${key}` : key)).join('');
  if (issue.input === undefined) return `expected a key "${name}", found none`;
  const found = JSON.stringify(issue.input) ?? String(issue.input);
  const shown = found.length > 60 ? `${found.slice(0, 60)}…` : found;
  return `expected ${issue.message}${name && ` for "${name}"`}, found ${shown}`;
}

/** A diagnostic on a key that has no meaning here. */
export function unknownKey(
  severity: Diagnostic['severity'],
  place: { file: string; line: number },
  key: string,
  known: readonly string[],
): Diagnostic {
  const nearest = nearestKey(key, known);
  const message = `expected a known key, found "${key.slice(0, 60)}"; the nearest is "${nearest}"`;
  return { severity, rule: 'unknown-key', ...place, message, advice: `The keys are: ${known.join(', ')}.` };
}
