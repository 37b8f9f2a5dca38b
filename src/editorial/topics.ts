import path from 'node:path';
import type { TopicFile } from '../content/topic-file.ts';
import { refusalAt } from '../diagnostic.ts';
import { inverseFrequency, rarity } from '../related/rarity.ts';
import { TermSet } from '../related/term-set.ts';
import { termKey } from '../related/terms.ts';
import { clip } from '../typeset/clip.ts';
import { type Script, scriptOf } from '../typeset/script.ts';
import { ForeignTerms, MOST_LETTERS, MOST_WORDS, type ReadText, type Weights } from './foreign-terms.ts';

/** The topics' terms by stem, compiled for matching by `compileTopics`. */
export interface TopicModel {
  readonly slugs: readonly string[];
  /** Former slugs, which lead to one of them. */
  readonly aliases: readonly string[];
  readonly biases: readonly number[];
  /** For each term number, the topics that use the term. */
  readonly weights: readonly Weights[];
  /** The terms of other languages. */
  readonly foreign: ForeignTerms;
  readonly vocabulary: TopicVocabulary;
}

/** Numbered terms: the topics' own first, then all others of the rarity table. Made by `topicVocabulary`. */
export interface TopicVocabulary {
  readonly terms: TermSet;
  /** How many terms belong to topics. */
  readonly wanted: number;
  /** How distinctive each term is; 0 if it is not in the rarity table. */
  readonly frequency: Float64Array;
  /** The count of each term in the current paper; all 0 between papers. */
  readonly counts: Float64Array;
}

/** A topic's term that occurs in a paper. */
export interface Evidence {
  /** The term's number in the vocabulary. */
  term: number;
  /** As worded in the paper. */
  surface: string;
  amount: number;
}

/** What topics are assigned to. */
export interface TopicPaper {
  title?: string;
  abstract?: string;
  /** As the paper states it. */
  language?: string;
}

export interface AssignedTopic {
  slug: string;
  score: number;
  /** The evidence for the topic and (negative) against it, as worded in the paper, the strongest first. */
  why: { term: string; weight: number }[];
}

/** A word in the title counts as much as this many in the abstract (2 to 10 were tried on labelled papers). */
const TITLE_COUNTS = 6;
/** The length of the term vector of an abstract of ordinary length; see `evidence`. */
const COMMON_LENGTH = 40;
/** The length that the shortest is taken for. */
const SHORTEST = 4;
/** What the evidence of a paper in another language is multiplied by at most: of its words none but the terms are known. */
const FOREIGN_SHARE = 3;
/** The least score at which a second or third topic is assigned. */
const LEAST_SCORE = 0;
const MOST_TOPICS = 3;
const LONGEST_TERM = 3;

/**
 * Stems the terms of the topic files. Of two spellings of one term ("LLM", "LLMs") the one with more weight counts.
 *
 * @param folder where the files are, for messages
 * @throws ContentError if a term has no significant word or more than three
 */
export function compileTopics(topics: readonly TopicFile[], folder = 'content/topics'): TopicModel {
  const sorted = [...topics].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const weights = new Map<string, { topic: number; weight: number }[]>();
  const foreign = new ForeignTerms();
  for (const [topic, file] of sorted.entries()) {
    for (const [term, weight] of Object.entries(file.terms)) {
      const key = termKey(term);
      const length = key ? key.split(' ').length : 0;
      if (length < 1 || length > LONGEST_TERM)
        throw refusalAt(
          { file: path.join(folder, `${file.slug}.md`) },
          'topic-term',
          `expected a term of one to three words, found "${term}", of which ${length} remain ` +
            'without words such as "of" and "using"; reword or delete it',
          'Correct or delete the term.',
        );
      const known = weights.get(key) ?? [];
      const same = known.find(known => known.topic === topic);
      if (!same) known.push({ topic, weight });
      else if (Math.abs(weight) > Math.abs(same.weight)) same.weight = weight;
      weights.set(key, known);
      const script = scriptOf(term);
      if (script !== undefined && script !== 'Latin') foreign.addInScript(script, term, topic, weight);
    }
    for (const [language, terms] of Object.entries(file['terms-in'] ?? {}))
      for (const [term, weight] of Object.entries(terms))
        if (!foreign.add(language, term, topic, weight))
          throw refusalAt(
            { file: path.join(folder, `${file.slug}.md`) },
            'topic-term',
            `expected a term of letters for "terms-in.${language}", of at most ${MOST_WORDS} words and ${MOST_LETTERS} characters, found "${clip(term, 60)}"`,
            'Correct or delete the term.',
          );
  }
  return {
    slugs: sorted.map(t => t.slug),
    aliases: sorted.flatMap(t => t.aliases ?? []),
    biases: sorted.map(t => t.bias ?? 0),
    weights: [...weights.values()],
    foreign,
    vocabulary: topicVocabulary(weights.keys()),
  };
}

