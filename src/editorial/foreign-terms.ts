import { fold } from '../typeset/fold.ts';
import { anyLanguageIn, languageOf, primaryLanguage, type Script, scriptsOf } from '../typeset/script.ts';
import { isWrittenIn } from '../typeset/tongue.ts';

/** What a term says for and against topics, by their numbers. */
export type Weights = readonly { topic: number; weight: number }[];

/** A term that occurs in a paper. */
export interface ForeignEvidence {
  term: string;
  /** How often, where the title counts for more. */
  count: number;
  weights: Weights;
}

interface ForeignTerm {
  term: string;
  weights: { topic: number; weight: number }[];
}

/** A text of a paper. */
export interface ReadText {
  text: string;
  script: Script | undefined;
  /** How often a term counts that occurs once. */
  times: number;
}

/** Terms in languages other than English, which are found without a list of a language's stems or of its words. */
export class ForeignTerms {
  readonly #languages = new Map<string, TermsOfLanguage>();

  /** @returns false where nothing of the term is left to be looked for, or more than a term has */
  add(language: string, term: string, topic: number, weight: number): boolean {
    let terms = this.#languages.get(language);
    if (!terms) {
      terms = new TermsOfLanguage(language);
      this.#languages.set(language, terms);
    }
    return terms.add(term, topic, weight);
  }

  /** A term in letters of another script for which no language is said: it is looked for in each text of that script. */
  addInScript(script: Script, term: string, topic: number, weight: number): void {
    this.add(anyLanguageIn(script), term, topic, weight);
  }

  /** The terms of a paper's languages that occur in it. @param language that it states */
  find(texts: readonly ReadText[], language: string | undefined): ForeignEvidence[] {
    const counts = new Map<ForeignTerm, number>();
    for (const { text, script, times } of texts)
      for (const terms of this.#languages.values())
        if (terms.areOf(text, script, language))
          terms.match(text, term => counts.set(term, (counts.get(term) ?? 0) + times));
    return [...counts].map(([{ term, weights }, count]) => ({ term, count, weights }));
  }

  /** Whether there are terms in the language of a text, as far as it is known. */
  areFor({ text, script }: ReadText, language: string | undefined): boolean {
    return [...this.#languages.values()].some(terms => terms.areOf(text, script, language));
  }
}

/** The scripts that put no blank between words. */
const WITHOUT: ReadonlySet<Script> = new Set(['Han', 'Kana', 'Thai', 'Lao', 'Khmer', 'Myanmar']);
const WORD = /[\p{L}\p{N}]+/gu;
const LATIN = /[a-z0-9]/;
/** More is no term; and a text that repeats a long one would be compared with all of it at each of its words. */
export const MOST_WORDS = 8;
export const MOST_LETTERS = 100;
/** So many letters of a word lead to the terms that begin like it. */
const LEAD = 3;

/** The terms of one language. Where words have blanks between, a word of a term stands for all that begin so; elsewhere signs are looked for. */
class TermsOfLanguage {
  readonly #language: string;
  readonly #isWithoutBlanks: boolean;
  /** Whether they are of all languages of their script. */
  readonly #isOfAny: boolean;
  readonly #terms = new Map<string, ForeignTerm>();
  /** Those of signs without blanks, as they are looked for. */
  readonly #signs: { sought: string; term: ForeignTerm }[] = [];
  /** Those of words, by how their first one begins. */
  readonly #words = new Map<string, { words: readonly string[]; term: ForeignTerm }[]>();

  constructor(language: string) {
    this.#language = language;
    this.#isOfAny = primaryLanguage(language) === 'und';
    this.#isWithoutBlanks = scriptsOf(language).some(script => WITHOUT.has(script));
  }

  add(written: string, topic: number, weight: number): boolean {
    const sought = this.#isWithoutBlanks ? signs(written.trim()) : fold(written);
    const words = sought.match(WORD);
    if (!words || words.length > MOST_WORDS || written.length > MOST_LETTERS) return false;
    const key = words.join(' ');
    let term = this.#terms.get(key);
    if (!term) {
      term = { term: written, weights: [] };
      this.#terms.set(key, term);
      if (this.#isWithoutBlanks) this.#signs.push({ sought, term });
      else {
        const lead = words[0]!.slice(0, LEAD);
        const known = this.#words.get(lead) ?? [];
        known.push({ words, term });
        this.#words.set(lead, known);
      }
    }
    if (!term.weights.some(known => known.topic === topic)) term.weights.push({ topic, weight });
    return true;
  }

  /** Whether a text is, or may be, in this language. @param stated what the paper says of its language */
  areOf(text: string, script: Script | undefined, stated: string | undefined): boolean {
    // Japanese is written in Han too.
    if (this.#isOfAny && script === 'Kana' && scriptsOf(this.#language)[0] === 'Han') return true;
    if (script === undefined || !isWrittenIn(this.#language, script)) return false;
    if (this.#isOfAny) return true;
    const known = stated !== undefined && isWrittenIn(stated, script) ? stated : languageOf(text);
    return known === undefined || primaryLanguage(known) === primaryLanguage(this.#language);
  }

  match(text: string, found: (term: ForeignTerm) => void): void {
    if (this.#signs.length > 0) this.#matchSigns(signs(text), found);
    if (this.#words.size > 0) this.#matchWords(fold(text).match(WORD) ?? [], found);
  }

  #matchSigns(text: string, found: (term: ForeignTerm) => void): void {
    for (const { sought, term } of this.#signs)
      for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length))
        if (isApart(text, at, at + sought.length)) found(term);
  }

  #matchWords(text: readonly string[], found: (term: ForeignTerm) => void): void {
    for (const [at, word] of text.entries())
      for (const { words, term } of this.#words.get(word.slice(0, LEAD)) ?? [])
        if (words.every((begun, i) => begins(text[at + i], begun))) found(term);
  }
}

const signs = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A short word stands for itself alone. */
function begins(word: string | undefined, begun: string): boolean {
  return begun.length <= LEAD ? word === begun : (word?.startsWith(begun) ?? false);
}

/** Whether Latin letters at the ends of a place, as of "GAN", are not part of a longer word. */
function isApart(text: string, from: number, to: number): boolean {
  const isJoined = (a: string, b: string): boolean => LATIN.test(a) && LATIN.test(b);
  return !isJoined(text.charAt(from - 1), text.charAt(from)) && !isJoined(text.charAt(to - 1), text.charAt(to));
}
