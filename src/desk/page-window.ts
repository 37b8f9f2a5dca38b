import { type Html, html } from '../typeset/html.ts';
import { grouped } from '../typeset/plural.ts';

/** A part of a long list, and the way to the parts before and after it. */
export interface PageWindow<T> {
  items: readonly T[];
  /** Which ones they are: `21–40 of 71`. */
  says: string;
  turn: Html | undefined;
}

/** @param query of the page, whose `from` says where the part begins, the first being 1 */
export function pageWindow<T>(all: readonly T[], query: URLSearchParams, path: string, most: number): PageWindow<T> {
  const last = Math.max(0, Math.ceil(all.length / most) - 1) * most;
  const asked = Number.parseInt(query.get('from') ?? '1', 10) - 1;
  const from = Math.min(last, Math.max(0, Number.isNaN(asked) ? 0 : asked));
  const items = all.slice(from, from + most);
  const link = (at: number, words: string, rel: string): Html => {
    const to = new URLSearchParams(query);
    if (at > 0) to.set('from', String(at + 1));
    else to.delete('from');
    const asks = to.toString();
    return html`<a href="${path}${asks && `?${asks}`}" rel="${rel}">${words}</a>`;
  };
  const before = from > 0 && link(Math.max(0, from - most), 'Previous', 'prev');
  const after = from + most < all.length && link(from + most, 'Next', 'next');
  const range = items.length > 1 ? `${grouped(from + 1)}–${grouped(from + items.length)}` : grouped(from + 1);
  return {
    items,
    says: all.length > most ? `${range} of ${grouped(all.length)}` : '',
    turn:
      before || after
        ? html`<nav class="windows" aria-label="Parts of the list">${before} ${after}</nav>\n`
        : undefined,
  };
}
