import { fold } from '../typeset/fold.ts';
import { words } from '../typeset/words.ts';

/** Preprint archives, as venue names contain them. */
const PREPRINT_PLACE = new RegExp(
  String.raw`\b(?:[a-z]*r[xχ]iv|corr|ssrn|openreview|osf preprints|preprints?|e-?prints?|research square|authorea|hal)\b|` +
    'computing research repository',
);
/** Their DOI prefixes; bioRxiv and medRxiv share theirs with journals, whose DOIs have no such numbers. */
const PREPRINT_DOI = new RegExp(
  String.raw`^10\.(?:48550/|1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,}|2139/ssrn|21203/rs\.|20944/preprints|` +
    '26434/|31234/|31219/|31235/|36227/|22541/)',
);

/** Whether a venue or a DOI belongs to a preprint archive. */
export function isPreprintPlace(venue: string | undefined, doi: string | undefined): boolean {
  return PREPRINT_PLACE.test(fold((venue ?? '').slice(0, LONGEST))) || PREPRINT_DOI.test(doi ?? '');
}

/** How much of a venue's name is considered. */
const LONGEST = 300;

/** The most letters that an acronym takes from one word, as in "NeurIPS". */
const PREFIX = 4;

/** Words that a venue's name has in one place and lacks in another. */
const GENERIC = new Set(
  words(`the of on in and for a an at de des du la le les der die das und fur zur proceedings proc annual conference conf
  symposium`),
);

/**
 * Whether two names may mean the same venue: the same words apart from years, numbers and "Proceedings of the"; abbreviated
 * words ("J. Phys. A" for "Journal of Physics A"); or an acronym ("ICLR", "NeurIPS").
 */
export function maySameVenue(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  const [mine, theirs] = [telling(short), telling(long)];
  if (mine.length === 0 || theirs.length === 0) return short.join(' ') === long.join(' ');
  if (abbreviates(mine, theirs) && (mine.length === theirs.length || mine.length > 1)) return true;
  return (
    isAcronymOf(short, long) || mine.some(word => theirs.includes(word) && isAcronym(word, a) && isAcronym(word, b))
  );
}

function wordsOf(name: string): string[] {
  return fold(name.slice(0, LONGEST))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && !/^\d+(?:st|nd|rd|th)?$/.test(word));
}

function telling(words: readonly string[]): string[] {
  return words.filter(word => !GENERIC.has(word));
}

/** Whether each word appears in the other name, in order, in full or as its beginning. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of short) {
    while (at < long.length && !long[at]!.startsWith(word) && !word.startsWith(long[at]!)) at++;
    if (at === long.length) return false;
    at++;
  }
  return true;
}

/** Whether a word is made of the beginnings of some of the words, in order: "neurips", "iclr". */
function isAcronymOf(short: readonly string[], long: readonly string[]): boolean {
  const [word] = telling(short);
  if (telling(short).length !== 1 || word!.length < 3 || word!.length > 12) return false;
  // How much of the word can be spelt by the words so far.
  let spelt = new Set([0]);
  for (const next of long) {
    const more = new Set(spelt);
    for (const from of spelt)
      for (
        let length = 1;
        length <= Math.min(next.length, PREFIX) && word!.startsWith(next.slice(0, length), from);
        length++
      )
        more.add(from + length);
    spelt = more;
  }
  return spelt.has(word!.length);
}

/** Whether the word is written in capitals in the name. */
function isAcronym(word: string, name: string): boolean {
  return word.length >= 3 && name.slice(0, LONGEST).includes(word.toUpperCase());
}
