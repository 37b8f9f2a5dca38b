import type { Diagnostic } from '../diagnostic.ts';
import type { Outcome } from './view.ts';

/** What an action did, as a sentence, with what was found besides. */
export function done(says: string, warnings: readonly Diagnostic[] = []): Outcome {
  return {
    says: [`${says}.`, ...warnings.map(({ message, advice }) => `${message}. ${advice ?? ''}`.trim())].join(' '),
  };
}
