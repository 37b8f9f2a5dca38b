import { type DaySection, daySections } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import type { PaperEntry } from '../../paper.ts';
import { longDay, plainDay, shortDay } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { renderNote } from '../../typeset/own-words.ts';
import { ownName, ownWords } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { onePage } from '../one-page.ts';
import { siteTemplate } from '../page.ts';
import { arrows } from '../parts/arrows.ts';
import { siteMetadata } from '../parts/collection-metadata.ts';
import { countMark } from '../parts/count.ts';
import { paperItem, statusMark } from '../parts/paper-item.ts';
import { findNote } from '../parts/paper-links.ts';
import { placesOf } from '../places.ts';
import { dayFile } from './days.ts';

/** Papers that the front page shows of the newest day, unless the settings say otherwise. */
const STORIES = 9;
/** Earlier days on the front page, likewise, and the titles of each. */
const EARLIER = 4;
const TITLES = 4;
/** A day of fewer headings needs no contents; the topics stand there, where they would otherwise come last. */
const HEADINGS = 4;

/** The front page: the newest digest, earlier days, the topics. */
export const homeTemplate = siteTemplate({
  name: 'home',
  ...onePage('index.html', digest => {
    const newest = digest.newest ?? digest.days[0];
    const { days = EARLIER } = digest.site.front ?? {};
    const earlier = digest.days
      // Days with nothing but repeats or a note have no titles to show.
      .filter(day => newest && day.date < newest.date && day.papers.length > 0)
      .slice(0, days);
    return {
      title: digest.site.name,
      description: digest.site.tagline ?? digest.words.say('site-described', { site: digest.site.name }),
      kind: 'home-page',
      feeds: digest.feeds.all.filter(({ kind }) => kind === 'papers' || kind === 'picks' || kind === 'corrections'),
      head: siteMetadata(digest.site),
      section: 'today',
      masthead: 'heading',
      main: newest ? front(digest, newest, earlier) : empty(digest.words),
    };
  }),
});

function front(digest: Digest, day: DigestDay, earlier: readonly DigestDay[]): Html {
  const sections = daySections(digest, day);
  const stories = leadFirst(choose(sections, digest.site.front?.stories));
  const picks = new Set(sections.filter(s => s.picks).flatMap(s => s.papers));
  const { note } = day;
  const headings = sections.filter(section => !section.continued);
  const isLong = headings.length >= HEADINGS;
  const { words } = digest;
  const count = day.papers.length;
  const date = plainDay(words, day.date);
  return html`<div class="folio"><p><b>${longDay(words, day.date)}</b></p><p${ownWords(words, digest.site.tagline ?? '', digest.site)}>${digest.site.tagline}</p><p><a href="${dayFile(day.date)}">${words.say('n-papers', { n: count })}</a></p></div>
<div class="front">
<section class="stories" aria-labelledby="newest"><h2 id="newest" class="hidden">${words.say('newest-digest')}</h2>
${note?.title && html`<p class="headline"${ownWords(words, note.title, digest.site)}><a href="${dayFile(day.date)}">${note.title}</a></p>\n`}${note?.note && html`<div class="note"${ownWords(words, note.note, digest.site)}>${raw(renderNote(words, note.note, placesOf(digest, '', note.pictures)))}</div>\n`}<div class="columns">
${stories.map((entry, i) => paperItem(digest, entry, { root: '', pick: picks.has(entry) || undefined, lede: i === 0 }))}</div>
<p class="more"><a href="${dayFile(day.date)}">${
    count > stories.length ? words.say('all-papers-of-date', { n: count, date }) : words.say('digest-of-date', { date })
  } ${arrows(words).on}</a></p>
${findNote(words, digest.site, stories)}</section>
${earlierDays(digest, earlier)}<aside class="rail" aria-label="${words.say('more-of-digest')}">
${isLong ? issueContents(digest, day, headings) : topicList(digest)}<section><h2>${words.say('subscribe-title')}</h2><p>${words.set(
    'subscribe-in-brief',
    {
      how: inner => html`<a href="subscribe.html">${inner}</a>`,
      feed: inner => html`<a href="feed.xml">${inner}</a>`,
    },
  )}</p></section>
</aside>
</div>
${isLong && topicList(digest)}`;
}

function empty(words: Words): Html {
  return html`<p class="note">${words.set('put-in-dump', { code: inner => html`<code>${inner}</code>` })}</p>
`;
}

/**
 * The picks, then the first paper of each topic, then the second, until there are enough. The first words of an abstract are no
 * headline: papers without a title stand there only where no other does.
 */
function choose(sections: readonly DaySection[], count = STORIES): PaperEntry[] {
  const titled = sections.map(section => ({ ...section, papers: section.papers.filter(entry => entry.title) }));
  return chooseOf(titled.some(({ papers }) => papers.length > 0) ? titled : sections, count);
}

function chooseOf(sections: readonly DaySection[], count: number): PaperEntry[] {
  const picks = sections.filter(section => section.picks).flatMap(section => section.papers);
  const topics = sections.filter(section => !section.picks);
  const chosen = new Set(picks.slice(0, count));
  for (let round = 0; round < count; round++)
    for (const { papers } of topics) {
      const entry = papers[round];
      if (entry && chosen.size < count) chosen.add(entry);
    }
  return [...chosen];
}

/** The lead is the first pick, or else the first paper. */
function leadFirst(stories: readonly PaperEntry[]): PaperEntry[] {
  const lead = stories.find(entry => entry.pick) ?? stories[0];
  return lead ? [lead, ...stories.filter(entry => entry !== lead)] : [];
}

function issueContents(digest: Digest, day: DigestDay, headings: readonly DaySection[]): Value {
  return html`<nav aria-labelledby="in-this-issue"><h2 id="in-this-issue">${digest.words.say('in-this-issue')}</h2>
<ol>
${headings.map(
  ({ id, name, total, page }) =>
    html`<li><a href="${dayFile(day.date, page)}#${id}">${ownName(digest.words, name, digest.site)} ${countMark(digest.words, total)}</a></li>\n`,
)}</ol></nav>
`;
}

function earlierDays(digest: Digest, days: readonly DigestDay[]): Value {
  if (days.length === 0) return undefined;
  const { words } = digest;
  return html`<section class="earlier"><h2>${words.say('earlier-days')}</h2>
<div class="days">
${days.map(
  day => html`<div><h3><a href="${dayFile(day.date)}">${shortDay(words, day.date)} <span class="count">${words.say('n-papers', { n: day.papers.length })}</span></a></h3>
<ul>
${choose(daySections(digest, day))
  .slice(0, TITLES)
  .map(
    entry =>
      html`<li>${statusMark(words, entry)}<a href="papers/${entry.id}.html">${paperName(words, entry)}</a></li>\n`,
  )}</ul></div>
`,
)}</div>
<p class="more"><a href="days/index.html">${words.say('all-days')} ${arrows(words).on}</a></p></section>
`;
}

function topicList(digest: Digest): Value {
  const topics = digest.topics.filter(topic => topic.papers.length > 0);
  if (topics.length === 0) return undefined;
  return html`<section class="all-topics"><h2>${digest.words.say('topics-heading')}</h2>
<ul>
${topics.map(
  ({ slug, name, papers }) =>
    html`<li><a href="topics/${slug}.html">${ownName(digest.words, name, digest.site)} ${countMark(digest.words, papers.length)}</a></li>\n`,
)}</ul></section>
`;
}
