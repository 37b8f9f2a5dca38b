/** Text with marked parts: shown as elements, never as HTML. */
export type Marked = { text: string; mark: boolean }[];

/** Words in an excerpt. */
const LENGTH = 34;

/**
 * The part of a text that has the most words of the query, from the start of its sentence if that is near.
 * @param places of the words found, counted in words from 0
 */
export function excerpt(content: string, places: readonly number[]): Marked {
  const words = content.split(/\s+/);
  const hits = new Set(places.filter(place => place < words.length));
  let best = 0;
  let most = 0;
  for (const start of hits) {
    let count = 0;
    for (let i = start; i < start + LENGTH - 6; i++) if (hits.has(i)) count++;
    if (count > most || (count === most && start < best)) {
      most = count;
      best = start;
    }
  }
  let from = Math.max(0, best - 5);
  for (let i = best; i >= Math.max(0, best - 14); i--)
    if (i === 0 || /[.!?]["”)]?$/.test(words[i - 1]!)) {
      from = i;
      break;
    }
  from = Math.max(0, Math.min(from, words.length - LENGTH));
  const to = Math.min(words.length, from + LENGTH);
  const marked = words.slice(from, to).map((text, i) => ({ text, mark: hits.has(from + i) }));
  if (from > 0) marked.unshift({ text: '…', mark: false });
  if (to < words.length) marked.push({ text: '…', mark: false });
  return joined(marked);
}

/** Marks the words of a text that match the query. */
export function markWords(text: string, isMatch: (word: string) => boolean): Marked {
  return joined(text.split(/\s+/).map(word => ({ text: word, mark: isMatch(word) })));
}

/** From the first letter or digit to the last, with the signs that are part of a name, as in C++ and C#. */
const WORD = /[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}+#])?/su;

/** Puts spaces between the words, and joins neighbours that are not marked. */
function joined(words: Marked): Marked {
  const out: Marked = [];
  const add = (text: string, mark: boolean): void => {
    if (text === '') return;
    const last = out.at(-1);
    if (last && !last.mark && !mark) last.text += text;
    else out.push({ text, mark });
  };
  for (const [i, { text, mark }] of words.entries()) {
    if (i > 0) add(' ', false);
    // The signs around a word were not asked for.
    const word = mark ? WORD.exec(text) : null;
    add(text.slice(0, word?.index ?? 0), false);
    add(word?.[0] ?? text, mark);
    if (word) add(text.slice(word.index + word[0].length), false);
  }
  return out;
}
