import type { PaperEntry } from '../../paper.ts';
import { briefOf } from '../brief.ts';
import { paperItemKey, statusMark } from '../components/paper-item.ts';
import { longDay, rfc822 } from '../date-text.ts';
import { daySections } from '../day-sections.ts';
import type { Digest, DigestDay } from '../digest.ts';
import { html, raw, type Value } from '../html.ts';
import { paperLabel } from '../label.ts';
import { Layout } from '../layout.ts';
import { harmless, plainAbstract, renderForFeed } from '../markdown.ts';
import { fingerprint, type PageKind } from '../page.ts';
import { dayFile } from '../pages/days.ts';
import { authorLine } from '../people.ts';
import { plural } from '../plural.ts';
import { xmlElement, xmlText } from './xml.ts';

/** Days in the feed. */
const DAYS = 30;
/** Papers in an item; a longer day ends with a link to the rest. */
const PAPERS = 60;

/** RSS 2.0 (https://www.rssboard.org/rss-specification): one item a day, whatever number of papers it brought. */
export const rssKind: PageKind = {
  name: 'rss',
  module: import.meta.url,
  *pages(digest) {
    const layout = Layout.of(digest);
    const days = digest.days.slice(0, DAYS);
    yield {
      file: 'rss.xml',
      key: fingerprint([
        layout.key,
        ...days.flatMap(day => [
          day.date,
          day.note && JSON.stringify(day.note),
          ...day.papers.map(entry => paperItemKey(digest, entry)),
        ]),
      ]),
      render: () => feed(digest, layout, days),
    };
  },
};

function feed(digest: Digest, layout: Layout, days: readonly DigestDay[]): string {
  const { name, tagline, language, editor, license } = digest.site;
  const person = editor?.email && `${editor.email} (${editor.name})`;
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
${xmlElement('title', name)}${xmlElement('link', layout.url('index.html'))}${xmlElement('description', tagline ?? `${name}: new research papers`)}${xmlElement('language', language)}${xmlElement('copyright', license)}${xmlElement('managingEditor', person)}${days[0] ? xmlElement('lastBuildDate', rfc822(days[0].date)) : ''}<atom:link href="${xmlText(layout.url('rss.xml'))}" rel="self" type="application/rss+xml"/>
${days.map(day => item(digest, layout, day)).join('')}</channel>
</rss>
`;
}

function item(digest: Digest, layout: Layout, day: DigestDay): string {
  const { authority, date } = digest.site.tag;
  const { note } = day;
  const count = plural(day.papers.length, 'paper');
  return `<item>
${xmlElement('title', note?.title ? `${longDay(day.date)}: ${note.title}` : `${longDay(day.date)}: ${count}`)}${xmlElement('link', layout.url(dayFile(day.date)))}<guid isPermaLink="false">${xmlText(`tag:${authority},${date}:day:${day.date}`)}</guid>
${xmlElement('pubDate', rfc822(day.date))}${xmlElement('dc:creator', digest.site.editor?.name)}${xmlElement('description', note?.note ? plainAbstract(note.note) : `${count} listed on ${longDay(day.date)}.`)}${xmlElement('content:encoded', content(digest, layout, day))}</item>
`;
}

/** The day as HTML for feed readers: absolute links, formulas as text. */
function content(digest: Digest, layout: Layout, day: DigestDay): string {
  let room = PAPERS;
  const sections: Value[] = [];
  for (const section of daySections(digest, day)) {
    const papers = section.papers.slice(0, room);
    if (papers.length === 0) break;
    room -= papers.length;
    sections.push(html`<h2>${section.name}</h2>\n${papers.map(entry => paper(entry, layout))}`);
  }
  const rest = day.papers.length - (PAPERS - room);
  return html`${day.note?.note && raw(renderForFeed(day.note.note))}${sections}${
    rest > 0 && html`<p><a href="${layout.url(dayFile(day.date))}">And ${plural(rest, 'more paper')}</a></p>\n`
  }`.text;
}

function paper(entry: PaperEntry, layout: Layout): Value {
  const who = authorLine(entry);
  const point = briefOf(entry);
  return html`<p>${statusMark(entry)}<a href="${layout.url(`papers/${entry.id}.html`)}"><strong>${paperLabel(entry)}</strong></a>${who && html`<br>${harmless(who)}`}${point && html`<br>${point}`}</p>
`;
}
