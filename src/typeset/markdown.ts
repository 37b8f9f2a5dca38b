import MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import type { Words } from '../words/words.ts';
import { isInCapitals } from './capitals.ts';
import { COMPOUND, staysWhole } from './compounds.ts';
import { formula } from './formula.ts';
import { escapeHtml, type Html, raw } from './html.ts';
import { mathToText, plainMath } from './math.ts';
import { type MathSpan, mathSpans, writeSpans } from './math-spans.ts';
import { curlQuotes, curlYears } from './quotes.ts';
import { harmless } from './unsafe.ts';

/**
 * A parser of pasted text.
 * @param typographer straight quotation marks become those of print
 * @param linkify addresses become links
 * @internal
 */
export function parser(typographer: boolean, linkify: boolean): MarkdownIt {
  const md = new MarkdownIt({ html: false, linkify, typographer });
  // No headings (a page has its own), no pictures (they would ask another host), no code by indentation (pasted text is
  // indented by accident), no tables. Of the typographer only the quotation marks: (c) and +- are the authors' own.
  md.disable(['heading', 'lheading', 'hr', 'code', 'table', 'image', 'strikethrough', 'reference']);
  md.disable(['html_block', 'html_inline', 'replacements']);
  // Only what says that it is an address: "run.py" and "et.al" are none.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  md.validateLink = url => /^(?:https?:\/\/|mailto:)[^\s]/i.test(url);
  md.core.ruler.push('links', dropEmptyLinks);
  if (typographer) md.core.ruler.before('smartquotes', 'years', years);
  md.inline.ruler.before('escape', 'math', math);
  md.renderer.rules['math'] = (tokens, i, _options, env: Env) => {
    const { content, markup } = tokens[i]!;
    return env.words ? formula(env.words, content, markup === '$$') : escapeHtml(mathToText(content));
  };
  return md;
}

export { harmless };

/** Before quotation marks are paired, of which those of years are none. */
function years(state: StateCore): void {
  for (const { children } of state.tokens)
    for (const token of children ?? []) if (token.type === 'text') token.content = curlYears(token.content);
}

/** `[words]()` leads to the page that it stands on: only its words are left. */
function dropEmptyLinks(state: StateCore): void {
  for (const block of state.tokens) {
    const isEmpty = (token: Token): boolean => token.type === 'link_open' && token.attrGet('href') === '';
    if (!block.children?.some(isEmpty)) continue;
    let inside = false;
    block.children = block.children.filter(token => {
      if (token.type === 'link_open') inside = isEmpty(token);
      const isDropped = inside && token.type.startsWith('link_');
      if (token.type === 'link_close') inside = false;
      return !isDropped;
    });
  }
}

/** What a text is rendered for. */
export interface Env {
  /** Those of the page. Without them formulas are text and not MathML. */
  words?: Words;
}

const spansOf = new WeakMap<StateInline, Map<number, MathSpan>>();

function math(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 36) return false;
  let spans = spansOf.get(state);
  if (!spans) {
    spans = new Map(mathSpans(state.src).map(span => [span.start, span]));
    spansOf.set(state, spans);
  }
  const span = spans.get(state.pos);
  if (!span || span.end > state.posMax) return false;
  if (!silent) {
    const token = state.push('math', 'math', 0);
    token.content = span.tex;
    token.markup = span.display ? '$$' : '$';
  }
  state.pos = span.end;
  return true;
}

const linking = parser(true, true);
const reading = parser(true, false);
const plain = parser(false, false);

