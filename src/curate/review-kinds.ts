import { nearestKey } from '../content/nearest-key.ts';
import { UsageError } from '../diagnostic.ts';
import type { Damage } from '../read/text/damage.ts';

/** A kind of question. Ledgers of another version may hold further ones. */
export type ReviewKind =
  | Damage['kind']
  | 'unknown-macro'
  | 'repeated-name'
  | 'one-name-or-several'
  | 'same-paper'
  | 'untitled'
  | 'no-topic'
  | 'unread'
  | 'unlisted';

/** Each kind in words. */
export const REVIEW_KINDS: Readonly<Record<ReviewKind, string>> = {
  'same-paper': 'two papers may be one',
  untitled: 'the paper has no title',
  'no-topic': 'no topic fits',
  unread: 'lines were not understood',
  unlisted: 'no dump lists the paper any more',
  'repeated-name': 'an author is named twice',
  'one-name-or-several': 'one name or several',
  'cut-off-math': 'a formula is cut off',
  'unbalanced-braces': 'braces do not match',
  'lost-symbol': 'a sign was lost on the way',
  'glued-words': 'words are glued together',
  'no-final-punctuation': 'the abstract ends without punctuation',
  'cut-off': 'the text is cut off',
  'control-characters': 'there are characters that cannot be seen',
  'unknown-macro': 'a LaTeX macro is not known and stands as it was',
};

/** Sees that a kind is one that there is, or that something of it waits. @throws UsageError naming what may be meant */
export function requireKind(kind: string, items: readonly { kind: string }[]): void {
  const kinds = Object.keys(REVIEW_KINDS);
  if (kinds.includes(kind) || items.some(item => item.kind === kind)) return;
  const near = nearestKey(kind, kinds);
  throw new UsageError(
    `expected a kind of question, found "${kind}"; ${near === undefined ? '' : `the nearest is "${near}"; `}there are ${kinds.join(', ')}`,
  );
}
