import { fold } from '../../typeset/fold.ts';
import { EAST_ASIAN as LETTERS } from '../../typeset/script.ts';
import { oneOf } from '../../typeset/words.ts';
import { isName } from '../prose.ts';
import type { Damage } from './damage.ts';
import { cleanLetters } from './latex.ts';

/** What stands behind a name after a comma, but is not a given name. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|esq)\.?$|^ph\. ?d\.?$/i;
/** Marks that point to a footnote or an affiliation; figures only where they touch the name's last letter. */
const MARK = /[\s,;*∗⋆★☆†‡§¶‖#✉¹²³⁰⁴⁵⁶⁷⁸⁹]/u;
/** Words of letters with a stop, a hyphen or a blank between them: nothing here is to be settled. */
const ORDINARY = /^[A-Za-zÀ-ÖØ-öø-ž]+(?:(?:\. ?|[ -])[A-Za-zÀ-ÖØ-öø-ž]+)*\.?$/;
const MARKS_BEFORE = /^[\s,;*∗†‡§¶#·•]+/u;

/** Names of Han, Kana or Hangul have the family name first, and no blank between. */
const EAST_ASIAN = new RegExp(`^[${LETTERS}]+$`, 'u');
/** A family or a given name of theirs is shorter than this: it is both. */
const BOTH_NAMES = /^\p{Script=Hangul}{3,}$|^[\p{Script=Han}\p{Script=Hiragana}々]{4,}$/u;

/**
 * A person's name with the given name first: "Bibi, Adel" is "Adel Bibi", "van der Berg, Jan" is "Jan van der Berg", "Doe,
 * Jr., John" is "John Doe Jr."; "佐藤, 花子" is "佐藤花子". LaTeX accents are resolved, white space is settled, footnote marks at
 * the end go; letters keep their case. A name in braces as a whole is a group's and is not turned (BibTeX's convention).
 */
export function cleanName(raw: string): string {
  if (ORDINARY.test(raw)) return raw;
  const group = /^\s*\{([^{}]*)\}\s*$/.exec(raw);
  const name = trimMarks(cleanLetters(group ? group[1]! : raw).text);
  return group ? name : turned(name);
}

/** Given name first, of a name whose letters are plain. */
function turned(name: string): string {
  const { own, suffixes } = commaParts(name);
  const [family, given, ...more] = own;
  // More commas than a name has: this is not one, and is left as it is.
  if (family === undefined || more.length > 0) return name;
  const whole = [given, family, ...suffixes].filter(part => part !== undefined);
  if (whole.every(part => EAST_ASIAN.test(part.replace(/ /g, '')))) return [family, given].join('').replace(/ /g, '');
  return whole.join(' ');
}

/** A family and a given name as one, in the order of their script. */
export function wholeName(family: string, given: string): string {
  const [first, second] = [family.trim(), given.trim()];
  return EAST_ASIAN.test(first) && EAST_ASIAN.test(second) ? `${first}${second}` : `${second} ${first}`.trim();
}

/** A group's name as a source states it, so that it is not turned: in braces. */
export function groupName(text: string): string {
  return `{${text.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim()}}`;
}

/** What a list of authors says. */
export interface Authors {
  names: string[];
  /** "et al." or the like says that there are more. */
  more: boolean;
  /** Written as one name, with more commas than a name has. */
  unclear: string[];
  unknownMacros: string[];
  damage: Damage[];
}

const MORE =
  /(?:^|[\s,;(])(?:et\.? ?al\b\.?|and others|& others|others|u\. ?a\.|and \d{1,4} (?:more|others))\)?[\s.,;]*$/i;
const NOBODY = new RegExp(
  String.raw`^\W*${oneOf(String.raw`anonymous(?: authors?)?|anon|n\/a|unknown(?: authors?)?|authors? (?:unknown|not? (?:known|available|given))
  no authors?(?: names?| information)?(?: (?:is |are )?(?:available|listed|given|named|found|known|provided|specified|stated))?`)}\W*$`,
  'i',
);
const COLLABORATION =
  /^(.{1,100}?\b(?:collaborations?|consortium|consortia|team|group|experiment|project|network)(?: ?\([^()]{1,60}\))?) ?: ?(?=\S)/i;
/** What names of institutions have, whose parts commas part as well. */
const INSTITUTION = new RegExp(
  String.raw`\b${oneOf(String.raw`organi[sz]ation|university|universit\S{1,4}|institut\w{0,3}|department|office|ministry
  cent(?:er|re)|agency|council|committee|commission|foundation|society|association|bureau|board|inc|ltd|gmbh`)}\b`,
  'i',
);
const INITIALS = /^(?:\p{Lu}\.?[ -]?){1,4}$/u;
/** Commas and semicolons inside of braces part nothing. */
const KEPT_COMMA = '\ue000';
const KEPT_SEMICOLON = '\ue001';

/**
 * The names of a source's list of authors. What the source took for one name may hold several: a collaboration before a
 * colon, names with commas or semicolons between them, "et al."; "Anonymous" is nobody's name.
 *
 * @param stated one string for what the source takes for one name
 */
export function readAuthors(stated: readonly string[]): Authors {
  const authors: Authors = { names: [], more: false, unclear: [], unknownMacros: [], damage: [] };
  // Where one name stands given name first, commas in another part names, and not a family name from a given one.
  const isGivenFirst = stated.some(raw => !raw.includes(',') && isName(raw));
  for (const raw of stated) {
    if (ORDINARY.test(raw) && !MORE.test(raw) && !NOBODY.test(raw) && !/ and /.test(raw)) authors.names.push(raw);
    else readName(raw, isGivenFirst, authors);
  }
  return authors;
}

function readName(raw: string, isGivenFirst: boolean, authors: Authors): void {
  const group = /^\s*\{([^{}]*)\}\s*$/.exec(raw);
  const clean = cleanLetters(group ? group[1]! : keepBraced(raw));
  authors.unknownMacros.push(...clean.unknownMacros);
  authors.damage.push(...clean.damage);
  let text = clean.text;
  if (!group) {
    const collaboration = COLLABORATION.exec(text);
    if (collaboration) {
      authors.names.push(collaboration[1]!);
      text = text.slice(collaboration[0].length);
    }
    const keyed = keyedName(text);
    if (keyed !== undefined) text = keyed;
    const more = MORE.exec(text);
    if (more && !NOBODY.test(text)) {
      authors.more = true;
      text = text.slice(0, more.index);
    }
  }
  const parts = group ? [text] : text.split(/[;；、]/);
  for (const part of parts) {
    const names = group ? [part] : partNames(part.replaceAll('，', ','), isGivenFirst || parts.length > 2);
    if (names.length === 1 && !group && commaParts(names[0]!).own.length > 2) authors.unclear.push(names[0]!.trim());
    for (const name of names) {
      const trimmed = trimMarks(name);
      const whole = (group ? trimmed : turned(trimmed)).replaceAll(KEPT_COMMA, ',').replaceAll(KEPT_SEMICOLON, ';');
      if (/\p{L}/u.test(whole) && (group || !NOBODY.test(whole))) authors.names.push(whole);
    }
  }
}

/** Commas and semicolons within braces, so marked that they part nothing. */
function keepBraced(raw: string): string {
  if (!raw.includes('{')) return raw;
  let depth = 0;
  return raw.replace(/\\[{},;]|[{},;]/g, sign => {
    if (sign === '{') depth++;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    else if (depth > 0 && sign === ',') return KEPT_COMMA;
    else if (depth > 0 && sign === ';') return KEPT_SEMICOLON;
    return sign;
  });
}

/** BibLaTeX's extended format: `family=Berg, given=Jan, prefix=van den` (https://ctan.org/pkg/biblatex, section 3.5). */
function keyedName(text: string): string | undefined {
  if (!/^\s*"?(?:family|given|prefix|suffix)(?:-i)?\s?=/i.test(text)) return undefined;
  const parts = new Map<string, string>();
  for (const part of text.replaceAll('"', '').split(',')) {
    const [key = '', value = ''] = part.split(/=(.*)/s);
    parts.set(key.trim().toLowerCase(), value.trim());
  }
  const part = (key: string) => parts.get(key) ?? '';
  const whole = `${wholeName(`${part('prefix')} ${part('family')}`, part('given'))} ${part('suffix')}`;
  return whole.replace(/\s+/g, ' ').trim() || undefined;
}

/** What commas and "and" part. @param isList whether commas may well stand between names */
function partNames(text: string, isList: boolean): string[] {
  const { all: found, own, suffixes } = commaParts(text);
  const parts = suffixes.length > 0 && own.length < 3 ? [text] : found;
  const last = parts.at(-1);
  const joined = last === undefined ? null : /^(?:and|&) /.exec(last);
  if (joined && parts.length > 1) parts[parts.length - 1] = last!.slice(joined[0].length);
  if (parts.length < 2) {
    const both = (parts[0] ?? '').split(/ (?:and|&) /);
    return both.length > 1 && both.every(isName) ? both : [text];
  }
  const turnedOnes = text.split(/ (?:and|&) /);
  if (turnedOnes.length > 1 && turnedOnes.every(name => commaParts(name).all.length === 2)) return turnedOnes;
  const ends = parts.at(-1)!.split(/ (?:and|&) /);
  const all = [...parts.slice(0, -1), ...ends];
  const areNames = !INSTITUTION.test(text) && all.every(part => isName(part) || EAST_ASIAN.test(part));
  if (areNames && (all.length > 2 || isList || joined !== null || ends.length > 1 || all.every(isBoth))) return all;
  const pairs = Array.from({ length: Math.ceil(parts.length / 2) }, (_, i) => parts.slice(2 * i, 2 * i + 2));
  const inPairs = pairs.every(
    ([family, given]) => !INITIALS.test(family!) && given !== undefined && INITIALS.test(given),
  );
  return inPairs && pairs.length > 1 ? pairs.map(pair => pair.join(', ')) : [text];
}

const isBoth = (name: string): boolean => BOTH_NAMES.test(name.replace(/ /g, ''));

/** What stands between commas: parts of one or several names, and what is only a suffix of the name before it. */
function commaParts(text: string): { all: string[]; own: string[]; suffixes: string[] } {
  const all = text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
  const isSuffix = (part: string, i: number) => i > 0 && SUFFIX.test(part);
  return { all, own: all.filter((part, i) => !isSuffix(part, i)), suffixes: all.filter(isSuffix) };
}

/** The names that a list holds more than once, in any case and with or without diacritics; each as it first stands. */
export function repeatedNames(names: readonly string[]): string[] {
  const seen = new Map<string, { name: string; count: number }>();
  for (const name of names) {
    const key = fold(name)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const known = seen.get(key);
    if (known) known.count++;
    else seen.set(key, { name, count: 1 });
  }
  return [...seen.values()].filter(({ count }) => count > 1).map(({ name }) => name);
}

/**
 * What two spellings of one name share: the first letter of the given name and the family name, lower case, without
 * diacritics. "J. Müller", "Jan Muller" and "Müller, Jan" are all "j muller". For comparing the authors of two listings of
 * one paper; never for telling persons apart.
 */
export function nameKey(name: string): string {
  const words = fold(cleanName(name))
    .replace(/['’‘ʼ\-‐‑]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  while (words.length > 2 && SUFFIX.test(words.at(-1)!)) words.pop();
  const family = words.at(-1) ?? '';
  const given = words.length > 1 ? [...words[0]!][0]! : '';
  return given ? `${given} ${family}` : family;
}

/** Without the marks of footnotes and affiliations; figures are marks only where they touch a small letter or a mark. */
function trimMarks(name: string): string {
  const start = name.replace(MARKS_BEFORE, '');
  let end = start.length;
  for (;;) {
    while (end > 0 && MARK.test(start[end - 1]!)) end--;
    let figures = end;
    while (figures > 0 && /\d/.test(start[figures - 1]!)) figures--;
    if (figures === end || !/[\p{Ll}*∗†‡§¶,]/u.test(start[figures - 1] ?? ' ')) return start.slice(0, end);
    end = figures;
  }
}
