import type { Around, Tongue } from '../typeset/tongue.ts';

/** The mark of what a command says, which is English, among the desk's own words. */
export function english({ language, dir }: Around): Tongue {
  return { lang: language.split('-')[0] === 'en' ? undefined : 'en', dir: dir && 'ltr' };
}
