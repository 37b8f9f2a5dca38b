import { alternates, exportLinks } from '../../cite/alternates.ts';
import type { DayFile } from '../../content/day-file.ts';
import { countDayPages, type DaySection, daySections } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import type { PaperEntry } from '../../paper.ts';
import { longDay, shortDay } from '../../typeset/date-text.ts';
import { html, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { plainNote } from '../../typeset/own-words.ts';
import { ownFirst, ownName, ownSentence } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { arrows } from '../parts/arrows.ts';
import { collectionMetadata } from '../parts/collection-metadata.ts';
import { countMark } from '../parts/count.ts';
import { dayWords } from '../parts/day-words.ts';
import { paperItem, statusMark } from '../parts/paper-item.ts';
import { findNote } from '../parts/paper-links.ts';
import { turnList } from '../parts/turn-list.ts';
import { placesOf } from '../places.ts';

const ROOT = '../';
/** Papers of a topic that are open; the others are folded. */
const OPEN = 5;

/** A page of a day. */
interface DayPage extends SitePage {
  date: string;
  /** The first is 1. */
  page: number;
  last: number;
}

/** A day's digest, on as many pages as keep each of them light. */
export const daysTemplate = siteTemplate<DayPage>({
  name: 'days',
  *pages(digest) {
    for (const day of digest.days) {
      const { date } = day;
      const last = countDayPages(digest, day);
      for (let page = 1; page <= last; page++) yield { file: dayFile(date, page), lastmod: date, date, page, last };
    }
  },
  render(digest, { date, page, last }) {
    const day = digest.day(date)!;
    return renderDay(digest, day, daySections(digest, day), page, last);
  },
});

/** The file of a page of a day; the first is 1. */
export function dayFile(date: string, page = 1): string {
  return page === 1 ? `days/${date}.html` : `days/${date}-${page}.html`;
}

function renderDay(
  digest: Digest,
  day: DigestDay,
  sections: readonly DaySection[],
  page: number,
  last: number,
): string {
  const count = day.papers.length;
  const topics = new Set(day.papers.map(entry => entry.topics?.[0]).filter(Boolean)).size;
  const { words } = digest;
  const papers = words.say('n-papers', { n: count });
  const summary =
    topics > 1 ? words.say('papers-in-topics', { papers, topics: words.say('n-topics', { n: topics }) }) : papers;
  const date = longDay(words, day.date);
  const title = page > 1 ? words.say('day-and-page', { date, page }) : date;
  const first = page === 1;
  const files = { list: `days/${day.date}`, root: ROOT, what: words.say('papers-of-day') };
  const onPage = sections.filter(section => section.page === page);
  const shown = onPage.flatMap(section => section.papers);
  return Layout.of(digest).page({
    file: dayFile(day.date, page),
    title,
    description: describe(words, day.note ?? {}, words.say('papers-listed-on', { papers: summary, date: title }), page),
    kind: 'day-page',
    head: html`${collectionMetadata(digest.site, title, Layout.of(digest).url(dayFile(day.date, page)), day.date)}${alternates(words, files)}`,
    section: 'days',
    masthead: 'name',
    main: html`<div class="folio"><h1>${title}</h1><p>${summary}</p>${dayTurn(digest, day)}</div>
<div class="issue">
${contents(digest, sections, day, page)}<div class="stories">
${first && day.note && dayWords(words, day.note, placesOf(digest, ROOT, day.note.pictures), digest.site)}${
  count === 0 && html`<p class="caveat">${words.say('no-papers-on-day')}</p>\n`
}${onPage.map((section, i) => sectionOf(digest, section, first && i === 0))}${
  page === last && alsoListed(words, day)
}${pageTurn(words, day, page, last)}${count > 0 && exportLinks(words, files)}${findNote(words, digest.site, shown)}</div>
</div>
`,
  });
}

/** The day's title and what is listed, and on its first page the beginning of its note. */
function describe(words: Words, { title, note }: Partial<DayFile>, listed: string, page: number): string {
  const start = title ? ownFirst(words, ownSentence(words, title), listed) : listed;
  if (!note || page > 1) return start;
  return words.say('two-sentences', { first: start, second: plainNote(note).slice(0, 160) });
}

function dayTurn({ words }: Digest, { previous, next }: DigestDay): Value {
  const { back, on } = arrows(words);
  return html`<nav class="turn-day" aria-label="${words.say('other-days')}">${
    previous && html`<a rel="prev" href="${previous}.html">${back} ${shortDay(words, previous)}</a>`
  } ${next && html`<a rel="next" href="${next}.html">${shortDay(words, next)} ${on}</a>`}</nav>`;
}

function contents(digest: Digest, sections: readonly DaySection[], day: DigestDay, page: number): Value {
  if (sections.length < 2) return undefined;
  const file = (at: number) => (at === page ? '' : dayFile(day.date, at).slice('days/'.length));
  const again = day.again.length;
  const lastPage = sections.at(-1)!.page;
  const { words } = digest;
  const label = words.say('in-this-issue');
  return html`<nav class="contents" aria-label="${label}"><p class="eyebrow">${label}</p>
<ol>
${sections
  .filter(section => !section.continued)
  .map(
    section =>
      html`<li><a href="${file(section.page)}#${section.id}">${ownName(words, section.name, digest.site)} ${countMark(words, section.total)}</a></li>\n`,
  )}${again > 0 && html`<li><a href="${file(lastPage)}#again">${words.say('also-listed')} ${countMark(words, again)}</a></li>\n`}</ol></nav>
`;
}

function sectionOf(digest: Digest, section: DaySection, lede: boolean): Value {
  const { id, name, slug, papers, total, continued, picks } = section;
  const { words } = digest;
  // One or two are not worth a press.
  const shown = slug && papers.length > OPEN + 2 ? OPEN : papers.length;
  const item = (entry: PaperEntry, i: number) =>
    paperItem(digest, entry, { root: ROOT, under: slug, pick: picks || undefined, lede: lede && picks && i === 0 });
  return html`<section class="${picks ? 'picks' : 'topic'}" id="${id}"><h2>${
    slug ? html`<a href="../topics/${slug}.html">${ownName(words, name, digest.site)}</a>` : name
  }${continued && html` <span class="aside">${words.say('section-continued')}</span>`} ${countMark(words, total)}</h2>
${papers.slice(0, shown).map(item)}${
  shown < papers.length &&
  html`<details class="rest"><summary>${words.set('more-in-topic', { n: papers.length - shown, name: ownName(words, name, digest.site) })}</summary>
${papers.slice(shown).map((entry, i) => item(entry, shown + i))}</details>
`
}</section>
`;
}

function alsoListed(words: Words, { again }: DigestDay): Value {
  if (again.length === 0) return undefined;
  const item = (entry: PaperEntry) =>
    html`<li>${statusMark(words, entry)}<a href="../papers/${entry.id}.html">${paperName(words, entry)}</a> <span class="why">${words.say('first-listed', { date: shortDay(words, entry.listed) })}</span></li>\n`;
  return html`<section class="again" id="again"><h2>${words.say('also-listed')} ${countMark(words, again.length)}</h2>
<ul>
${again.map(item)}</ul></section>
`;
}

function pageTurn(words: Words, { date }: DigestDay, page: number, last: number): Value {
  const link = (at: number, name: string) =>
    at >= 1 && at <= last && { file: dayFile(date, at).slice('days/'.length), name };
  const place = html`<span>${words.say('page-of-pages', { page, last })}</span> `;
  return turnList(
    words,
    words.say('pages-of-day'),
    link(page - 1, words.say('previous-page')),
    link(page + 1, words.say('next-page')),
    place,
  );
}
