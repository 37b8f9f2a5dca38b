import { html } from '../../typeset/html.ts';
import { ownName, ownSentence, ownWords } from '../../typeset/tongue-html.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { countMark } from '../parts/count.ts';
import { opening } from '../parts/opening.ts';

/** The list of all topics. */
export const topicsIndexTemplate = siteTemplate({
  name: 'topics-index',
  ...onePage('topics/index.html', ({ site, words, topics }) => ({
    title: words.say('all-topics'),
    description: words.say('topics-description'),
    kind: 'index-page',
    section: 'topics',
    main: html`${opening(words.say('all-topics'), words.say('topics-note'))}<ul class="stories topic-index">
${topics.map(
  ({ slug, name, file, papers }) =>
    html`<li><a href="${slug}.html"><b>${ownName(words, name, site)}</b> ${countMark(words, papers.length)}</a>${file?.belongs && html`<p${ownWords(words, file.belongs, site, file.intro)}>${ownSentence(words, file.belongs)}</p>`}</li>\n`,
)}</ul>
`,
  })),
});
