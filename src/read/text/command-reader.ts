import { ACCENTS, LETTERS, SIGNS_OF_TEXT } from '../../typeset/latex/commands.ts';
import { accentAt, RARE_ACCENTS, TABBING_ACCENTS } from './accent.ts';
import { safeUrl, unescapeAddress } from './address.ts';
import * as macros from './macros.ts';
import { isFormula } from './math.ts';
import { markOf, onOneLine, Scanner, stickyExec } from './scanner.ts';
import { scriptToken } from './script.ts';
import type { Mark, Token } from './token.ts';

/** Reads what a backslash begins. */
export class CommandReader extends Scanner {
  /** Where the quotations that are open end. */
  protected readonly quotes: number[] = [];

  protected command() {
    const at = this.at;
    const text = this.text;
    const word = stickyExec(/[A-Za-z]+\*?/y, text, at + 1)?.[0];
    if (word) return this.word(word.replace(/\*$/, ''), at + 1 + word.length);
    const c = text[at + 1];
    if (c === undefined) return this.literal('\\');
    if (ACCENTS.has(c) && this.accent(c, at + 2)) return;
    if (c === '(' || c === '[') return this.bracketMath(c);
    if (c === '\\') {
      // A line break, but for `\\%`, an escape that was escaped again.
      return /[%&_#$]/.test(text[at + 2] ?? '') ? this.replace(3, text[at + 2]!) : this.replace(2, ' ');
    }
    if (/[\s,;:]/.test(c)) return this.replace(2, c === '\n' && text[at + 2] === '\n' ? '\n' : ' ');
    if (/[!/@-]/.test(c)) return this.replace(2, c === '-' && text[at + 2] === '-' ? '-' : '');
    if (/[!-/:-@[-`{-~]/.test(c)) return this.replace(2, c);
    this.literal('\\');
  }

  /** An accented letter; false where the command is an escaped quotation mark or stands before no letter. */
  protected accent(accent: string, start: number): boolean {
    const text = this.text;
    const braced = text[start] === '{' || text[start] === '\\';
    if (this.kind !== 'name' && !braced) {
      const before = text[this.at - 1] ?? ' ';
      const after = text.slice(start, start + 84);
      // it\'s, model\'s
      const isOmission =
        accent === "'" && /[A-Za-z]/.test(before) && /^(?:s|t|re|ve|ll|d|m)(?![\p{L}\\{])/u.test(after);
      // \"so called\"
      const isQuotation = accent === '"' && /[\s([{]/.test(before) && /^[^\\\n]{1,80}\\"(?![\p{L}{\\])/u.test(after);
      if (isOmission || isQuotation) return this.escaped(accent);
    }
    const found = accentAt(text, accent, start);
    if (!found || (!braced && [...found.value].length > 1 && /["'`]/.test(accent))) {
      if (text.startsWith('{}', start)) {
        this.replace(start + 2 - this.at, accent);
        return true;
      }
      return /[a-zA-Z]/.test(accent) ? false : this.escaped(accent);
    }
    this.replace(found.end - this.at, found.value);
    return true;
  }

  protected escaped(sign: string): true {
    this.replace(2, sign);
    return true;
  }

  protected word(name: string, end: number) {
    const text = this.text;
    const starred = text[end - 1] === '*';
    const after = this.skipBlanks(end);
    if (name === 'ifmmode') return this.textBranch(end);
    if (name === 'a' && TABBING_ACCENTS.has(text[end] ?? '') && this.accent(text[end]!, end + 1)) return;
    const isAccent = ACCENTS.has(name) && (!RARE_ACCENTS.has(name) || this.kind === 'name' || text[after] === '{');
    if (isAccent && !starred && this.accent(name, end)) return;
    const letter = LETTERS.get(name);
    if (letter !== undefined && !starred) return this.letter(letter, end);
    const styled = macros.STYLED.get(name);
    if (styled && text[after] === '{') return this.argument(after, markOf(styled));
    if (styled) return this.to(end);
    const signs = macros.QUOTING.get(name);
    if (signs && this.quote(signs, this.skipArguments(after, /^(?:foreign|hyphen)/.test(name) ? 1 : 0))) return;
    const declared = macros.DECLARED.get(name);
    if (declared) return this.declare(markOf(declared), after);
    const symbol = SIGNS_OF_TEXT.get(name) ?? macros.ABBREVIATIONS.get(name);
    if (symbol !== undefined) {
      this.pending += symbol;
      // The abbreviation brings its full stop: `\ie.` has one.
      const stop = symbol.endsWith('.') && text[end] === '.' ? 1 : 0;
      if (macros.JOINING.has(name)) return this.to(text.startsWith('{}', end) ? end + 2 : after);
      return this.to(text.startsWith('{}', end) ? end + 2 : end + stop);
    }
    if (macros.BLANKS.has(name)) return this.replace(end - this.at, ' ');
    const dropped = macros.DROPPED.get(name);
    if (dropped !== undefined) return this.drop(name, end, dropped);
    const script = macros.SCRIPTS.get(name);
    if (script && text[after] === '{') {
      const close = this.closing.get(after);
      const token = close === undefined ? undefined : scriptToken(script, text.slice(after + 1, close));
      if (!token) return this.argument(after, undefined);
      this.script(token);
      return this.to(close! + 1);
    }
    const close = text[after] === '{' ? this.closing.get(after) : undefined;
    if (close !== undefined) {
      if (name === 'url' || name === 'nolinkurl') return this.url(after);
      if (name === 'href') return this.href(after);
      if (/^(?:footnote|footnotetext|thanks)$/.test(name)) return this.footnote(after);
      if (name === 'ensuremath') {
        const content = text.slice(after + 1, close).trim();
        return isFormula(`$${content}$`) ? this.math(content, false, close + 1) : this.argument(after, undefined);
      }
    }
    switch (name) {
      case 'begin':
      case 'end':
        if (this.environment(name, after)) return;
        break;
      case 'item':
        this.push({ type: 'item', numbered: this.numbered });
        return this.to(after);
      case 'par':
        this.push({ type: 'paragraph' });
        return this.to(end);
      default:
        if (macros.SECOND_IS_TEXT.has(name)) {
          const first = this.skipArguments(after, 1);
          if (first > after && text[first] === '{') return this.argument(first, undefined);
        }
    }
    this.unknown.add(`\\${name}`);
    this.pending += text.slice(this.at, end);
    this.to(end);
    // What an unknown command's braces mean is unknown too.
    if (text[end] === '{' && this.closing.has(end)) this.literal(this.closing.get(end) === end + 1 ? '{}' : '{');
  }

  /** Of `\\ifmmode … \\else … \\fi`, the part behind `\\else`: what stands here is text. */
  protected textBranch(end: number) {
    const otherwise = this.find('\\else', end);
    const stop = this.find('\\fi', end);
    if (otherwise >= 0 && (stop < 0 || otherwise < stop)) this.to(this.skipBlanks(otherwise + '\\else'.length));
    else this.to(stop < 0 ? end : stop);
  }

  /** An argument between quotation marks, single ones inside of others; false where none follows. */
  protected quote([open, close]: readonly [string, string], at: number): boolean {
    const end = this.text[at] === '{' ? this.closing.get(at) : undefined;
    if (end === undefined) return false;
    while (this.quotes.length > 0 && this.quotes.at(-1)! < at) this.quotes.pop();
    const inner = open === '“' && this.quotes.length > 0;
    this.pending += inner ? '‘' : open;
    if (open === '“') this.quotes.push(end);
    this.argument(at, undefined, [{ type: 'text', value: inner ? '’' : close }]);
    return true;
  }

  protected letter(letter: string, end: number) {
    const text = this.text;
    this.pending += letter;
    const after = this.skipBlanks(end);
    if (text.startsWith('{}', end)) this.to(end + 2);
    else this.to(/^\p{L}/u.test(text.slice(after, after + 2)) ? after : end);
  }

  /** The argument whose brace is at `open`, set in a mark. */
  protected argument(open: number, mark: Mark | undefined, closing: Token[] = []) {
    const close = this.closing.get(open);
    if (mark) this.push({ type: 'open', mark });
    this.at = open + 1;
    if (close === undefined) this.damage('unbalanced-braces', open);
    else this.group(close, mark ? [{ type: 'close', mark }, ...closing] : closing);
  }

  /** A declaration holds to the end of its group; outside of any, how far it was meant to hold is not known. */
  protected declare(mark: Mark | undefined, after: number) {
    const close = this.groups.at(-1);
    this.at = after;
    if (!mark || close === undefined) return;
    this.push({ type: 'open', mark });
    this.atClose.get(close)?.unshift({ type: 'close', mark });
  }

  /** The index after so many arguments, optional ones before them included. */
  protected skipArguments(start: number, count: number): number {
    const text = this.text;
    let i = start;
    for (let options = 0; options < 3 && text[i] === '['; options++) {
      const option = stickyExec(/\[[^[\]{}\n]{0,200}\] ?/y, text, i);
      if (!option) break;
      i += option[0].length;
    }
    for (let n = 0; n < count && text[i] === '{'; n++) {
      const close = this.closing.get(i);
      if (close === undefined) break;
      i = close + 1;
    }
    return i;
  }

  /**
   * Leaves the command out, and the blank that would stand before a full stop or next to another blank. Where the sentence
   * needs what it named ("proposed by \citet{…}"), the omission is shown.
   */
  protected drop(name: string, end: number, count: number) {
    const text = this.text;
    const start = this.skipBlanks(end);
    const after = this.skipArguments(start, count);
    const needed = /(?:^|[\s(])(?:by|of|in|from|to|with|see|than|following|and) *$/i.test(this.pending.slice(-20));
    if (after > start && (macros.NAMING.test(name) || (needed && /cite/i.test(name)))) this.pending += '[…]';
    this.to(after === start ? end : after);
    if (/[\s.,;:!?)\]]|^$/.test(text[this.at] ?? '')) this.pending = this.pending.replace(/(?<! ) +$/, '');
  }

