import { CITATION_FORMATS, citationFile } from '../../cite/citation-files.ts';
import { API_VERSION, apiFile } from '../../cite/record.ts';
import { html, type Value } from '../../typeset/html.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { isolated } from '../../typeset/tongue-html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';

/** What programs can read of the digest, and what they can count on. */
export const apiTemplate = siteTemplate({
  name: 'api',
  ...onePage('api.html', digest => {
    const { words } = digest;
    const day = digest.days[0]?.date;
    const topic = digest.topics.find(({ papers }) => papers.length > 0)?.slug;
    const rows = [
      ['papers.json', words.say('api-overview')],
      ...(day ? [[apiFile(`days/${day}`), words.say('api-day')]] : []),
      ...(topic ? [[apiFile(`topics/${topic}`), words.say('api-topic')]] : []),
      ...(day
        ? CITATION_FORMATS.map(({ name, extension }) => [
            citationFile(`days/${day}`, extension),
            words.say('api-citations', { format: name }),
          ])
        : []),
    ];
    const code = (text: Value) => html`<code>${text}</code>`;
    // What stands in the files is English.
    const quoted = (text: string) => isolated(html`${words.say('quoted-text', { text })}`, tongueOf(words, text, 'en'));
    return {
      title: words.say('api-title'),
      description: words.say('api-description', { site: digest.site.name }),
      kind: 'text-page',
      section: 'api',
      main: html`<article class="sheet prose">
<h1>${words.say('api-title')}</h1>
<p class="note">${words.say('api-note')}</p>
<h2>${words.say('api-files')}</h2>
<ul>
${rows.map(([file, what]) => html`<li><a href="${file}"><code>${file}</code></a><br>${what}</li>\n`)}</ul>
<p>${words.set('api-parts', { older: code('older') })}</p>
<h2>${words.say('api-version', { version: API_VERSION })}</h2>
<p>${words.set('api-version-text', { version: code(html`"version": ${API_VERSION}`) })}</p>
<dl class="fields">
<dt><code>id</code></dt><dd>${words.set('api-id', { aliases: code('aliases') })}</dd>
<dt><code>url</code></dt><dd>${words.say('api-url')}</dd>
<dt><code>title</code></dt><dd>${words.set('api-paper-title', { math: code('$…$'), label: code('label') })}</dd>
<dt><code>title-translations</code></dt><dd>${words.say('api-translations')}</dd>
<dt><code>author</code></dt><dd>${words.set('api-author', { count: code('author-count'), complete: code(html`"authors-complete": false`) })}</dd>
<dt><code>issued</code></dt><dd>${words.say('api-issued')}</dd>
<dt><code>listed</code></dt><dd>${words.say('api-listed')}</dd>
<dt><code>container-title</code>, <code>event</code>, <code>genre</code></dt><dd>${words.say('api-venue')}</dd>
<dt><code>identifiers</code>, <code>links</code></dt><dd>${words.say('api-links')}</dd>
<dt><code>topics</code></dt><dd>${words.say('api-topics')}</dd>
<dt><code>brief</code></dt><dd>${words.say('api-brief')}</dd>
<dt><code>abstract</code></dt><dd>${words.set('api-abstract', { summary: code('summary') })}</dd>
<dt><code>status</code></dt><dd>${words.set('api-status', { withdrawn: quoted('withdrawn'), retracted: quoted('retracted'), superseded: quoted('superseded') })}</dd>
<dt><code>pick</code>, <code>note</code></dt><dd>${words.say('api-pick')}</dd>
</dl>
<h2>${words.say('api-managers')}</h2>
<p>${words.say('api-managers-text')}</p>
</article>
`,
    };
  }),
});
