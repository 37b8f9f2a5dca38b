import { identifierName, type PaperEntry } from '../paper.ts';
import type { Words } from '../words/words.ts';
import { clip } from './clip.ts';
import { type Html, html } from './html.ts';
import { plainAbstract, plainTitle, renderTitle } from './markdown.ts';
import { curlQuotes } from './quotes.ts';
import { tongueOf } from './tongue.ts';
import { attributes, isolated } from './tongue-html.ts';

/** How many characters of an abstract stand for a title that is not known. */
const WORDS = 64;

const labels = new WeakMap<PaperEntry, string>();

/**
 * What a paper is called in plain text: its title, or, where no title is known, the abstract's first words in quotation marks; where
 * there is none either, its identifier.
 */
export function paperLabel(entry: PaperEntry): string {
  let label = labels.get(entry);
  if (label === undefined) {
    label = entry.title ? plainTitle(entry.title) : untitled(entry);
    labels.set(entry, label);
  }
  return label;
}

/**
 * As `paperLabel`, as HTML: math of a title is MathML, words that are no title are marked as such, and those of another language or
 * direction as that.
 */
export function paperName(words: Words, entry: PaperEntry): Html {
  let names = kept.get(words);
  if (!names) {
    names = new WeakMap();
    kept.set(words, names);
  }
  let name = names.get(entry);
  if (!name) {
    const mark = tongueOf(words, entry.title ?? entry.abstract ?? '', entry.language);
    name = entry.title
      ? isolated(renderTitle(words, entry.title), mark)
      : html`<span class="untitled"${attributes(mark)}>${paperLabel(entry)}</span>`;
    names.set(entry, name);
  }
  return name;
}

const kept = new WeakMap<Words, WeakMap<PaperEntry, Html>>();

function untitled(entry: PaperEntry): string {
  const name = entry.abstract ? undefined : identifierName(entry.identifiers);
  return name ?? `“${curlQuotes(firstWords(entry))}”`;
}

function firstWords(entry: PaperEntry): string {
  const text = entry.abstract ? plainAbstract(entry.abstract.slice(0, 400)) : '';
  if (text === '') return entry.id.replaceAll('-', ' ');
  return clip(text, WORDS + 1);
}
