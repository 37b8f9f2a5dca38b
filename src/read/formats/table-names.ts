import { isName } from '../prose.ts';
import { oneLine } from '../record-draft.ts';
import { authorList } from './author-list.ts';

/** How the column of authors of one table writes names. */
export interface NameStyle {
  /** The family name and initials behind it, as PubMed and Scopus do: “Müller JA”. */
  familyFirst: boolean;
  /** Without anything between two people, as Springer does: “Ada ExampleBen Example”. */
  glued: boolean;
  /** With a comma inside of a name, the family name first: “Müller, Jan; Doe, Ada”. */
  commaInside?: boolean;
}

/** The authors that a cell names. */
export interface CellNames {
  names: string[];
  /** Three points at the end say that there are more. */
  isCut: boolean;
}

/** Scopus writes the number that it gives a person behind the name. */
const NUMBERED = /\s?\(\d{5,20}\)(?=\s?(?:;|$))/g;
const CUT = /[,;]?\s{0,3}(?:…|\.{3})\s{0,3}$/;
const TITLES = /^(?:(?:(?:Assoc|Asst)\. ?)?Prof\. ?|Dr\.(?:-Ing\.)? ?)+(?=\p{Lu})/u;

/**
 * How a column writes names, by cells of it: one name alone may be a given name and the initial of a family, several tell.
 *
 * @param glued whether it is Springer's
 */
export function nameStyle(cells: readonly string[], glued: boolean): NameStyle {
  let [turned, other, inside, between] = [0, 0, 0, 0];
  for (const cell of cells) {
    const text = cell.replace(NUMBERED, '').replace(CUT, '');
    const names = severalOf(text);
    const isFamilyFirst = partsOf(text).every(part => /^[^,]+, (?!and |& )[^,]+$/.test(part));
    if (isFamilyFirst && !pairOf(text) && !names.every(name => familyLast(name))) inside++;
    else if (
      names.length > 1 &&
      !isFamilyFirst &&
      text.split(/,(?: and| &)?| and | & /).every(one => isName(one.trim()))
    )
      between++;
    // A comma inside of a name says which is the family's, whatever the other cells do.
    if (names.length < 2 || names.some(name => name.includes(','))) continue;
    if (names.every(name => familyLast(name) !== undefined)) turned++;
    else other++;
  }
  return { familyFirst: turned > 4 * other, glued, commaInside: inside > 0 && between === 0 };
}

/** The names of a cell, one string each where anything parts them; else the whole, which the cleaning parts. */
export function namesOfCell(cell: string, style: NameStyle): CellNames {
  const listed = listedNames(cell);
  if (listed) return { names: listed, isCut: false };
  const isCut = CUT.test(cell.slice(-20));
  const text = (isCut ? cell.replace(CUT, '') : cell).replace(NUMBERED, '');
  const parts = partsOf(text);
  if (style.glued && parts.length === 1) return { names: unglued(parts[0]!), isCut };
  const names = severalOf(text);
  const whole = names.flatMap(name => familyLast(name) ?? []);
  if (style.familyFirst) return { names: names.map(name => familyLast(name) ?? name), isCut };
  if (names.length > 1 && whole.length === names.length) return { names: whole, isCut };
  const pair = style.commaInside || isCut ? undefined : pairOf(text);
  if (pair) return { names: pair, isCut };
  // Who cuts a list with three points parts names by commas alone.
  return { names: isCut && !names.some(name => /^\p{Lu}\.?$/u.test(name)) ? names : parts, isCut };
}

const PARTICLE = /^(?:al|da|de|del|den|der|di|dos|du|el|la|le|ten|ter|van|von)$/i;

/** Two people with their given names first and a comma between: “Jane Doe, Karl Müller”; “van der Berg, Jan Peter” is one. */
function pairOf(text: string): string[] | undefined {
  const names = text.split(',').map(oneLine);
  const [first = '', second = ''] = names;
  const areWhole = names.length === 2 && names.every(name => isName(name) && !/^(?:\p{Lu}\.?[ -]?)+$/u.test(name));
  // A whole name seldom ends in an initial or begins with a particle; given names and families do.
  const isTurned = PARTICLE.test(first.split(' ')[0]!) || /(?:^|[\s.-])\p{Lu}\.?$/u.test(second);
  return areWhole && !isTurned && authorList(text)?.names.length === 2 ? names : undefined;
}

function partsOf(text: string): string[] {
  return text
    .split(/[;|\n]/)
    .map(oneLine)
    .filter(part => part !== '');
}

/** The same, and a single part parted at its commas. */
function severalOf(text: string): string[] {
  const parts = partsOf(text);
  return parts.length === 1 ? withoutStop(parts[0]!.split(', ')) : parts;
}

/** A family name and initials the other way round: “Müller JA”, “van der Berg J.-P.”. */
function familyLast(name: string): string | undefined {
  const at = name.lastIndexOf(' ');
  const [family, initials] = [name.slice(0, at), name.slice(at + 1)];
  return at > 0 && /^\p{L}[^\d.,]*$/u.test(family) && /\p{Ll}/u.test(family) && /^(?:\p{Lu}\.?-?){1,4}$/u.test(initials)
    ? `${initials} ${family}`
    : undefined;
}

/** PubMed ends its list with a stop, which is the last initial's only where other initials have one. */
function withoutStop(names: string[]): string[] {
  const isStated = names.length === 1 || names.slice(0, -1).some(name => name.endsWith('.'));
  return isStated ? names : names.map(name => name.replace(/\.$/, ''));
}

const STRING = `'(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*"`;
const STRINGS = new RegExp(STRING, 'g');
const NAMED = new RegExp(`['"]name['"]\\s{0,3}:\\s{0,3}(${STRING})`, 'g');

/** The names of a list as programs in Python write it into a cell: `['Ada Example', 'Ben Example']`, `[{'name': 'Ada Example'}]`. */
function listedNames(cell: string): string[] | undefined {
  const text = cell.trim();
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  const inner = text.slice(1, -1);
  const found = inner.trimStart().startsWith('{')
    ? Array.from(inner.matchAll(NAMED), match => match[1]!)
    : /^[\s,]*$/.test(inner.replace(STRINGS, ''))
      ? (inner.match(STRINGS) ?? [])
      : [];
  const names = found.map(string => oneLine(string.slice(1, -1).replace(/\\(.)/g, '$1'))).filter(name => name !== '');
  return names.length > 0 ? names : undefined;
}

/** Where one name ends and the next begins; “McDonald” and “DeVries” are one. */
const SEAM = /(?<=\p{Ll}|\p{Lu}\.|\))(?<!(?:^|[\s-])(?:Mc|Mac|De|Di|Da|Du|La|Le|Fitz|Van|Von|El|Al))(?=\p{Lu})/u;

function unglued(text: string): string[] {
  const names: string[] = [];
  let start = '';
  for (const piece of text.split(SEAM)) {
    // One word is no whole name: the seam was inside of it.
    if (/\S\s+\S/.test(piece)) {
      names.push(start + piece);
      start = '';
    } else start += piece;
  }
  if (start !== '') names.push(`${names.pop() ?? ''}${start}`);
  return names.map(name => name.replace(TITLES, ''));
}