/** What Markdown gives as one paragraph of the same words; most abstracts are so but for formulas, and need no parser. */
const ORDINARY = /^[^`*_[\]\\<>&"'$#@\n\r\t\f\v\0\u00a0]*$/;
/** As `ORDINARY`, for plain text: with straight quotation marks and what HTML escapes. */
const PLAIN = /^[^`*_[\]\\<&$\n\r\t\f\v\0\u00a0]*$/;
/** How a paragraph may begin that is nothing else: no list, no quotation. */
const BEGINNING = /^[A-Za-z($]/;
const ADDRESS = /\/\/|mailto:/i;
/** The search for addresses costs more than the rest, and few texts hold one. */
function parserFor(text: string): MarkdownIt {
  return ADDRESS.test(text) ? linking : reading;
}

/**
 * Markdown as HTML: paragraphs, lists, quotations, emphasis, code, links (http, https, mailto), `$…$` as MathML. HTML in it is
 * text; headings, pictures and tables are none.
 */
export function renderAbstract(words: Words, markdown: string): string {
  const text = harmless(markdown).trim();
  const set = (tex: string, display: boolean) => formula(words, tex, display);
  const paragraph = ADDRESS.test(text) ? undefined : ordinary(text, ORDINARY, apostrophes, set);
  return paragraph === undefined ? renderParsed(words, text) : wholeAcronyms(`<p>${paragraph}</p>\n`);
}

/** A mark between letters is an apostrophe, to the parser too. */
function apostrophes(text: string): string {
  return text.includes("'") ? text.replace(/([A-Za-z])'(?=[A-Za-z])/g, '$1’') : text;
}

/**
 * A text of ordinary words and formulas, without a parser; `undefined` where it holds anything else.
 * @param words what the text is, but for its formulas
 */
function ordinary(
  text: string,
  words: RegExp,
  write: (words: string) => string,
  set: (tex: string, display: boolean) => string,
): string | undefined {
  if (!BEGINNING.test(text)) return undefined;
  let out = '';
  let at = 0;
  if (text.includes('$'))
    for (const span of mathSpans(text)) {
      const before = write(text.slice(at, span.start));
      // A line's end in a formula may end the paragraph.
      if (!words.test(before) || /[\n\r\0]/.test(text.slice(span.start, span.end))) return undefined;
      out += before + set(span.tex, span.display);
      at = span.end;
    }
  const rest = write(at === 0 ? text : text.slice(at));
  return words.test(rest) ? out + rest : undefined;
}

/** As `renderAbstract`, always through the parser: the measure for the short way. */
export function renderParsed(words: Words, markdown: string): string {
  return wholeAcronyms(parserFor(markdown).render(markdown, { words } satisfies Env));
}

/** Markdown of one line as HTML without a paragraph around it. */
export function renderInline(words: Words, markdown: string): string {
  const text = harmless(markdown).trim();
  return parserFor(text).renderInline(text, { words } satisfies Env);
}

/** As `renderAbstract`, with formulas as Unicode text: for feed readers and mail, which drop MathML. */
export function renderForFeed(markdown: string): string {
  const text = harmless(markdown).trim();
  return parserFor(text).render(text, {} satisfies Env);
}

/** What was last asked for: a paper's page needs the same text for its point, its description and its metadata. */
let last = { markdown: '', plain: '' };

/** Markdown as plain text in one line, formulas as Unicode. */
export function plainAbstract(markdown: string): string {
  if (markdown !== last.markdown) last = { markdown, plain: toPlain(markdown) };
  return last.plain;
}

function toPlain(markdown: string): string {
  const text = harmless(markdown).trim();
  const short = ordinary(text, PLAIN, words => words, mathToText);
  if (short !== undefined) return text.includes('$') ? short.replace(/\s+/g, ' ').trim() : short;
  return plainParsed(text);
}

/** As `plainAbstract`, always through the parser. */
export function plainParsed(text: string): string {
  return plainTokens(plain.parse(text, {}));
}

/** The words of what was parsed, in one line. @internal */
export function plainTokens(blocks: readonly Token[]): string {
  let out = '';
  for (const block of blocks)
    if (block.type === 'fence' || block.type === 'code_block') out += ` ${block.content}`;
    else if (block.children) {
      out += ' ';
      for (const token of block.children)
        out +=
          token.type === 'math'
            ? mathToText(token.content)
            : token.type === 'softbreak' || token.type === 'hardbreak'
              ? ' '
              : token.content;
    }
  return out.replace(/\s+/g, ' ').trim();
}

const ACRONYM = /(?<=[\s(>])[A-Z]{1,3}-[A-Z]{2,5}(?=[\s.,;:)<])/g;

/** Compounds of a title do not break at their hyphens. */
function wholeCompounds(escaped: string): string {
  if (!escaped.includes('-')) return escaped;
  return escaped.replace(COMPOUND, word => (staysWhole(word) ? `<span class="whole">${word}</span>` : word));
}

/** In running text it is names like R-CNN alone. */
function wholeAcronyms(html: string): string {
  return html.includes('-') ? html.replace(ACRONYM, '<span class="whole">$&</span>') : html;
}

/** A title as HTML: plain text but for `$…$`, which becomes MathML. */
export function renderTitle(words: Words, title: string): Html {
  const text = writeSpans(
    harmless(title),
    said => wholeCompounds(escapeHtml(curlQuotes(said))),
    tex => formula(words, tex),
  );
  return raw(isInCapitals(title) ? `<span class="capitals">${text}</span>` : text);
}

/** A title as plain text, math as Unicode: for `<title>`, descriptions, feeds. */
export function plainTitle(title: string): string {
  return plainMath(harmless(title));
}
