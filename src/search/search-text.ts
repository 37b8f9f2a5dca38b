/** Text as the search wants it, on both sides: what is indexed, and what is asked. It runs in the browser too. */
import { fold, plainLetters } from '../typeset/fold.ts';
import { CONTROLS, INVISIBLE, JOINERS, NONCHARACTERS, TURNING, wellFormed } from '../typeset/unsafe.ts';
import { WITHOUT_BLANKS } from '../typeset/without-blanks.ts';

/** What Rust's `split_whitespace`, and so Pagefind, splits at. */
const SPACE = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const HAS_SPACE = new RegExp(`[${SPACE}]`);
/** Blanks, and what Pagefind drops: zero-width spaces and other unseen marks. */
const APART = new RegExp(`[${SPACE}${CONTROLS}${TURNING}${NONCHARACTERS}${INVISIBLE}]+`, 'g');
/** Joiners shape the letters of Persian and of Indic scripts; elsewhere they are scrapers' litter. */
const LITTER = new RegExp(`(?<![\\u0590-\\u1cff])[${JOINERS}]+`, 'g');
/** Pagefind's own marks begin with three underlines: no text may look like one. */
const UNDERLINES = /_{3,}/g;

/** One line of well-formed text, its words apart by single spaces, without anything that Pagefind takes for a mark of its own. */
export function pagefindText(text: string): string {
  return wellFormed(text)
    .replace(APART, run => (HAS_SPACE.test(run) ? ' ' : ''))
    .replace(LITTER, '')
    .replace(UNDERLINES, '__')
    .trim();
}

/** A letter of a script without blanks; and of Hangul, whose words end in syllables of grammar. */
const NARROW = `(?![^\\p{L}\\p{N}])[${WITHOUT_BLANKS}\\p{Script=Hangul}]`;
const ANY_NARROW = new RegExp(NARROW, 'u');
const SIGNS = '[^\\p{L}\\p{N}\\s]*';
/** Where `apart` puts a blank, and the blanks of which only a mark says that it did not. */
const WITHIN = new RegExp(`(?=${NARROW})(?<=[\\p{L}\\p{N}]${SIGNS})|(?=[\\p{L}\\p{N}])(?<=${NARROW}${SIGNS})`, 'gu');
const BLANK = new RegExp(` (?=${NARROW})| (?=[\\p{L}\\p{N}])(?<=${NARROW}${SIGNS} )`, 'gu');
/** Says that the blank after it is the text's own. No text from `pagefindText` has it. */
const OWN = '\u2060';
/** Letters and digits of full width, Katakana of half width. */
const WIDTHS = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f]+/g;

/** Whether a word is one letter that `apart` set apart, with the signs about it. */
export const isApart = (word: string): boolean => ANY_NARROW.test(word);

/**
 * The text with a blank beside each letter of a script without blanks, so that each is a word to Pagefind, and what a reader asks
 * for a phrase. `together` undoes it.
 * @param text as `pagefindText` gives it
 */
export const apart = (text: string): string =>
  /^[\0-\u0dff]*$/.test(text)
    ? text
    : text
        .replace(WIDTHS, wide => wide.normalize('NFKC'))
        .replace(BLANK, `${OWN} `)
        .replace(WITHIN, ' ');

/** The text as it was before `apart`. */
export const together = (text: string): string =>
  text.replace(BLANK, (blank, at: number) => (text[at - 1] === OWN ? blank : '')).replaceAll(OWN, '');

/** What stands in math and has no sound: grouping, alignment, spacing, sizes, fonts. */
const SILENT =
  /\\(?:[,;:!> ]|(?:left|right|big|Big|bigg|Bigg|mathrm|mathbf|mathbb|mathcal|mathsf|mathit|mathfrak|mathscr|boldsymbol|bm|text|textrm|textbf|textit|operatorname|rm|bf|it|cal|displaystyle|limits|quad|qquad)(?![A-Za-z]))\*?/g;

