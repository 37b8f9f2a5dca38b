import { fold } from '../../typeset/fold.ts';
import { plainName } from './latex.ts';

/** What stands behind a name after a comma, but is not a given name. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|esq)\.?$|^ph\. ?d\.?$/i;
/** Marks that point to a footnote or an affiliation; figures only where they touch the name's last letter. */
const MARK = /[\s,;*∗⋆★☆†‡§¶‖#✉¹²³⁰⁴⁵⁶⁷⁸⁹]/u;
/** Words of letters with a stop, a hyphen or a blank between them: nothing here is to be settled. */
const ORDINARY = /^[A-Za-zÀ-ÖØ-öø-ž]+(?:(?:\. ?|[ -])[A-Za-zÀ-ÖØ-öø-ž]+)*\.?$/;
const MARKS_BEFORE = /^[\s,;*∗†‡§¶#·•]+/u;

/**
 * A person's name with the given name first: "Bibi, Adel" is "Adel Bibi", "van der Berg, Jan" is "Jan van der Berg", "Doe,
 * Jr., John" is "John Doe Jr.". LaTeX accents are resolved, white space is settled, footnote marks at the end go; letters
 * keep their case. A name in braces as a whole is a group's and is not turned (BibTeX's convention).
 */
export function cleanName(raw: string): string {
  if (ORDINARY.test(raw)) return raw;
  const group = /^\s*\{([^{}]*)\}\s*$/.exec(raw);
  const name = trimMarks(plainName(group ? group[1]! : raw));
  if (group) return name;
  const parts = name
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
  const suffixes = parts.slice(1).filter(part => SUFFIX.test(part));
  const [family, given, ...more] = parts.filter((part, i) => i === 0 || !SUFFIX.test(part));
  // More commas than a name has: this is not one, and is left as it is.
  if (family === undefined || more.length > 0) return name;
  return [given, family, ...suffixes].filter(part => part !== undefined).join(' ');
}

/**
 * The names in a list as written, blank ones left out. `separator` is what stands between them (" · ", ";", ",", " and ");
 * with a comma, an "and" before the last name is one too. "et al." is nobody's name.
 */
export function splitNames(raw: string, separator: string): string[] {
  const between = separator.trim();
  let parts: string[];
  if (/^\p{L}+$/u.test(between)) parts = raw.split(/\s+/).join(' ').split(` ${between} `);
  else parts = between ? raw.split(between) : raw.split(separator || '\n');
  if (between === ',' || between === ';') {
    parts = parts.flatMap(part =>
      part
        .split(/\s+/)
        .join(' ')
        .replace(/^ ?(?:and|&) /, '')
        .split(/ (?:and|&) /),
    );
  }
  return parts.map(part => part.trim()).filter(part => part !== '' && !/^(?:et al\.?|and others|others)$/i.test(part));
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
