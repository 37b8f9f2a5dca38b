import type { TopicFile } from '../entries/topic-file.ts';
import { termKey, terms } from '../terms/terms.ts';

/** The topics' terms by stem, ready to be matched. Made by `compileTopics`. */
export interface TopicModel {
  readonly slugs: readonly string[];
  readonly biases: readonly number[];
  /** For a term's stems, the topics that know it. */
  readonly weights: ReadonlyMap<string, readonly { topic: number; weight: number }[]>;
}

export interface AssignedTopic {
  slug: string;
  score: number;
  /** What spoke for the topic and (negative) against it, as the paper words it, the weightiest first. */
  why: { term: string; weight: number }[];
}

/** One word of a title says as much as this many of the abstract. */
const TITLE_COUNTS = 3;
/** A further topic is given where its score reaches this share of the first one's. */
const SHARE_OF_FIRST = 0.5;
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
          `${where}: expected a term of one to three words, found "${term}", of which ${length} remain without words such as "of" and "new"; reword or delete it`,
        );
      const known = weights.get(key) ?? [];
      const same = known.find(known => known.topic === topic);
      if (same) same.weight = Math.abs(weight) > Math.abs(same.weight) ? weight : same.weight;
      else known.push({ topic, weight });
      weights.set(key, known);
    }
  }
  return { slugs: sorted.map(t => t.slug), biases: sorted.map(t => t.bias ?? 0), weights };
}

/**
 * One to three topics for a paper, the primary first: a topic's score is its bias and, for each of its terms, the weight
 * times the logarithm of one plus the term's count, where the title counts threefold. Depends on nothing but the paper
 * and the topic files.
 *
 * @returns empty where no term of any topic occurs
 */
export function assignTopics(model: TopicModel, paper: { title?: string; abstract?: string }): AssignedTopic[] {
  const counts = new Map<string, { surface: string; count: number }>();
  for (const [text, times] of [
    [paper.title, TITLE_COUNTS],
    [paper.abstract, 1],
  ] as const)
    for (const [key, { surface, count }] of terms(text ?? '', LONGEST_TERM, key => model.weights.has(key))) {
      const known = counts.get(key);
      if (known) known.count += count * times;
      else counts.set(key, { surface, count: count * times });
    }
  const scored = model.slugs.map((slug, i): AssignedTopic => ({ slug, score: model.biases[i] ?? 0, why: [] }));
  for (const [key, { surface, count }] of counts)
    for (const { topic, weight } of model.weights.get(key) ?? []) {
      const assigned = scored[topic]!;
      const counted = weight * Math.log(1 + count);
      assigned.score += counted;
      assigned.why.push({ term: surface, weight: counted });
    }
  const best = scored
    .filter(topic => topic.why.some(({ weight }) => weight > 0))
    .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
    .slice(0, MOST_TOPICS);
  const least = (best[0]?.score ?? 0) * SHARE_OF_FIRST;
  for (const topic of best)
    topic.why.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.term < b.term ? -1 : 1));
  return best.filter((topic, i) => i === 0 || (topic.score > 0 && topic.score >= least));
}
