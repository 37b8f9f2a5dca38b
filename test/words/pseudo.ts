import type { Message } from '../../src/words/message.ts';
import { CATALOGUES } from '../../src/words/site-words.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ACCENTED = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž';
const ACCENTED_CAPITALS = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';
/** Slots, tags and the signs of dates stay as they are. */
const KEPT = /\{\w+\}|<\/?\w+>/;

/** A text of a language that nobody speaks: each letter with an accent, and longer by half. */
function pseudo(text: string): string {
  const accented = text
    .split(new RegExp(`(${KEPT.source})`))
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replace(/[a-z]/g, letter => [...ACCENTED][LETTERS.indexOf(letter)]!)
            .replace(/[A-Z]/g, letter => [...ACCENTED_CAPITALS][LETTERS.indexOf(letter.toLowerCase())]!),
    )
    .join('');
  const letters = text.replace(new RegExp(KEPT.source, 'g'), '').match(/\p{L}/gu)?.length ?? 0;
  const more = Math.ceil(letters / 2);
  return letters < 2 ? accented : `${accented} ${'ñöþé '.repeat(30).slice(0, more).trim()}`;
}

/** The site's words in that language, for `words.yaml`. */
export function pseudoWords(): Record<string, Message> {
  const { en } = CATALOGUES;
  return Object.fromEntries(
    Object.entries(en!).map(([key, message]) => {
      if (key.startsWith('date-') && !key.startsWith('date-short')) return [key, message];
      if (typeof message === 'string')
        return [key, key === 'months-short' ? message.replace(/[a-z]/g, pseudo) : pseudo(message)];
      return [key, Object.fromEntries(Object.entries(message).map(([form, text]) => [form, pseudo(text)]))];
    }),
  );
}
