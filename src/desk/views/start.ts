import type { DigestDay } from '../../digest/grouping.ts';
import { countMark } from '../../theme/parts/count.ts';
import { longDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html } from '../../typeset/html.ts';
import type { Desk } from '../desk.ts';
import { dayFacts } from '../issue/days-list.ts';
import { kindName } from '../kind-words.ts';
import { papersNow } from '../papers-now.ts';
import type { Room } from '../view.ts';
import { waiting } from '../waiting.ts';
import { ownSteps, stepList, wayBack } from './history.ts';
import { stillReading } from './reading.ts';
import { pasteBox } from './take-in.ts';

/** How many days and steps are shown. */
const DAYS = 3;
const STEPS = 5;

/** Where one comes in: what is to be taken in, the newest issues, what waits, and what was done last. */
export const startRoom: Room = {
  nav: { name: 'desk-nav-start', to: '/' },
  views: {
    '/': async desk => ({
      title: desk.words.say('desk-name'),
      body: html`${pasteBox(desk.words)}<div class="start">
<section aria-labelledby="issues-title">
<h2 id="issues-title">${desk.words.say('desk-nav-issues')}</h2>
<div id="issues" data-poll="/start/issues">
${issues(desk)}</div>
</section>
<section aria-labelledby="waits-title">
<h2 id="waits-title">${desk.words.say('desk-what-waits')}</h2>
<div id="waits" data-poll="/start/waits">
${waits(desk)}</div>
</section>
<section aria-labelledby="steps-title">
<h2 id="steps-title">${desk.words.say('desk-done-last')}</h2>
${wayBack(desk)}${stepList(desk.words, ownSteps(desk).slice(0, STEPS))}<p><a href="/history">${desk.words.say('desk-all-that-was-done')}</a></p>
</section>
</div>
`,
    }),
  },
  pieces: {
    '/start/issues': async desk => issues(desk),
    '/start/waits': async desk => {
      if (!desk.reading) await desk.archive();
      return waits(desk);
    },
  },
};

function issues(desk: Desk): Html {
  const { reading, words } = desk;
  if (reading) return stillReading(words, reading);
  const { calendar, dayByDate } = papersNow(desk);
  const today = desk.today();
  const days = calendar.slice(0, DAYS);
  const line = (day: DigestDay): Html => {
    const { date } = day;
    const facts = dayFacts(words, day).join(DOT);
    return html`<li><a href="/day/${date}">${date === today ? words.say('desk-today') : longDay(words, date)}</a> <span class="why">${facts}</span></li>\n`;
  };
  return html`<ul class="lines">
${!dayByDate.has(today) && html`<li><a href="/day/${today}">${words.say('desk-today')}</a> <span class="why">${words.say('desk-nothing-listed-yet')}</span></li>\n`}${days.map(line)}</ul>
<p><a href="/days">${words.say('desk-all-issues')}</a></p>
`;
}

/** Counts of what waits, by kind; the archive may have to be read for them, which the page does not wait for. */
function waits(desk: Desk): Html {
  const archive = desk.reading ? undefined : desk.openArchive();
  if (!archive) return html`<p class="aside" data-running>${desk.words.say('desk-archive-being-read')}</p>\n`;
  const kinds = waiting(archive);
  if (kinds.length === 0) return html`<p>${desk.words.say('desk-nothing')}</p>\n`;
  return html`<ul class="lines">
${kinds.map(({ kind, items }) => html`<li><a href="/review/${kind}">${kindName(desk.words, kind)}</a> ${countMark(desk.words, items.length)}</li>\n`)}</ul>
`;
}
