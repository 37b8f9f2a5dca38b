import { SIGNS_OF_TEXT } from '../../typeset/latex/commands.ts';
import { oneOf, words } from '../../typeset/words.ts';
import { addressAt, safeUrl } from './address.ts';
import type { Characters } from './characters.ts';
import { CommandReader } from './command-reader.ts';
import type { DamageReport } from './damage.ts';
import { sentenceEndsAt } from './glue.ts';
import { formulaOf, mathAt } from './math.ts';
import { LONGEST_MATHML, mathmlToTex } from './mathml.ts';
import { stickyExec, type TextKind } from './scanner.ts';
import { scriptToken } from './script.ts';
import type { Mark, Token } from './token.ts';

export interface Tokenized {
  tokens: Token[];
  /** In order of first appearance, with the backslash. */
  unknownMacros: string[];
}

/** A tag of HTML or JATS (https://jats.nlm.nih.gov), which publishers' titles and abstracts hold. */
const TAG = /<(\/?)((?:jats:)?([a-z]{1,15}(?:-[a-z]{1,15})?))(?:\s[^<>]{0,300})?(\/?)>/iy;
const BREAK = /<(?:jats:)?br ?\/?>/iy;
const SCRIPT = /<((?:jats:)?(sub|sup|inf))(?:\s[^<>]{0,300})?>(.{1,200}?)<\/\1>/isy;
const MATHML = /<(mml:)?math[\s>]/y;
const FORMULA = /<\/?(?:jats:)?(?:inline-formula|disp-formula|alternatives|tex-math)(?:\s[^<>]{0,300})?>/iy;
const TEX_MATH = /<(?:jats:)?tex-math(?:\s[^<>]{0,300})?>(.{0,5000}?)<\/(?:jats:)?tex-math>/isy;
/** MathML next to a formula in TeX, perhaps with a picture of it between. */
const BESIDE = /\s{0,20}(?:<(?:jats:)?(?:inline-)?graphic[^<>]{0,300}>\s{0,20})?<(?:mml:)?math[\s>]/iy;
const BESIDE_BEFORE = /<\/(?:mml:)?math>\s{0,20}(?:<(?:jats:)?(?:inline-)?graphic[^<>]{0,300}>\s{0,20})?$/i;
/** Signs by their names, as Web of Science writes those that its letters lack. */
const NAMED = new RegExp(
  `<(${oneOf(`middle dot|degrees|alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau
  upsilon|phi|chi|psi|omega`)})>`,
  'iy',
);
const MARKS: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ...words('i em it italic').map(name => [name, 'em'] as const),
  ...words('b strong bold').map(name => [name, 'strong'] as const),
]);
/** Tags that only set their words in another way. */
const PLAIN: ReadonlySet<string> = new Set(
  words(`span scp sc small smallcaps tt u roman rom underline overline strike s font nobr styled-content named-content sub sup inf
  monospace sans-serif tex`),
);
const PARAGRAPHS: ReadonlySet<string> = new Set(words('p sec title div list list-item ul ol li'));
const MARKDOWN_LINK = /\[([^[\]\n\\$<>]{1,200})\]\((https?:\/\/[^\s()<>\\]{1,2000})\)/iy;
/** Signs that may mean more than themselves; some only before certain others, see `plainEnd`. */
const SPECIAL = Uint8Array.from({ length: 128 }, (_, code) =>
  "\\{}$`'*~<[\n-.?hH".includes(String.fromCharCode(code)) ? 1 : 0,
);

/**
 * Reads text-mode LaTeX with the HTML tags and the Markdown emphasis that abstracts are mixed with.
 * One pass from left to right; groups are matched beforehand, so that nothing recurses and nothing is read twice.
 */
export function tokenize(source: Characters, kind: TextKind, report: DamageReport): Tokenized {
  return new Reader(source, kind, report).read();
}

/** A stop is looked at before a capital, a hyphen before another, an h where an address may begin; other signs always. */
function isPlainBefore(code: number, next: number): boolean {
  switch (code) {
    case 0x2e: // .
    case 0x3f: // ?
      return !(next >= 0x41 && next <= 0x5a);
    case 0x2d: // -
      return next !== 0x2d;
    case 0x48: // H
    case 0x68: // h
      return (next | 0x20) !== 0x74;
    default:
      return false;
  }
}

class Reader extends CommandReader {
  protected readonly openTags = new Map<string, number>();

  /** The apostrophes that close a quotation. */
  protected readonly quoteEnds = new Set<number>();

  protected closers?: Set<number>;

  read(): Tokenized {
    const text = this.text;
    while (this.at < text.length) {
      const end = this.plainEnd();
      if (end > this.at) {
        this.pending += text.slice(this.at, end);
        this.at = end;
      } else this.special(text[this.at]!);
    }
    this.flush();
    return { tokens: this.tokens, unknownMacros: [...this.unknown] };
  }

