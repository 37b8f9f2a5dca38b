import type { TopicFile } from '../entries/topic-file.ts';
import { inverseFrequency, rarity } from '../terms/rarity.ts';
import { termKey, terms, type Vocabulary } from '../terms/terms.ts';

/** The topics' terms by stem, ready to be matched. Made by `compileTopics`. */
export interface TopicModel {
  readonly slugs: readonly string[];
  readonly biases: readonly number[];
  /** For a term's stems, the topics that know it. */
  readonly weights: ReadonlyMap<string, readonly { topic: number; weight: number }[]>;
  readonly vocabulary: Vocabulary;
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
 * Stems the terms of the topic files.
 *
 * @throws RangeError where a term holds no word that matters or more than three, or its weight is not a number. Of two
 * spellings of one term ("LLM", "LLMs") the weightier counts
 */
export function compileTopics(topics: readonly TopicFile[]): TopicModel {
  const sorted = [...topics].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const weights = new Map<string, { topic: number; weight: number }[]>();
  for (const [topic, file] of sorted.entries()) {
    const where = `content/topics/${file.slug}.md`;
    for (const [term, weight] of Object.entries(file.terms)) {
      if (!Number.isFinite(weight))
        throw new RangeError(`${where}: expected a number after "${term}", found ${weight}`);
      const key = termKey(term);
      const length = key ? key.split(' ').length : 0;
      if (length < 1 || length > LONGEST_TERM)
        throw new RangeError(
          `${where}: expected a term of one to three words, found "${term}", of which ${length} remain without words such as "of" and "using"; reword or delete it`,
        );
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
    weights,
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
  const scored = model.slugs.map((slug, i): AssignedTopic => ({ slug, score: model.biases[i] ?? 0, why: [] }));
  for (const [key, { surface, amount }] of evidence(paper, model.vocabulary))
    for (const { topic, weight } of model.weights.get(key) ?? []) {
      const assigned = scored[topic]!;
      assigned.score += weight * amount;
      assigned.why.push({ term: surface, weight: weight * amount });
    }
  const best = scored
    .filter(topic => topic.why.some(({ weight }) => weight > 0))
    .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
    .slice(0, MOST_TOPICS);
  for (const topic of best)
    topic.why.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.term < b.term ? -1 : 1));
  return best.filter((topic, i) => i === 0 || topic.score >= LEAST_SCORE);
}

/** @param keys the topics' terms by their stems */
export function topicVocabulary(keys: Iterable<string>): Vocabulary {
  const known = new Set(keys);
  const beginnings = new Set<string>();
  for (const key of known) {
    const words = key.split(' ');
    if (words.length > 2) beginnings.add(`${words[0]} ${words[1]}`);
  }
  return { has: key => known.has(key), begins: key => beginnings.has(key) };
}

/**
 * How much a paper speaks of each term: the logarithm of one plus the term's count, where the title counts sixfold, made
 * comparable between long abstracts and bare titles by the length of the vector of all terms, weighted by rarity.
 *
 * @param wanted the terms to tell of
 */
export function evidence(
  paper: { title?: string; abstract?: string },
  wanted: Vocabulary,
): Map<string, { surface: string; amount: number }> {
  const table = rarity();
  const counts = new Map<string, { surface: string; amount: number }>();
  const vocabulary = { ...wanted, has: (key: string) => table.has(key) || wanted.has(key) };
  for (const [text, times] of [
    [paper.title, TITLE_COUNTS],
    [paper.abstract, 1],
  ] as const)
    for (const [key, { surface, count }] of terms(text ?? '', LONGEST_TERM, vocabulary)) {
      const known = counts.get(key);
      if (known) known.amount += count * times;
      else counts.set(key, { surface, amount: count * times });
    }
  let squares = 0;
  for (const [key, term] of counts) {
    term.amount = Math.log(1 + term.amount);
    const documents = table.get(key);
    if (documents !== undefined) squares += (term.amount * inverseFrequency(documents)) ** 2;
    if (!wanted.has(key)) counts.delete(key);
  }
  // A paper of terms that the table does not hold is a short one.
  const share = COMMON_LENGTH / Math.max(Math.sqrt(squares), COMMON_LENGTH / 10);
  for (const term of counts.values()) term.amount *= share;
  return counts;
}
