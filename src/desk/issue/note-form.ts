import { type Html, html } from '../../typeset/html.ts';
import { ownWords } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import type { Desk } from '../desk.ts';
import type { DayNow } from './day-now.ts';
import { shownNote } from './own-words.ts';

/** Headline and note of the day, and beside them how they will look. */
export function noteForm(desk: Desk, { day, now }: DayNow): Html {
  const { words } = desk;
  const { date } = day;
  const { title = '', note = '' } = day.note ?? {};
  return html`<section class="own-words" aria-labelledby="own-words"><h2 id="own-words" class="hidden">${words.say('desk-note-on-day')}</h2>
<form method="post" action="/day/${date}/note" data-desk data-live="/day/${date}/shown" data-live-into="note-shown">
<input type="hidden" name="was-title" value="${title}">
<input type="hidden" name="was-note" value="${note}">
<p><label for="day-title">${words.say('desk-headline')}</label>
<input id="day-title" name="title" value="${title}"${ownWords(words, title, now.site)} autocomplete="off" maxlength="300"></p>
<p><label for="day-note" data-key="n" data-key-says="${words.say('desk-key-note')}">${words.say('desk-note')}</label>
<textarea id="day-note" name="note" rows="4"${ownWords(words, note, now.site)} aria-describedby="note-hint">
${note}</textarea>
<span id="note-hint" class="hint">${words.say('desk-note-hint')}</span></p>
${linkPaper(words, date, 'day-note')}<p><button class="main">${words.say('desk-save-note')}</button></p>
</form>
<div id="note-shown" class="shown" role="region" aria-label="${words.say('desk-how-note-looks')}">
${shownNote(desk, date, { title, note })}</div>
</section>
`;
}

/** Finds a paper by a few letters of its title, and puts a link to it into a field. */
function linkPaper(words: Words, date: string, field: string): Html {
  return html`<p class="link-paper" data-link-paper="/day/${date}/links" data-link-into="${field}">
<label for="link-letters">${words.say('desk-link-to-paper')}</label>
<input id="link-letters" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="link-offers" autocomplete="off" spellcheck="false" placeholder="${words.say('desk-few-letters')}">
<span class="hint" role="status"></span></p>
<ul id="link-offers" class="offers" role="listbox" aria-label="${words.say('papers-heading')}" hidden></ul>
`;
}
