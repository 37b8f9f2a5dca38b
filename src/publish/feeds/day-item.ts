import { type DaySection, dayTopics, wholeSections } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import type { DigestDay } from '../../digest/grouping.ts';
import { dayKey } from '../../digest/item.ts';
import { tagUri } from '../../digest/tag-uri.ts';
import type { PaperEntry } from '../../paper.ts';
import { Layout } from '../../theme/layout.ts';
import { dayFile } from '../../theme/pages/days.ts';
import { separated, statusMark } from '../../theme/parts/paper-item.ts';
import { clip } from '../../typeset/clip.ts';
import { longDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plainNote } from '../../typeset/own-words.ts';
import { ownName, ownTongue, ownWords } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import type { FeedItem } from './feed.ts';
import {
  bylineHtml,
  inTongue,
  noteXhtml,
  paperLinks,
  paperNameHtml,
  paperPointHtml,
  paperUrl,
  translationHtml,
} from './paper-feed-item.ts';

/** Papers in an item; a longer day says how many more each topic has, and where. */
const PAPERS = 60;
/** Papers listed again that an item names. */
const AGAIN = 10;

/** A section of a day, with as many of its papers as there is room for. */
export interface DayPart {
  section: DaySection;
  papers: readonly PaperEntry[];
  /** How many more there are. */
  more: number;
}

/**
 * The first papers of each section, in turn, until there are enough: the picks come whole before the topics, and a large
 * topic does not crowd out the others.
 */
export function dayParts(digest: Digest, day: DigestDay, room: number): DayPart[] {
  const list = wholeSections(digest, day);
  const counts = list.map(() => 0);
  let left = room;
  for (const [i, { picks, papers }] of list.entries()) if (picks) left -= counts[i] = Math.min(left, papers.length);
  for (let grown = true; grown && left > 0; ) {
    grown = false;
    for (const [i, { picks, papers }] of list.entries())
      if (!picks && left > 0 && counts[i]! < papers.length) {
        counts[i]!++;
        left--;
        grown = true;
      }
  }
  return list.map((section, i) => ({
    section,
    papers: section.papers.slice(0, counts[i]),
    more: section.papers.length - counts[i]!,
  }));
}

/** Where a section of a day stands on the site. */
export function sectionUrl(digest: Digest, date: string, { page, id }: DaySection): string {
  return `${Layout.of(digest).url(dayFile(date, page))}#${id}`;
}

/** What a section of a day is called: the name that the editor gives its topic, or a word of the program's. */
export function sectionName({ words, site }: Digest, { name, slug }: DaySection): Html {
  return slug === undefined ? html`${name}` : ownName(words, name, site);
}

/** How many more papers a section has. */
export function moreOf(digest: Digest, section: DaySection, n: number): Html {
  return html`${digest.words.set('n-more-papers-in', { n, topic: sectionName(digest, section) })}`;
}

/** What a day is called: its date, and the editor's title or the number of its papers. */
export function dayTitle(words: Words, day: DigestDay): string {
  const title = day.note?.title && clip(harmless(day.note.title), 200);
  return words.say('date-and-title', { date: longDay(words, day.date), title: title || whatCame(words, day) });
}

function whatCame(words: Words, { papers, again }: DigestDay): string {
  if (papers.length > 0) return words.say('n-papers', { n: papers.length });
  return words.say(again.length > 0 ? 'day-listed-again' : 'day-with-note');
}

/** A day in a sentence: the beginning of the editor's note, or what it brings. */
export function daySummary(digest: Digest, day: DigestDay): string {
  const note = day.note?.note && clip(plainNote(day.note.note), 280);
  if (note) return note;
  const { words } = digest;
  const names = dayTopics(digest, day);
  const papers = words.say('n-papers', { n: day.papers.length });
  if (names.length === 0) return words.say('papers-alone', { papers });
  const topics = names.slice(0, 3).join(words.say('name-comma'));
  return words.say(names.length > 3 ? 'papers-on-topics-and-more' : 'papers-on-topics', { papers, topics });
}

/** A day as an item of the daily feed. */
export function dayFeedItem(digest: Digest, day: DigestDay): FeedItem {
  const { words, site } = digest;
  const summary = daySummary(digest, day);
  return {
    id: tagUri(digest, dayKey(day.date)),
    title: dayTitle(words, day),
    url: Layout.of(digest).url(dayFile(day.date)),
    ...digest.times(dayKey(day.date), day.date),
    authors: site.editor ? [harmless(site.editor.name)] : [],
    summary,
    summaryIn: day.note?.note ? ownTongue(words, summary, site).lang : undefined,
    content: content(digest, day).text,
  };
}

function content(digest: Digest, day: DigestDay): Html {
  const parts = dayParts(digest, day, PAPERS);
  const shown = parts.reduce((sum, part) => sum + part.papers.length, 0);
  const more = parts.reduce((sum, part) => sum + part.more, 0);
  const { words, site } = digest;
  const { note, pictures } = day.note ?? {};
  const remarks = note && inTongue(noteXhtml(digest, note, pictures), ownTongue(words, note, site));
  const url = Layout.of(digest).url(dayFile(day.date));
  const all = more > 0 && html`<p><a href="${url}">${words.say('all-papers-of-day', { n: shown + more })}</a></p>\n`;
  return html`${remarks}${parts.map(part => section(digest, day, part))}${again(digest, day)}${all}`;
}

function section(digest: Digest, { date }: DigestDay, { section, papers, more }: DayPart): Value {
  return html`<h2>${sectionName(digest, section)}</h2>
${papers.map(entry => paper(digest, entry))}${
  more > 0 && html`<p><a href="${sectionUrl(digest, date, section)}">${moreOf(digest, section, more)}</a></p>\n`
}`;
}

function paper(digest: Digest, entry: PaperEntry): Value {
  const translated = translationHtml(digest, entry);
  const by = bylineHtml(digest.words, entry);
  const point = paperPointHtml(digest.words, entry);
  const links = paperLinks(digest.words, entry).slice(0, 4);
  return html`<h3>${statusMark(digest.words, entry)}<a href="${paperUrl(digest, entry)}">${paperNameHtml(digest.words, entry)}</a></h3>
${translated && html`<p><small>${translated}</small></p>\n`}${by && html`<p>${by}</p>\n`}${point && html`<p>${point}</p>\n`}${
  links.length > 0 &&
  html`<p>${separated(
    links.map(link => html`<a href="${link.url}">${harmless(link.name)}</a>`),
    DOT,
  )}</p>\n`
}${entry.note && html`<blockquote${ownWords(digest.words, entry.note, digest.site)}>${noteXhtml(digest, entry.note)}</blockquote>\n`}`;
}

function again(digest: Digest, { again }: DigestDay): Value {
  if (again.length === 0) return undefined;
  return html`<h2>${digest.words.say('also-listed')}</h2>
<ul>${again
    .slice(0, AGAIN)
    .map(
      entry =>
        html`<li>${statusMark(digest.words, entry)}<a href="${paperUrl(digest, entry)}">${paperNameHtml(digest.words, entry)}</a></li>\n`,
    )}${again.length > AGAIN && html`<li>${digest.words.say('n-further', { n: again.length - AGAIN })}</li>\n`}</ul>
`;
}
