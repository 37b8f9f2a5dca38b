import { readCharacters } from './characters.ts';
import { type Damage, DamageReport, endDamage, lostSymbols } from './damage.ts';
import { toMarkdown } from './markdown.ts';
import { toPlain } from './plain.ts';
import type { TextKind } from './scanner.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenize.ts';

export type { Damage } from './damage.ts';

/** A text as the digest shows it, and what a person should look at. */
export interface CleanText {
  /** Markdown from `cleanText`, plain text from `cleanTitle`; formulas are `$…$` in both. NFC. */
  text: string;
  /** Commands that are not known and therefore stay in the text, with their backslash, each once. */
  unknownMacros: string[];
  /** In order of place. */
  damage: Damage[];
  /** Links that LaTeX or Markdown made, in order; addresses that stand in the text are not among them. */
  links: { url: string; text: string }[];
}

/**
 * An abstract as its source words it (text-mode LaTeX, HTML entities, some HTML tags, Markdown's emphasis), as Markdown
 * that shows the same. Takes any string, never throws, takes linear time.
 */
export function cleanText(raw: string): CleanText {
  return clean(raw, 'abstract');
}

/** A title or venue as its source words it, as plain text with `$…$` math: no Markdown, no escapes, one line. */
export function cleanTitle(raw: string): CleanText {
  return clean(raw, 'title');
}

/** A name's letters as plain text; `\'s` is an accent here. */
export function cleanLetters(raw: string): CleanText {
  return clean(raw, 'name');
}

function clean(raw: string, kind: TextKind): CleanText {
  const report = new DamageReport(raw);
  const { tokens, unknownMacros } = tokenize(readCharacters(raw, report), kind, report);
  const text = kind === 'abstract' ? toMarkdown(tokens) : toPlain(tokens);
  for (const offset of kind === 'name' ? [] : lostSymbols(raw)) report.add('lost-symbol', offset);
  const length = raw.trimEnd().length;
  const end = kind === 'abstract' ? endDamage(text) : undefined;
  // A formula that is cut off at the end says it already.
  if (end && !report.has('cut-off-math', length - 100)) report.add(end, length);
  return { text, unknownMacros, damage: report.sorted(), links: linksOf(tokens) };
}

function linksOf(tokens: readonly Token[]): CleanText['links'] {
  const links: CleanText['links'] = [];
  let open: { url: string; text: string } | undefined;
  for (const token of tokens) {
    if (token.type === 'link') open = { url: token.url, text: '' };
    else if (token.type === 'endlink' && open) {
      links.push({ url: open.url, text: open.text.replace(/\s+/g, ' ').trim() || open.url });
      open = undefined;
    } else if (open && token.type === 'text') open.text += token.value;
    else if (open && token.type === 'math') open.text += `$${token.content}$`;
    else if (open && token.type === 'address') open.text += token.url;
  }
  return links;
}
