import { type Html, html, raw } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';
import type { Desk } from '../desk.ts';
import type { StillReading } from '../reading.ts';
import type { Room, View } from '../view.ts';

/** What stands in a page's place while what it shows is being read. */
export const readingRoom: Room = {
  pieces: { '/reading': async desk => howFar(desk) },
};

export function readingView(words: Words, reading: StillReading): View {
  const body = html`<div id="reading" data-poll="/reading">\n${stillReading(words, reading)}</div>\n`;
  return { title: words.say('desk-one-moment'), body };
}

/** A line in a part of the page that is asked for again. */
export function stillReading(words: Words, { far }: StillReading): Html {
  return html`<p class="aside" data-running>${words.say('desk-papers-being-read', far)}</p>\n`;
}

/** Once all is read, the page itself is asked for again. */
function howFar({ words, reading }: Desk): Html {
  if (reading) return stillReading(words, reading);
  return html`<p class="aside"${raw(' data-whole')}>${words.say('desk-papers-are-read')}</p>\n`;
}
