import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../memory/project.ts';

/** How many of 100,000 abstracts hold a term, for the terms that occur often enough to be known. */
export type Rarity = ReadonlyMap<string, number>;

const ABSTRACTS = 100_000;
/** A stem that the table does not hold is at least as rare as the rarest that it does. */
const UNKNOWN_STEM = 14;

let table: Rarity | undefined;

/**
 * The frozen table `rarity-1.txt`, read once. What it says of a term depends on no archive, and so neither do an entry's
 * related papers: a new paper never changes how alike two old ones are.
 */
export function rarity(): Rarity {
  if (!table) {
    const read = new Map<string, number>();
    for (const line of readFileSync(path.join(PROJECT_ROOT, 'src/related/rarity-1.txt'), 'utf8').split('\n')) {
      const tab = line.indexOf('\t');
      if (tab > 0) read.set(line.slice(0, tab), Number(line.slice(tab + 1)));
    }
    table = read;
  }
  return table;
}

/** In how many of 100,000 abstracts the term occurs; a phrase that is not an expression of the field gives undefined. */
export function documentFrequency(key: string): number | undefined {
  return rarity().get(key) ?? (key.includes(' ') ? undefined : UNKNOWN_STEM);
}

/** Natural logarithm of the abstracts for each one that holds the term (inverse document frequency). */
export function inverseFrequency(documents: number): number {
  return Math.log(ABSTRACTS / documents);
}
