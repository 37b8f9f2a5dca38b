import type { PaperEntry } from '../paper.ts';
import type { Words } from '../words/words.ts';
import { CAPITALS } from './capitals.ts';
import { escapeHtml, type Html, raw } from './html.ts';
import { nameTongue } from './tongue.ts';
import { isolated } from './tongue-html.ts';
import { harmless } from './unsafe.ts';

/** Authors in one line: all names up to `most`, or the first ones and how many more; or how many the source says there are. */
export function authorLine(words: Words, entry: PaperEntry, most = 3, show: Show = plain): string | undefined {
  const { names, total } = people(entry);
  if (names.length === 0) return total > 0 ? words.say('n-authors', { n: total }) : undefined;
  return oneLine(words, entry, names.map(show), total, most);
}

/** How a name of a line is shown. */
type Show = (name: string) => string;
const plain: Show = name => name;

/** As `authorLine`, as HTML: a name of another script is isolated, so that the names keep their order. @param show HTML of a name */
export function authorLineHtml(words: Words, entry: PaperEntry, most?: number, show?: Show): Html | undefined {
  const line = authorLine(words, entry, most, name => nameHtml(words, name, entry.language, show).text);
  return line === undefined ? undefined : raw(line);
}

/** With whom somebody signs a paper, for a list of their papers, where their own name would say nothing. */
export function coauthorLine(words: Words, entry: PaperEntry, name: string, most = 3, show: Show = plain): string {
  const { names, total } = people(entry);
  const others = names.filter(other => other !== name);
  if (others.length > 0)
    return words.say('with-names', { names: oneLine(words, entry, others.map(show), total - 1, most) });
  // Nearly every paper has others: said of each it says nothing.
  if (entry['authors-complete'] === false) return '';
  return total > 1 ? words.say('with-others', { n: total - 1 }) : words.say('sole-author');
}

/** As `coauthorLine`, as HTML. */
export function coauthorLineHtml(words: Words, entry: PaperEntry, name: string): Html | undefined {
  const line = coauthorLine(words, entry, name, undefined, each => nameHtml(words, each, entry.language).text);
  return line === '' ? undefined : raw(line);
}

/** The names, and how many people the source speaks of. One that it names twice is one person, whatever its list says. */
function people(entry: PaperEntry): { names: string[]; total: number } {
  const named = entry.author ?? [];
  const names = [...new Set(named)];
  return { names, total: Math.max(names.length, (entry['author-count'] ?? 0) - (named.length - names.length)) };
}

function oneLine(words: Words, entry: PaperEntry, names: readonly string[], total: number, most: number): string {
  const comma = words.say('name-comma');
  if (entry['authors-complete'] === false)
    return words.say('names-and-others', { names: names.slice(0, most).join(comma) });
  const named = total <= most ? names : names.slice(0, most - 1);
  if (named.length === total) return words.list(named);
  const rest = words.say('and-more-people', { n: total - named.length });
  return words.say('names-and-rest', { names: named.join(comma), rest });
}

/** A name as a page shows it, isolated where it is of another script than the words around it. @param language of the paper */
export function nameHtml(
  words: Words,
  name: string,
  language?: string,
  show: Show = each => namesHtml(each).text,
): Html {
  return isolated(raw(show(name)), nameTongue(words, name, language));
}

/** Names as a page shows them. One that a source writes in capitals keeps them, set smaller, so that it does not shout. */
export function namesHtml(names: string): Html {
  return raw(escapeHtml(harmless(names)).replace(CAPITALS, '<span class="capitals">$&</span>'));
}
