import { addressAt, safeUrl } from './address.ts';
import type { Characters } from './characters.ts';
import { CommandReader } from './command-reader.ts';
import type { DamageReport } from './damage.ts';
import { sentenceEndsAt } from './glue.ts';
import { mathAt } from './math.ts';
import { stickyExec, type TextKind } from './scanner.ts';
import { scriptText } from './script.ts';
import type { Mark, Token } from './token.ts';

export interface Tokenized {
  tokens: Token[];
  /** In order of first appearance, with the backslash. */
  unknownMacros: string[];
}

const TAG = /<(\/?)(i|b|em|strong)>/iy;
const BREAK = /<br ?\/?>/iy;
const SCRIPT = /<(sub|sup)>([^<>\\${}]{1,40})<\/\1>/iy;
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
        const blank = /\n[ ]*(?:\n[ ]*)*/y;
        blank.lastIndex = at;
        const found = blank.exec(text)![0];
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
        this.pending += this.opensWord(at, 2) ? '“' : '”';
        this.at += 2;
        return;
      case '*':
        return this.stars();
      case '~':
        // A tie joins words; before a number, or between blanks, the sign means "about".
        if (this.isTie(at)) this.pending += ' ';
        else this.pending += '~';
        this.at++;
        return;
      case '-': {
        let end = at;
        while (text[end] === '-') end++;
        const length = end - at;
        this.pending += length === 2 ? '–' : length === 3 ? '—' : '-'.repeat(length);
        this.at = end;
        return;
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
    if (text[at + 1] === '`' && text[at + 2] !== '`') {
      this.pending += '“';
      this.at += 2;
      return;
    }
    // `word' is LaTeX's quotation; a pair of backquotes is not.
    const close = /[^`'’\n]{1,200}?['’](?![\p{L}\p{N}'])/uy;
    if (text[at - 1] !== '`' && this.opensWord(at, 1)) {
      close.lastIndex = at + 1;
      if (close.test(text)) {
        this.quoteEnds.add(close.lastIndex - 1);
        return this.replace(1, '‘');
      }
    }
    this.literal('`');
  }

  protected stars() {
    const at = this.at;
    const text = this.text;
    let end = at;
    while (text[end] === '*') end++;
    const before = text[at - 1] ?? ' ';
    const after = text[end] ?? ' ';
    const single = end - at === 1;
    const opens =
      /[^\s.,;:!?)\]}*]/.test(after) &&
      (single ? !/[\p{L}\p{N}\\$]/u.test(before) : !/\d/.test(after) || /\s/.test(before));
    const closes = /[^\s([{]/.test(before) && (!single || !/[\p{L}\p{N}]/u.test(after));
    this.push({ type: 'stars', length: end - at, opens, closes, at });
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
    this.at++;
    if (close === undefined) {
      this.damage('unbalanced-braces', at);
      this.pending += '{';
      return;
    }
    if (close === at + 1) {
      this.at++;
      return;
    }
    if (this.isGrouping(at, close)) this.group(close, []);
    else this.pending += '{';
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
    if (script) return this.replace(script[0].length, scriptText(script[1]!.toLowerCase(), script[2]!));
    const line = stickyExec(BREAK, text, at);
    if (line) return this.replace(line[0].length, ' ');
    const tag = stickyExec(TAG, text, at);
    if (!tag) return this.literal('<');
    const name = tag[2]!.toLowerCase();
    const mark: Mark = name === 'b' || name === 'strong' ? 'strong' : 'em';
    const open = this.openTags.get(name) ?? 0;
    if (tag[1]) {
      if (!open) return this.literal('<');
      this.openTags.set(name, open - 1);
      this.push({ type: 'close', mark });
    } else {
      if (this.find(`</${tag[2]}>`, at) < 0) return this.literal('<');
      this.openTags.set(name, open + 1);
      this.push({ type: 'open', mark });
    }
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
