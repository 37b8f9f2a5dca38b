import type { SiteConfig } from '../../content/site-file.ts';
import { type Html, html } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';

/** Whose the words are: for the foot of pages, mails and books. */
export function rights(words: Words, { license }: SiteConfig): Html {
  return html`${license ? words.say('rights-and-license', { license }) : words.say('rights-of-papers')}`;
}
