import type { DigestDay } from '../../digest/grouping.ts';
import { paperKey } from '../../digest/item.ts';
import { PublishedRecord } from '../../digest/published-record.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { renderAbstract } from '../../typeset/markdown.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { attributes } from '../../typeset/tongue-html.ts';
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
${abstract && html`<div class="abstract"${attributes(tongueOf(words, abstract, entry.language))}>${raw(renderAbstract(words, abstract))}</div>\n`}<form method="post" action="${to('paper')}" data-desk data-live="${to('line')}" data-live-into="line-shown">
<input type="hidden" name="id" value="${id}">
<input type="hidden" name="was-note" value="${note}">
<input type="hidden" name="was-topics" value="${(entry.topics ?? []).join(' ')}">
<p><label for="paper-note">${words.say('desk-one-line')}</label>
<textarea id="paper-note" name="note" rows="2" data-focus aria-label="${words.say('desk-one-line-on', { paper: paperLabel(entry) })}">
${note}</textarea></p>
<div id="line-shown" class="shown" role="region" aria-label="${words.say('desk-how-line-looks')}">${shownLine(words, now, note)}</div>
<fieldset class="topics"><legend>${words.say('topics-heading')}</legend>
${topicChoices(words, entry.topics ?? [], now.topics, 3)}</fieldset>
<p><button class="main">${words.say('desk-save')}</button></p>
</form>
<form method="post" action="${to('move')}" data-desk class="inline">
<input type="hidden" name="id" value="${id}">
<input type="hidden" name="was-to" value="${entry.listed}">
<p><label for="paper-day">${words.say('desk-day')}</label> <input id="paper-day" type="date" name="to" value="${entry.listed}" required> <button>${words.say('desk-move-to-day')}</button></p>
<p class="hint">${aboutMoving(words, entry, isPublished, day)}</p>
</form>
<form method="post" action="${to('leave-out')}" data-desk class="inline">
<input type="hidden" name="id" value="${id}">
<p><button aria-label="${words.say('desk-leave-out-paper', { paper: paperLabel(entry) })}">${words.say('desk-leave-out-of-digest')}</button></p>
<p class="hint">${aboutLeaving(words, entry, isPublished)}</p>
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
    isListed &&
    words.say('desk-stays-also-listed', { day: plainDay(words, listed), heading: words.say('also-listed') });
  const out = isPublished && words.say('desk-moves-published');
  const isLast = !isListed && listed === date && papers.length === 1;
  const alone = isLast && note?.note && words.say('desk-note-stays-alone', { day: plainDay(words, date) });
  return sentences(words, [stays, alone, out]);
}

function aboutLeaving(words: Words, { provenance }: PaperEntry, isPublished: boolean): Value {
  const key = provenance.length > 0 ? 'desk-leaving-listed' : 'desk-leaving-unlisted';
  const back = html`${words.set(key, { a: inner => html`<a href="/history">${inner}</a>` })}`;
  return sentences(words, [back, isPublished && words.say('desk-leaves-published')]);
}

/** Sentences one after another. */
function sentences(words: Words, said: readonly (Html | string | undefined | false)[]): Value {
  const [first, ...rest] = said.filter(each => each !== undefined && each !== false && each !== '');
  return rest.reduce<Html | string | undefined>(
    (before, second) => html`${words.set('two-sentences', { first: before!, second: second! })}`,
    first || undefined,
  );
}
