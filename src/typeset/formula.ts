import temml from 'temml';
import type { Words } from '../words/words.ts';
import { escapeHtml } from './html.ts';
import { mathToText } from './math.ts';
import { harmless } from './unsafe.ts';

/** A formula whose source is longer is shown as its source. */
const LONGEST = 4000;
/** A formula with more signs than this may be wider than a small phone's text, and scrolls within itself. */
const WIDE = 22;
/** Formulas repeat (`$k$`, `$\epsilon$`): rendered ones are kept, up to this number. */
const KEPT = 20_000;

const kept = new Map<string, string>();

/**
 * A formula as MathML, as Temml sets it. What Temml does not understand is shown as its source, in `<code>`. There are no
 * `style` attributes: the policy of the pages allows none, so what the style says becomes classes of `styles/math.css`.
 *
 * @param tex LaTeX without dollar signs
 */
export function formula(words: Words, tex: string, display = false): string {
  const name = words.say('wide-formula');
  const key = `${name}${display ? '$$' : '$'}${tex}`;
  let out = kept.get(key);
  if (out === undefined) {
    // Some commands make a character of its number.
    out = harmless(render(name, tex, display));
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, out);
  }
  return out;
}

/** Numbers, with a sign before and `%` or a times sign after: words of the text rather than formulas. */
const NUMBER = /^[-+]?\d[\d.,]*(?: ?(?:\\%|\\times|\+))?$/;
/** Text that a source set as a formula to give it another face. */
const TEXT = /^\\(text|textrm|mathrm|textit|emph|textbf|texttt)\{([^{}\\$^_]*)\}$/;
const ELEMENT: Record<string, string> = { textit: 'em', emph: 'em', textbf: 'strong', texttt: 'code' };

/** @param name of a formula that scrolls */
function render(name: string, tex: string, display: boolean): string {
  if (tex.length > LONGEST) return source(tex);
  if (NUMBER.test(tex)) return mathToText(tex);
  const text = TEXT.exec(tex);
  if (text) {
    const element = ELEMENT[text[1]!];
    return element ? `<${element}>${escapeHtml(text[2]!)}</${element}>` : escapeHtml(text[2]!);
  }
  let mathml: string;
  try {
    mathml = temml.renderToString(tex, { displayMode: display, trust: false, maxExpand: 1000, throwOnError: true });
  } catch {
    // A formula that is cut off, unknown macros, or nesting deeper than the stack: the source says what is there.
    return source(tex);
  }
  const clean = mathml
    .replace(/<[a-z][^<>]*>/g, tag => (/ (?:style|id|href|mathcolor|mathbackground)=/.test(tag) ? plainTag(tag) : tag))
    // As in TeX, a relation has no room before it where nothing of the formula is: "at ≥ 50%", not "at  ≥ 50%".
    .replace(/^(<math>(?:<mrow>)?<mo)>/, '$1 lspace="0">');
  if (clean.replace(/<[^<>]*>/g, '').length <= WIDE) return clean;
  return `<span class="${display ? 'formula display' : 'formula'}" role="group" aria-label="${escapeHtml(name)}" tabindex="0">${clean}</span>`;
}

function source(tex: string): string {
  return `<code class="math-error">${escapeHtml(tex)}</code>`;
}

/** A tag without `style`, `id` and links; the styles that matter become classes. */
function plainTag(tag: string): string {
  const classes = [/ class="([^"]*)"/.exec(tag)?.[1], ...styleClasses(/ style="([^"]*)"/.exec(tag)?.[1] ?? '')];
  const bare = tag.replace(/ (?:class|style|id|href|mathcolor|mathbackground)="[^"]*"/g, '');
  const list = classes.filter(Boolean).join(' ');
  return list ? bare.replace(/^<[a-z]+/, name => `${name} class="${list}"`) : bare;
}

const CLASS_OF: Record<string, string> = {
  'text-align:left': 'm-left',
  'text-align:right': 'm-right',
  'font-weight:bold': 'm-bold',
  'math-depth:0': 'm-depth',
  'border-left': 'm-bl',
  'border-right': 'm-br',
  'border-top': 'm-bt',
  'border-bottom': 'm-bb',
  border: 'm-box',
  'white-space:pre-line': 'm-lines',
  'white-space': 'm-lines',
};

function styleClasses(style: string): string[] {
  const found = new Set<string>();
  for (const declaration of style.split(';')) {
    const [property, value] = declaration.split(':').map(part => part.trim());
    if (!property || !value) continue;
    const name = CLASS_OF[`${property}:${value}`] ?? CLASS_OF[property];
    if (name) found.add(name);
    else if (property === 'margin-left' && value.startsWith('-')) found.add('m-back');
  }
  return [...found];
}
