import { ENGLISH } from '../../src/words/site-words.ts';
import type { WordsOf } from '../../src/words/words.ts';

/** What a page has in front of its scripts, for modules of the browser that a test runs without one: all words, in English. */
(globalThis as { siteWords?: WordsOf }).siteWords = ENGLISH;
