import type { SiteConfig } from '../../content/site-file.ts';
import { hasSection } from '../../content/site-sections.ts';
import { html, type Value } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';

/** A button to follow what the page is about; it needs JavaScript. @param name what it is called in the reader's own list */
export function followButton(words: Words, site: SiteConfig, name: string): Value {
  return (
    hasSection(site, 'saved') &&
    html`<p class="tools follow"><button type="button" data-follow="${name}" aria-pressed="false">${words.say('follow-this')}</button></p>\n`
  );
}
