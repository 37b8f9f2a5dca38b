import type { Words } from '../words/words.ts';
import { escapeHtml, type Html, html, raw } from './html.ts';
import { plainAbstract, renderAbstract, renderInline } from './markdown.ts';
import { curlQuotes } from './quotes.ts';
import { sentences } from './sentences.ts';
import { standAlone } from './stand-alone.ts';

/** How much a sentence may have lost at its start to become the point. */
const LEAD = 250;

/**
 * An abstract as HTML, its first sentence marked; `undefined` where that sentence is not the point, or its end cannot be
 * told in the HTML, as in a list.
 *
 * @param abstract Markdown
 * @param point as of `briefOf`
 */
export function markedAbstract(words: Words, abstract: string, point: string): string | undefined {
  const at = plainAbstract(abstract).indexOf(point.slice(1, 60));
  if (at === -1 || at > LEAD) return undefined;
  const first = sentences(plainAbstract(abstract).slice(0, LEAD + point.length + 10))[0] ?? '';
  if (standAlone(first).text !== point) return undefined;
  // The same sentence in Markdown is longer, by its formulas and links.
  const source = abstract.trim();
  const end = sentences(source.slice(0, 5000).replaceAll('\n', ' '))[0]?.length ?? 0;
  const opening = source.slice(0, end);
  if (plainAbstract(opening) !== first) return undefined;
  const marked = renderInline(words, opening);
  const html = renderAbstract(words, abstract);
  const rest = html.slice(3 + marked.length);
  // Behind the full stops of some scripts no blank stands.
  if (!html.startsWith(`<p>${marked}`) || !(/[。！？]$/.test(first) || /^[\s<]/.test(rest))) return undefined;
  return `<p><mark title="${escapeHtml(words.say('in-brief'))}">${marked}</mark>${rest}`;
}

/**
 * The point of an abstract as HTML, its formulas set as the abstract's; as text where it has none, or where the sentence that it is
 * cannot be told in the Markdown.
 *
 * @param abstract Markdown
 * @param point as of `briefOf`
 */
export function pointHtml(words: Words, abstract: string, point: string): Html {
  const text = html`${curlQuotes(point)}`;
  if (!abstract.includes('$')) return text;
  for (const source of sentences(abstract.trim().slice(0, 6000).replaceAll('\n', ' '))) {
    const plain = plainAbstract(source);
    // What joined it to the sentence before is left out of the point: they have their ends in common.
    let same = 0;
    while (same < point.length && plain.at(-1 - same) === point.at(-1 - same)) same++;
    if (2 * same < point.length) continue;
    const from = plain.length - same;
    // Formulas before that place would shift it.
    if (source.slice(0, from) !== plain.slice(0, from)) return text;
    return raw(renderInline(words, point.slice(0, point.length - same) + source.slice(from)));
  }
  return text;
}
