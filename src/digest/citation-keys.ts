import type { PaperEntry } from '../paper.ts';
import { plainLetters } from '../typeset/fold.ts';
import { words } from '../typeset/words.ts';

/** What a key is made of. */
type Named = Pick<PaperEntry, 'id' | 'listed' | 'author' | 'issued'>;

/** Words that tell no two titles apart. */
const SMALL = new Set(
  words(`a an the and or not no of in on at to for from with without by via as into over under towards toward beyond between
    is are be do does can how what why when where which who whose it its this these we our you your new`),
);
const AFTER_NAME = /^(?:jr|sr|ii|iii|iv|phd|md)\.?$/i;

/**
 * A key for each paper's record of BibTeX, as hands write them: `vaswani2017attention`. It is made of the first author's family name,
 * the year and the first telling word of the entry's id, so that an edited title leaves it alone. Of papers that would have the same,
 * the one listed first has it plain and the next ones end with a letter: a new paper takes no key from an older one.
 */
export function citationKeys(papers: readonly Named[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const given = new Set<string>();
  const taken = new Map<string, number>();
  const order = (a: Named, b: Named) => (a.listed < b.listed ? -1 : a.listed > b.listed ? 1 : a.id < b.id ? -1 : 1);
  for (const entry of [...papers].sort(order)) {
    const plain = plainKey(entry);
    let n = taken.get(plain) ?? 1;
    const numbered = () => (n === 1 ? plain : plain + (n <= 26 ? String.fromCharCode(96 + n) : `-${n}`));
    while (given.has(numbered())) n++;
    const key = numbered();
    taken.set(plain, n);
    given.add(key);
    keys.set(entry.id, key);
  }
  return keys;
}

function plainKey({ id, author = [], issued }: Named): string {
  const parts = id.split('-');
  const word = parts.find(each => each.length > 1 && !SMALL.has(each)) ?? parts[0]!;
  return `${familyName(author[0] ?? '') || 'anon'}${/\d{4}/.exec(issued ?? '')?.[0] ?? ''}${word}`;
}

/** The family name in small ASCII letters, with what stands before it in small letters (`van den Berg`); empty for other scripts. */
function familyName(name: string): string {
  const before = name.split(',')[0]!;
  const parts = before
    .trim()
    .split(/\s+/)
    .filter((word, i) => i === 0 || !AFTER_NAME.test(word));
  let from = name.includes(',') ? 0 : parts.length - 1;
  while (from > 1 && /^\p{Ll}/u.test(parts[from - 1]!)) from--;
  return plainLetters(parts.slice(from).join(''))
    .toLowerCase()
    .replace(/[^a-z]+/g, '');
}