  protected url(open: number) {
    const close = this.closing.get(open)!;
    const written = this.text.slice(open + 1, close);
    const address = unescapeAddress(written);
    const url = safeUrl(address);
    if (url) {
      const value = address.replace(/^mailto:/i, '');
      this.push({ type: 'link', url }, { type: 'text', value }, { type: 'endlink' });
    } else this.pending += address;
    this.at = close + 1;
  }

  protected href(open: number) {
    const close = this.closing.get(open)!;
    const url = safeUrl(unescapeAddress(this.text.slice(open + 1, close)));
    const second = this.skipBlanks(close + 1);
    if (this.text[second] !== '{') {
      this.at = open;
      return this.url(open);
    }
    if (url) this.push({ type: 'link', url });
    this.argument(second, undefined, url ? [{ type: 'endlink' }] : []);
  }

  protected footnote(open: number) {
    const blank = /\s$/.test(this.pending) || (!this.pending && !this.tokens.length);
    this.pending += blank ? '(' : ' (';
    this.argument(open, undefined, [{ type: 'text', value: ')' }]);
  }

  /** Math between commands, `\(…\)` or `\[…\]`. */
  protected bracketMath(open: string) {
    const at = this.at;
    const close = open === '(' ? '\\)' : '\\]';
    const end = this.find(close, at + 2);
    const content = end < 0 ? '' : this.text.slice(at + 2, end).trim();
    const dollars = open === '(' ? '$' : '$$';
    const written = `${dollars}${content}${dollars}`;
    if (isFormula(written)) return this.math(content, open === '[', end + 2);
    if (end < 0) this.damage('cut-off-math', at);
    this.replace(2, open);
  }

