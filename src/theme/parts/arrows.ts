import { pageTongue } from '../../typeset/tongue.ts';
import type { Words } from '../../words/words.ts';

/** The arrows that lead back and on, as the pages of a site run. */
export function arrows(words: Words): { back: string; on: string } {
  return pageTongue(words).dir === 'rtl' ? { back: '→', on: '←' } : { back: '←', on: '→' };
}
