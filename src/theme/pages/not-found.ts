import { html } from '../../typeset/html.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

/** What a host shows for an address that is none; its links start from the host's root, as it is shown at any depth. */
export const notFoundTemplate = siteTemplate({
  name: 'not-found',
  always: true,
  pages: () => [{ file: '404.html' }],
  render(digest) {
    const layout = Layout.of(digest);
    const root = new URL(digest.site.url).pathname;
    return layout.page({
      file: '404.html',
      title: 'Page not found',
      description: 'There is no page at this address.',
      kind: 'text-page',
      unlisted: true,
      main: html`<article class="sheet prose">
<h1>No such page</h1>
<p class="note">Addresses of papers do not change here, so this one was probably cut off or mistyped.</p>
<p>Try the <a href="${root}search.html">search</a>, the <a href="${root}days/index.html">days</a>, the <a href="${root}topics/index.html">topics</a>, or <a href="${root}index.html">today’s digest</a>.</p>
</article>
`,
    });
  },
});
