import path from 'node:path';
import type { TopicFile } from '../content/topic-file.ts';
import { ContentError } from '../diagnostic.ts';
import { inverseFrequency, rarity } from '../related/rarity.ts';
import { TermSet } from '../related/term-set.ts';
import { termKey } from '../related/terms.ts';

/** The topics' terms by stem, ready to be matched. Made by `compileTopics`. */
export interface TopicModel {
  readonly slugs: readonly string[];
  readonly biases: readonly number[];
  /** For a term's number in the vocabulary, the topics that know it. */
  readonly weights: readonly (readonly { topic: number; weight: number }[])[];
  readonly vocabulary: TopicVocabulary;
}

/** Terms by their numbers: those of topics first, then all others of the rarity table. Made by `topicVocabulary`. */
export interface TopicVocabulary {
  readonly terms: TermSet;
  /** How many terms are topics'. */
  readonly wanted: number;
  /** How telling each term is; 0 where the rarity table does not hold it. */
  readonly frequency: Float64Array;
  /** How often each occurs in the paper at hand; all 0 between papers. */
  readonly counts: Float64Array;
}

/** A term of a topic that a paper speaks of. */
export interface Evidence {
  /** The term's number in the vocabulary. */
  term: number;
  /** As the paper words it. */
  surface: string;
  amount: number;
}

export interface AssignedTopic {
  slug: string;
  score: number;
  /** What spoke for the topic and (negative) against it, as the paper words it, the weightiest first. */
  why: { term: string; weight: number }[];
}

/** One word of a title says as much as this many of the abstract (2 to 10 were tried on labelled papers). */
const TITLE_COUNTS = 6;
/** What the terms of an abstract of common length amount to; see `evidence`. */
const COMMON_LENGTH = 40;
/** A second or third topic is given where its score reaches this. */
const LEAST_SCORE = 0;
const MOST_TOPICS = 3;
const LONGEST_TERM = 3;

/**
 * Stems the terms of the topic files. Of two spellings of one term ("LLM", "LLMs") the weightier counts.
 *
 * @param folder where the files stand, for messages
 * @throws ContentError where a term holds no word that matters or more than three
 */
export function compileTopics(topics: readonly TopicFile[], folder = 'content/topics'): TopicModel {
  const sorted = [...topics].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const weights = new Map<string, { topic: number; weight: number }[]>();
  for (const [topic, file] of sorted.entries()) {
    for (const [term, weight] of Object.entries(file.terms)) {
      const key = termKey(term);
      const length = key ? key.split(' ').length : 0;
      if (length < 1 || length > LONGEST_TERM)
        throw new ContentError({
          severity: 'error',
          rule: 'topic-term',
          file: path.join(folder, `${file.slug}.md`),
          message: `expected a term of one to three words, found "${term}", of which ${length} remain without words such as "of" and "using"; reword or delete it`,
          advice: 'Correct or delete the term.',
        });
      const known = weights.get(key) ?? [];
      const same = known.find(known => known.topic === topic);
      if (!same) known.push({ topic, weight });
      else if (Math.abs(weight) > Math.abs(same.weight)) same.weight = weight;
      weights.set(key, known);
    }
  }
  return {
    slugs: sorted.map(t => t.slug),
    biases: sorted.map(t => t.bias ?? 0),
    weights: [...weights.values()],
    vocabulary: topicVocabulary(weights.keys()),
  };
}

/**
 * One to three topics for a paper, the primary first: a topic's score is its bias and, for each of its terms, the weight
 * times the term's evidence. Depends on nothing but the paper, the topic files and the frozen rarity table.
 *
 * @returns empty where no term of any topic occurs
 */
export function assignTopics(model: TopicModel, paper: { title?: string; abstract?: string }): AssignedTopic[] {
  const { slugs, weights } = model;
  const scores = [...model.biases];
  const isNamed = slugs.map(() => false);
  const found = evidence(paper, model.vocabulary);
  for (const { term, amount } of found)
    for (const { topic, weight } of weights[term]!) {
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
    for (const { term, surface, amount } of found)
      for (const known of weights[term]!)
        if (known.topic === topic) why.push({ term: surface, weight: known.weight * amount });
    why.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.term < b.term ? -1 : 1));
    return { slug: slugs[topic]!, score: scores[topic]!, why };
  });
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
 * How much a paper speaks of each of the topics' terms: the logarithm of one plus the term's count, where the title counts
 * sixfold, made comparable between long abstracts and bare titles by the length of the vector of all terms, weighted by
 * rarity. In the order of first appearance, title first.
 */
export function evidence(paper: { title?: string; abstract?: string }, vocabulary: TopicVocabulary): Evidence[] {
  const { terms, wanted, frequency, counts } = vocabulary;
  const met: number[] = [];
  const found: Evidence[] = [];
  for (const [text, times] of [
    [paper.title, TITLE_COUNTS],
    [paper.abstract, 1],
  ] as const)
    terms.match(text ?? '', (term, first, last, { text: read, starts, ends }) => {
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
  // A paper of terms that the table does not hold is a short one.
  const share = COMMON_LENGTH / Math.max(Math.sqrt(squares), COMMON_LENGTH / 10);
  for (const term of found) term.amount = Math.log(1 + counts[term.term]!) * share;
  for (const term of met) counts[term] = 0;
  return found;
}
