import type { PaperEntry } from '../paper.ts';

/** The part of a digest that names are looked up in. */
export interface Lookup {
  /** A paper by its id. */
  paper(id: string): PaperEntry | undefined;
  /** A topic's name, or its slug if no file names it. */
  topicName(slug: string): string;
}
