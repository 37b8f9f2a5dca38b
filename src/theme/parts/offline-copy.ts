import type { SiteConfig } from '../../content/site-file.ts';
import { hasSection } from '../../content/site-sections.ts';
import { html, type Value } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';

/** The page that offers the digest for offline reading. */
export const OFFLINE_COPY_PAGE = 'subscribe.html';

/** The paragraph that links to the zip archive. */
const ZIP = /<p data-zip>[\s\S]*?<\/p>\n/;

/** How to read the digest offline. The second offer is hidden until a script finds that the browser supports it. */
export function offlineCopy(words: Words, site: SiteConfig): Value {
  const [zip, offline] = [hasSection(site, 'zip'), hasSection(site, 'offline')];
  if (!zip && !offline) return undefined;
  return html`<h2 id="offline">${words.say('offline-heading')}</h2>
${
  zip &&
  html`<p data-zip>${words.set('offline-zip', {
    a: inner => html`<a href="digest-offline.zip" download>${inner}</a>`,
    file: html`<code>index.html</code>`,
  })}</p>
`
}${
  offline &&
  html`<div data-offline hidden>
<p>${words.say(zip ? 'offline-browser-too' : 'offline-browser')}</p>
<p><button type="button" data-keep-offline>${words.say('offline-keep')}</button> <button type="button" data-forget-offline hidden>${words.say('offline-forget')}</button></p>
<progress max="1" value="0" aria-label="${words.say('offline-progress')}" hidden></progress>
<p role="status" data-offline-status></p>
</div>
`
}`;
}

/** The page without that paragraph, for a site without an archive. */
export const withoutZip = (page: string): string => page.replace(ZIP, '');
