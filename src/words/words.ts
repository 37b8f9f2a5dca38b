import type { EN } from './en/index.ts';
import { type Message, type Piece, piecesOf, type Slots, type Tags } from './message.ts';

type Catalogue = typeof EN;
/** The name of one of the site's words. */
export type WordKey = keyof Catalogue;

type Filled<K extends WordKey> = Slots<Catalogue[K]>;
type Wrapped<K extends WordKey> = Tags<Catalogue[K]>;
/** What a message is filled with: text, or a number, which is grouped as the language does. */
type Said<K extends WordKey> = { [Name in Filled<K>]: Name extends 'n' ? number | string : string | number };
type Set<K extends WordKey, V> = { [Name in Filled<K>]: V | string | number } & {
  [Name in Wrapped<K>]: (inner: (V | string)[]) => V;
};
/** What is put into a message, by its names. */
type Values<V> = Readonly<Record<string, V | string | number | ((inner: (V | string)[]) => V)>>;
type Arguments<T> = keyof T extends never ? [] : [T];

/** What words are made of. */
export interface WordsOf {
  /** BCP 47: the language that the words are in. */
  language: string;
  /** In whose manner numbers, lists and names are written and sorted. */
  locale: string;
  /** The direction of the pages, where it is not from left to right. */
  dir?: 'rtl' | undefined;
  messages: Readonly<Partial<Record<WordKey, Message>>>;
}

/** The words of a site in its language. It runs in the browser too, with those messages alone that a script says. */
export class Words implements WordsOf {
  readonly language: string;
  readonly locale: string;
  readonly dir: 'rtl' | undefined;
  readonly messages: WordsOf['messages'];
  readonly #pieces = new Map<string, readonly Piece[]>();
  // Made when they are first needed: most pages' scripts need none.
  #plurals?: Intl.PluralRules;
  #numbers?: Intl.NumberFormat;
  #lists?: Intl.ListFormat;
  #choices?: Intl.ListFormat;
  #order?: Intl.Collator;

  constructor({ language, locale, dir, messages }: WordsOf) {
    this.language = language;
    this.locale = locale;
    this.dir = dir;
    this.messages = messages;
  }

  /** A message as text. A count `n` chooses its form. */
  say<K extends WordKey>(key: K, ...[filling]: Arguments<Said<K>>): string {
    const values = filling as Record<string, string | number> | undefined;
    const text = this.#text(key, values?.['n']);
    return values || text.includes('<') ? this.#filled(this.#parsed(text), values ?? {}).join('') : text;
  }

  /** A message in pieces, for what is more than text: its slots as they are given, its tags as their functions make them. */
  set<K extends WordKey, V>(key: K, filling: Set<K, V>): (V | string)[] {
    const values = filling as Values<V>;
    return this.#filled(this.#parsed(this.#text(key, values['n'])), values);
  }

  /** A number with its thousands apart: `87,318`. */
  number(value: number): string {
    // What most numbers are, in every language that is written with these digits.
    if (value >= 0 && value < 1000 && Number.isInteger(value)) return String(value);
    this.#numbers ??= new Intl.NumberFormat(this.locale);
    return this.#numbers.format(value);
  }

  /** Names in a sentence: "A, B and C". */
  list(names: readonly string[]): string {
    if (names.length < 2) return names[0] ?? '';
    this.#lists ??= new Intl.ListFormat(this.locale);
    return this.#lists.format(names);
  }

  /** Names of which one will do: "A, B or C". */
  either(names: readonly string[]): string {
    if (names.length < 2) return names[0] ?? '';
    this.#choices ??= new Intl.ListFormat(this.locale, { type: 'disjunction' });
    return this.#choices.format(names);
  }

  /** Which of two names comes first. */
  get compare(): (a: string, b: string) => number {
    this.#order ??= new Intl.Collator(this.locale);
    return this.#order.compare;
  }

  #text(key: WordKey, n: unknown): string {
    const message = this.messages[key];
    if (message === undefined)
      throw new Error(`expected a word "${key}" in the catalogue of "${this.language}", found none`);
    if (typeof message === 'string') return message;
    this.#plurals ??= new Intl.PluralRules(this.locale);
    return message[this.#plurals.select(Number(n))] ?? message.other;
  }

  #parsed(text: string): readonly Piece[] {
    let pieces = this.#pieces.get(text);
    if (!pieces) {
      pieces = piecesOf(text);
      this.#pieces.set(text, pieces);
    }
    return pieces;
  }

  #filled<V>(pieces: readonly Piece[], values: Values<V>): (V | string)[] {
    const filled: (V | string)[] = [];
    for (const piece of pieces)
      if (typeof piece === 'string') filled.push(piece);
      else if ('tag' in piece) {
        const inner = this.#filled(piece.inner, values);
        const put = values[piece.tag] as ((inner: (V | string)[]) => V) | undefined;
        if (put) filled.push(put(inner));
        else filled.push(...inner);
      } else {
        const value = values[piece.slot] as V | string | number | undefined;
        filled.push(typeof value === 'number' ? this.number(value) : (value ?? ''));
      }
    return filled;
  }
}
