import { html } from '../../typeset/html.ts';
import { ownName, ownWords } from '../../typeset/tongue-html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { opening } from '../parts/opening.ts';

/** The list of all topics. */
export const topicsIndexTemplate = siteTemplate({
  name: 'topics-index',
  ...onePage('topics/index.html', ({ site, words, topics }) => ({
    title: 'All topics',
    description: 'The topics of the digest, and what each covers.',
    kind: 'index-page',
    section: 'topics',
    main: html`${opening('All topics', 'A paper can have several topics; it is listed under its first.')}<ul class="stories topic-index">
${topics.map(
  ({ slug, name, file, papers }) =>
    html`<li><a href="${slug}.html"><b>${ownName(words, name, site)}</b> ${countMark(words, papers.length)}</a>${file?.belongs && html`<p${ownWords(words, file.belongs, site)}>${file.belongs}.</p>`}</li>\n`,
)}</ul>
`,
  })),
});
