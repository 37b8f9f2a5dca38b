import type { Evidence } from '../../src/editorial/topics.ts';
import type { Labels } from './labelled-papers.ts';
import { lbfgs } from './lbfgs.ts';

/** A topic's weight of a term: where it starts, and how easily it is moved from there. */
export interface Weight {
  /** The term's number in the vocabulary. */
  term: number;
  topic: number;
  start: number;
  freedom: number;
}

export interface Example {
  found: readonly Evidence[];
  /** How likely each topic is given, how sure that is, and how likely it is the first. */
  target: Float64Array;
  certainty: Float64Array;
  primary: Float64Array;
  counts: number;
}

export interface Fitted {
  weights: Float64Array;
  biases: Float64Array;
  /** The log-odds of each topic of a paper. */
  scores(found: readonly Evidence[]): Float64Array;
}

const NOWHERE = new Int32Array();
const START_BIAS = -3;
const BIAS_RIDGE = 0.3;
/** What each topic's yes or no counts beside the choice of the first topic. */
const LOGISTIC_COUNTS = 0.6;

export function labelledExample(
  found: readonly Evidence[],
  labels: Labels,
  slugs: readonly string[],
  counts: number,
): Example {
  const of = (value: (slug: string) => number) => Float64Array.from(slugs, value);
  const unsure = (slug: string) => labels.either.includes(slug) && !labels.both.includes(slug);
  return {
    found,
    target: of(slug => (labels.both.includes(slug) ? 1 : unsure(slug) ? 0.5 : 0)),
    certainty: of(slug => (unsure(slug) ? 0.5 : 1)),
    primary: of(slug => (labels.primary.includes(slug) ? 1 / labels.primary.length : 0)),
    counts,
  };
}

/** An example of a paper without labels: what another fit says of it. */
export function guessedExample(found: readonly Evidence[], scores: Float64Array): Example {
  return {
    found,
    target: scores.map(score => 1 / (1 + Math.exp(-score))),
    certainty: scores.map(() => 1),
    primary: softmax(scores),
    counts: 1,
  };
}

/**
 * Fits weights to examples: the first topic by softmax over all topics, and each topic by logistic regression. Weights are
 * drawn back to their start (ridge), so that a term that few papers hold keeps about the strength it was given.
 *
 * @param ridge how firmly
 * @param steps of the optimisation
 */
export function fit(
  examples: readonly Example[],
  weights: readonly Weight[],
  topics: number,
  { ridge, steps }: { ridge: number; steps: number },
): Fitted {
  const ofTerm: number[][] = [];
  for (const [at, { term }] of weights.entries()) {
    ofTerm[term] ??= [];
    ofTerm[term].push(at);
  }
  const places = ofTerm.map(ats => Int32Array.from(ats));
  const topic = Uint8Array.from(weights, weight => weight.topic);
  const start = Float64Array.from(weights, weight => weight.start);
  const freedom = Float64Array.from(weights, weight => weight.freedom);
  const first = weights.length;

  const scores = (found: readonly Evidence[], now: Float64Array, bias: (topic: number) => number) => {
    const score = new Float64Array(topics).map((_, t) => bias(t));
    for (const { term, amount } of found)
      for (const at of places[term] ?? NOWHERE) score[topic[at]!]! += now[at]! * amount;
    return score;
  };
  const moved = new Float64Array(first + topics);
  const now = (x: Float64Array) => start.map((value, at) => value + freedom[at]! * x[at]!);
  lbfgs(
    (x, gradient) => {
      let loss = 0;
      for (let at = 0; at < x.length; at++) {
        const firmness = at < first ? ridge : BIAS_RIDGE;
        loss += 0.5 * firmness * x[at]! ** 2;
        gradient[at] = firmness * x[at]!;
      }
      const current = now(x);
      for (const { found, target, certainty, primary, counts } of examples) {
        const score = scores(found, current, t => START_BIAS + x[first + t]!);
        const share = softmax(score);
        const pull = score.map((z, t) => {
          const logistic = LOGISTIC_COUNTS * certainty[t]!;
          loss -= counts * primary[t]! * Math.log(share[t]! + 1e-12);
          loss += counts * logistic * (Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - target[t]! * z);
          return counts * (share[t]! - primary[t]! + logistic * (1 / (1 + Math.exp(-z)) - target[t]!));
        });
        for (const { term, amount } of found)
          for (const at of places[term] ?? NOWHERE) gradient[at]! += pull[topic[at]!]! * freedom[at]! * amount;
        for (let t = 0; t < topics; t++) gradient[first + t]! += pull[t]!;
      }
      return loss;
    },
    moved,
    { steps },
  );
  const final = now(moved);
  const biases = moved.slice(first).map(value => START_BIAS + value);
  return { weights: final, biases, scores: found => scores(found, final, t => biases[t]!) };
}

function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const parts = scores.map(score => Math.exp(score - top));
  const sum = parts.reduce((sum, part) => sum + part, 0);
  return parts.map(part => part / sum);
}
