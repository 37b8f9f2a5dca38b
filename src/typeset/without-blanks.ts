/**
 * Characters of scripts that put no blank between words, for a class of a regular expression with the flag `u`. It imports nothing, so
 * that the search has it without what tells languages.
 */
export const WITHOUT_BLANKS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Bopomofo}\\p{Script=Yi}\\p{Script=Thai}\\p{Script=Lao}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}';
