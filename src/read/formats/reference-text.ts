import { arxivId, doi } from '../../content/identifier.ts';
import { words } from '../../typeset/words.ts';
import { oneLine } from '../record-draft.ts';
import { MONTH_WORD, readDate } from '../text/date.ts';
import { type AuthorList, authorList, familyNames } from './author-list.ts';

/** What one reference says, as its text words it. */
export interface Reference {
  title?: string;
  authors?: AuthorList;
  'container-title'?: string;
  issued?: string;
}

/** No reference is longer, and no reference's authors are. */
const LONGEST = 5000;
const AUTHORS = 2000;
const ADDRESSES = /https?:\/\/\S+|\bdoi:?\s?10\.\S+|\barXiv:\s?\S+(?:\s\[[\w.-]{2,20}\])?/gi;
const QUOTED = /[“"]([^“”"]{8,500})[”"]/;
/** Single quotes, which may be apostrophes as well: they end where the part does. */
const QUOTED_ONCE = /(?<=^|[\s,.])['‘](\S.{6,499}?)(?:['’](?=[,.;]|$)|[,.?!]['’](?=\s|$))/;
const YEAR_IN_BRACKETS = /[([]((?:19|20)\d\d)[a-z]?(?:, [A-Z][a-z]{2,8}(?: \d{1,2})?)?[)\]]/;
const YEAR = /(?<![\d.\w/-])(?:19|20)\d\d(?![\d\w/-])/g;
/** What ends in a stop and ends no sentence. */
const SHORTENED =
  /(?:^|[\s.(-])(?:\p{Lu}\p{Ll}?|[Aa]l|[Vv]ol|[Nn]os?|pp?|Proc|Conf|Trans|Int|Symp|[Ee]ds?|Jr|St|Dr|vs|cf|Rev|Lett|Phys|Comput|Sci|Intl?|Natl?)$/u;

/**
 * The parts of a reference as bibliographies and lists write it: `Byron, A. (2010). Title. Venue.`, `A. Byron, “Title,” Venue, 2010`,
 * `Byron A, Cole B. Title. Venue. 2010;3:4`, `Ada Byron and Bo Cole. Title. In Venue, 2010`, `Title (2010), A. Byron`.
 *
 * @returns undefined where title and authors cannot be told apart: nothing is guessed
 */
export function readReference(written: string): Reference | undefined {
  if (written.length > LONGEST) return undefined;
  const text = oneLine(written.replace(ADDRESSES, ' '));
  const [first = '', ...behind] = sentences(text);
  // Authors with no more than a venue behind them have their title elsewhere.
  if (authorList(text) || (!quoted(text) && authorList(first) && behind.length === 1 && readVenue(behind[0]!)))
    return undefined;
  const end = /\(([^()]{2,60})\)[.\s]*$/.exec(text);
  const published = end ? (readVenue(end[1]!) ?? namedVenue(end[1]!)) : undefined;
  const rest = published?.['container-title'] ? text.slice(0, end!.index).trim() : text;
  const found = quoted(rest) ?? dated(rest) ?? inSentences(rest) ?? betweenCommas(rest);
  return found && rest !== text ? { ...found, ...published } : found;
}

function quoted(text: string): Reference | undefined {
  const found = QUOTED.exec(text) ?? QUOTED_ONCE.exec(text);
  if (!found) return undefined;
  const before = text.slice(0, found.index).trim();
  const authors = authorList(before);
  if (before !== '' && !authors) return undefined;
  const after = text.slice(found.index + found[0].length);
  const issued = YEAR_IN_BRACKETS.exec(before)?.[1];
  return {
    title: trimmed(found[1]!),
    ...(authors ? { authors, ...place(after) } : (authorsAndPlace(after) ?? place(after))),
    ...(issued && { issued }),
  };
}

/** `Ada Byron, Bo Cole. Venue, 2010` or `Ada Byron, Venue 2010` behind a title. */
function authorsAndPlace(text: string): Omit<Reference, 'title'> | undefined {
  const [first = '', ...rest] = sentences(text);
  const whole = authorList(first);
  if (whole) return { authors: whole, ...place(rest.join('. ')) };
  const parts = first.split(/,\s/).slice(0, 100);
  for (let end = parts.length - 1; end > 0 && end > parts.length - 3; end--) {
    const authors = authorList(parts.slice(0, end).join(', '));
    const published = authors && readVenue([parts.slice(end).join(', '), ...rest].join('. '));
    if (published) return { authors, ...published };
  }
  return undefined;
}

/** The year in brackets behind the authors, or behind the title with the authors behind it. */
function dated(text: string): Reference | undefined {
  const found = YEAR_IN_BRACKETS.exec(text);
  if (!found) return undefined;
  const [before, after] = [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length)];
  const first = authorList(before) ?? (authorList(after) ? undefined : familyNames(before));
  const [title, ...rest] = titleFirst(sentences(after.replace(/^[\s.,:;]+/, '')));
  if (first)
    return title && hasWords(title, 2)
      ? { title, authors: first, ...place(rest.join('. ')), issued: found[1]! }
      : undefined;
  const authors = authorList(after);
  return authors && hasWords(before, 1) ? { title: trimmed(before), authors, issued: found[1]! } : undefined;
}

/** A journal with its volume: "Nature, 12, 1–9", "Neural computation, 9(8), 1735". */
const WITH_VOLUME = /^[^\d?!]{3,150}[, ] ?\d{1,4}(?:\(|[,:] ?\d)/;

/** Sentences whose first is a title: one that asks or calls out goes on with what names no place. */
function titleFirst(all: readonly string[]): readonly string[] {
  let [title = '', ...rest] = all;
  while (/[?!]$/.test(title) && rest.length > 0 && !isPlace(rest[0]!)) {
    const [next = '', behind] = rest;
    if (!/[?!]$|(?:^|\s)(?!(?:with|from|into|over|upon)\b)\p{Ll}{4}/u.test(next) && !(behind && isPlace(behind))) break;
    title = `${title} ${next}`;
    rest = rest.slice(1);
  }
  return [title, ...rest];
}

function isPlace(sentence: string): boolean {
  return /^in:?\s/i.test(sentence) || WITH_VOLUME.test(sentence) || readVenue(sentence) !== undefined;
}

function inSentences(text: string): Reference | undefined {
  for (const stop of text.slice(0, AUTHORS).matchAll(/\.\s/g)) {
    const after = text.slice(stop.index + 2).trimStart();
    const goesOn =
      /^(?:\p{Lu}\.|and\b|&|,|et\.? al\b)/u.test(after) || (endsInInitial(text, stop.index) && FAMILY_NEXT.test(after));
    const authors = goesOn ? undefined : authorList(text.slice(0, stop.index + 1));
    const rest = authors ? sentences(after) : [];
    const year = /^(?:19|20)\d\d[a-z]?$/.exec(rest[0] ?? '')?.[0].slice(0, 4);
    const [title, ...more] = titleFirst(year ? rest.slice(1) : rest);
    if (!authors || !title || !hasWords(title, 2) || readVenue(title)) continue;
    // "Title, 2010."
    const end = /,[\s,]{0,10}((?:19|20)\d\d)$/.exec(title);
    const issued = year ?? end?.[1];
    const own = end ? trimmed(title.slice(0, end.index)) : title;
    return { title: own, authors, ...place(more.join('. ')), ...(issued && { issued }) };
  }
  const [title = '', second = '', ...rest] = sentences(text);
  const last = authorList(second);
  const isList = last && (last.more || last.names.length > 1);
  return isList && hasWords(title, 2) ? { title, authors: last, ...place(rest.join('. ')) } : undefined;
}

/** `Ada Byron, Bo Cole, Title, Venue, 2010` or `Title, Byron et al., Venue 2010`. */
function betweenCommas(text: string): Reference | undefined {
  const parts = text.split(/,\s/).map(trimmed);
  if (parts.length < 2 || parts.length > 200) return undefined;
  let end = parts.length;
  while (end > 1 && readVenue(parts.slice(end - 1).join(', '))) end--;
  const published = place(parts.slice(end).join(', '));
  let names = 0;
  while (names < end - 1 && (authorList(parts[names]!) || (names > 0 && /^et\.? al$/.test(parts[names]!)))) names++;
  const title = parts.slice(names, end).join(', ');
  const first = names > 0 ? authorList(parts.slice(0, names).join(', ')) : undefined;
  if (first)
    return hasWords(title, 3) && !authorList(parts[names]!) ? { title, authors: first, ...published } : undefined;
  let from = end;
  while (from > 1 && authorList(parts.slice(from - 1, end).join(', '))) from--;
  const last = authorList(parts.slice(from, end).join(', '));
  const head = parts.slice(0, from).join(', ');
  if (!last || !hasWords(head, 2)) return undefined;
  // What ends like a name may be a title with the first author behind it, and no sign between.
  return !last.more && authorList(head.split(' ').slice(-2).join(' '))
    ? undefined
    : { title: head, authors: last, ...published };
}

/** Behind an initial: the family name that it belongs to. */
const FAMILY_NEXT = /^\p{Lu}[\p{L}'’-]{1,30}(?:,| and\b| &|\.)/u;

function endsInInitial(text: string, at: number): boolean {
  return /(?:^|[\s.-])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at));
}

const VENUE_WORD =
  /\b(?:proceedings|proc\.|conference|conf\.|journal|transactions|trans\.|workshops?|symposium|letters|reviews?|advances in|arxiv|biorxiv|medrxiv|nature|science|preprint|annals|bulletin|thesis|findings|corr|technical report)(?![\p{L}])/iu;
const ACRONYM =
  /^(?:[A-Za-z]{0,9}[A-Z][A-Za-z]{0,9}[A-Z][A-Za-z]{0,9})(?:[ -/@](?:[A-Z][A-Za-z]{0,12}|and|on|of|&)){0,4}$/;

/** A journal's name with its volume behind. */
const VOLUME = /^(.*\b(?:Journal|Transactions|Letters|Annals|Bulletin|Review)\b.*?\D)\s\d{1,4}$/;

/** A short text that names where and when a paper came out: "CVPR 2021", "In Proceedings of …, 2010", "2020"; else undefined. */
export function readVenue(text: string): Pick<Reference, 'container-title' | 'issued'> | undefined {
  if (text.length > 200) return undefined;
  const plain = trimmed(
    text.replace(/^[\s([]*(?:(?:in|at|to appear in|accepted (?:to|at|by|in)|published (?:in|at)):?\s)?/i, ''),
  ).replace(/[)\]]{1,5}$/, '');
  if (plain === '' || plain.length > 120 || plain.split(',').length > 4) return undefined;
  const year = /(?:^|[^\d])((?:19|20)\d\d)$/.exec(plain)?.[1];
  const short = year === undefined ? /[A-Z] ?['’](\d\d)$/.exec(plain)?.[1] : undefined;
  const name = trimmed(year ? plain.slice(0, -4) : short ? plain.slice(0, -3) : plain).replace(/[\s'’([-]{1,5}$/, '');
  if (name === '') return year === undefined ? undefined : { issued: year };
  const isVenue =
    (VENUE_WORD.test(name) && !/\bet al\b/i.test(name) && name.toLowerCase().indexOf('arxiv') < 2) ||
    ((year ?? short) !== undefined && ACRONYM.test(name));
  if (!isVenue) return undefined;
  const issued = year ?? (short && `20${short}`);
  // The archive's own name says no more than the identifier does, and its year is no volume's.
  const container = /^arxiv(?: preprint)?(?:\s?arxiv:.{0,30}|[\s(]*)$/i.test(name)
    ? 'arXiv'
    : year && /^\S+$/.test(name)
      ? `${name} ${year}`
      : name.replace(VOLUME, '$1');
  return { 'container-title': container, ...(issued && { issued }) };
}

/** In brackets behind a title, any name with a year is a venue: "Sadhana 1994". */
function namedVenue(text: string): Pick<Reference, 'container-title' | 'issued'> | undefined {
  const [, name, issued] = /^(\p{Lu}[^\d]{1,50}?)[\s,]{1,3}((?:19|20)\d\d)$/u.exec(text.trim()) ?? [];
  // "(Byron et al., 2020)" and "(Byron and Doe, 2020)" name who wrote it.
  const isNames = name !== undefined && (/\bet\.? ?al\b/i.test(name) || /^\p{Lu}\S+ (?:&|and) \p{Lu}\S+$/u.test(name));
  return name === undefined ? undefined : { ...(!isNames && { 'container-title': name }), issued: issued! };
}

/** What stands behind a title: the venue up to its volume and pages, and the last year. */
function place(text: string): Pick<Reference, 'container-title' | 'issued'> {
  const rest = trimmed(text.replace(/^[\s.,;:]+/, '').replace(/^in:?\s/i, ''));
  const issued = rest.match(YEAR)?.at(-1);
  const known = readVenue(rest);
  if (known && !/\d/.test(rest.replace(/(?:19|20)\d\d$/, ''))) return known;
  const name = placeName(rest);
  const isName = name.length >= 2 && name.length <= 150 && /^\p{Lu}/u.test(name) && /\p{L}{2}/u.test(name);
  return { ...(isName && { 'container-title': name }), ...(issued && { issued }) };
}

/** What follows a venue's name: its volume, its pages, a bracket, a month, a year; an edition, "2nd", is the name's. */
const BEHIND_NAME = new RegExp(
  String.raw`\b(?:vol(?:ume)?|no|pp?|pages?|issue|art)\b\.?\s?(?:no\.\s?)?\d|\(|\d(?!\d{0,2}(?:st|nd|rd|th)\b)|,\s${MONTH_WORD}\b\.?\s`,
  'i',
);
/** Words of venues as they are shortened, which end no sentence (https://www.issn.org/services/online-services/access-to-the-ltwa/). */
const SHORT_WORD = new RegExp(
  `(?:^|[\\s/(-])(?:${words(`acad acoust adv amer anal ann annu appl artif assoc assist astron astrophys autom autom behav
  biochem bioinf biol biomed bull cell cent chem circuits clin cogn commun comput conf control corp crit cybern dept des dev disc
  discov distrib dyn econ educ elect electr electron energ eng environ eur evol exp geosci healthc hum ieee imag ind inf inform inst
  instrum int intell interact intl knowl lang learn lett linguist manag manuf mater math meas mech med meth mol nat natl netw
  neural neurosci nucl numer oper opt optim org pattern perform pers philos phys pract proc process prod psychol pub publ quant
  recog recognit rel reliab rep repr res rev robot sci sel sens signal simul soc softw spectrosc stat statist struct stud surg surv
  symp syst technol tech theor theory therap toxicol trans transp univ user veh vis visual wirel`).join('|')})$`,
  'iu',
);

/** The venue that a text begins with, up to its volume and pages; a stop that shortens a word ends nothing. */
function placeName(written: string): string {
  const text = written.replace(/^(?:19|20)\d\d (?=\p{Lu})/u, '');
  const cut = text.search(BEHIND_NAME);
  const before = text.slice(0, cut < 0 ? undefined : cut).trimEnd();
  // Nothing but a shortened word has a stop with a comma or a bracket behind it.
  const isShort = /\.,$/.test(before) || (/\.$/.test(before) && text[cut] === '(');
  let end = before.length;
  let inner = false;
  for (const stop of before.matchAll(/[.?!](?=\s)/g)) {
    const word = before.slice(0, stop.index);
    if (
      stop[0] === '.' &&
      (SHORTENED.test(word) || SHORT_WORD.test(word) || (isShort && /\s?\p{Lu}\p{Ll}+$/u.test(word)))
    )
      inner = true;
    else {
      end = stop.index;
      break;
    }
  }
  const name = before.slice(0, end);
  // What proceedings have behind a comma is where they were held, a thesis whose it was.
  const held = /^proc\.|\b(?:dissertation|thesis)\b/i.test(name) ? name.indexOf(',') : -1;
  const whole = held < 0 ? name : name.slice(0, held);
  const alone = trimmed(whole);
  return inner && /\.,?\s*$/.test(whole) ? `${alone}.` : alone;
}

/** The identifiers' own words in a reference, by which they are found: a DOI, `arXiv:…`. */
export function hasIdentifier(text: string): boolean {
  return arxivId(text) !== undefined || doi(text) !== undefined;
}

/** A day, a month or a year that is stated alone: "4 Apr 2023", "2026-05-13". */
export function loneDate(text: string): string | undefined {
  const plain = trimmed(text.replace(/^[([]|[)\]]$/g, ''));
  if (plain.length > 30 || !/\d{4}/.test(plain)) return undefined;
  const { edtf, leftOut } = readDate(plain);
  return edtf === undefined || leftOut !== undefined ? undefined : plain;
}

export function sentences(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const stop of text.matchAll(/[.?!]["”')\]]?(?=\s|$)/g)) {
    const before = text.slice(Math.max(from, stop.index - 12), stop.index);
    // "et al." ends the authors, unless a word in small letters follows.
    const isLast = /\bal$/i.test(before) && /^\.\s+\(?[\p{Lu}\d“"]/u.test(text.slice(stop.index, stop.index + 6));
    if (stop[0][0] === '.' && SHORTENED.test(before) && !isLast) continue;
    found.push(trimmed(text.slice(from, stop.index + (stop[0][0] === '.' ? 0 : 1))));
    from = stop.index + stop[0].length;
  }
  found.push(trimmed(text.slice(from)));
  return found.filter(sentence => sentence !== '');
}

function hasWords(text: string, count: number): boolean {
  return text.split(/\s+/).filter(word => /\p{L}/u.test(word)).length >= count;
}

/** Without white space and the punctuation that parts it from what is around it. */
export function trimmed(text: string): string {
  let [from, end] = [0, text.length];
  while (from < end && /[\s,;.:–—|*"“”-]/.test(text[from]!)) from++;
  while (end > from && /[\s,;.:–—|*"“”-]/.test(text[end - 1]!)) end--;
  return text.slice(from, end);
}
