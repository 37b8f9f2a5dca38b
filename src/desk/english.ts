import { type Html, html } from '../typeset/html.ts';
import { isEnglish } from '../typeset/name-order.ts';
import type { Around, Tongue } from '../typeset/tongue.ts';
import { isolated } from '../typeset/tongue-html.ts';

/** The mark of what a command says, which is English, among the desk's own words. */
export function english({ language, dir }: Around): Tongue {
  return { lang: isEnglish({ language }) ? undefined : 'en', ...runsRight({ dir }) };
}

/** The mark of a command or of a file's name, which run from left to right everywhere. */
export const runsRight = ({ dir }: Pick<Around, 'dir'>): Tongue => ({ dir: dir && 'ltr' });

/** What a command says, as a sentence begins. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What a command says, so marked. */
export function inEnglish(words: Around, text: string | undefined): Html {
  return isolated(html`${text}`, english(words));
}
