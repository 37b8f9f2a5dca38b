/**
 * Learns what the topics' terms weigh, and writes `terms` and `bias` of `content/topics/*.md`; names, what belongs and
 * introductions stay as they are, a curator's changes to the terms do not.
 *
 *     npx tsx test/tools/learn-topics.ts            reports only
 *     npx tsx test/tools/learn-topics.ts --write    writes the topic files too
 *
 * Starts from `topic-seeds.txt`, terms with strengths that a person gave from knowledge of the field. Labels move them:
 * those of two readers for entries of the digest, and those of `topic-labels.txt` for conference papers (both texts are in
 * the reference folder, see `BROADSHEET_REFERENCE`). A weight is drawn back to where it started (ridge), so that a term
 * that few labelled papers hold keeps about the strength it was given. No term is added: what a topic file says is what a
 * person thought of.
 *
 * Loss: the primary topic by softmax over all topics, and each topic by logistic regression.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { TopicFile } from '../../src/content/topic-file.ts';
import { assignTopics, compileTopics, evidence, topicVocabulary } from '../../src/editorial/topics.ts';
import { inverseFrequency, rarity } from '../../src/related/rarity.ts';
import { termKey } from '../../src/related/terms.ts';
import { agreement, conferencePapers, type LabelledPaper, readersPapers } from './labelled-papers.ts';
import { lbfgs } from './lbfgs.ts';

const option = (name: string, value: number) =>
  Number(process.argv.find(argument => argument.startsWith(`--${name}=`))?.split('=')[1] ?? value);
/** A seed's strength times this is the weight it starts with. */
const STRENGTH = option('strength', 0.36);
/** How firmly weights are drawn back to the start, and biases to their mean. */
const RIDGE = option('ridge', 8);
const BIAS_RIDGE = 0.3;
const START_BIAS = -3;
/** Conference papers count less than entries of the digest: their choice of topics is another. */
const CONFERENCE_COUNTS = option('conference', 0.5);
const LOGISTIC_COUNTS = 0.3;
/** Log-odds from which a second and third topic are worth giving: F1 wants more of them than a probability of one half. */
const GIVEN_FROM = option('from', -0.75);

interface Seeds {
  slug: string;
  strengths: Map<string, number>;
}

