import MarkdownIt from 'markdown-it';
import { accentAt } from './accent.ts';
import type { Characters } from './characters.ts';
import type { DamageReport } from './damage.ts';
import { sentenceEndsAt } from './glue.ts';
import {
  ABBREVIATIONS,
  ACCENTS,
  BLANKS,
  DECLARED,
  DROPPED,
  LETTERS,
  MATH_ENVIRONMENTS,
  NAMING,
  SECOND_IS_TEXT,
  STYLED,
  type Style,
  SYMBOLS,
} from './macros.ts';
import { bracesPair, mathAt } from './math.ts';
import type { Mark, Token } from './token.ts';

/** What is being read: an abstract's sentences are separated, a name's acute s is no possessive. */
export type TextKind = 'abstract' | 'title' | 'name';

export interface Tokenized {
  tokens: Token[];
  /** In order of first appearance, with the backslash. */
  unknownMacros: string[];
}

/** The page's own idea of where an address ends. */
const linkify = new MarkdownIt({ linkify: true }).linkify;
const LONGEST_ADDRESS = 2048;
const ADDRESS = /https?:\/\//iy;
const TAG = /<(\/?)(i|b|em|strong)>/iy;
const BREAK = /<br ?\/?>/iy;
const SCRIPT = /<(sub|sup)>([^<>\\${}]{1,40})<\/\1>/iy;
const MARKDOWN_LINK = /\[([^[\]\n\\$<>]{1,200})\]\((https?:\/\/[^\s()<>\\]{1,2000})\)/iy;
const TEXT_FORMULA =
  /^(?:\{?\\(textbf|textit|texttt|textsf|textsc|textrm|textnormal|text|emph|underline|mbox|hbox)\s*\{([^\\{}^_$]*)\}\}?|\{?\\(it|bf|em|tt|sf|sc|rm)\s+([^\\{}^_$]*)\}?)$/;
