/** A formula in a text: `text.slice(start, end)` is it with its dollar signs, `tex` without them. */
export interface MathSpan {
  start: number;
  end: number;
  tex: string;
  display: boolean;
}

const DOLLAR = 36;
const BACKSLASH = 92;

/**
 * Finds `$…$` and `$$…$$`. A dollar sign opens a formula where no white space follows it, and the next one closes it where
 * no white space stands before and no digit after it (the rule of Pandoc's `tex_math_dollars`); so `$5 and $6` is money.
 * `\$` is never a delimiter. Time is linear in the text's length.
 */
export function mathSpans(text: string): MathSpan[] {
  const spans: MathSpan[] = [];
  let at = nextDollar(text, 0);
  while (at !== -1) {
    const display = text.charCodeAt(at + 1) === DOLLAR;
    const from = at + (display ? 2 : 1);
    const close = nextDollar(text, from);
    if (close === -1) break;
    const double = text.charCodeAt(close + 1) === DOLLAR;
    if (display ? double && close > from : closes(text, from, close)) {
      const end = close + (display ? 2 : 1);
      spans.push({ start: at, end, tex: text.slice(from, close).trim(), display });
      at = nextDollar(text, end);
    } else at = display && !double ? nextDollar(text, from) : close;
  }
  return spans;
}

/** A text with formulas, its words and its formulas each written by a function. `\$` is a dollar of the words. */
export function writeSpans(
  text: string,
  words: (text: string) => string,
  formula: (tex: string, display: boolean) => string,
): string {
  let out = '';
  let at = 0;
  for (const { start, end, tex, display } of mathSpans(text)) {
    out += words(text.slice(at, start).replaceAll('\\$', '$')) + formula(tex, display);
    at = end;
  }
  return out + words(text.slice(at).replaceAll('\\$', '$'));
}

function closes(text: string, from: number, close: number): boolean {
  return (
    close > from && !isSpace(text.charCodeAt(from)) && !isSpace(text.charCodeAt(close - 1)) && !isDigit(text, close + 1)
  );
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The next dollar sign that no backslash escapes. */
function nextDollar(text: string, from: number): number {
  for (let at = text.indexOf('$', from); at !== -1; at = text.indexOf('$', at + 1)) {
    let slashes = 0;
    while (at - 1 - slashes >= from && text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}
