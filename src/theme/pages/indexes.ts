import { daySections } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { longDay, monthName } from '../../typeset/date-text.ts';
import { html, type Value } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';

/** The list of all days. */
export const daysIndexTemplate = siteTemplate({
  name: 'days-index',
  ...onePage('days/index.html', digest => {
    const tally = `${plural(digest.days.length, 'day')}, ${plural(digest.papers.length, 'paper')}`;
    return {
      title: 'All days',
      description: `Every day of the digest: ${tally}.`,
      kind: 'index-page',
      section: 'days',
      main: html`${opening('All days', `${tally}. Each paper appears on the day a source first listed it.`)}<div class="stories">
${months(digest)}</div>
`,
    };
  }),
});

/** The list of all topics. */
export const topicsIndexTemplate = siteTemplate({
  name: 'topics-index',
  ...onePage('topics/index.html', ({ topics }) => ({
    title: 'All topics',
    description: `The ${topics.length} topics of the digest and what each covers.`,
    kind: 'index-page',
    section: 'topics',
    main: html`${opening('All topics', 'A paper can have several topics; it is listed under its first.')}<ul class="stories topic-index">
${topics.map(
  ({ slug, name, file, papers }) =>
    html`<li><a href="${slug}.html"><b>${name}</b> <span class="count">${papers.length}</span></a>${file?.belongs && html`<p>${file.belongs}.</p>`}</li>\n`,
)}</ul>
`,
  })),
});

/** A day in a few words: the editor's title, or its largest topics. */
function leading(digest: Digest, day: DigestDay): string {
  if (day.note?.title) return day.note.title;
  const names = daySections(digest, day)
    .filter(section => section.slug && !section.continued)
    .slice(0, 3)
    .map(section => section.name);
  return names.join(', ');
}

function months(digest: Digest): Value {
  return [...groupBy(digest.days, day => day.date.slice(0, 7))].map(
    ([month, days]) => html`<section><h2>${monthName(month)} <span class="count">${plural(
      days.reduce((sum, day) => sum + day.papers.length, 0),
      'paper',
    )}</span></h2>
<ul class="day-index">
${days.map(
  day =>
    html`<li><a href="${day.date}.html">${longDay(day.date).replace(/ \w+ \d+$/, '')}</a> <span class="what">${leading(digest, day)}</span> <span class="count">${day.papers.length}</span></li>\n`,
)}</ul></section>
`,
  );
}
