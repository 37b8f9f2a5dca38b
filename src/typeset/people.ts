import type { PaperEntry } from '../paper.ts';
import type { Words } from '../words/words.ts';
import { CAPITALS } from './capitals.ts';
import { escapeHtml, type Html, html, raw } from './html.ts';
import { nameTongue } from './tongue.ts';
import { isolated } from './tongue-html.ts';
import { harmless } from './unsafe.ts';

/** What a line is made of, names and the site's words: plain text, or HTML, in which both are escaped. */
interface Manner<V extends string | Html> {
  name(name: string): V;
  of(pieces: readonly (V | string)[]): V;
  list(words: Words, names: readonly V[]): V;
}

const PLAIN: Manner<string> = {
  name: name => name,
  of: pieces => pieces.join(''),
  list: (words, names) => words.list(names),
};

function asHtml(name: (name: string) => Html): Manner<Html> {
  return {
    name,
    of: pieces => html`${pieces}`,
    // What a library puts between names is no markup.
    list: (words, names) => raw(words.list(names.map(({ text }) => text))),
  };
}

/** Authors in one line: all names up to `most`, or the first ones and how many more; or how many the source says there are. */
export function authorLine(words: Words, entry: PaperEntry, most?: number): string | undefined {
  return authorsIn(PLAIN, words, entry, most);
}

/** How a name of a line is shown. */
type Show = (name: string) => string;

/** As `authorLine`, as HTML: a name of another script is isolated, so that the names keep their order. @param show HTML of a name */
export function authorLineHtml(words: Words, entry: PaperEntry, most?: number, show?: Show): Html | undefined {
  return authorsIn(
    asHtml(name => nameHtml(words, name, entry.language, show)),
    words,
    entry,
    most,
  );
}

function authorsIn<V extends string | Html>(
  manner: Manner<V>,
  words: Words,
  entry: PaperEntry,
  most = 3,
): V | undefined {
  const { names, total } = people(entry);
  if (names.length === 0) return total > 0 ? manner.of([words.say('n-authors', { n: total })]) : undefined;
  return oneLine(manner, words, entry, names, total, most);
}

/** With whom somebody signs a paper, for a list of their papers, where their own name would say nothing. */
export function coauthorLine(words: Words, entry: PaperEntry, name: string): string {
  return coauthorsIn(PLAIN, words, entry, name) ?? '';
}

/** As `coauthorLine`, as HTML. */
export function coauthorLineHtml(words: Words, entry: PaperEntry, name: string): Html | undefined {
  return coauthorsIn(
    asHtml(each => nameHtml(words, each, entry.language)),
    words,
    entry,
    name,
  );
}

function coauthorsIn<V extends string | Html>(
  manner: Manner<V>,
  words: Words,
  entry: PaperEntry,
  name: string,
): V | undefined {
  const { names, total } = people(entry);
  const others = names.filter(other => other !== name);
  if (others.length > 0)
    return manner.of(
      words.set<'with-names', V>('with-names', { names: oneLine(manner, words, entry, others, total - 1, 3) }),
    );
  // Nearly every paper has others: said of each it says nothing.
  if (entry['authors-complete'] === false) return undefined;
  return manner.of([total > 1 ? words.say('with-others', { n: total - 1 }) : words.say('sole-author')]);
}

/** The names, and how many people the source speaks of. One that it names twice is one person, whatever its list says. */
function people(entry: PaperEntry): { names: string[]; total: number } {
  const named = entry.author ?? [];
  const names = [...new Set(named)];
  return { names, total: Math.max(names.length, (entry['author-count'] ?? 0) - (named.length - names.length)) };
}

function oneLine<V extends string | Html>(
  manner: Manner<V>,
  words: Words,
  entry: PaperEntry,
  all: readonly string[],
  total: number,
  most: number,
): V {
  const comma = words.say('name-comma');
  const joined = (some: readonly V[]): V => manner.of(some.flatMap((name, i) => (i === 0 ? [name] : [comma, name])));
  const names = all.slice(0, most).map(manner.name);
  if (entry['authors-complete'] === false)
    return manner.of(words.set<'names-and-others', V>('names-and-others', { names: joined(names) }));
  const named = total <= most ? names : names.slice(0, most - 1);
  if (named.length === total) return manner.list(words, named);
  const rest = words.say('and-more-people', { n: total - named.length });
  return manner.of(words.set<'names-and-rest', V>('names-and-rest', { names: joined(named), rest }));
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
