import { type Html, html } from '../../typeset/html.ts';

/** The page that offers the digest to be kept. */
export const OFFLINE_COPY_PAGE = 'subscribe.html';

/** The paragraph that links to the archive. */
const ZIP = /<p data-zip>[\s\S]*?<\/p>\n/;

/** How to read the digest without a network; what a browser can keep shows once a script has found that it can. */
export function offlineCopy(): Html {
  return html`<h2 id="offline">Without a network</h2>
<p data-zip><a href="digest-offline.zip" download>The whole digest as a folder</a> (zip). Unpack it and open <code>index.html</code>: everything works from disk, the search too. Feeds and the files for programs are not in it: they want a server.</p>
<div data-offline hidden>
<p>Or let this browser keep it. Pages that you have seen are kept anyway; this keeps all of them, with the search, and brings itself up to date.</p>
<p><button type="button" data-keep-offline>Keep this digest on this device</button> <button type="button" data-forget-offline hidden>Remove it from this device</button></p>
<progress max="1" value="0" aria-label="Fetched so far" hidden></progress>
<p role="status" data-offline-status></p>
</div>
`;
}

/** The page where there is no archive. */
export const withoutZip = (page: string): string => page.replace(ZIP, '');