  /** The end of what is taken as it stands: most of most texts. */
  protected plainEnd(): number {
    const text = this.text;
    let at = this.at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 127 || SPECIAL[code] === 0) continue;
      const next = text.charCodeAt(at + 1);
      if (!isPlainBefore(code, next)) break;
    }
    return at;
  }

  protected special(c: string) {
    const at = this.at;
    const text = this.text;
    switch (c) {
      case '\\':
        return this.command();
      case '{':
        return this.openBrace();
      case '}':
        return this.closeBrace();
      case '$':
        return this.dollar();
      case '\n': {
        const found = stickyExec(/\n[ \n]*/y, text, at)![0];
        this.at += found.length;
        if (found.indexOf('\n', 1) > 0) this.push({ type: 'paragraph' });
        else this.pending += ' ';
        return;
      }
      case '`':
        return this.backquote();
      case "'":
        if (this.quoteEnds.delete(at)) return this.replace(1, '’');
        if (text[at + 1] !== "'") return this.literal(c);
        return this.replace(2, this.opensWord(at, 2) ? '“' : '”');
      case '*':
        return this.stars();
      case '~':
        // A tie joins words; before a number, or between blanks, the sign means "about".
        return this.replace(1, this.isTie(at) ? ' ' : '~');
      case '-': {
        const run = stickyExec(/-+/y, text, at)![0];
        return this.replace(run.length, run.length === 2 ? '–' : run.length === 3 ? '—' : run);
      }
      case '<':
        return this.tag();
      case '[':
        return this.bracket();
      case '.':
      case '?':
        this.literal(c);
        if (this.kind === 'abstract' && sentenceEndsAt(text, at)) {
          this.pending += ' ';
          this.report.add('glued-words', this.source.rawOffset(at));
        }
        return;
      case 'h':
      case 'H':
        return this.address(c);
      default:
        return this.literal(c);
    }
  }

  /** Whether a quotation mark here stands before a word rather than after one. */
  protected opensWord(at: number, length: number): boolean {
    return (at === 0 || /[\s([{“‘—–-]/.test(this.text[at - 1]!)) && /[^\s.,;:!?)]/.test(this.text[at + length] ?? ' ');
  }

  protected isTie(at: number): boolean {
    const before = this.text[at - 1] ?? ' ';
    const after = this.text[at + 1] ?? ' ';
    if (after === '\\' || /[\s]/.test(after)) return after === '\\';
    if (before === '~' || after === '~') return false;
    return !/[\s([{<>=≈/]/.test(before);
  }

  protected backquote() {
    const at = this.at;
    const text = this.text;
    if (text[at + 1] === '`' && text[at + 2] !== '`') return this.replace(2, '“');
    // `word' is LaTeX's quotation; a pair of backquotes is not.
    const quoted =
      text[at - 1] !== '`' &&
      this.opensWord(at, 1) &&
      stickyExec(/[^`'’\n]{1,200}?['’](?![\p{L}\p{N}'])/uy, text, at + 1);
    if (!quoted) return this.literal('`');
    this.quoteEnds.add(at + quoted[0].length);
    this.replace(1, '‘');
  }

  protected stars() {
    const at = this.at;
    const text = this.text;
    const { length } = stickyExec(/\*+/y, text, at)![0];
    const end = at + length;
    const before = text[at - 1] ?? ' ';
    const after = text[end] ?? ' ';
    const single = length === 1;
    const opens =
      /[^\s.,;:!?)\]}*]/.test(after) &&
      (single ? !/[\p{L}\p{N}\\$]/u.test(before) : !/\d/.test(after) || /\s/.test(before));
    const closes = /[^\s([{]/.test(before) && (!single || !/[\p{L}\p{N}]/u.test(after));
    this.push({ type: 'stars', length, opens, closes, at });
    this.at = end;
  }

  protected dollar() {
    const at = this.at;
    const span = mathAt(this.text, at);
    if (span) return this.math(span.content, span.display, span.end);
    if (this.text[at + 1] === '$') {
      this.damage('cut-off-math', at);
      return this.literal('$$');
    }
    // A number after the sign is money.
    if (!/\d|\s|^$/.test(this.text[at + 1] ?? '')) this.damage('cut-off-math', at);
    this.literal('$');
  }

  protected openBrace() {
    const at = this.at;
    const close = this.closing.get(at);
    if (close === undefined) this.damage('unbalanced-braces', at);
    if (close === at + 1) return this.to(at + 2);
    if (close === undefined || !this.isGrouping(at, close)) return this.literal('{');
    this.group(close, []);
    this.to(at + 1);
  }

  /** Whether braces only group, as LaTeX's do, or are part of what the text says, as a set's are. */
  protected isGrouping(open: number, close: number): boolean {
    const text = this.text;
    if (this.kind !== 'abstract') return true;
    if (text[open + 1] === '\\') return true;
    if (/[\p{L}\p{N}_^)}]/u.test(text[open - 1] ?? ' ')) return false;
    return close - open > 300 ? false : !/[\s,]/.test(text.slice(open, close));
  }

  protected closeBrace() {
    const at = this.at++;
    const tokens = this.atClose.get(at);
    if (!tokens) {
      this.pending += '}';
      if (!this.isClosing(at)) this.damage('unbalanced-braces', at);
      return;
    }
    if (tokens.length) this.push(...tokens);
    while (this.groups.length && this.groups.at(-1)! <= at) this.groups.pop();
  }

  protected isClosing(at: number): boolean {
    this.closers ??= new Set(this.closing.values());
    return this.closers.has(at);
  }

  protected tag() {
    const at = this.at;
    const text = this.text;
    if (this.source.written.has(at)) return this.literal('<');
    const script = stickyExec(SCRIPT, text, at);
    if (script) {
      const token = scriptToken(script[2]!.toLowerCase() === 'sup' ? 'sup' : 'sub', withoutTags(script[3]!));
      if (token) {
        this.script(token);
        return this.to(at + script[0].length);
      }
    }
    const line = stickyExec(BREAK, text, at);
    if (line) return this.replace(line[0].length, ' ');
    const named = stickyExec(NAMED, text, at);
    if (named) return this.replace(named[0].length, signNamed(named[1]!));
    if (this.texMath()) return;
    const furniture = stickyExec(FORMULA, text, at);
    if (furniture) return this.to(at + furniture[0].length);
    if (stickyExec(MATHML, text, at) && this.mathml()) return;
    this.markup();
  }

  /** A formula in MathML; false where it cannot be read. */
  protected mathml(): boolean {
    const at = this.at;
    const end = this.text.startsWith('<mml:', at) ? '</mml:math>' : '</math>';
    const close = this.find(end, at);
    if (close < 0 || close - at > LONGEST_MATHML) return false;
    // Formulas do not nest; to read each of many that opened would take the square of their number.
    const isNested = ['<math', '<mml:math'].some(start => {
      const next = this.find(start, at + 1);
      return next >= 0 && next < close;
    });
    if (isNested) return false;
    const tex = mathmlToTex(this.written(at, close + end.length));
    if (tex === undefined) return false;
    this.to(close + end.length);
    // A lone number or word needs no formula.
    if (/^[\p{L}\p{N}.,+−-]+$/u.test(tex)) this.pending += tex;
    else this.script({ type: 'math', value: tex });
    return true;
  }

  /** A stretch as XML: what the source wrote as an entity is none of its tags. */
  protected written(from: number, to: number): string {
    const text = this.text.slice(from, to);
    return text.replace(/<|&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/gi, (sign, at: number) =>
      sign === '&' ? '&amp;' : this.source.written.has(from + at) ? '&lt;' : sign,
    );
  }

  /** A formula as its publisher wrote it in TeX, unless the same stands beside it in MathML; false where it is not one formula. */
  protected texMath(): boolean {
    const at = this.at;
    const found = stickyExec(TEX_MATH, this.text, at);
    if (!found) return false;
    const end = at + found[0].length;
    const isTwice =
      BESIDE_BEFORE.test(this.text.slice(Math.max(0, at - 400), at)) || stickyExec(BESIDE, this.text, end);
    const tex = formulaOf(found[1]!);
    if (tex === undefined && !isTwice) return false;
    if (isTwice) this.to(end);
    else this.math(tex!, false, end);
    return true;
  }

  /** A tag that sets words in some way, or starts a paragraph; anything else in angle brackets is text. */
  protected markup() {
    const at = this.at;
    const tag = stickyExec(TAG, this.text, at);
    const name = tag?.[3]?.toLowerCase() ?? '';
    const mark = MARKS.get(name);
    const known = mark !== undefined || PLAIN.has(name) || PARAGRAPHS.has(name);
    if (!tag || !known) return this.literal('<');
    const open = this.openTags.get(name) ?? 0;
    if (tag[1] ? !open : !tag[4] && this.find(`</${tag[2]}>`, at) < 0) return this.literal('<');
    if (!tag[4]) this.openTags.set(name, open + (tag[1] ? -1 : 1));
    if (PARAGRAPHS.has(name)) this.push({ type: 'paragraph' });
    else if (mark && !tag[4]) this.push({ type: tag[1] ? 'close' : 'open', mark });
    this.at += tag[0].length;
  }

  protected bracket() {
    const link =
      this.kind === 'abstract' && this.text[this.at - 1] !== '!' && stickyExec(MARKDOWN_LINK, this.text, this.at);
    const url = link && safeUrl(link[2]!);
    if (!link || !url) return this.literal('[');
    this.push({ type: 'link', url }, { type: 'text', value: link[1]! }, { type: 'endlink' });
    this.at += link[0].length;
  }

  protected address(c: string) {
    const url = addressAt(this.text, this.at);
    if (!url) return this.literal(c);
    this.push({ type: 'address', url: url.normalize('NFC') });
    this.at += url.length;
  }
}

function withoutTags(text: string): string {
  return text
    .replace(/<([a-z ]{2,12})>/gi, (tag, name: string) => (NAMES.test(name) ? signNamed(name) : tag))
    .replace(/<[^<>]{1,300}>/g, '');
}

const NAMES = /^(?:middle dot|degrees)$/i;

function signNamed(name: string): string {
  const lower = name.toLowerCase();
  return lower === 'middle dot' ? '·' : lower === 'degrees' ? '°' : (SIGNS_OF_TEXT.get(lower) ?? '');
}
