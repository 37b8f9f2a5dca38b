import { type Html, html } from '../typeset/html.ts';
import type { Words } from '../words/words.ts';

/** A part of a long list, and the way to the parts before and after it. */
export interface PageWindow<T> {
  items: readonly T[];
  /** Which ones they are: `21–40 of 71`. */
  says: string;
  turn: Html | undefined;
}

/** @param query of the page, whose `from` says where the part begins, the first being 1 */
export function pageWindow<T>(
  words: Words,
  all: readonly T[],
  query: URLSearchParams,
  path: string,
  most: number,
): PageWindow<T> {
  const last = Math.max(0, Math.ceil(all.length / most) - 1) * most;
  const asked = Number.parseInt(query.get('from') ?? '1', 10) - 1;
  const from = Math.min(last, Math.max(0, Number.isNaN(asked) ? 0 : asked));
  const items = all.slice(from, from + most);
  const link = (at: number, name: string, rel: string): Html => {
    const to = new URLSearchParams(query);
    if (at > 0) to.set('from', String(at + 1));
    else to.delete('from');
    const asks = to.toString();
    return html`<a href="${path}${asks && `?${asks}`}" rel="${rel}">${name}</a>`;
  };
  const before = from > 0 && link(Math.max(0, from - most), words.say('desk-list-previous'), 'prev');
  const after = from + most < all.length && link(from + most, words.say('desk-list-next'), 'next');
  const part =
    items.length > 1
      ? words.say('desk-list-range', { from: from + 1, to: from + items.length })
      : words.number(from + 1);
  return {
    items,
    says: all.length > most ? words.say('desk-list-part', { part, all: all.length }) : '',
    turn:
      before || after
        ? html`<nav class="windows" aria-label="${words.say('desk-list-parts')}">${before} ${after}</nav>\n`
        : undefined,
  };
}
