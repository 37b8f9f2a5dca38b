import { identifierName, type PaperEntry } from '../../paper.ts';
import { separated } from '../../theme/parts/paper-item.ts';
import { dateBesideVenue, shortDay, venueText } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { authorLineHtml } from '../../typeset/people.ts';
import { plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import type { Desk } from '../desk.ts';
import { findPapers } from '../find-papers.ts';
import { pageWindow } from '../page-window.ts';
import { type PapersNow, papersNow } from '../papers-now.ts';
import type { Room, View } from '../view.ts';
import { waiting } from '../waiting.ts';

const SHOWN = 50;

/** States that a paper can be looked for by. */
const STATES: Readonly<Record<string, string>> = {
  doubtful: 'Doubtful',
  untitled: 'Without a title',
  picked: 'Picked',
};

/** The whole archive, by words, topic, day and state. */
export const findRoom: Room = {
  nav: { name: 'desk-nav-find', to: '/find' },
  views: { '/find': async (desk, _, query) => found(desk, query) },
};

async function found(desk: Desk, query: URLSearchParams): Promise<View> {
  const now = papersNow(desk);
  const [words, topic, day, state] = ['q', 'topic', 'day', 'state'].map(name => (query.get(name) ?? '').trim()) as [
    string,
    string,
    string,
    string,
  ];
  const papers = findPapers(now.entries, { words, topic, day, is: await ofState(desk, now, state) });
  const { items, says, turn } = pageWindow(desk.words, papers, query, '/find', SHOWN);
  const option = (value: string, name: string, chosen: string): Html =>
    html`<option value="${value}"${value === chosen && raw(' selected')}>${name}</option>\n`;
  const body = html`<form class="find-form" action="/find" method="get" aria-label="Find in the archive">
<label class="grow">Words <input type="search" name="q" value="${words}" autocomplete="off" spellcheck="false"></label>
<label>Topic <select name="topic">
${option('', 'Any', topic)}${now.topics.map(({ slug, name }) => option(slug, name, topic))}</select></label>
<label>Day <input name="day" value="${day}" placeholder="2025-01-31" autocomplete="off"></label>
<label>That are <select name="state">
${option('', 'Any', state)}${Object.entries(STATES).map(([value, name]) => option(value, name, state))}</select></label>
<button type="submit">Find</button>
</form>
<p class="tally">${papers.length === 0 ? 'No paper has all of this.' : [plural(papers.length, 'paper'), says].filter(Boolean).join(DOT)}${DOT}<a href="/paper/new${day && `?day=${day}`}">write one by hand</a></p>
<div class="found">
${items.map(entry => item(desk.words, entry, now))}</div>
${turn}`;
  return { title: 'Find', body };
}

function item(words: Words, entry: PaperEntry, now: PapersNow): Html {
  const who = authorLineHtml(words, entry);
  const venue = entry['container-title'];
  const named = new Map(now.topics.map(({ slug, name }) => [slug, name]));
  const parts: Value[] = [
    who && html`<bdi>${who}</bdi>`,
    venue && html`<bdi>${venueText(venue)}</bdi>`,
    dateBesideVenue(words, entry),
    identifierName(entry.identifiers),
    html`listed <a href="/day/${entry.listed}">${shortDay(words, entry.listed)}</a>`,
    entry.topics?.map(slug => named.get(slug) ?? slug).join(', '),
  ];
  return html`<article class="paper${isPicked(entry, now) && ' pick'}" data-item="${entry.id}" tabindex="-1">
<h2><a href="/paper/${entry.id}" data-key="o" data-key-says="open the paper">${paperName(words, entry)}</a></h2>
<p class="byline">${separated(parts.filter(Boolean), DOT)}</p>
</article>
`;
}

/** Whether an entry is in the state that is asked for; nothing where none is. */
async function ofState(
  desk: Desk,
  now: PapersNow,
  state: string,
): Promise<((entry: PaperEntry) => boolean) | undefined> {
  if (state === 'untitled') return entry => entry.title === undefined;
  if (state === 'picked') return entry => isPicked(entry, now);
  if (state !== 'doubtful') return undefined;
  const doubted = new Set(
    waiting(await desk.archive()).flatMap(({ items }) => items.flatMap(({ id, about, group }) => group ?? [id, about])),
  );
  return entry => doubted.has(entry.id);
}

const isPicked = ({ id, pick, listed }: PaperEntry, { days }: PapersNow): boolean =>
  pick === true || days.some(day => day.day === listed && day.picks?.includes(id));
