import type { SavedQuery } from '../content/feed-file.ts';
import type { PaperEntry } from '../paper.ts';
import { fold } from '../typeset/fold.ts';
import { WITHOUT_BLANKS } from '../typeset/without-blanks.ts';
import type { Lookup } from './lookup.ts';

/** A saved query, compiled for matching papers. */
export class SavedSearch {
  readonly #query: SavedQuery;
  readonly #words: readonly Phrase[];
  readonly #notWords: readonly Phrase[];
  readonly #authors: readonly (readonly string[])[];
  readonly #topics: ReadonlySet<string> | undefined;

  constructor(query: SavedQuery) {
    this.#query = query;
    this.#words = (query.words ?? []).map(text => new Phrase(text));
    this.#notWords = (query['not-words'] ?? []).map(text => new Phrase(text));
    this.#authors = (query.authors ?? []).map(nameWords);
    this.#topics = query.topics && new Set(query.topics);
  }

  /** Whether a paper meets all conditions of the query; the cheapest are checked first. */
  matches(entry: PaperEntry): boolean {
    const hasCode = this.#query['has-code'];
    if (hasCode !== undefined && hasCode !== (entry.links ?? []).some(link => link.kind === 'code')) return false;
    if (this.#topics && !(entry.topics ?? []).some(topic => this.#topics!.has(topic))) return false;
    const names = entry.author ?? [];
    if (this.#authors.length > 0 && !names.some(name => this.#authors.some(author => isSignedBy(name, author))))
      return false;
    if (this.#words.length + this.#notWords.length === 0) return true;
    const text = plainText(entry);
    return this.#words.every(word => word.isIn(text)) && !this.#notWords.some(word => word.isIn(text));
  }

  /** Whether the query asks for one author and nothing else, by more than a family name, and the signature is theirs. */
  isOf(signature: string): boolean {
    const { slug: _, name: __, description: ___, authors, ...others } = this.#query;
    const [name = [], ...more] = this.#authors;
    const isAlone = more.length === 0 && Object.values(others).every(condition => condition === undefined);
    return isAlone && name.length > 1 && isSignedBy(signature, name);
  }

  /** The query as a sentence. */
  inWords(digest: Lookup): string {
    const { words } = digest;
    const { words: found, 'not-words': notFound, topics, authors, 'has-code': hasCode } = this.#query;
    const quoted = (list: readonly string[]) => list.map(text => words.say('quoted-text', { text }));
    const conditions = [
      topics && words.say('search-finds-topics', { topics: words.either(topics.map(slug => digest.topicName(slug))) }),
      authors && words.say('search-finds-authors', { authors: words.either(authors) }),
      found && words.say('search-finds-words', { words: words.list(quoted(found)) }),
      notFound && words.say('search-finds-without', { words: words.either(quoted(notFound)) }),
      hasCode !== undefined && words.say(hasCode ? 'search-finds-code' : 'search-finds-no-code'),
    ];
    return words.say('search-finds', { conditions: conditions.filter(Boolean).join(words.say('search-finds-comma')) });
  }
}

/** ASCII and common dashes, quotation marks and symbols, for which folding changes only the case. */
const ORDINARY = /^[\0-\x7f\xa0-\xa9\u2010-\u2027\u2190-\u22ff]*$/;

/** Lower case without accents. */
function plain(text: string): string {
  return ORDINARY.test(text) ? text.toLowerCase() : fold(text);
}

const texts = new WeakMap<PaperEntry, string>();

function plainText(entry: PaperEntry): string {
  let text = texts.get(entry);
  if (text === undefined) {
    text = plain(`${entry.title ?? ''}\n${entry.abstract ?? ''}`);
    texts.set(entry, text);
  }
  return text;
}

/**
 * A word or phrase as a person means it: whole words, singular or plural, hyphens and spaces alike. `distill*` matches any
 * word with that beginning, and `|` separates alternatives.
 */
class Phrase {
  /** The beginning of each alternative. Most texts contain none of them, and that is quick to check. */
  readonly #beginnings: readonly string[];
  readonly #pattern: RegExp;

  constructor(text: string) {
    const ways = plain(text)
      .split('|')
      .map(way => way.match(/[\p{L}\p{N}]+\*?/gu) ?? [])
      .filter(words => words.length > 0);
    this.#beginnings = ways.map(([first]) => stemOf(first!));
    const patterns = ways.map(words => words.map(wordPattern).join('[^\\p{L}\\p{N}]{1,3}'));
    this.#pattern = new RegExp(`${BEGINS}(?:${patterns.join('|')})${ENDS}`, 'u');
  }

  /** @param text folded by `plain` */
  isIn(text: string): boolean {
    return this.#beginnings.some(beginning => text.includes(beginning)) && this.#pattern.test(text);
  }
}

/** Where a word begins and ends; in scripts without blanks, and in Korean, whose words carry endings, anywhere. */
const UNBOUND = `[${WITHOUT_BLANKS}\\p{Script=Hangul}]`;
const BEGINS = `(?:(?<![\\p{L}\\p{N}])|(?<=${UNBOUND})|(?=${UNBOUND}))`;
const ENDS = `(?:(?![\\p{L}\\p{N}])|(?<=${UNBOUND})|(?=${UNBOUND}))`;

/** The part that all forms of a word share. */
function stemOf(word: string): string {
  if (word.endsWith('*')) return word.slice(0, -1);
  return word.length < 4 ? word : word.replace(/(?:y|ies|(?<=[^s])s)$/, '');
}

function wordPattern(word: string): string {
  const stem = stemOf(word);
  if (word.endsWith('*')) return `${stem}[\\p{L}\\p{N}]{0,40}`;
  if (word.length < 4) return word;
  return /(?:y|ies)$/.test(word) ? `${stem}(?:y|ie|ies)` : `${stem}(?:s|es)?`;
}

/** The words of a name: "Ada K. Lovelace" gives ada, k, lovelace. */
function nameWords(text: string): readonly string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a signature contains the words of the name in order, with anything between them. */
function isSignedBy(signature: string, name: readonly string[]): boolean {
  let at = 0;
  for (const word of nameWords(signature)) if (word === name[at]) at++;
  return at === name.length;
}
