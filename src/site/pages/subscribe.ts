import { html } from '../html.ts';
import { Layout } from '../layout.ts';
import type { PageKind } from '../page.ts';

/** How to follow the digest. */
export const subscribeKind: PageKind = {
  name: 'subscribe',
  module: import.meta.url,
  *pages(digest) {
    const layout = Layout.of(digest);
    const feed = layout.url('rss.xml');
    yield {
      file: 'subscribe.html',
      key: layout.key,
      lastmod: digest.days[0]?.date,
      render: () =>
        layout.page({
          file: 'subscribe.html',
          title: 'Subscribe',
          description: `Follow ${digest.site.name} in a feed reader: one item a day.`,
          kind: 'text-page',
          section: 'subscribe',
          main: html`<article class="sheet prose">
<h1>Subscribe</h1>
<p class="note">One item for each day of the digest, in any feed reader. No account, no address to leave.</p>
<h2>The daily digest</h2>
<p class="address"><a href="rss.xml">${feed}</a> <button type="button" class="copy" data-copy="${feed}" hidden>Copy</button></p>
<ol>
<li>Copy the address.</li>
<li>Open your feed reader and choose “Add”, “Follow” or “Subscribe”.</li>
<li>Paste the address. Each new day then appears as one item: the editor’s note and picks, then the papers by topic.</li>
</ol>
<p>No feed reader yet? NetNewsWire (Mac, iPhone), Feeder (Android), Thunderbird (Windows, Linux) and FreshRSS (your own server) are free.</p>
</article>
`,
        }),
    };
  },
};
