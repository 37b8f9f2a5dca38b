import { pageTongue } from '../../typeset/tongue.ts';

/** The arrows that lead back and on, as the pages of a site run; without one, from left to right. */
export function arrows(site?: { language: string }): { back: string; on: string } {
  return site && pageTongue(site).dir === 'rtl' ? { back: '→', on: '←' } : { back: '←', on: '→' };
}
