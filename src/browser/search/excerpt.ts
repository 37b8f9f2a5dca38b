import { isApart, together } from '../../search/search-text.ts';
import type { Matcher } from './matcher.ts';

/** Text with marked parts: shown as elements, never as HTML. */
export type Marked = { text: string; mark: boolean }[];

/** Words in an excerpt, and letters where these stand apart. */
const WORDS = 34;
const LETTERS = 90;

/**
 * The part of a text that has the most words of the query, from the start of its sentence if that is near.
 * @param places of words found, counted from 0, besides those that `match` finds
 */
export function excerpt(content: string, places: readonly number[], match: Matcher): Marked {
  const words = content.split(/\s+/);
  const letters = words.filter(isApart).length;
  const length = letters > words.length / 2 ? LETTERS : WORDS;
  // Pagefind knows where words are that it has stems of. A letter of a run it finds wherever that stands, and other spellings of a word
  // in a field of their own.
  // It names the words that only begin with one that means the same too.
  const known = places.filter(
    place => place < words.length && !isApart(words[place]!) && !match.isBeginning(words[place]!),
  );
  const others = [...match.places(words)].filter(place => /[^\0-\x7f]/.test(words[place]!));
  const hits = new Set([...known, ...others]);
  let best = 0;
  let most = 0;
  for (const start of hits) {
    let count = 0;
    for (let i = start; i < start + length - 6; i++) if (hits.has(i)) count++;
    if (count > most || (count === most && start < best)) {
      most = count;
      best = start;
    }
  }
  let from = Math.max(0, best - 5);
  for (let i = best; i >= Math.max(0, best - 14); i--)
    if (i === 0 || /[.!?।。！？]["”)」』]?\u2060?$/.test(words[i - 1]!)) {
      from = i;
      break;
    }
  from = Math.max(0, Math.min(from, words.length - length));
  const to = Math.min(words.length, from + length);
  const marked = words.slice(from, to).map((text, i) => ({ text, mark: hits.has(from + i) }));
  if (from > 0) marked.unshift({ text: '…', mark: false });
  if (to < words.length) {
    const last = words[to - 1]!;
    if (isApart(last)) marked[marked.length - 1]!.text = `${together(last)}…`;
    else marked.push({ text: '…', mark: false });
  }
  return joined(marked);
}

/** Marks the words of a text that match the query. */
export function markWords(text: string, match: Matcher): Marked {
  const words = text.split(/\s+/);
  const places = match.places(words);
  return joined(words.map((text, i) => ({ text, mark: places.has(i) })));
}

/** From the first letter or digit to the last, with the signs that are part of a name, as in C++ and C#. */
const WORD = /[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}+#])?/su;

/** The text of the words, neighbours that are not marked in one part, and letters of a run that are. */
function joined(words: Marked): Marked {
  const out: Marked = [];
  const add = (text: string, mark: boolean): void => {
    if (text === '') return;
    const last = out.at(-1);
    if (last && last.mark === mark) last.text += text;
    else out.push({ text, mark });
  };
  for (const [i, { text: word, mark }] of words.entries()) {
    if (i > 0 && together(`${words[i - 1]!.text} ${word}`).includes(' ')) add(' ', false);
    const text = together(word);
    // The signs around a word were not asked for.
    const marked = mark ? WORD.exec(text) : null;
    add(text.slice(0, marked?.index ?? 0), false);
    add(marked?.[0] ?? text, mark);
    if (marked) add(text.slice(marked.index + marked[0].length), false);
  }
  return out;
}
