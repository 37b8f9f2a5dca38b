import { element, marked } from './element.ts';
import type { Marked } from './excerpt.ts';
import type { Hit } from './messages.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2025-11-19` as `19 Nov 2025`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date ? `${Number(date)} ` : ''}${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

const LONGEST_AUTHORS = 160;

/** A result on the search page: one link, to the paper. */
export function hitItem(hit: Hit, root: string): HTMLLIElement {
  const title = element('h2', {}, element('a', { href: root + hit.url }, marked(hit.title)));
  const date = element('time', { datetime: hit.day }, dayText(hit.day));
  const facts = element('p', { class: 'hit-facts' }, 'Listed ', date);
  const more = [
    hit.venue ?? hit.year,
    hit.topics.join(', '),
    hit.has.includes('code') && 'has code',
    hit.has.includes('data') && 'has data',
  ];
  for (const fact of more) if (fact) facts.append(' · ', fact);
  const said = hit.excerpt.map(part => part.text).join('');
  // A brief that is the abstract's beginning need not stand above an excerpt that begins so.
  const brief = hit.brief !== undefined && said.startsWith(hit.brief.slice(0, 40)) ? undefined : hit.brief;
  return element(
    'li',
    { class: hit.has.includes('pick') ? 'hit pick' : 'hit' },
    title,
    hit.authors.length > 0 && element('p', { class: 'hit-authors' }, marked(shortened(hit.authors))),
    facts,
    brief !== undefined && element('p', { class: 'hit-brief' }, brief),
    hit.excerpt.length > 0 && element('p', { class: 'hit-excerpt' }, marked(hit.excerpt)),
  );
}

/** The first authors of a long list, and further ones where they were asked for. */
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
