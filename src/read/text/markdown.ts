import { codeSpan, destination, escapeLineStart, escapeText, LINK_BRACKET } from './escape.ts';
import { allowsDigit } from './math.ts';
import { type Mark, pairStars, settleCode, type Token } from './token.ts';

/** A stretch of a line: text still to be escaped, Markdown that is ready, or one end of an emphasis. */
type Piece =
  | { type: 'text'; value: string }
  | { type: 'ready'; value: string }
  | { type: 'address'; value: string }
  | { type: 'mark'; sign: '*' | '**' | '' };

/** The emphasis that is open; others inside it are part of it. */
interface Active {
  mark: 'em' | 'strong';
  depth: number;
  piece: Piece;
}

interface Line {
  prefix: '' | '- ' | '1. ';
  pieces: Piece[];
}

/** Writes tokens as Markdown (CommonMark, as markdown-it reads it with linkify and math) that shows what they say. */
export function toMarkdown(tokens: readonly Token[]): string {
  let out = '';
  let previous: Line | undefined;
  for (const line of new Composer().compose(settleCode(pairStars(tokens)))) {
    const text = line.prefix + escapeLineStart(writeLine(line.pieces));
    if (previous) out += previous.prefix && line.prefix ? '\n' : '\n\n';
    out += text;
    previous = line;
  }
  return out;
}

/** Turns tokens into lines of pieces: white space settled, one level of emphasis. */
class Composer {
  readonly #lines: Line[] = [];
  #line: Line = { prefix: '', pieces: [] };
  #space = false;
  /** Marks and links that are open but have no content yet. */
  #waiting: Piece[] = [];
  #active: Active | undefined;
  #code: string | undefined;
  #link: { url: string; from: number; waiting: Piece; active: Active | undefined } | undefined;

  compose(tokens: readonly Token[]): Line[] {
    for (const token of tokens) this.#add(token);
    this.#endLine();
    return this.#lines;
  }

  #add(token: Token) {
    switch (token.type) {
      case 'text':
        return this.#text(token.value);
      case 'math':
        return this.#math(token.display ? `$$${token.content}$$` : `$${token.content}$`);
      case 'address':
        if (this.#code !== undefined || this.#link) return this.#text(token.url);
        return this.#piece({ type: 'address', value: token.url });
      case 'open':
        return this.#open(token.mark);
      case 'close':
        return this.#close(token.mark);
      case 'link':
        return this.#openLink(token.url);
      case 'endlink':
        return this.#closeLink();
      case 'paragraph':
        return this.#endLine();
      case 'item':
        this.#endLine();
        this.#line.prefix = token.numbered ? '1. ' : '- ';
        return;
      case 'stars':
        return this.#text('*'.repeat(token.length));
    }
  }

