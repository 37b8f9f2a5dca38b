import type { Diagnostic } from '../diagnostic.ts';
import type { Words } from '../words/words.ts';
import { capital } from './english.ts';
import type { Outcome } from './view.ts';

/** What an action did, as a sentence, with what was found besides. */
export function done(words: Words, says: string, warnings: readonly Diagnostic[] = []): Outcome {
  const warned = warnings.map(({ message, advice }) => `${capital(message)}. ${advice ?? ''}`.trim()).join(' ');
  return { says: words.say('as-sentence', { text: says }), ...(warned && { warned }) };
}
