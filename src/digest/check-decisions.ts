import type { Decision } from '../content/decisions-file.ts';
import { ENTRY_ID } from '../content/entry-schema.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { EntryNames } from '../editorial/entry-names.ts';
import { unknownName } from './check-digest.ts';

/**
 * Finds names in `decisions.yaml` that could be several entries', or that are written as no id is and lead to none. What is written as
 * an id and leads to none may be one that was, or that is to come.
 *
 * @param isKnown whether an entry has the id, or had it, or a dump is called so
 */
export function checkDecisions(
  file: string,
  decisions: readonly Decision[],
  names: EntryNames,
  isKnown: (name: string) => boolean,
): Diagnostic[] {
  return decisions.flatMap(decision =>
    namedIn(decision).flatMap(([key, name]) => {
      const found = isKnown(name) ? { id: name } : names.find(name);
      if ('id' in found || ('nearest' in found && ENTRY_ID.test(name))) return [];
      return [{ ...unknownName(file, key, 'an entry', name), advice: `Correct this line; ${names.fault(found)}.` }];
    }),
  );
}

function namedIn(decision: Decision): [key: string, name: string][] {
  if ('same' in decision) return decision.same.map(name => ['same', name]);
  if ('different' in decision) return decision.different.map(name => ['different', name]);
  if ('settled' in decision) return decision.doubt === 'unread' ? [] : [['settled', decision.settled]];
  return [['repeated-name', decision['repeated-name']]];
}