function readSeeds(): Seeds[] {
  const seeds: Seeds[] = [];
  for (const line of readFileSync(new URL('./topic-seeds.txt', import.meta.url), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [, strength, list] = /^(-?[\d.]+): (.*)$/.exec(line) ?? [];
    const topic = seeds.at(-1);
    if (!strength) seeds.push({ slug: line, strengths: new Map() });
    else
      for (const term of list!.split(', ')) {
        const keys = [...(topic?.strengths.keys() ?? [])].map(termKey);
        // Of two spellings of a term the first is kept.
        if (!keys.includes(termKey(term))) topic?.strengths.set(term, Number(strength));
      }
  }
  return seeds.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

const seeds = readSeeds();
const slugs = seeds.map(({ slug }) => slug);
/** One parameter for each topic's term, and after them one for each topic's bias. */
const parameters = seeds.flatMap(({ strengths }, topic) =>
  [...strengths].map(([term, strength]) => {
    const key = termKey(term);
    const documents = rarity().get(key) ?? 20;
    return { topic, term, key, start: strength * STRENGTH, freedom: inverseFrequency(documents) / 6 };
  }),
);
const byKey = new Map<string, number[]>();
for (const [at, { key }] of parameters.entries()) byKey.set(key, [...(byKey.get(key) ?? []), at]);
const vocabulary = topicVocabulary(byKey.keys());
const byTerm = [...byKey.values()];

interface Example {
  /** Parameter and evidence. */
  features: [at: number, amount: number][];
  target: Float64Array;
  certainty: Float64Array;
  primary: Float64Array;
  counts: number;
}

function example({ labels, ...paper }: LabelledPaper, counts: number): Example {
  const features: [number, number][] = [];
  for (const { term, amount } of evidence(paper, vocabulary))
    for (const at of byTerm[term]!) features.push([at, amount]);
  const of = (value: (slug: string) => number) => Float64Array.from(slugs, value);
  const unsure = (slug: string) => labels.either.includes(slug) && !labels.both.includes(slug);
  return {
    features,
    target: of(slug => (labels.both.includes(slug) ? 1 : unsure(slug) ? 0.5 : 0)),
    certainty: of(slug => (unsure(slug) ? 0.5 : 1)),
    primary: of(slug => (labels.primary.includes(slug) ? 1 / labels.primary.length : 0)),
    counts,
  };
}

/** Fits weights and biases to examples; returns them as topic files. */
function fit(examples: readonly Example[]): TopicFile[] {
  const moved = new Float64Array(parameters.length + slugs.length);
  lbfgs((x, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let at = 0; at < x.length; at++) {
      const ridge = at < parameters.length ? RIDGE : BIAS_RIDGE;
      loss += 0.5 * ridge * x[at]! ** 2;
      gradient[at] = ridge * x[at]!;
    }
    for (const { features, target, certainty, primary, counts } of examples) {
      const score = Float64Array.from(slugs, (_, topic) => START_BIAS + x[parameters.length + topic]!);
      for (const [at, amount] of features) {
        const { topic, start, freedom } = parameters[at]!;
        score[topic]! += (start + freedom * x[at]!) * amount;
      }
      const top = Math.max(...score);
      const sum = score.reduce((sum, z) => sum + Math.exp(z - top), 0);
      const pull = score.map((z, topic) => {
        const share = Math.exp(z - top) / sum;
        loss -= counts * primary[topic]! * Math.log(share + 1e-12);
        const logistic = LOGISTIC_COUNTS * certainty[topic]! * counts;
        loss += logistic * (Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - target[topic]! * z);
        return counts * (share - primary[topic]!) + logistic * (1 / (1 + Math.exp(-z)) - target[topic]!);
      });
      for (const [at, amount] of features) {
        const { topic, freedom } = parameters[at]!;
        gradient[at]! += pull[topic]! * freedom * amount;
      }
      for (let topic = 0; topic < slugs.length; topic++) gradient[parameters.length + topic]! += pull[topic]!;
    }
    return loss;
  }, moved);
  const round = (value: number) => Math.round(value * 100) / 100;
  return slugs.map((slug, topic) => ({
    slug,
    name: slug,
    belongs: '',
    intro: '',
    bias: round(START_BIAS + moved[parameters.length + topic]! - GIVEN_FROM),
    terms: Object.fromEntries(
      parameters
        .map(({ term, start, freedom, ...rest }, at) => ({
          ...rest,
          term,
          weight: round(start + freedom * moved[at]!),
        }))
        .filter(parameter => parameter.topic === topic && parameter.weight !== 0)
        .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
        .map(({ term, weight }) => [term, weight]),
    ),
  }));
}

function judge(topics: TopicFile[], papers: readonly LabelledPaper[]) {
  const model = compileTopics(topics);
  return papers.map(paper => ({ given: assignTopics(model, paper).map(({ slug }) => slug), labels: paper.labels }));
}

function report(what: string, pairs: Parameters<typeof agreement>[0]): void {
  const figures = Object.entries(agreement(pairs)).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  console.log(`${what.padEnd(42)}${figures.join('  ')}`);
}

const readers = readersPapers();
const readersExamples = readers.map(paper => example(paper, 1));
const conference = conferencePapers();
const conferenceExamples = conference.map(paper => example(paper, CONFERENCE_COUNTS));

report('seeds as given, on readers’ labels', judge(fit([]), readers));
report('fitted to conference papers only', judge(fit(conferenceExamples), readers));
for (const shuffle of [1, 2]) {
  const order = readers
    .map((_, i) => i)
    .sort((a, b) => (((a + 1) * 7919 * shuffle) % 227) - (((b + 1) * 7919 * shuffle) % 227));
  const folds = [0, 1, 2, 3, 4].flatMap(fold => {
    const out = new Set(order.filter((_, i) => i % 5 === fold));
    const topics = fit([...readersExamples.filter((_, i) => !out.has(i)), ...conferenceExamples]);
    return judge(
      topics,
      readers.filter((_, i) => out.has(i)),
    );
  });
  report(`five folds, refitted (order ${shuffle})`, folds);
}
const learned = fit([...readersExamples, ...conferenceExamples]);
report('fitted to all, on the readers’ labels', judge(learned, readers));
report('fitted to all, on conference papers', judge(learned, conference));

if (process.argv.includes('--write'))
  for (const { slug, bias, terms } of learned) {
    const file = new URL(`../../content/topics/${slug}.md`, import.meta.url);
    const [, front, body] = /^---\n(.*?\n)---\n(.*)$/s.exec(readFileSync(file, 'utf8'))!;
    const document = parseDocument(front!);
    document.set('bias', bias);
    document.set('terms', document.createNode(terms));
    writeFileSync(file, `---\n${document.toString({ lineWidth: 0 })}---\n${body}`);
  }
