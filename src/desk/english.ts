import { type Html, html } from '../typeset/html.ts';
import type { Around, Tongue } from '../typeset/tongue.ts';
import { isolated } from '../typeset/tongue-html.ts';

/** The mark of what a command says, which is English, among the desk's own words. */
export function english({ language, dir }: Around): Tongue {
  return { lang: language.split('-')[0] === 'en' ? undefined : 'en', dir: dir && 'ltr' };
}

/** Such a text. */
export function inEnglish(words: Around, text: string | undefined): Html {
  return isolated(html`${text}`, english(words));
}
