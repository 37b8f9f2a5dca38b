import type { PaperEntry } from '../paper.ts';
import type { Words } from '../words/words.ts';

/** The part of a digest that names are looked up in. */
export interface Lookup {
  /** The site's words in its language. */
  readonly words: Words;
  /** A paper by its id. */
  paper(id: string): PaperEntry | undefined;
  /** A topic's name, or its slug if no file names it. */
  topicName(slug: string): string;
}
