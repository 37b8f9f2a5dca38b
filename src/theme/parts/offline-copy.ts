import type { SiteConfig } from '../../content/site-file.ts';
import { hasSection } from '../../content/site-sections.ts';
import { html, type Value } from '../../typeset/html.ts';

/** The page that offers the digest for offline reading. */
export const OFFLINE_COPY_PAGE = 'subscribe.html';

/** The paragraph that links to the zip archive. */
const ZIP = /<p data-zip>[\s\S]*?<\/p>\n/;

/** How to read the digest offline. The second offer is hidden until a script finds that the browser supports it. */
export function offlineCopy(site: SiteConfig): Value {
  const [zip, offline] = [hasSection(site, 'zip'), hasSection(site, 'offline')];
  if (!zip && !offline) return undefined;
  return html`<h2 id="offline">Offline</h2>
${
  zip &&
  html`<p data-zip><a href="digest-offline.zip" download>Download the whole digest</a> as a zip file. Unpack it and open <code>index.html</code>: everything works from disk, including the search. Feeds and API files are left out, because they need a server.</p>
`
}${
  offline &&
  html`<div data-offline hidden>
<p>${zip ? 'Or keep it' : 'You can keep the whole digest'} in this browser. Pages that you have visited are available offline anyway; this keeps all of them, with the search, and stays up to date.</p>
<p><button type="button" data-keep-offline>Keep the digest on this device</button> <button type="button" data-forget-offline hidden>Remove it from this device</button></p>
<progress max="1" value="0" aria-label="Download progress" hidden></progress>
<p role="status" data-offline-status></p>
</div>
`
}`;
}

/** The page without that paragraph, for a site without an archive. */
export const withoutZip = (page: string): string => page.replace(ZIP, '');
