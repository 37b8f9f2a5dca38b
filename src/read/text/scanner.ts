import type { Characters } from './characters.ts';
import type { DamageReport } from './damage.ts';
import { DECLARED, STYLED, type Style } from './macros.ts';
import { bracesPair } from './math.ts';
import type { Script } from './script.ts';
import type { Mark, Token } from './token.ts';

/** What is being read: an abstract's sentences are separated, a name's acute s is no possessive. */
export type TextKind = 'abstract' | 'title' | 'name';

/** A formula that only sets words in a typeface. */
const TEXT_FORMULA = new RegExp(
  String.raw`^(?:\{?\\(text(?:bf|it|tt|sf|sc|rm|normal)?|emph|underline|mbox|hbox)\s*\{([^\\{}^_$]*)\}\}?|` +
    String.raw`\{?\\(it|bf|em|tt|sf|sc|rm)\s+([^\\{}^_$]*)\}?)$`,
);

/** A place in a text, what was read before it, and the groups that are open. */
export class Scanner {
  protected readonly text: string;
  protected readonly source: Characters;
  protected readonly kind: TextKind;
  protected readonly report: DamageReport;
  protected readonly tokens: Token[] = [];
  protected readonly unknown = new Set<string>();
  /** For each `{` that pairs, its `}`. */
  protected readonly closing: ReadonlyMap<number, number>;
  /** What to do at a `}`: close what its `{` opened. Braces that are not here are text. */
  protected readonly atClose = new Map<number, Token[]>();
  /** The `}` of the groups that are open, for declarations. */
  protected readonly groups: number[] = [];
  protected readonly lastOf = new Map<string, number>();
  protected readonly nextOf = new Map<string, { from: number; found: number }>();
  protected numbered = false;
  protected pending = '';
  protected at = 0;

  constructor(source: Characters, kind: TextKind, report: DamageReport) {
    this.text = source.text;
    this.source = source;
    this.kind = kind;
    this.report = report;
    this.closing = matchBraces(source.text);
  }

  protected literal(text: string) {
    this.pending += text;
    this.at += text.length;
  }

  protected replace(length: number, value: string) {
    this.pending += value;
    this.at += length;
  }

  protected to(index: number) {
    this.at = index;
  }

  protected flush() {
    if (this.pending) this.tokens.push({ type: 'text', value: this.pending });
    this.pending = '';
  }

  protected push(...tokens: Token[]) {
    this.flush();
    for (const token of tokens) this.tokens.push(token);
  }

  protected damage(kind: 'cut-off-math' | 'unbalanced-braces', at: number) {
    this.report.add(kind, this.source.rawOffset(at));
  }

  /** The next place of `needle`, or -1; asked from left to right, it looks through the text once. */
  protected find(needle: string, from: number): number {
    let last = this.lastOf.get(needle);
    if (last === undefined) {
      last = this.text.lastIndexOf(needle);
      this.lastOf.set(needle, last);
    }
    if (from > last) return -1;
    const known = this.nextOf.get(needle);
    if (known && known.from <= from && from <= known.found) return known.found;
    const found = this.text.indexOf(needle, from);
    this.nextOf.set(needle, { from, found });
    return found;
  }

  protected skipBlanks(index: number): number {
    let i = index;
    while (this.text[i] === ' ') i++;
    return i;
  }

  protected group(close: number, tokens: Token[]) {
    this.atClose.set(close, tokens);
    this.groups.push(close);
  }

  /** Raised or lowered text; a formula right before it goes on with it. */
  protected script({ type, value }: Script) {
    if (type === 'text') {
      this.pending += value;
      return;
    }
    const before = this.pending === '' ? this.tokens.at(-1) : undefined;
    if (before?.type === 'math' && !before.display) before.content += value;
    else this.push({ type: 'math', content: value, display: false });
  }

  /** A formula; one that only sets words in a typeface is those words. */
  protected math(content: string, display: boolean, end: number) {
    const at = this.at;
    this.at = end;
    if (!bracesPair(content)) this.damage('unbalanced-braces', at);
    const words = display ? null : TEXT_FORMULA.exec(content);
    const inner = words && (words[2] ?? words[4] ?? '');
    const glued = /\p{L}/u.test(this.text[at - 1] ?? '') || /\p{L}/u.test(this.text[end] ?? '');
    if (words && inner && (inner.trim().length > 1 || glued)) {
      const name = words[1] ?? words[3] ?? '';
      const mark = markOf(STYLED.get(name) ?? DECLARED.get(name) ?? 'plain');
      if (mark) this.push({ type: 'open', mark });
      this.pending += inner;
      if (mark) this.push({ type: 'close', mark });
      return;
    }
    this.push({ type: 'math', content: onOneLine(content), display });
  }
}

export function markOf(style: Style): Mark | undefined {
  return style === 'plain' ? undefined : style;
}

/** Matches a sticky pattern at one place. */
export function stickyExec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
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

/** A formula's lines as one. Runs of blanks are taken whole: a pattern that tries each of their signs takes the square of them. */
export function onOneLine(formula: string): string {
  return formula.replace(/\s+/g, run => (run.includes('\n') ? ' ' : run));
}
