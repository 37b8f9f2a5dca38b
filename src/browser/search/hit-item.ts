import { DOT } from '../../typeset/dot.ts';
import { languageOf } from '../../typeset/script.ts';
import { shortDay } from '../../typeset/short-day.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { element } from '../element.ts';
import { readLink } from '../read-link.ts';
import { eachName, marked, namesText, nameText, textOf, titleText } from '../shown-text.ts';
import { words } from '../words.ts';
import type { Marked } from './excerpt.ts';
import type { Hit } from './messages.ts';

/** So many names are all shown. */
const SHORT_LIST = 3;

/** Whether it is a page of the editor's own, which stands on no day. */
export const isPage = (hit: Hit): boolean => hit.day === '';

/**
 * A result on the search page: a link to its page here, and one to where the paper can be read or looked for.
 * @param under what is followed and led to it, in the place of its topics
 */
export function hitItem(hit: Hit, root: string, under?: string): HTMLLIElement {
  const facts = element('p', { class: 'hit-facts' });
  const say = (...fact: (Node | string)[]) => facts.append(...(facts.hasChildNodes() ? [DOT] : []), ...fact);
  const said = hit.brief ?? hit.excerpt;
  // What is written in Han alone is Japanese where the text beside it is.
  const language = languageOf(textOf([...hit.title, ...(said ?? [])]));
  const { names, more } = shortened(hit.authors);
  if (hit.authors.length > 0) say(element('bdi', {}, namesText(names, language, more)));
  if (isPage(hit)) say(words.say('page-of-digest'));
  for (const fact of [hit.venue ?? hit.year, under ?? hit.topics.join(words.say('name-comma'))])
    if (fact) say(nameText(fact, language));
  if (hit.has.includes('code')) say(words.say('has-code'));
  if (hit.has.includes('data')) say(words.say('has-data'));
  const read = !isPage(hit) && readLink(textOf(hit.title), hit.at);
  if (!isPage(hit)) say(...listed(hit.day));
  // A list of pages of this digest: where a paper is read elsewhere shows where one points.
  if (read) facts.append(element('span', { class: 'hit-read' }, read));
  return element(
    'li',
    { class: hit.has.includes('pick') ? 'hit pick' : 'hit' },
    element('h2', {}, element('a', { href: root + hit.url }, titleText(hit.title, language))),
    facts,
    said &&
      element(
        'p',
        { class: hit.brief ? 'hit-brief' : 'hit-excerpt', ...tongueOf(words, textOf(said), language) },
        marked(said),
      ),
    !isPage(hit) && element('span', { class: 'Z3988', title: coins(hit) }),
  );
}

const listed = (day: string): (Node | string)[] =>
  words.set('hit-listed', { day: element('time', { datetime: day }, shortDay(words, day)) });

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

/** The names that the query names, or else the first two, and how many more. */
function shortened(authors: Marked): { names: Marked; more?: number } {
  const names = eachName(authors);
  if (names.length <= SHORT_LIST) return { names: authors };
  const marks = names.map(name => name.filter(({ mark }) => mark).length);
  const most = Math.max(...marks);
  const shown = names.filter((_, i) => (most > 0 ? marks[i] === most : i < 2)).slice(0, SHORT_LIST);
  return {
    names: shown.flatMap((name, i) => (i > 0 ? [{ text: ', ', mark: false }, ...name] : name)),
    more: names.length - shown.length,
  };
}
