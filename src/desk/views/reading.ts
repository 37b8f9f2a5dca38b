import { type Html, html, raw } from '../../typeset/html.ts';
import type { Desk } from '../desk.ts';
import type { StillReading } from '../reading.ts';
import type { Room, View } from '../view.ts';

/** What stands in a page's place while what it shows is being read. */
export const readingRoom: Room = {
  pieces: { '/reading': async desk => howFar(desk) },
};

export function readingView(reading: StillReading): View {
  return { title: 'One moment', body: html`<div id="reading" data-poll="/reading">\n${stillReading(reading)}</div>\n` };
}

/** A line in a part of the page that is asked for again. */
export function stillReading({ message }: StillReading): Html {
  return html`<p class="aside" data-running>${message} …</p>\n`;
}

/** Once all is read, the page itself is asked for again. */
function howFar({ reading }: Desk): Html {
  return reading ? stillReading(reading) : html`<p class="aside"${raw(' data-whole')}>All papers are read.</p>\n`;
}
