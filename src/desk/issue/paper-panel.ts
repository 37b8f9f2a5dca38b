import type { DigestDay } from '../../digest/grouping.ts';
import { paperKey } from '../../digest/item.ts';
import { PublishedRecord } from '../../digest/published-record.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { renderAbstract } from '../../typeset/markdown.ts';
import type { Words } from '../../words/words.ts';
import { topicChoices } from '../views/topic-choices.ts';
import type { DayNow } from './day-now.ts';
import { shownLine } from './own-words.ts';

/** What a curator says of one paper, and where it stands. */
export function paperPanel(words: Words, { now, day }: DayNow, content: string, shown: PaperEntry): Html {
  const entry = now.byId.get(shown.id) ?? shown;
  const { id, note = '', abstract } = entry;
  const to = (action: string) => `/day/${day.date}/${action}`;
  const isPublished = isOut(content, id);
  return html`<div class="panel">
${abstract && html`<div class="abstract">${raw(renderAbstract(words, abstract))}</div>\n`}<form method="post" action="${to('paper')}" data-desk data-live="${to('line')}" data-live-into="line-shown">
<input type="hidden" name="id" value="${id}">
<input type="hidden" name="was-note" value="${note}">
<input type="hidden" name="was-topics" value="${(entry.topics ?? []).join(' ')}">
<p><label for="paper-note">One line on it</label>
<textarea id="paper-note" name="note" rows="2" data-focus aria-label="One line on ${paperLabel(entry)}">
${note}</textarea></p>
<div id="line-shown" class="shown" role="region" aria-label="How the line will look">${shownLine(words, now, note)}</div>
<fieldset class="topics"><legend>Topics</legend>
${topicChoices(words, entry.topics ?? [], now.topics, 3)}</fieldset>
<p><button class="main">Save</button></p>
</form>
<form method="post" action="${to('move')}" data-desk class="inline">
<input type="hidden" name="id" value="${id}">
<input type="hidden" name="was-to" value="${entry.listed}">
<p><label for="paper-day">Day</label> <input id="paper-day" type="date" name="to" value="${entry.listed}" required> <button>Move to this day</button></p>
<p class="hint">${aboutMoving(words, entry, isPublished, day)}</p>
</form>
<form method="post" action="${to('leave-out')}" data-desk class="inline">
<input type="hidden" name="id" value="${id}">
<p><button aria-label="Leave out of the digest: ${paperLabel(entry)}">Leave out of the digest</button></p>
<p class="hint">${aboutLeaving(entry, isPublished)}</p>
</form>
</div>
`;
}

const isOut = (content: string, id: string): boolean => {
  const item = new PublishedRecord(content).known.items.get(paperKey(id));
  return item !== undefined && !item.gone;
};

function aboutMoving(
  words: Words,
  { listed, provenance }: PaperEntry,
  isPublished: boolean,
  { date, papers, note }: DigestDay,
): Value {
  const isListed = provenance.some(place => place.listed === listed);
  const stays =
    isListed && `On ${plainDay(words, listed)} it stays under “Also listed”, as its listing names that day. `;
  const out =
    isPublished &&
    'It is published: its address stays, readers of its feeds are not told twice, the corrections say that it moved, and both days change with the next build.';
  const isLast = !isListed && listed === date && papers.length === 1;
  const alone = isLast && note?.note && `The note of ${plainDay(words, date)} stays there, with no papers. `;
  return html`${stays}${alone}${out}`;
}

function aboutLeaving({ provenance }: PaperEntry, isPublished: boolean): Value {
  const stays = provenance.length > 0 ? 'It stays known, and no listing brings it back' : 'No listing has it';
  return html`${stays}: take the step back under <a href="/history">History</a>, or put its file back.${isPublished && ' It is published: its page goes with the next build.'}`;
}
