import { html } from '../../typeset/html.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

/** Shown by the host for an unknown address. Its links start from the host's root, because that address may be at any depth. */
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
<h1>Page not found</h1>
<p class="note">Addresses here never change, so this one was probably mistyped or cut off.</p>
<p>Try the <a href="${root}search.html">search</a>, the list of <a href="${root}days/index.html">days</a> or <a href="${root}topics/index.html">topics</a>, or <a href="${root}index.html">today’s digest</a>.</p>
</article>
`,
    });
  },
});
