import { identifierName, type PaperEntry } from '../../paper.ts';
import { separated } from '../../theme/parts/paper-item.ts';
import { dateBesideVenue, shortDay, venueText } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { authorLineHtml } from '../../typeset/people.ts';
import type { WordKey, Words } from '../../words/words.ts';
import type { Desk } from '../desk.ts';
import { findPapers } from '../find-papers.ts';
import { pageWindow } from '../page-window.ts';
import { type PapersNow, papersNow } from '../papers-now.ts';
import type { Room, View } from '../view.ts';
import { waiting } from '../waiting.ts';

const SHOWN = 50;

/** States that a paper can be looked for by. */
const STATES = {
  doubtful: 'desk-state-doubtful',
  untitled: 'desk-state-untitled',
  picked: 'desk-state-picked',
} as const satisfies Readonly<Record<string, WordKey>>;

/** The whole archive, by words, topic, day and state. */
export const findRoom: Room = {
  nav: { name: 'desk-nav-find', to: '/find' },
  views: { '/find': async (desk, _, query) => found(desk, query) },
};

async function found(desk: Desk, query: URLSearchParams): Promise<View> {
  const now = papersNow(desk);
  const { words } = desk;
  const [asked, topic, day, state] = ['q', 'topic', 'day', 'state'].map(name => (query.get(name) ?? '').trim()) as [
    string,
    string,
    string,
    string,
  ];
  const papers = findPapers(now.entries, { words: asked, topic, day, is: await ofState(desk, now, state) });
  const { items, says, turn } = pageWindow(desk.words, papers, query, '/find', SHOWN);
  const option = (value: string, name: string, chosen: string): Html =>
    html`<option value="${value}"${value === chosen && raw(' selected')}>${name}</option>\n`;
  const body = html`<form class="find-form" action="/find" method="get" aria-label="${words.say('desk-find-in-archive')}">
<label class="grow">${words.say('desk-find-words')} <input type="search" name="q" value="${asked}" autocomplete="off" spellcheck="false"></label>
<label>${words.say('row-topic')} <select name="topic">
${option('', words.say('desk-any'), topic)}${now.topics.map(({ slug, name }) => option(slug, name, topic))}</select></label>
<label>${words.say('desk-day')} <input name="day" value="${day}" placeholder="2025-01-31" autocomplete="off"></label>
<label>${words.say('desk-that-are')} <select name="state">
${option('', words.say('desk-any'), state)}${Object.entries(STATES).map(([value, name]) => option(value, words.say(name), state))}</select></label>
<button type="submit">${words.say('desk-nav-find')}</button>
</form>
<p class="tally">${papers.length === 0 ? words.say('desk-no-paper-has-all') : [words.say('n-papers', { n: papers.length }), says].filter(Boolean).join(DOT)}${DOT}<a href="/paper/new${day && `?day=${day}`}">${words.say('desk-write-one-by-hand')}</a></p>
<div class="found">
${items.map(entry => item(words, entry, now))}</div>
${turn}`;
  return { title: words.say('desk-nav-find'), body };
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
    html`${words.set('desk-listed-on', { day: html`<a href="/day/${entry.listed}">${shortDay(words, entry.listed)}</a>` })}`,
    entry.topics?.map(slug => named.get(slug) ?? slug).join(words.say('name-comma')),
  ];
  return html`<article class="paper${isPicked(entry, now) && ' pick'}" data-item="${entry.id}" tabindex="-1">
<h2><a href="/paper/${entry.id}" data-key="o" data-key-says="${words.say('desk-key-open-paper')}">${paperName(words, entry)}</a></h2>
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
