import { longDay } from '../../typeset/date-text.ts';
import { html } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

/** Shown by the host for an unknown address. Its links start from the host's root, because that address may be at any depth. */
export const notFoundTemplate = siteTemplate({
  name: 'not-found',
  always: true,
  pages: () => [{ file: '404.html' }],
  render(digest) {
    const layout = Layout.of(digest);
    const { newest } = digest;
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
<form role="search" aria-label="All papers" class="search-form" action="${root}search.html" method="get">
<input type="search" name="q" placeholder="Words, authors, titles" aria-label="Search all papers" autocomplete="off" enterkeyhint="search" spellcheck="false">
</form>
<ul class="lines">
<li><a href="${root}index.html">Today’s digest</a>${newest && html` <span class="why">${longDay(digest.words, newest.date)}, ${plural(newest.papers.length, 'paper')}</span>`}</li>
<li><a href="${root}days/index.html">All days</a></li>
<li><a href="${root}topics/index.html">All topics</a></li>
</ul>
</article>
`,
    });
  },
});
