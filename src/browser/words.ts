import { Words, type WordsOf } from '../words/words.ts';

declare global {
  /** What `withWords` wrote in front of the scripts of the page. */
  var siteWords: WordsOf;
}

/** The words of the page, in its language. In a function, or a bundle that needs none would keep them. */
export const words = /* @__PURE__ */ (() => new Words(globalThis.siteWords))();