  #text(value: string) {
    const words = value.replace(/[ \n]+/g, ' ');
    if (this.#code !== undefined) {
      this.#code += words;
      return;
    }
    const trimmed = words.trim();
    if (!trimmed) {
      if (words) this.#space = true;
      return;
    }
    if (words.startsWith(' ')) this.#space = true;
    this.#piece({ type: 'text', value: trimmed });
    if (words.endsWith(' ')) this.#space = true;
  }

  #math(value: string) {
    const written = value.normalize('NFC');
    if (this.#code !== undefined) this.#code += written;
    else this.#piece({ type: 'ready', value: written });
  }

  #piece(piece: Piece) {
    const { pieces } = this.#line;
    if (this.#space && pieces.length) this.#append({ type: 'text', value: ' ' });
    this.#space = false;
    for (const waiting of this.#waiting) this.#append(waiting);
    this.#waiting = [];
    this.#append(piece);
  }

  #append(piece: Piece) {
    const { pieces } = this.#line;
    const last = pieces.at(-1);
    if (piece.type === 'text' && last?.type === 'text') last.value += piece.value;
    else pieces.push(piece);
  }

  #open(mark: Mark) {
    if (this.#code !== undefined) return;
    if (mark === 'code') {
      this.#code = '';
      return;
    }
    if (this.#active) {
      if (this.#active.mark === mark) this.#active.depth++;
      return;
    }
    const piece: Piece = { type: 'mark', sign: mark === 'em' ? '*' : '**' };
    this.#active = { mark, depth: 1, piece };
    this.#waiting.push(piece);
  }

  #close(mark: Mark) {
    if (mark === 'code') {
      const code = this.#code;
      this.#code = undefined;
      if (code === undefined) return;
      if (code.startsWith(' ')) this.#space = true;
      if (code.trim()) this.#piece({ type: 'ready', value: codeSpan(code.trim().normalize('NFC')) });
      if (code.endsWith(' ')) this.#space = true;
      return;
    }
    if (this.#code !== undefined || this.#active?.mark !== mark || --this.#active.depth > 0) return;
    this.#endMark();
  }

  #endMark() {
    const open = this.#active?.piece;
    this.#active = undefined;
    if (open?.type !== 'mark') return;
    const waiting = this.#waiting.indexOf(open);
    if (waiting >= 0) {
      this.#waiting.splice(waiting, 1);
      return;
    }
    // A link that began inside the emphasis and goes on after it would cross it.
    if (this.#link && this.#link.active?.piece === open) open.sign = '';
    this.#line.pieces.push({ type: 'mark', sign: open.sign });
  }

  #openLink(url: string) {
    if (this.#code !== undefined || this.#link) return;
    const waiting: Piece = { type: 'ready', value: '[' };
    this.#link = { url, from: this.#line.pieces.length, waiting, active: this.#active };
    this.#waiting.push(waiting);
  }

  #closeLink() {
    const link = this.#link;
    if (!link || this.#code !== undefined) return;
    if (this.#active !== link.active) this.#endMark();
    this.#link = undefined;
    const waiting = this.#waiting.indexOf(link.waiting);
    if (waiting >= 0) {
      this.#waiting.splice(waiting, 1);
      this.#piece({ type: 'ready', value: `<${link.url}>` });
      return;
    }
    const { pieces } = this.#line;
    const from = pieces.indexOf(link.waiting, link.from);
    const inside = pieces.slice(from + 1);
    const [only] = inside;
    if (
      inside.length === 1 &&
      only?.type === 'text' &&
      only.value === link.url.replace(/^mailto:/i, '') &&
      isAutolink(link.url)
    ) {
      pieces.length = from;
      this.#append({ type: 'ready', value: `<${only.value}>` });
      return;
    }
    // Within a link, brackets must not end its text.
    for (const piece of inside)
      if (piece.type === 'text') piece.value = piece.value.replace(/[[\]]/g, c => `${LINK_BRACKET}${c}`);
    this.#line.pieces.push({ type: 'ready', value: `](${destination(link.url)})` });
  }

  #endLine() {
    if (this.#code !== undefined) this.#close('code');
    const link = this.#link;
    const mark = this.#active?.mark;
    if (mark) this.#endMark();
    if (link) this.#closeLink();
    this.#waiting = [];
    this.#space = false;
    if (this.#line.pieces.length) this.#lines.push(this.#line);
    this.#line = { prefix: '', pieces: [] };
  }
}

/** What markdown-it takes between angle brackets: an address with its scheme, or a mail address. */
function isAutolink(url: string): boolean {
  return /^https?:\/\/[^\s<>]+$/i.test(url) || /^mailto:[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/i.test(url);
}

/** Writes one line; marks that Markdown would not take for emphasis where they stand are left out. */
function writeLine(pieces: readonly Piece[]): string {
  const written = pieces.map((piece, i) => {
    if (piece.type === 'text') return escapeText(piece.value.normalize('NFC'), i + 1 < pieces.length);
    if (piece.type === 'address') return writeAddress(piece.value, pieces[i + 1]);
    return piece.type === 'mark' ? '' : piece.value;
  });
  // Not one growing string: looking at the end of one costs its whole length.
  const out: string[] = [];
  let last = ' ';
  let closing = -1;
  let left = -1;
  for (const [i, piece] of pieces.entries()) {
    let value = written[i]!;
    if (piece.type === 'mark') {
      if (i === left) continue;
      if (i !== closing) {
        closing = nextMark(pieces, i + 1);
        if (!piece.sign || !emphasises(written, last, i, closing)) {
          left = closing;
          closing = -1;
          continue;
        }
      }
      value = piece.sign;
    } else if (last === '$' && /^\d/.test(value) && !allowsDigit(out.at(-1)!)) {
      // A plain formula ends where no digit follows.
      value = ` ${value}`;
    } else if (piece.type === 'ready' && value.startsWith('[') && last === '!') {
      // An exclamation mark would make the link an image.
      out.push(out.pop()!.replace(/!$/, '\\!'));
    } else if (composes(last, value)) value = ` ${value}`;
    out.push(value);
    last = lastCharacter(value);
  }
  return out.join('');
}

/** Whether NFC would make one character of both ends, and so take a sign of Markdown's away. */
function composes(last: string, value: string): boolean {
  const first = firstCharacter(value);
  return first > '\u02ff' && `${last}${first}`.normalize('NFC') !== `${last}${first}`;
}

function nextMark(pieces: readonly Piece[], from: number): number {
  let i = from;
  while (i < pieces.length && pieces[i]!.type !== 'mark') i++;
  return i;
}

/**
 * Whether marks at both places make emphasis: left- and right-flanking delimiter runs
 * (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run), and no other run next to them.
 */
function emphasises(written: readonly string[], before: string, open: number, close: number): boolean {
  let next = close + 1;
  while (next < written.length && !written[next]) next++;
  const after = firstCharacter(written[next] || ' ');
  return (
    before !== '*' &&
    after !== '*' &&
    flanks(firstCharacter(written[open + 1] || ' '), before) &&
    flanks(lastCharacter(written[close - 1] || ' '), after)
  );
}

/** `inner` is the character next to the run on the emphasised side. Beyond the basic plane, readers of Markdown differ. */
function flanks(inner: string, outer: string): boolean {
  if (/\s/.test(inner)) return false;
  const innerIsSign = inner.length > 1 || /[\p{P}\p{S}\p{Surrogate}]/u.test(inner);
  return !innerIsSign || /[\s!-/:-@[-`{-~]/.test(outer);
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0)!);
}

function lastCharacter(text: string): string {
  return /.$/su.exec(text.slice(-2))![0];
}

/** An address is bare where the page finds the same end of it, else in angle brackets. */
function writeAddress(url: string, next: Piece | undefined): string {
  const bare = !next || (next.type === 'text' && /^[\s.,;:!?)'"]/.test(next.value));
  return bare ? url : `<${url}>`;
}
