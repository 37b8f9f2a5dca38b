import { ACCENTS_OF_MATH, SIGNS_OF_MATH } from './latex/commands.ts';
import { writeSpans } from './math-spans.ts';
import { ALPHABETS, PLAIN, SPACES, SUBSCRIPTS, SUPERSCRIPTS, WORDS } from './math-symbols.ts';

/** Groups nested deeper than this are left as their source. */
const DEEPEST = 40;

/**
 * A text with `$…$` formulas as plain text, the formulas as readable Unicode: `$O(n^2)$-time` is "O(n²)-time". For what shows
 * no MathML: titles of windows, descriptions, feeds, mail, search excerpts.
 */
export function plainMath(text: string): string {
  return text.includes('$') ? writeSpans(text, words => words, mathToText) : text;
}

/**
 * LaTeX math, without its dollar signs, as readable Unicode text: Greek letters and operators as signs, sub- and superscripts where
 * Unicode has them (`x_{ij}` is xᵢⱼ, `x_{\max}` is x_max), fractions with a slash. A command that is not known stays
 * visible by its name, without its backslash. Never throws; time is linear in the length.
 */
export function mathToText(tex: string): string {
  return new Reader(tex).read(0).replace(/ +/g, ' ').trim();
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tex: string) {
    this.#tokens = tex.match(/\\(?:[A-Za-z]+|.)|[ \t\r\n~]+|./gsu) ?? [];
  }

  /** Up to the brace that closes the group, or to the end. */
  read(depth: number): string {
    let out = '';
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined) return out;
      if (token === '}') {
        if (depth > 0) {
          this.#at++;
          return out;
        }
        this.#at++;
      } else out += this.#one(depth);
    }
  }

  /** One sign, command or group. */
  #one(depth: number): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return '';
    if (token === '{') return depth < DEEPEST ? this.read(depth + 1) : token;
    if (token === '^' || token === '_') return this.#script(token, depth);
    if (token === '&') return ' ';
    if (token === "'") return '′';
    if (token === '-') return '−';
    if (/^[ \t\r\n~]/.test(token)) return ' ';
    if (token.startsWith('\\') && token.length > 1) return this.#command(token.slice(1), depth);
    return token;
  }

  #argument(depth: number): string {
    while (/^[ \t\r\n]/.test(this.#tokens[this.#at] ?? '')) this.#at++;
    return this.#tokens[this.#at] === '}' || depth >= DEEPEST ? '' : this.#one(depth + 1);
  }

  #optional(): string {
    if (this.#tokens[this.#at] !== '[') return '';
    // A root's degree is short; looking further would take a hostile formula's time squared.
    const length = this.#tokens.slice(this.#at, this.#at + 20).indexOf(']');
    if (length === -1) return '';
    const close = this.#at + length;
    const text = this.#tokens.slice(this.#at + 1, close).join('');
    this.#at = close + 1;
    return text;
  }

  #script(sign: string, depth: number): string {
    const text = this.#argument(depth).trim();
    const scripts = sign === '^' ? SUPERSCRIPTS : SUBSCRIPTS;
    const raised = [...text].map(c => scripts[c]);
    if (raised.every(c => c !== undefined)) return raised.join('');
    return text.length === 1 || /^\w+$/.test(text) ? sign + text : `${sign}(${text})`;
  }

  #command(name: string, depth: number): string {
    const symbol = SIGNS_OF_MATH.get(name);
    if (symbol !== undefined) return symbol;
    if (WORDS.has(name)) return /^[A-Za-z\d\\]/.test(this.#next()) ? `${name} ` : name;
    if (Object.hasOwn(SPACES, name)) return SPACES[name]!;
    // A hyphen in words is no minus sign.
    if (/^(?:text|mbox|hbox|emph)/.test(name) && this.#next() === '{')
      return this.#argument(depth).replaceAll('−', '-');
    if (PLAIN.has(name)) return this.#next() === '.' && /^(left|right|big)/i.test(name) ? this.#skip() : '';
    const accent = ACCENTS_OF_MATH.get(name);
    if (accent !== undefined) {
      const base = this.#argument(depth);
      return [...base].length === 1 ? base + accent : base;
    }
    if (Object.hasOwn(ALPHABETS, name)) {
      const alphabet = ALPHABETS[name]!;
      return [...this.#argument(depth)].map(c => alphabet[c] ?? c).join('');
    }
    if (/^[dt]?frac$/.test(name)) return `${grouped(this.#argument(depth))}/${grouped(this.#argument(depth))}`;
    if (name === 'binom') return `C(${this.#argument(depth)}, ${this.#argument(depth)})`;
    if (name === 'sqrt') {
      const root = [...this.#optional()].map(c => SUPERSCRIPTS[c] ?? c).join('');
      return `${root}√${grouped(this.#argument(depth))}`;
    }
    if (name === 'color' || name === 'begin' || name === 'end' || name === 'label') {
      this.#argument(depth);
      return '';
    }
    if (name === 'not') return `${this.#argument(depth)}\u0338`;
    // By its name alone: what leaves as text may be read as LaTeX by who takes it along.
    if (/^[A-Za-z]/.test(name)) return /^[A-Za-z\d\\{/]/.test(this.#next()) ? `${name} ` : name;
    return name === '|' ? '‖' : name;
  }

  #next(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #skip(): string {
    this.#at++;
    return '';
  }
}

function grouped(text: string): string {
  const bare = text.trim();
  return /^[\p{L}\p{N}\p{M}.√]*$/u.test(bare) ? bare : `(${bare})`;
}
