import type { PaperEntry } from '../paper.ts';
import { CAPITALS } from './capitals.ts';
import { escapeHtml, type Html, raw } from './html.ts';
import { andMore, plural } from './plural.ts';
import { nameTongue } from './tongue.ts';
import { isolated } from './tongue-html.ts';
import { harmless } from './unsafe.ts';

/** Authors in one line: all names up to `most`, or the first ones and how many more; or how many the source says there are. */
export function authorLine(entry: PaperEntry, most = 3, show: Show = plain): string | undefined {
  const { names, total } = people(entry);
  if (names.length === 0) return total > 0 ? plural(total, 'author') : undefined;
  return oneLine(entry, names.map(show), total, most);
}

/** How a name of a line is shown. */
type Show = (name: string) => string;
const plain: Show = name => name;

/** As `authorLine`, as HTML: a name of another script is isolated, so that the names keep their order. @param show HTML of a name */
export function authorLineHtml(entry: PaperEntry, most?: number, show?: Show): Html | undefined {
  const line = authorLine(entry, most, name => nameHtml(name, entry.language, show).text);
  return line === undefined ? undefined : raw(line);
}

/** With whom somebody signs a paper, for a list of their papers, where their own name would say nothing. */
export function coauthorLine(entry: PaperEntry, name: string, most = 3, show: Show = plain): string {
  const { names, total } = people(entry);
  const others = names.filter(other => other !== name);
  if (others.length > 0) return `with ${oneLine(entry, others.map(show), total - 1, most)}`;
  // Nearly every paper has others: said of each it says nothing.
  if (entry['authors-complete'] === false) return '';
  return total > 1 ? `with ${plural(total - 1, 'other')}` : 'sole author';
}

/** As `coauthorLine`, as HTML. */
export function coauthorLineHtml(entry: PaperEntry, name: string): Html | undefined {
  const line = coauthorLine(entry, name, undefined, each => nameHtml(each, entry.language).text);
  return line === '' ? undefined : raw(line);
}

/** The names, and how many people the source speaks of. One that it names twice is one person, whatever its list says. */
function people(entry: PaperEntry): { names: string[]; total: number } {
  const named = entry.author ?? [];
  const names = [...new Set(named)];
  return { names, total: Math.max(names.length, (entry['author-count'] ?? 0) - (named.length - names.length)) };
}

function oneLine(entry: PaperEntry, names: readonly string[], total: number, most: number): string {
  if (entry['authors-complete'] === false) return `${names.slice(0, most).join(', ')} and others`;
  const named = total <= most ? names : names.slice(0, most - 1);
  return named.length === total ? list(named) : `${named.join(', ')} ${andMore(total - named.length)}`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A name as a page shows it, isolated where it is of another script than the words around it. @param language of the paper */
export function nameHtml(name: string, language?: string, show: Show = each => namesHtml(each).text): Html {
  return isolated(raw(show(name)), nameTongue(name, language));
}

/** Names as a page shows them. One that a source writes in capitals keeps them, set smaller, so that it does not shout. */
export function namesHtml(names: string): Html {
  return raw(escapeHtml(harmless(names)).replace(CAPITALS, '<span class="capitals">$&</span>'));
}
