import { clip } from './clip.ts';
import { isOnlyLatin, scriptOf } from './script.ts';
import { hasNoStops, sentences } from './sentences.ts';

/** The longest that is taken of a text that is one sentence. */
const BEGINNING = 240;
/** The same where the script has no sign for a sentence's end: as long as a long sentence is. */
const WITHOUT_END = 120;
const LONGEST = 500;

/** How authors speak of their own work: "this paper", "we propose", as languages that are not in Latin letters say it. */
const OWN_WORK = new RegExp(
  [
    ...['本文', '本研究', '本论文', '本論文', '本稿', '我们提出', '我們提出', '提案する', '提案した'],
    ...['본 논문', '본 연구', '이 논문', '제안한다', '제안하였다'],
    ...['نقترح', 'في هذه الورقة', 'في هذا البحث', 'هذه الدراسة', 'در این مقاله', 'پیشنهاد می'],
    ...['במאמר זה', 'בעבודה זו', 'אנו מציעים', 'אנחנו מציעים'],
    ...['[Мм]ы предлагаем', '[Вв] (?:этой|данной|настоящей) (?:статье|работе)', '[Пп]редлагается'],
    ...['บทความนี้', 'งานวิจัยนี้', 'इस (?:लेख|पत्र|शोध)'],
  ].join('|'),
);

/** Whether a text is in other letters than those for whose sentences there are rules. */
export function isElsewhere(text: string): boolean {
  return !isOnlyLatin(text) && scriptOf(text) !== 'Latin';
}

/** The first sentence of such a text that speaks of the authors' own work, or else its beginning. @param passed sentences passed over */
export function briefElsewhere(text: string, passed: number): string {
  const found = sentences(text).slice(passed);
  const point = found.find(sentence => OWN_WORK.test(sentence)) ?? found[0] ?? '';
  return clip(point, hasNoStops(point) ? WITHOUT_END : found.length === 1 ? BEGINNING : LONGEST);
}
