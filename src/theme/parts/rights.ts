import type { SiteConfig } from '../../content/site-file.ts';
import { type Html, html } from '../../typeset/html.ts';

/** Whose the words are: for the foot of pages, mails and books. */
export function rights({ license }: SiteConfig): Html {
  return html`Titles and abstracts belong to their authors.${license && html` The digest’s own words: ${license}.`}`;
}