/**
 * Assigns one to three topics to a paper, the primary first. A topic's score is its bias plus, for each of its terms, the
 * weight times the term's evidence. It depends only on the paper, the topic files and the frozen rarity table.
 *
 * @returns empty if no term of any topic occurs
 */
export function assignTopics(model: TopicModel, paper: TopicPaper): AssignedTopic[] {
  const { slugs } = model;
  const scores = [...model.biases];
  const isNamed = slugs.map(() => false);
  const found = allEvidence(model, paper);
  for (const { weights, amount } of found)
    for (const { topic, weight } of weights) {
      scores[topic]! += weight * amount;
      if (weight * amount > 0) isNamed[topic] = true;
    }
  const best = [...slugs.keys()]
    .filter(topic => isNamed[topic])
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, MOST_TOPICS)
    .filter((topic, i) => i === 0 || scores[topic]! >= LEAST_SCORE);
  return best.map(topic => {
    const why: AssignedTopic['why'] = [];
    for (const { weights, surface, amount } of found)
      for (const known of weights)
        if (known.topic === topic) why.push({ term: surface, weight: known.weight * amount });
    why.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.term < b.term ? -1 : 1));
    return { slug: slugs[topic]!, score: scores[topic]!, why };
  });
}

/** The script in which a paper is written and no topic has terms; nothing where there are some. */
export function scriptWithoutTerms({ foreign }: TopicModel, paper: TopicPaper): Script | undefined {
  const texts = textsOf(paper);
  const isRead = texts.some(text => isForEnglish(text) || foreign.areFor(text, paper.language));
  return isRead ? undefined : texts[0]?.script;
}

/** The texts of a paper that topics are read from. */
export function textsOf({ title, abstract }: TopicPaper): ReadText[] {
  const texts: ReadText[] = [];
  if (title) texts.push({ text: title, script: scriptOf(title), times: TITLE_COUNTS });
  if (abstract) texts.push({ text: abstract, script: scriptOf(abstract), times: 1 });
  return texts;
}

/** Whether English terms are looked for in a text: in any in Latin letters, whatever its language. */
const isForEnglish = ({ script }: ReadText): boolean => script === undefined || script === 'Latin';

/** What speaks for and against topics: English terms, and those of the paper's own language. */
function allEvidence(
  { weights, vocabulary, foreign }: TopicModel,
  paper: TopicPaper,
): { surface: string; amount: number; weights: Weights }[] {
  const texts = textsOf(paper);
  const own = foreign
    .find(texts, paper.language)
    .map(({ term, count, weights }) => ({ surface: term, amount: Math.log(1 + count) * FOREIGN_SHARE, weights }));
  const found = evidence(texts.filter(isForEnglish), vocabulary, own.length > 0 ? FOREIGN_SHARE : undefined);
  return [...own, ...found.map(({ term, surface, amount }) => ({ surface, amount, weights: weights[term]! }))];
}

/** @param keys the topics' terms by their stems, each once */
export function topicVocabulary(keys: Iterable<string>): TopicVocabulary {
  const wanted = [...keys];
  const known = new Set(wanted);
  const all = [...wanted, ...[...rarity().keys()].filter(key => !known.has(key))];
  const frequency = Float64Array.from(all, key => {
    const documents = rarity().get(key);
    return documents === undefined ? 0 : inverseFrequency(documents);
  });
  return { terms: new TermSet(all), wanted: wanted.length, frequency, counts: new Float64Array(all.length) };
}

/**
 * How strongly a paper features each topic term, in order of first appearance, title first: the logarithm of one plus the
 * term's count, where the title counts sixfold. To make long abstracts and bare titles comparable, it is divided by the
 * length of the vector of all terms, weighted by rarity.
 *
 * @param most what it is multiplied by at most
 */
export function evidence(
  texts: readonly Pick<ReadText, 'text' | 'times'>[],
  vocabulary: TopicVocabulary,
  most = COMMON_LENGTH / SHORTEST,
): Evidence[] {
  const { terms, wanted, frequency, counts } = vocabulary;
  const met: number[] = [];
  const found: Evidence[] = [];
  for (const { text, times } of texts)
    terms.match(text, (term, first, last, { text: read, starts, ends }) => {
      if (counts[term] === 0) {
        met.push(term);
        if (term < wanted) found.push({ term, surface: read.slice(starts[first], ends[last]), amount: 0 });
      }
      counts[term]! += times;
    });
  let squares = 0;
  for (const term of met) {
    const part = Math.log(1 + counts[term]!) * frequency[term]!;
    squares += part * part;
  }
  // A paper whose terms are not in the table is treated as a short one.
  const share = Math.min(COMMON_LENGTH / Math.max(Math.sqrt(squares), SHORTEST), most);
  for (const term of found) term.amount = Math.log(1 + counts[term.term]!) * share;
  for (const term of met) counts[term] = 0;
  return found;
}