const PLAIN_RUN = /[^\\{}$`'*~\-<&[.?:hH\n ]+/y;

/**
 * Reads text-mode LaTeX with the HTML tags and the Markdown emphasis that abstracts are mixed with.
 * One pass from left to right; groups are matched beforehand, so that nothing recurses and nothing is read twice.
 */
export function tokenize(source: Characters, kind: TextKind, report: DamageReport): Tokenized {
  return new Reader(source, kind, report).read();
}

class Reader {
  readonly #text: string;
  readonly #source: Characters;
  readonly #kind: TextKind;
  readonly #report: DamageReport;
  readonly #tokens: Token[] = [];
  readonly #unknown = new Set<string>();
  /** For each `{` that pairs, its `}`. */
  readonly #closing: ReadonlyMap<number, number>;
  /** What to do at a `}`: close what its `{` opened. Braces that are not here are text. */
  readonly #atClose = new Map<number, Token[]>();
  /** The `}` of the groups that are open, for declarations. */
  readonly #groups: number[] = [];
  readonly #openTags = new Map<string, number>();
  readonly #lastOf = new Map<string, number>();
  /** The apostrophes that close a quotation. */
  readonly #quoteEnds = new Set<number>();
  #numbered = false;
  #pending = '';
  #at = 0;

  constructor(source: Characters, kind: TextKind, report: DamageReport) {
    this.#text = source.text;
    this.#source = source;
    this.#kind = kind;
    this.#report = report;
    this.#closing = matchBraces(source.text);
  }

  read(): Tokenized {
    const text = this.#text;
    while (this.#at < text.length) {
      PLAIN_RUN.lastIndex = this.#at;
      const run = PLAIN_RUN.exec(text)?.[0];
      if (run) {
        this.#pending += run;
        this.#at += run.length;
      } else this.#special(text[this.#at]!);
    }
    this.#flush();
    return { tokens: this.#tokens, unknownMacros: [...this.#unknown] };
  }

  #special(c: string) {
    const at = this.#at;
    const text = this.#text;
    switch (c) {
      case '\\':
        return this.#command();
      case '{':
        return this.#openBrace();
      case '}':
        return this.#closeBrace();
      case '$':
        return this.#dollar();
      case '\n': {
        const blank = /\n[ ]*(?:\n[ ]*)*/y;
        blank.lastIndex = at;
        const found = blank.exec(text)![0];
        this.#at += found.length;
        if (found.indexOf('\n', 1) > 0) this.#push({ type: 'paragraph' });
        else this.#pending += ' ';
        return;
      }
      case '`':
        return this.#backquote();
      case "'":
        if (this.#quoteEnds.delete(at)) return this.#replace(1, '’');
        if (text[at + 1] !== "'") return this.#literal(c);
        this.#pending += this.#opensWord(at, 2) ? '“' : '”';
        this.#at += 2;
        return;
      case '*':
        return this.#stars();
      case '~':
        // A tie joins words; before a number, or between blanks, the sign means "about".
        if (this.#isTie(at)) this.#pending += ' ';
        else this.#pending += '~';
        this.#at++;
        return;
      case '-': {
        let end = at;
        while (text[end] === '-') end++;
        const length = end - at;
        this.#pending += length === 2 ? '–' : length === 3 ? '—' : '-'.repeat(length);
        this.#at = end;
        return;
      }
      case '<':
        return this.#tag();
      case '[':
        return this.#bracket();
      case '.':
      case '?':
        this.#literal(c);
        if (this.#kind === 'abstract' && sentenceEndsAt(text, at)) {
          this.#pending += ' ';
          this.#report.add('glued-words', this.#source.rawOffset(at));
        }
        return;
      case 'h':
      case 'H':
        return this.#address(c);
      default:
        return this.#literal(c);
    }
  }

  #literal(text: string) {
    this.#pending += text;
    this.#at += text.length;
  }

  #flush() {
    if (this.#pending) this.#tokens.push({ type: 'text', value: this.#pending });
    this.#pending = '';
  }

  #push(...tokens: Token[]) {
    this.#flush();
    for (const token of tokens) this.#tokens.push(token);
  }

  #damage(kind: 'cut-off-math' | 'unbalanced-braces', at: number) {
    this.#report.add(kind, this.#source.rawOffset(at));
  }

  /** Whether a quotation mark here stands before a word rather than after one. */
  #opensWord(at: number, length: number): boolean {
    return (
      (at === 0 || /[\s([{“‘—–-]/.test(this.#text[at - 1]!)) && /[^\s.,;:!?)]/.test(this.#text[at + length] ?? ' ')
    );
  }

  #isTie(at: number): boolean {
    const before = this.#text[at - 1] ?? ' ';
    const after = this.#text[at + 1] ?? ' ';
    if (after === '\\' || /[\s]/.test(after)) return after === '\\';
    if (before === '~' || after === '~') return false;
    return !/[\s([{<>=≈/]/.test(before);
  }

  #backquote() {
    const at = this.#at;
    const text = this.#text;
    if (text[at + 1] === '`' && text[at + 2] !== '`') {
      this.#pending += '“';
      this.#at += 2;
      return;
    }
    // `word' is LaTeX's quotation; a pair of backquotes is not.
    const close = /[^`'’\n]{1,200}?['’](?![\p{L}\p{N}'])/uy;
    if (text[at - 1] !== '`' && this.#opensWord(at, 1)) {
      close.lastIndex = at + 1;
      if (close.test(text)) {
        this.#quoteEnds.add(close.lastIndex - 1);
        return this.#replace(1, '‘');
      }
    }
    this.#literal('`');
  }

  #replace(length: number, value: string) {
    this.#pending += value;
    this.#at += length;
  }

  #stars() {
    const at = this.#at;
    const text = this.#text;
    let end = at;
    while (text[end] === '*') end++;
    const before = text[at - 1] ?? ' ';
    const after = text[end] ?? ' ';
    const single = end - at === 1;
    const opens =
      /[^\s.,;:!?)\]}*]/.test(after) &&
      (single ? !/[\p{L}\p{N}\\$]/u.test(before) : !/\d/.test(after) || /\s/.test(before));
    const closes = /[^\s([{]/.test(before) && (!single || !/[\p{L}\p{N}]/u.test(after));
    this.#push({ type: 'stars', length: end - at, opens, closes, at });
    this.#at = end;
  }

  #dollar() {
    const at = this.#at;
    const span = mathAt(this.#text, at);
    if (span) return this.#math(span.content, span.display, span.end);
    if (this.#text[at + 1] === '$') {
      this.#damage('cut-off-math', at);
      return this.#literal('$$');
    }
    // A number after the sign is money.
    if (!/\d|\s|^$/.test(this.#text[at + 1] ?? '')) this.#damage('cut-off-math', at);
    this.#literal('$');
  }

  /** A formula; one that only sets words in a typeface is those words. */
  #math(content: string, display: boolean, end: number) {
    const at = this.#at;
    this.#at = end;
    if (!bracesPair(content)) this.#damage('unbalanced-braces', at);
    const words = display ? null : TEXT_FORMULA.exec(content);
    const inner = words && (words[2] ?? words[4] ?? '');
    const glued = /\p{L}/u.test(this.#text[at - 1] ?? '') || /\p{L}/u.test(this.#text[end] ?? '');
    if (words && inner && (inner.trim().length > 1 || glued)) {
      const name = words[1] ?? words[3] ?? '';
      const mark = markOf(STYLED.get(name) ?? DECLARED.get(name) ?? 'plain');
      if (mark) this.#push({ type: 'open', mark });
      this.#pending += inner;
      if (mark) this.#push({ type: 'close', mark });
      return;
    }
    this.#push({ type: 'math', content: content.replace(/\s*\n\s*/g, ' '), display });
  }

  /** Math between commands, `\(…\)` or `\[…\]`. */
  #bracketMath(open: string) {
    const at = this.#at;
    const close = open === '(' ? '\\)' : '\\]';
    const end = this.#find(close, at + 2);
    const content = end < 0 ? '' : this.#text.slice(at + 2, end).trim();
    const dollars = open === '(' ? '$' : '$$';
    const written = `${dollars}${content}${dollars}`;
    if (content && mathAt(written, 0)?.end === written.length) return this.#math(content, open === '[', end + 2);
    if (end < 0) this.#damage('cut-off-math', at);
    this.#replace(2, open);
  }

  /** The next place of `needle`, or -1; looks through the rest of the text at most once where there is none. */
  #find(needle: string, from: number): number {
    let last = this.#lastOf.get(needle);
    if (last === undefined) {
      last = this.#text.lastIndexOf(needle);
      this.#lastOf.set(needle, last);
    }
    return from > last ? -1 : this.#text.indexOf(needle, from);
  }

  #openBrace() {
    const at = this.#at;
    const close = this.#closing.get(at);
    this.#at++;
    if (close === undefined) {
      this.#damage('unbalanced-braces', at);
      this.#pending += '{';
      return;
    }
    if (close === at + 1) {
      this.#at++;
      return;
    }
    if (this.#isGrouping(at, close)) this.#group(close, []);
    else this.#pending += '{';
  }

  /** Whether braces only group, as LaTeX's do, or are part of what the text says, as a set's are. */
  #isGrouping(open: number, close: number): boolean {
    const text = this.#text;
    if (this.#kind !== 'abstract') return true;
    if (text[open + 1] === '\\') return true;
    if (/[\p{L}\p{N}_^)}]/u.test(text[open - 1] ?? ' ')) return false;
    return close - open > 300 ? false : !/[\s,]/.test(text.slice(open, close));
  }

  #group(close: number, tokens: Token[]) {
    this.#atClose.set(close, tokens);
    this.#groups.push(close);
  }

  #closeBrace() {
    const at = this.#at++;
    const tokens = this.#atClose.get(at);
    if (!tokens) {
      this.#pending += '}';
      if (!this.#isClosing(at)) this.#damage('unbalanced-braces', at);
      return;
    }
    if (tokens.length) this.#push(...tokens);
    while (this.#groups.length && this.#groups.at(-1)! <= at) this.#groups.pop();
  }

  #closers?: Set<number>;
  #isClosing(at: number): boolean {
    this.#closers ??= new Set(this.#closing.values());
    return this.#closers.has(at);
  }

  #tag() {
    const at = this.#at;
    const text = this.#text;
    if (this.#source.written.has(at)) return this.#literal('<');
    const script = stickyExec(SCRIPT, text, at);
    if (script) return this.#replace(script[0].length, scriptText(script[1]!.toLowerCase(), script[2]!));
    const line = stickyExec(BREAK, text, at);
    if (line) return this.#replace(line[0].length, ' ');
    const tag = stickyExec(TAG, text, at);
    if (!tag) return this.#literal('<');
    const name = tag[2]!.toLowerCase();
    const mark: Mark = name === 'b' || name === 'strong' ? 'strong' : 'em';
    const open = this.#openTags.get(name) ?? 0;
    if (tag[1]) {
      if (!open) return this.#literal('<');
      this.#openTags.set(name, open - 1);
      this.#push({ type: 'close', mark });
    } else {
      if (this.#find(`</${tag[2]}>`, at) < 0) return this.#literal('<');
      this.#openTags.set(name, open + 1);
      this.#push({ type: 'open', mark });
    }
    this.#at += tag[0].length;
  }

  #bracket() {
    const link =
      this.#kind === 'abstract' && this.#text[this.#at - 1] !== '!' && stickyExec(MARKDOWN_LINK, this.#text, this.#at);
    const url = link && safeUrl(link[2]!);
    if (!link || !url) return this.#literal('[');
    this.#push({ type: 'link', url }, { type: 'text', value: link[1]! }, { type: 'endlink' });
    this.#at += link[0].length;
  }

  #address(c: string) {
    const at = this.#at;
    const scheme = stickyExec(ADDRESS, this.#text, at);
    if (!scheme || /[A-Za-z0-9.+-]/.test(this.#text[at - 1] ?? ' ')) return this.#literal(c);
    const tail = this.#text.slice(at, at + LONGEST_ADDRESS);
    const url = linkify.matchAtStart(tail)?.raw.replace(/[*$]+$/, '');
    if (!url || url.length <= scheme[0].length) return this.#literal(scheme[0]);
    // LaTeX goes on after a backslash or a brace; an address that is not in \url does not hold them.
    const end = url.search(/[\\{}`$*<>^|]/);
    const whole = end < 0 ? url : url.slice(0, end);
    if (whole.length <= scheme[0].length) return this.#literal(scheme[0]);
    this.#push({ type: 'address', url: whole.normalize('NFC') });
    this.#at += whole.length;
  }

  #command() {
    const at = this.#at;
    const text = this.#text;
    const word = stickyExec(/[A-Za-z]+\*?/y, text, at + 1)?.[0];
    if (word) return this.#word(word.replace(/\*$/, ''), at + 1 + word.length);
    const c = text[at + 1];
    if (c === undefined) return this.#literal('\\');
    if (ACCENTS.has(c) && this.#accent(c, at + 2)) return;
    if (c === '(' || c === '[') return this.#bracketMath(c);
    if (c === '\\') {
      // A line break, but for `\\%`, an escape that was escaped again.
      return /[%&_#$]/.test(text[at + 2] ?? '') ? this.#replace(3, text[at + 2]!) : this.#replace(2, ' ');
    }
    if (/[\s,;:]/.test(c)) return this.#replace(2, c === '\n' && text[at + 2] === '\n' ? '\n' : ' ');
    if (/[!/@-]/.test(c)) return this.#replace(2, c === '-' && text[at + 2] === '-' ? '-' : '');
    if (/[!-/:-@[-`{-~]/.test(c)) return this.#replace(2, c);
    this.#literal('\\');
  }

  /** An accented letter; false where the command is an escaped quotation mark or stands before no letter. */
  #accent(accent: string, start: number): boolean {
    const text = this.#text;
    const braced = text[start] === '{' || text[start] === '\\';
    if (this.#kind !== 'name' && !braced) {
      const before = text[this.#at - 1] ?? ' ';
      // it\'s, model\'s; \"so called\"
      if (
        accent === "'" &&
        /[A-Za-z]/.test(before) &&
        /^(?:s|t|re|ve|ll|d|m)(?![\p{L}\\{])/u.test(text.slice(start, start + 3))
      )
        return this.#escaped(accent);
      if (
        accent === '"' &&
        /[\s([{]/.test(before) &&
        /^[^\\\n]{1,80}\\"(?![\p{L}{\\])/u.test(text.slice(start, start + 84))
      )
        return this.#escaped(accent);
    }
    const found = accentAt(text, accent, start);
    if (!found || (!braced && [...found.value].length > 1 && /["'`]/.test(accent))) {
      if (text.startsWith('{}', start)) {
        this.#replace(start + 2 - this.#at, accent);
        return true;
      }
      return /[a-zA-Z]/.test(accent) ? false : this.#escaped(accent);
    }
    this.#replace(found.end - this.#at, found.value);
    return true;
  }

  #escaped(sign: string): true {
    this.#replace(2, sign);
    return true;
  }

  #word(name: string, end: number) {
    const text = this.#text;
    const starred = text[end - 1] === '*';
    if (ACCENTS.has(name) && !starred && this.#accent(name, end)) return;
    const after = this.#skipBlanks(end);
    const letter = LETTERS.get(name);
    if (letter !== undefined && !starred) return this.#letter(letter, end);
    const styled = STYLED.get(name);
    if (styled && text[after] === '{') return this.#argument(after, markOf(styled));
    if (styled) return this.#to(end);
    const declared = DECLARED.get(name);
    if (declared) return this.#declare(markOf(declared), after);
    const symbol = SYMBOLS.get(name) ?? ABBREVIATIONS.get(name);
    if (symbol !== undefined) {
      this.#pending += symbol;
      // The abbreviation brings its full stop: `\ie.` has one.
      const stop = symbol.endsWith('.') && text[end] === '.' ? 1 : 0;
      return this.#to(text.startsWith('{}', end) ? end + 2 : end + stop);
    }
    if (BLANKS.has(name)) return this.#blank(end);
    const dropped = DROPPED.get(name);
    if (dropped !== undefined) return this.#drop(name, end, dropped);
    switch (name) {
      case 'url':
      case 'nolinkurl':
        if (text[after] === '{' && this.#closing.has(after)) return this.#url(after);
        break;
      case 'href':
        if (text[after] === '{' && this.#closing.has(after)) return this.#href(after);
        break;
      case 'footnote':
      case 'footnotetext':
      case 'thanks':
        if (text[after] === '{' && this.#closing.has(after)) return this.#footnote(after);
        break;
      case 'textsuperscript':
      case 'textsubscript':
        if (text[after] === '{') return this.#argument(after, undefined);
        break;
      case 'ensuremath':
        if (text[after] === '{' && this.#closing.has(after)) {
          const close = this.#closing.get(after)!;
          const content = text.slice(after + 1, close).trim();
          if (content && mathAt(`$${content}$`, 0)?.end === content.length + 2)
            return this.#math(content, false, close + 1);
          return this.#argument(after, undefined);
        }
        break;
      case 'begin':
      case 'end':
        if (this.#environment(name, after)) return;
        break;
      case 'item':
        this.#push({ type: 'item', numbered: this.#numbered });
        return this.#to(after);
      case 'par':
        this.#push({ type: 'paragraph' });
        return this.#to(end);
      default:
        if (SECOND_IS_TEXT.has(name)) {
          const first = this.#skipArguments(after, 1);
          if (first > after && text[first] === '{') return this.#argument(first, undefined);
        }
    }
    this.#unknown.add(`\\${name}`);
    this.#pending += text.slice(this.#at, end);
    this.#to(end);
    // What an unknown command's braces mean is unknown too.
    if (text[end] === '{' && this.#closing.has(end)) this.#literal(this.#closing.get(end) === end + 1 ? '{}' : '{');
  }

  #to(index: number) {
    this.#at = index;
  }

  #skipBlanks(index: number): number {
    let i = index;
    while (this.#text[i] === ' ') i++;
    return i;
  }

  #letter(letter: string, end: number) {
    const text = this.#text;
    this.#pending += letter;
    const after = this.#skipBlanks(end);
    if (text.startsWith('{}', end)) this.#to(end + 2);
    else this.#to(/^\p{L}/u.test(text.slice(after, after + 2)) ? after : end);
  }

  #blank(end: number) {
    this.#pending += ' ';
    this.#to(end);
  }

  /** The argument whose brace is at `open`, set in a mark. */
  #argument(open: number, mark: Mark | undefined, closing: Token[] = []) {
    const close = this.#closing.get(open);
    if (mark) this.#push({ type: 'open', mark });
    this.#at = open + 1;
    if (close === undefined) this.#damage('unbalanced-braces', open);
    else this.#group(close, mark ? [{ type: 'close', mark }, ...closing] : closing);
  }

  /** A declaration holds to the end of its group; outside of any, how far it was meant to hold is not known. */
  #declare(mark: Mark | undefined, after: number) {
    const close = this.#groups.at(-1);
    this.#at = after;
    if (!mark || close === undefined) return;
    this.#push({ type: 'open', mark });
    this.#atClose.get(close)?.unshift({ type: 'close', mark });
  }

  /** The index after so many arguments, optional ones before them included. */
  #skipArguments(start: number, count: number): number {
    const text = this.#text;
    let i = start;
    for (let options = 0; options < 3 && text[i] === '['; options++) {
      const option = stickyExec(/\[[^[\]{}\n]{0,200}\] ?/y, text, i);
      if (!option) break;
      i += option[0].length;
    }
    for (let n = 0; n < count && text[i] === '{'; n++) {
      const close = this.#closing.get(i);
      if (close === undefined) break;
      i = close + 1;
    }
    return i;
  }

  /**
   * Leaves the command out, and the blank that would stand before a full stop or next to another blank. Where the sentence
   * needs what it named ("proposed by \citet{…}"), the omission is shown.
   */
  #drop(name: string, end: number, count: number) {
    const text = this.#text;
    const start = this.#skipBlanks(end);
    const after = this.#skipArguments(start, count);
    const needed = /(?:^|[\s(])(?:by|of|in|from|to|with|see|than|following|and) *$/i.test(this.#pending.slice(-20));
    if (after > start && (NAMING.test(name) || (needed && /cite/i.test(name)))) this.#pending += '[…]';
    this.#to(after === start ? end : after);
    if (/[\s.,;:!?)\]]|^$/.test(text[this.#at] ?? '')) this.#pending = this.#pending.replace(/(?<! ) +$/, '');
  }

  #url(open: number) {
    const close = this.#closing.get(open)!;
    const written = this.#text.slice(open + 1, close);
    const address = unescapeAddress(written);
    const url = safeUrl(address);
    if (url) {
      const value = address.replace(/^mailto:/i, '');
      this.#push({ type: 'link', url }, { type: 'text', value }, { type: 'endlink' });
    } else this.#pending += address;
    this.#at = close + 1;
  }

  #href(open: number) {
    const close = this.#closing.get(open)!;
    const url = safeUrl(unescapeAddress(this.#text.slice(open + 1, close)));
    const second = this.#skipBlanks(close + 1);
    if (this.#text[second] !== '{') {
      this.#at = open;
      return this.#url(open);
    }
    if (url) this.#push({ type: 'link', url });
    this.#argument(second, undefined, url ? [{ type: 'endlink' }] : []);
  }

  #footnote(open: number) {
    const blank = /\s$/.test(this.#pending) || (!this.#pending && !this.#tokens.length);
    this.#pending += blank ? '(' : ' (';
    this.#argument(open, undefined, [{ type: 'text', value: ')' }]);
  }

  #environment(command: 'begin' | 'end', after: number): boolean {
    const named = stickyExec(/\{([A-Za-z]+\*?)\}/y, this.#text, after);
    if (!named) return false;
    const name = named[1]!;
    const start = after + named[0].length;
    if (command === 'begin' && MATH_ENVIRONMENTS.has(name)) {
      const end = this.#find(`\\end{${name}}`, start);
      const inner = this.#text.slice(start, Math.max(start, end)).trim();
      const content = /^(?:equation|displaymath|math)/.test(name) ? inner : `\\begin{${name}}${inner}\\end{${name}}`;
      const written = `$$${content.replace(/\s*\n\s*/g, ' ')}$$`;
      if (end >= 0 && inner && mathAt(written, 0)?.end === written.length) {
        this.#math(content.replace(/\s*\n\s*/g, ' '), true, end + `\\end{${name}}`.length);
        return true;
      }
      if (end < 0) this.#damage('cut-off-math', this.#at);
    }
    if (MATH_ENVIRONMENTS.has(name)) return false;
    const list = /^(?:itemize|enumerate|description)$/.test(name);
    if (!list && !/^(?:abstract|center|quote|quotation|flushleft|flushright|small|document)$/.test(name)) return false;
    this.#numbered = command === 'begin' && name === 'enumerate';
    this.#push({ type: 'paragraph' });
    this.#at = this.#skipBlanks(this.#skipArguments(start, 0));
    return true;
  }
}

function markOf(style: Style): Mark | undefined {
  return style === 'plain' ? undefined : style;
}

function stickyExec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Which `}` closes which `{`, escaped ones aside. */
function matchBraces(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === '{') open.push(i);
    else if (c === '}') {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, i);
    }
  }
  return pairs;
}

/** An address without LaTeX's escapes. */
function unescapeAddress(written: string): string {
  return written
    .replace(/\\~\{\}|\\textasciitilde(?:\{\})?/g, '~')
    .replace(/\\([_%#&~{}$^])|\s+/g, (_, c: string | undefined) => c ?? '');
}

/** The address where it may be a link, its unusual characters percent-encoded. */
function safeUrl(address: string): string | undefined {
  if (!/^(?:https?:\/\/[^\s/]|mailto:[^\s@]{1,200}@)/i.test(address) || address.length > LONGEST_ADDRESS)
    return undefined;
  return address
    .normalize('NFC')
    .replace(/[\s<>"`\\{}|^\p{C}]/gu, c => (/\p{Surrogate}/u.test(c) ? '' : encodeURIComponent(c)));
}

const SUPERSCRIPT = new Map([...'0123456789+-=()n'].map((c, i) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][i]!]));
const SUBSCRIPT = new Map([...'0123456789+-=()'].map((c, i) => [c, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][i]!]));

/** Raised or lowered text in Unicode's own characters where it has them all, else as it is spoken of: `x_max`, `1st`. */
function scriptText(tag: string, content: string): string {
  const table = tag === 'sup' ? SUPERSCRIPT : SUBSCRIPT;
  const characters = [...content].map(c => table.get(c));
  if (characters.every(c => c !== undefined)) return characters.join('');
  if (tag === 'sup' && /^(?:st|nd|rd|th|TM)$/.test(content)) return content;
  return `${tag === 'sup' ? '^' : '_'}${content}`;
}
