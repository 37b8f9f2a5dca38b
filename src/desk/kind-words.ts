import { doubtSays, type ReviewItem } from '../curate/review.ts';
import type { MendKind } from '../read/text/mend.ts';
import { linesText } from '../typeset/lines-text.ts';
import type { WordKey, Words } from '../words/words.ts';

/** The kinds of questions that are no damage of a text, in the order in which a person sees to them. */
const FIRST: Readonly<Record<string, WordKey>> = {
  'same-paper': 'kind-same-paper',
  untitled: 'kind-untitled',
  'no-topic': 'kind-no-topic',
  unread: 'kind-unread',
  unlisted: 'kind-unlisted',
  'repeated-name': 'kind-repeated-name',
};

const KINDS: Readonly<Record<string, WordKey>> = {
  ...FIRST,
  'one-name-or-several': 'kind-one-name-or-several',
  'cut-off-math': 'kind-cut-off-math',
  'unbalanced-braces': 'kind-unbalanced-braces',
  'lost-symbol': 'kind-lost-symbol',
  'glued-words': 'kind-glued-words',
  'no-final-punctuation': 'kind-no-final-punctuation',
  'cut-off': 'kind-cut-off',
  'control-characters': 'kind-control-characters',
  'unknown-macro': 'kind-unknown-macro',
};

/** A kind as a part of a sentence: `words are glued together`. */
export function kindSays(words: Words, kind: string): string {
  return Object.hasOwn(KINDS, kind) ? words.say(KINDS[kind] as 'kind-cut-off') : doubtSays(kind);
}

/** A kind as a heading: `Words are glued together`. */
export function kindName(words: Words, kind: string): string {
  const says = kindSays(words, kind);
  return says.slice(0, 1).toLocaleUpperCase(words.locale) + says.slice(1);
}

const ORDER = Object.keys(FIRST);

/** Which of two kinds is seen to first. */
export function byKind(a: { kind: string }, b: { kind: string }): number {
  const rank = ({ kind }: { kind: string }): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return rank(a) - rank(b) || (doubtSays(a.kind) < doubtSays(b.kind) ? -1 : 1);
}

/** How a kind of damage is mended. */
export const MEND_SAYS: Readonly<Record<MendKind, WordKey>> = {
  'glued-words': 'mend-glued-words',
  'lost-symbol': 'mend-lost-symbol',
};

/** So many places stand in one line. */
const PLACES = 3;

/** What a question is called: its kind, and the places that it is about. */
export function itemSays(words: Words, { kind, group, found = [] }: ReviewItem): string {
  if (group) return words.say('n-papers-in-common', { n: group.length });
  if (found.length === 0) return kindName(words, kind);
  const places = found.slice(0, PLACES).map(({ excerpt }) => excerpt);
  return words.say('kind-and-places', {
    kind: kindName(words, kind),
    places: places.join(words.say('between-places')),
  });
}

/** Where in a dump something stands: `2025-05-01.txt, lines 3–9`. */
export function dumpText(words: Words, dump: string, lines: string): string {
  return words.say('dump-and-lines', { dump, lines: linesText(words, lines) });
}
