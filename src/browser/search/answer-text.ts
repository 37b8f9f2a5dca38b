import type { Words } from '../../words/words.ts';
import type { Relaxed, SearchAnswer } from './messages.ts';

/** What was found, and how; where no paper has a word of it, that says both. */
export function answerText(words: Words, answer: SearchAnswer): string {
  const how = answer.relaxed
    .map(change => changeText(words, change, answer.total))
    .reduce((first, second) => (first ? words.say('two-sentences', { first, second }) : second), '');
  const saysAll =
    answer.total === 0 && answer.unfiltered === 0 && answer.relaxed.every(({ kind }) => kind === 'unknown');
  if (how === '') return countText(words, answer);
  return saysAll ? how : words.say('count-and-how', { count: countText(words, answer), how });
}

/** What was found, in a sentence. */
export function countText(words: Words, { total, unfiltered, hits, relaxed }: SearchAnswer): string {
  if (total === 0) return unfiltered > 0 ? words.say('none-match', { n: unfiltered }) : words.say('none-found');
  const count = relaxed.some(({ kind }) => kind === 'some')
    ? words.say('n-closest', { n: total })
    : hits.some(hit => hit.day === '')
      ? words.say('n-results', { n: total })
      : words.say('n-papers', { n: total });
  return unfiltered > total ? words.say('count-of-all', { count, all: unfiltered }) : count;
}

/** How the query was changed so that it finds something, in a sentence. */
function changeText(words: Words, change: Relaxed, total: number): string {
  const quoted = (text: string): string => words.say('quoted-text', { text });
  if (change.kind === 'spelling')
    return words.say('word-respelt', { asked: quoted(change.asked), meant: quoted(change.meant) });
  if (change.kind === 'some')
    return change.whole === 0 ? words.say('none-has-all') : words.say('few-have-all', { n: change.whole });
  const asked = words.either(change.words.map(quoted));
  return total === 0
    ? words.say('none-has-words', { words: asked })
    : words.say('searched-without', { words: asked, n: change.words.length });
}
