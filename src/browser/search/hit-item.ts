import { DOT } from '../../typeset/dot.ts';
import { shortDay } from '../../typeset/months.ts';
import { element, marked } from '../element.ts';
import { readLink } from '../read-link.ts';
import type { Marked } from './excerpt.ts';
import type { Hit } from './messages.ts';

const LONGEST_AUTHORS = 160;

/** Whether it is a page of the editor's own, which stands on no day. */
export const isPage = (hit: Hit): boolean => hit.day === '';

/**
 * A result on the search page: a link to its page here, and one to where the paper can be read or looked for.
 * @param kicker what stands above it, in the place of its topics
 */
export function hitItem(hit: Hit, root: string, kicker?: string): HTMLLIElement {
  const title = element('h2', {}, element('a', { href: root + hit.url }, marked(hit.title)));
  const date = element('time', { datetime: hit.day }, shortDay(hit.day));
  const facts = element('p', { class: 'hit-facts' }, ...(isPage(hit) ? ['A page of this digest'] : ['Listed ', date]));
  const more = [
    hit.venue ?? hit.year,
    !kicker && hit.topics.join(', '),
    hit.has.includes('code') && 'has code',
    hit.has.includes('data') && 'has data',
  ];
  for (const fact of more) if (fact) facts.append(DOT, fact);
  return element(
    'li',
    { class: hit.has.includes('pick') ? 'hit pick' : 'hit' },
    kicker && element('p', { class: 'eyebrow' }, kicker),
    title,
    hit.authors.length > 0 && element('p', { class: 'hit-authors' }, marked(shortened(hit.authors))),
    facts,
    hit.brief && element('p', { class: 'hit-brief' }, marked(hit.brief)),
    hit.excerpt && element('p', { class: 'hit-excerpt' }, marked(hit.excerpt)),
    !isPage(hit) && element('p', { class: 'hit-read' }, readLink(textOf(hit.title), hit.at)),
    !isPage(hit) && element('span', { class: 'Z3988', title: coins(hit) }),
  );
}

/** A result’s metadata for reference managers and the reading list (COinS, https://en.wikipedia.org/wiki/COinS). */
function coins(hit: Hit): string {
  const authors = textOf(hit.authors).split(', ').filter(Boolean);
  return new URLSearchParams([
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
    ['rft.atitle', textOf(hit.title)],
    ...authors.map(author => ['rft.au', author]),
    ...(hit.year ? [['rft.date', hit.year]] : []),
    ...(hit.venue ? [['rft.jtitle', hit.venue]] : []),
  ]).toString();
}

const textOf = (text: Marked): string => text.map(part => part.text).join('');

/** The first authors of a long list, and any later ones that the query names. */
function shortened(authors: Marked): Marked {
  let length = 0;
  const kept: Marked = [];
  for (const part of authors) {
    if (length > LONGEST_AUTHORS && !part.mark) {
      if (kept.at(-1)?.text !== ' … ') kept.push({ text: ' … ', mark: false });
      continue;
    }
    const room = LONGEST_AUTHORS - length;
    const comma = part.text.indexOf(',', Math.max(0, room));
    const text = !part.mark && part.text.length > room && comma > 0 ? `${part.text.slice(0, comma)} … ` : part.text;
    kept.push({ text, mark: part.mark });
    length += part.text.length;
  }
  return kept;
}
