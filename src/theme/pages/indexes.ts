import { daySections } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { longDay, monthName } from '../../typeset/date-text.ts';
import { html, type Value } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

/** The list of all days. */
export const daysIndexTemplate = siteTemplate({
  name: 'days-index',
  always: true,
  pages: digest => [{ file: 'days/index.html', lastmod: digest.days[0]?.date }],
  render: digest =>
    Layout.of(digest).page({
      file: 'days/index.html',
      title: 'All days',
      description: `Every day of the digest: ${plural(digest.days.length, 'day')}, ${plural(digest.papers.length, 'paper')}.`,
      kind: 'index-page',
      section: 'days',
      main: html`<header class="opening"><h1>All days</h1>
<p class="tally">${plural(digest.days.length, 'day')}, ${plural(digest.papers.length, 'paper')}; each paper stands on the day on which a source first listed it.</p></header>
<div class="stories">
${months(digest)}</div>
`,
    }),
});

/** The list of all topics. */
export const topicsIndexTemplate = siteTemplate({
  name: 'topics-index',
  always: true,
  pages: digest => [{ file: 'topics/index.html', lastmod: digest.days[0]?.date }],
  render: digest =>
    Layout.of(digest).page({
      file: 'topics/index.html',
      title: 'All topics',
      description: `The ${digest.topics.length} topics of the digest and what belongs to each.`,
      kind: 'index-page',
      section: 'topics',
      main: html`<header class="opening"><h1>All topics</h1>
<p class="tally">A paper may stand in several; the first is the one that it is grouped under.</p></header>
<ul class="stories topic-index">
${digest.topics.map(
  ({ slug, name, file, papers }) =>
    html`<li><a href="${slug}.html"><b>${name}</b> <span class="count">${papers.length}</span></a>${file?.belongs && html`<p>${file.belongs}.</p>`}</li>\n`,
)}</ul>
`,
    }),
});

/** What a day's list says of it: the editor's title, or its largest topics. */
function leading(digest: Digest, day: DigestDay): string {
  if (day.note?.title) return day.note.title;
  const names = daySections(digest, day)
    .filter(section => section.slug && !section.continued)
    .slice(0, 3)
    .map(section => section.name);
  return names.join(', ');
}

function months(digest: Digest): Value {
  const byMonth = new Map<string, DigestDay[]>();
  for (const day of digest.days) {
    const month = day.date.slice(0, 7);
    (byMonth.get(month) ?? byMonth.set(month, []).get(month)!).push(day);
  }
  return [...byMonth].map(
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
