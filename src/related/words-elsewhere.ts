import { scriptOf } from '../typeset/script.ts';
import { WITHOUT_BLANKS } from '../typeset/without-blanks.ts';

/** The time to part a text into words grows as the square of its length. */
const MOST_AT_ONCE = 200;
const RUNS = new RegExp(`[${WITHOUT_BLANKS}]{2,${MOST_AT_ONCE}}`, 'gu');
/** What Japanese writes by the sound alone are endings and little words more often than not. */
const JAPANESE = /[\p{Script=Katakana}ー]{2,}|\p{Script=Han}{2,}/gu;
/** Of other such scripts no little words are known, and so none of theirs is a word that tells something. */
const PARTED = /^(?:\p{Script=Han}{2,}|[\p{Script=Thai}]{2,})$/u;
/** "三十", "二百名", "新的", "看了". */
const NO_THING = /^[〇一二两三四五六七八九十百千万亿億]+.?$|[的了着這这那们們]/u;

let segmenter: Intl.Segmenter | undefined;

/** The words of a text that stand there without blanks between them, in their order, as far as they can be told. */
export function wordsWithoutBlanks(text: string): string[] {
  const script = scriptOf(text);
  if (script === 'Kana') return (text.match(JAPANESE) ?? []).filter(word => !NO_THING.test(word));
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return (text.match(RUNS) ?? [])
    .flatMap(run => Array.from(segmenter!.segment(run), ({ segment }) => segment))
    .filter(word => PARTED.test(word) && !NO_THING.test(word));
}