  protected environment(command: 'begin' | 'end', after: number): boolean {
    const named = stickyExec(/\{([A-Za-z]+\*?)\}/y, this.text, after);
    if (!named) return false;
    const name = named[1]!;
    const start = after + named[0].length;
    if (command === 'begin' && macros.MATH_ENVIRONMENTS.has(name)) {
      const end = this.find(`\\end{${name}}`, start);
      const inner = this.text.slice(start, Math.max(start, end)).trim();
      const content = /^(?:equation|displaymath|math)/.test(name) ? inner : `\\begin{${name}}${inner}\\end{${name}}`;
      const written = `$$${onOneLine(content)}$$`;
      if (end >= 0 && inner && isFormula(written)) {
        this.math(onOneLine(content), true, end + `\\end{${name}}`.length);
        return true;
      }
      if (end < 0) this.damage('cut-off-math', this.at);
    }
    if (macros.MATH_ENVIRONMENTS.has(name)) return false;
    const list = /^(?:itemize|enumerate|description)$/.test(name);
    if (!list && !/^(?:abstract|center|quote|quotation|flushleft|flushright|small|document)$/.test(name)) return false;
    this.numbered = command === 'begin' && name === 'enumerate';
    this.push({ type: 'paragraph' });
    this.at = this.skipBlanks(start);
    return true;
  }
}