/** The readable form of a formula's source: `\ell_{1}` gives ell_1, `\mathcal{O}(n \log n)` gives O(n log n). */
function mathText(source: string): string {
  return source
    .replace(SILENT, ' ')
    .replace(/\\frac *\{([^{}]*)\} *\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\([A-Za-z]+) ?/g, ' $1 ')
    .replace(/[{}$\\]/g, '')
    .replace(/ *([_^]) */g, '$1')
    .replace(/ +([)\],.;:])/g, '$1')
    .replace(/([([]) +/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A formula between dollars, on one line. An escaped dollar and one before a digit that no dollar closes are money. */
const MATH = /(?<!\\)\$\$?([^$\n]{1,500}?)(?<!\\)\$\$?(?!\d)/g;

/**
 * A field's plain text: math as words, and, where the field is Markdown, its signs gone. Every expression here takes time
 * linear in the text.
 */
export function plainText(text: string, markdown = false): string {
  const formulas: string[] = [];
  let plain = text
    .replace(/\0/g, '')
    .replace(MATH, (_, source: string) => `\0${formulas.push(mathText(source)) - 1}\0`);
  if (markdown)
    plain = plain
      .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g, '$1')
      .replace(/<(https?:[^<>\s]{1,2000})>/g, '$1')
      .replace(/(?<![\\\w*])(\*{1,3}|_{1,3})(?=\S)|(?<=[^\s\\])(\*{1,3}|_{1,3})(?![\w*])/g, '')
      .replace(/`{1,3}/g, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1');
  else plain = plain.replace(/\\([$%&#_{}])/g, '$1');
  return pagefindText(plain.replace(/\0(\d+)\0/g, (_, n: string) => formulas[Number(n)] ?? ''));
}

/** A word without its signs and accents: how two words are compared. */
export const plainForm = (word: string): string => arabicLetters(fold(word)).replace(/[^\p{L}\p{N}+#]+/gu, '');

/** Whether a text has anything to look for: Pagefind leaves out a page whose body has no letter and no digit. */
export const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Letters that are typed one for the other, and the stroke that only widens a word. */
const ARABIC: Readonly<Record<string, string>> = { ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ٱ: 'ا', ـ: '' };

/** Arabic and Persian in one form of each letter, with digits as elsewhere. */
const arabicLetters = (text: string): string =>
  text.replace(/[ىیکةٱـ]/g, letter => ARABIC[letter]!).replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 15));

/** A letter, or `ell`, with a number for its index; and the norms ell_p, ell_q. */
const INDEXED = /^\W*(ell|[A-Za-z](?=_\d)|[lL])_(\d{1,2}|[pq]|infty)(?![A-Za-z0-9])/;

/** Keeps two letters of one word apart. */
const NO_JOIN = '\u200c';

/** What is longer is no word that is asked for. */
const LONGEST_WORD = 200;

/**
 * Other spellings under which the words of a text are asked for and which Pagefind does not derive: `l1` for ell_1 and ℓ₁,
 * `Lukasz` for Łukasz. Each once, in the order of the text, which is as `apart` gives it.
 */
export function otherSpellings(text: string): string[] {
  const spellings = new Set<string>();
  for (const token of text.split(' ')) {
    const ascii = /^[\0-\x7f]*$/.test(token);
    const index = INDEXED.exec(ascii ? token : plainLetters(token));
    if (index) spellings.add(`${index[1] === 'ell' ? 'l' : index[1]}${index[2]}`);
    if (ascii || isApart(token) || token.length > LONGEST_WORD) continue;
    const word = token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const plain = arabicLetters(plainLetters(word));
    // Marks above and below letters are what Pagefind folds by itself.
    if (plain !== word.normalize('NFD').replace(/\p{M}/gu, '')) spellings.add(plain);
    // A reader may ask for the last part of a Persian word that is written in two.
    if (plain.includes(NO_JOIN)) for (const part of plain.split(NO_JOIN)) spellings.add(part);
  }
  return [...spellings].map(pagefindText).filter(Boolean);
}

/** A question in the words of the index: `$\ell_1$` asks for ell_1. */
export function queryText(query: string): string {
  return plainText(query)
    .replace(/\$\\?/g, '')
    .replace(/[\\{}]/g, '');
}
