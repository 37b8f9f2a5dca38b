/** A formula in a text: `$…$`, or `$$…$$` for one on a line of its own. */
export interface MathSpan {
  /** The index after its last dollar sign. */
  end: number;
  /** The formula without dollar signs and without blanks around it. */
  content: string;
  display: boolean;
}

/** Marks that only a formula has, or nothing but signs. */
const TEX = /\\[A-Za-z,;!{|]|[_^]|^[<>=~±×≤≥≈∼]+$/;
/** Three words in a row are prose, unless marks of TeX are among them. */
const PROSE = /(?<![A-Za-z])[A-Za-z]{2,}[,;]?\s+[A-Za-z]{2,}[,;.]?\s+[A-Za-z]{2,}/;
/** An amount and words: `$5 million, or US` before a second dollar sign. */
const MONEY = /^\d[\d.,]*\s*[A-Za-z]+[\s,;]+[A-Za-z]/;
const BLANK_LINE = /\n[ \t]*\n/;

/**
 * The formula that opens at this dollar sign, by the rule of pandoc's `tex_math_dollars`
 * (https://pandoc.org/MANUAL.html#extension-tex_math_dollars): something other than a blank follows the first sign and
 * precedes the last, and no digit follows the last. Where the content is plainly TeX, blanks inside and a
 * digit after it are forgiven (`128$\times$64`); prose between two amounts of money is no formula. A backslash before a sign makes it text.
 *
 * The same rule reads abstracts when they are ingested and when pages are rendered.
 *
 * @returns undefined where the sign at `start` opens no formula.
 */
export function mathAt(text: string, start: number): MathSpan | undefined {
  if (text[start] !== '$') return undefined;
  if (text[start + 1] === '$') {
    const close = text.indexOf('$$', start + 2);
    if (close < 0) return undefined;
    const content = text.slice(start + 2, close).trim();
    if (!content || content.includes('$') || BLANK_LINE.test(content) || endsEscaped(content)) return undefined;
    if (!TEX.test(content) && PROSE.test(content)) return undefined;
    return { end: close + 2, content, display: true };
  }
  let close = start + 1;
  while (close < text.length && text[close] !== '$') close += text[close] === '\\' ? 2 : 1;
  if (close >= text.length) return undefined;
  const inner = text.slice(start + 1, close);
  const content = inner.trim();
  if (!content || BLANK_LINE.test(inner) || endsEscaped(content)) return undefined;
  if (!TEX.test(content)) {
    if (content !== inner || /\d/.test(text[close + 1] ?? '')) return undefined;
    if (PROSE.test(content) || MONEY.test(content)) return undefined;
  }
  return { end: close + 1, content, display: false };
}

/**
 * The formula of an element of JATS for TeX: within a document's preamble or bare, with dollar signs or without
 * (https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/tex-math.html).
 *
 * @returns undefined where it is not one formula
 */
export function formulaOf(written: string): string | undefined {
  const [, inDocument] = /\\begin\{document\}(.*?)\\end\{document\}/s.exec(written) ?? [];
  const tex = (inDocument ?? written).replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '').trim();
  const [, , bare = tex] = /^(\$\$?)(.*)\1$/s.exec(tex) ?? /^(\\[([])(.*)\\[)\]]$/s.exec(tex) ?? [];
  const content = bare.trim();
  const isOne = content !== '' && !/(?<!\\)\$/.test(content) && !BLANK_LINE.test(content) && mathAt(`$${content}$`, 0);
  return isOne ? content : undefined;
}

/** Whether a text is one formula as written, dollar signs included, and nothing else. */
export function isFormula(written: string): boolean {
  return mathAt(written, 0)?.end === written.length;
}

/** Whether a digit may stand right after a formula, `$…$` or `$$…$$` as written, and leave it one. */
export function allowsDigit(written: string): boolean {
  return mathAt(`${written}0`, 0) !== undefined;
}

/** Whether a sign put right after this text would be escaped by it. */
function endsEscaped(text: string): boolean {
  return /(?<!\\)\\(?:\\\\)*$/.test(text);
}

/** Whether the formula's braces pair. */
export function bracesPair(content: string): boolean {
  let depth = 0;
  for (const sign of content.replace(/\\./gs, '')) {
    if (sign === '{') depth++;
    else if (sign === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
