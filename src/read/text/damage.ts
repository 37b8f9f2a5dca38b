import { hasNoStops } from '../../typeset/sentences.ts';
import { oneOf } from '../../typeset/words.ts';

/** A place where a text does not seem to say what its authors wrote: scraping lost something. For a person to decide. */
export interface Damage {
  kind:
    | 'cut-off-math'
    | 'unbalanced-braces'
    | 'lost-symbol'
    | 'glued-words'
    | 'no-final-punctuation'
    | 'cut-off'
    | 'control-characters';
  /** The raw text around the place, white space collapsed. */
  excerpt: string;
  /** Where it is in the raw text, in UTF-16 units from 0. */
  offset: number;
}

/** More of one kind in one text say nothing new. */
const MOST_OF_A_KIND = 20;

/** Collects damage of one raw text: at most 20 of a kind, in order of place. */
export class DamageReport {
  readonly #raw: string;
  readonly #found: Damage[] = [];
  readonly #counts = new Map<string, number>();

  constructor(raw: string) {
    this.#raw = raw;
  }

  add(kind: Damage['kind'], offset: number): void {
    const count = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, count + 1);
    if (count < MOST_OF_A_KIND) this.#found.push({ kind, excerpt: this.#excerpt(offset), offset });
  }

  /** Whether damage of this kind was found at `from` or after it. */
  has(kind: Damage['kind'], from: number): boolean {
    return this.#found.some(d => d.kind === kind && d.offset >= from);
  }

  sorted(): Damage[] {
    return this.#found.sort((a, b) => a.offset - b.offset || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
  }

  #excerpt(offset: number): string {
    return this.#raw
      .slice(Math.max(0, offset - 30), offset + 30)
      .replace(/[\s\p{Cc}\p{Cf}\p{Surrogate}]+/gu, ' ')
      .trim();
  }
}

/** A command of a sign that lost its backslash before or behind a number, as a pattern. */
export const BARE_SIGN =
  '(?<![\\\\A-Za-z])(?:sim|approx|leq|geq|pm|cdot|times)(?=\\d)(?!\\d+[a-z]{3})|(?<=\\d)(?:times|cdot)(?![A-Za-z])';

/**
 * TeX commands that lost their backslash next to a number or brace: `sim1 hour`, `1.12times`, `mathcal{O}`. After a
 * letter it is the end of a word, after a backslash it is a command.
 */
const LOST = new RegExp(
  `${BARE_SIGN}|(?<![\\\\A-Za-z])(?:mathcal|mathbb|mathbf|mathrm|frac|sqrt|extbf|extit|exttt|emph)(?=\\{)|,(?:leq|geq|sim|approx),`,
  'g',
);

/** What every place that `LOST` finds has; far quicker to look for. */
const PERHAPS_LOST = /[mxqts]\d|[a-z]\{|\d[tc]|,[slga]/;

/** Where TeX commands seem to have lost their backslash, as offsets. */
export function lostSymbols(raw: string): number[] {
  return PERHAPS_LOST.test(raw) ? Array.from(raw.matchAll(LOST), m => m.index) : [];
}

/** Words after which no abstract ends. */
const UNFINISHED = new RegExp(
  String.raw`(?:[,;:(–—-]|(?<![\p{L}\p{N}'’-])${oneOf(
    'and|or|the|a|an|of|to|in|on|for|with|by|from|that|which|is|are|as|at|our|we|its|their|this|than|but',
  )})$`,
  'iu',
);
const ADDRESS_LAST = /(?:https?:\/\/|www\.|\bgithub\.com\/)\S+$/i;

const ENDS = /[\p{Sentence_Terminal}…።།][)\]}"'”’»*_`>$」』）】》]*$|[)\]”’"」』）】》]$|\$\$$/u;

/** How the abstract's end looks: undefined where it ends as sentences do, or with an address. */
export function endDamage(text: string): 'no-final-punctuation' | 'cut-off' | undefined {
  const end = text.slice(-300).trimEnd();
  if (!end || ADDRESS_LAST.test(end)) return undefined;
  if (UNFINISHED.test(end) || /\p{L}(?:\.\.\.|…)$/u.test(end)) return 'cut-off';
  return ENDS.test(end) || hasNoStops(end) ? undefined : 'no-final-punctuation';
}
