import type { Words } from '../words/words.ts';
import { primaryLanguage } from './script.ts';

/** In which order names stand: that of the site's language. On English sites it is that of their letters' numbers, which stays as it was. */
export function nameOrder(words: Words): (a: string, b: string) => number {
  return isEnglish(words) ? byNumber : words.compare;
}

/** Whether the words of a site are English. */
export const isEnglish = ({ language }: Pick<Words, 'language'>): boolean => primaryLanguage(language) === 'en';

const byNumber = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
