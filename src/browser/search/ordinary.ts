import type { OrdinaryWords } from '../../search/ordinary-words.ts';

/** So many words are enough without those of relation. */
const ENOUGH = 4;
/** What an everyday word counts where not all words are found. */
const EVERYDAY = 0.5;

/** Tells the ordinary words of a question from those that say what is looked for. */
export class Ordinary {
  readonly #lists: readonly ReadonlySet<string>[];

  /** @param words none where their language is not that of the papers */
  constructor(words?: OrdinaryWords) {
    this.#lists = [words?.function, words?.relation, words?.everyday].map(list => new Set(list?.split(' ')));
  }

  /** The words to look for: all but function words, or all of them where there are no others. */
  others(words: readonly string[]): string[] {
    const content = this.#without(0, words);
    const fewer = this.#without(1, content);
    if (fewer.length >= ENOUGH) return fewer;
    return content.length > 0 ? content : [...words];
  }

  weight(word: string): number {
    return this.#lists[2]!.has(word) ? EVERYDAY : 1;
  }

  #without(list: number, words: readonly string[]): string[] {
    return words.filter(word => !this.#lists[list]!.has(word.replaceAll('’', "'")));
  }
}
