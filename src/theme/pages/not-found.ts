import { longDay } from '../../typeset/date-text.ts';
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
    const { newest, words } = digest;
    const root = new URL(digest.site.url).pathname;
    return layout.page({
      file: '404.html',
      title: words.say('not-found-title'),
      description: words.say('not-found-description'),
      kind: 'text-page',
      unlisted: true,
      main: html`<article class="sheet prose">
<h1>${words.say('not-found-title')}</h1>
<p class="note">${words.say('not-found-note')}</p>
<form role="search" aria-label="${words.say('all-papers')}" class="search-form" action="${root}search.html" method="get">
<input type="search" name="q" placeholder="${words.say('search-placeholder')}" aria-label="${words.say('search-all-papers')}" autocomplete="off" enterkeyhint="search" spellcheck="false">
</form>
<ul class="lines">
<li><a href="${root}index.html">${words.say('not-found-today')}</a>${newest && html` <span class="why">${words.say('day-and-papers', { day: longDay(words, newest.date), papers: words.say('n-papers', { n: newest.papers.length }) })}</span>`}</li>
<li><a href="${root}days/index.html">${words.say('all-days')}</a></li>
<li><a href="${root}topics/index.html">${words.say('all-topics')}</a></li>
</ul>
</article>
`,
    });
  },
});
