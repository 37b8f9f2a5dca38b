import { createHash } from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import { identifierName, type Paper } from '../paper.ts';
import { type Script, scriptOf } from '../typeset/script.ts';
import { oneOf, words } from '../typeset/words.ts';

/** An id's length: a file name of at most 80 bytes stays whole on every file system and in every zip. */
const MAX_BYTES = 80;
const HASH_DIGITS = 8;
const ABSTRACT_WORDS = 8;
/** A page's address is made of far less than this; the rest of a hostile title is not worth reading. */
const MAX_READ = 1000;

/** Names that Windows keeps for devices (https://learn.microsoft.com/windows/win32/fileio/naming-a-file), and ours. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)$/;

/** LaTeX letters that are not called what they look like. Not the table of commands, since addresses of papers are made of these names. */
const MATH_LETTERS = new Map(
  words('ell:l hbar:h imath:i jmath:j partial:d infty:infinity').map(pair => pair.split(':') as [string, string]),
);
/** Macros that say how a letter looks, or space: no word of a name. */
const MATH_STYLES = new RegExp(
  `^${oneOf(`math[a-z]+|text[a-z]*|operatorname|boldsymbol|bm|bf|rm|it|emph|widetilde|widehat|tilde|hat|bar|overline|underline|vec
  dot|ddot|left|right|big[a-z]*|Big[a-z]*|displaystyle|limits|quad|qquad|frac|sqrt`)}$`,
);

/** A formula as letters and digits: `\ell_1` is "l1", `\mathcal{O}(n^2)` "O(n2)", `\alpha` "alpha". */
function plainMath(formula: string): string {
  return formula
    .replace(/\\([A-Za-z]+) ?/g, (_, name: string) => (MATH_STYLES.test(name) ? '' : (MATH_LETTERS.get(name) ?? name)))
    .replace(/\\[^A-Za-z]|[{}_^]/g, '');
}

/** `text` in lower-case ASCII words joined by `-`; empty where nothing can be written so. */
function slug(text: string, room: number): string {
  const plain = text
    .slice(0, MAX_READ)
    .normalize('NFKC')
    .replace(/\$([^$]*)\$/g, (_, formula: string) => plainMath(formula))
    .replace(/\\[A-Za-z]+|[{}\\]/g, ' ');
  // The library's table of letters costs most of its time, and ASCII needs none of it.
  const isAscii = /^[\x00-\x7f]*$/.test(plain);
  const slugged = slugify(isAscii ? plain.replaceAll('&', ' and ') : plain, {
    decamelize: false,
    transliterate: !isAscii,
  });
  const safe = slugged.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (safe.length <= room) return safe;
  const cut = safe.lastIndexOf('-', room);
  return safe.slice(0, cut > 0 ? cut : room);
}

/** The scripts that the library writes in ASCII. */
const WRITTEN: ReadonlySet<Script | undefined> = new Set([
  ...(['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Georgian', 'Armenian'] as const),
  undefined,
]);

/** The same of what names a paper: empty where most of it cannot be written so, since "ai-214" says nothing of its title. */
const titleSlug = (text: string, room: number): string => (WRITTEN.has(scriptOf(text)) ? slug(text, room) : '');

/** What an entry's id is made of: its title, or its identifier where it has neither title nor abstract. */
export function namedBy({
  title,
  abstract,
  identifiers,
}: Pick<Paper, 'title' | 'abstract' | 'identifiers'>): string | undefined {
  return title ?? (abstract === undefined ? identifierName(identifiers) : undefined);
}

/**
 * The id of a new entry: a slug of its title, or of its abstract's first words, of at most 80 bytes `[a-z0-9-]`. Where that
 * is taken, reserved or empty, it ends with a hash of what the paper says; never a counter, which would depend on what
 * else was ingested.
 *
 * @param taken whether an id is given to another entry already, whatever its case
 * @param contentKey what tells this paper from every other: the same for the same paper
 */
export function entryId(
  title: string | undefined,
  abstract: string | undefined,
  taken: (id: string) => boolean,
  contentKey: string,
): string {
  const text = title ?? firstWords(abstract ?? '');
  const name = titleSlug(text, MAX_BYTES);
  if (name !== '' && !RESERVED.test(name) && !taken(name)) return name;
  const hash = createHash('sha256').update(contentKey).digest('hex');
  const short = titleSlug(text, MAX_BYTES - 1 - HASH_DIGITS) || 'paper';
  const hashed = `${short}-${hash.slice(0, HASH_DIGITS)}`;
  // Eight digits meet by chance once in four thousand million pairs of the same title; all 64 do not.
  return taken(hashed) ? `paper-${hash}` : hashed;
}

function firstWords(abstract: string): string {
  return abstract.slice(0, MAX_READ).trim().split(/\s+/, ABSTRACT_WORDS).join(' ');
}
