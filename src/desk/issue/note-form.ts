import { type Html, html } from '../../typeset/html.ts';
import type { Desk } from '../desk.ts';
import type { DayNow } from './day-now.ts';
import { shownNote } from './own-words.ts';

/** Headline and note of the day, and beside them how they will look. */
export function noteForm(desk: Desk, { day }: DayNow): Html {
  const { date } = day;
  const { title = '', note = '' } = day.note ?? {};
  return html`<section class="own-words" aria-labelledby="own-words"><h2 id="own-words" class="hidden">Note on the day</h2>
<form method="post" action="/day/${date}/note" data-desk data-live="/day/${date}/shown" data-live-into="note-shown">
<input type="hidden" name="was-title" value="${title}">
<input type="hidden" name="was-note" value="${note}">
<p><label for="day-title">Headline</label>
<input id="day-title" name="title" value="${title}" autocomplete="off" maxlength="300"></p>
<p><label for="day-note" data-key="n" data-key-says="write the note">Note</label>
<textarea id="day-note" name="note" rows="4" aria-describedby="note-hint">
${note}</textarea>
<span id="note-hint" class="hint">Markdown, with formulas between dollar signs. Ctrl+K finds a paper to link to, Ctrl+Enter saves.</span></p>
${linkPaper(date, 'day-note')}<p><button class="main">Save note</button></p>
</form>
<div id="note-shown" class="shown" role="region" aria-label="How the note will look">
${shownNote(desk, date, { title, note })}</div>
</section>
`;
}

/** Finds a paper by a few letters of its title, and puts a link to it into a field. */
function linkPaper(date: string, field: string): Html {
  return html`<p class="link-paper" data-link-paper="/day/${date}/links" data-link-into="${field}">
<label for="link-letters">Link to a paper</label>
<input id="link-letters" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="link-offers" autocomplete="off" spellcheck="false" placeholder="A few letters of its title">
<span class="hint" role="status"></span></p>
<ul id="link-offers" class="offers" role="listbox" aria-label="Papers" hidden></ul>
`;
}
