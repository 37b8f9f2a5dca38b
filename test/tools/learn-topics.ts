/**
 * Learns what the topics' terms weigh, and writes `terms` and `bias` of `content/topics/*.md`; names, what belongs and
 * introductions stay as they are, a curator's changes to the terms do not.
 *
 *     npx tsx test/tools/learn-topics.ts            learns from one set of readers' labels and judges by the other
 *     npx tsx test/tools/learn-topics.ts --folds    and five folds over both sets (slow)
 *     npx tsx test/tools/learn-topics.ts --write    and writes the topic files
 *     npx tsx test/tools/learn-topics.ts --write --from=-0.5    with a threshold that is known, which is quicker
 *
 * In two steps, so that a short list of general terms does not learn the words of single papers:
 *
 * 1. A wide fit: every term of the rarity table that is not rare may speak for and against every topic. It learns from
 *    labels: of two readers for entries of the digest and for papers of other venues, and of `topic-labels.txt` for
 *    conference papers (all texts are in the reference folder, see `BROADSHEET_REFERENCE`).
 * 2. The terms of `topic-seeds.txt` learn from the same labels, and from what the wide fit says of many conference papers
 *    that nobody labelled. No term is added: what a topic file says is what was chosen there.
 *
 * The log-odds from which a second and third topic are given is the best one on papers that were not learned from.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { TopicFile } from '../../src/content/topic-file.ts';
import { assignTopics, compileTopics, evidence, textsOf, topicVocabulary } from '../../src/editorial/topics.ts';
import { inverseFrequency, rarity } from '../../src/related/rarity.ts';
import { termKey } from '../../src/related/terms.ts';
import {
  agreement,
  conferencePapers,
  type LabelledPaper,
  otherPapers,
  readersPapers,
  unlabelledPapers,
} from './labelled-papers.ts';
import { type Fitted, fit, guessedExample, labelledExample, type Weight } from './topic-fit.ts';

const option = (name: string, value: number) =>
  Number(process.argv.find(argument => argument.startsWith(`--${name}=`))?.split('=')[1] ?? value);
/** A seed's strength times this is the weight it starts with. */
const STRENGTH = 0.36;
const WIDE_RIDGE = option('wide-ridge', 0.4);
const RIDGE = option('ridge', 1);
/** Terms that occur in fewer of 100,000 abstracts are no part of the wide fit. */
const WIDE_FROM = option('wide-from', 60);
const UNLABELLED = option('unlabelled', 8000);
/** Two readers know more than one. */
const READERS_COUNT = option('readers', 1.5);
/** A seed's frequency where the table does not know it. */
const RARE = 20;
const ROUND_TO = option('round', 0.1);
const FROM = [-2, -1.75, -1.5, -1.25, -1, -0.75, -0.5, -0.25, 0];

interface Seed {
  slug: string;
  term: string;
  key: string;
  strength: number;
}

function readSeeds(): Seed[] {
  const seeds = new Map<string, Seed>();
  let slug = '';
  for (const line of readFileSync(new URL('./topic-seeds.txt', import.meta.url), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [, strength, list] = /^(-?[\d.]+): (.*)$/.exec(line) ?? [];
    if (!strength) slug = line;
    else
      for (const term of list!.split(', ')) {
        const key = termKey(term);
        // Of two spellings of a term the first is kept.
        if (!seeds.has(`${slug} ${key}`)) seeds.set(`${slug} ${key}`, { slug, term, key, strength: Number(strength) });
      }
  }
  return [...seeds.values()];
}

const seeds = readSeeds();
const slugs = [...new Set(seeds.map(({ slug }) => slug))].sort();
const general = [...rarity()].filter(([, documents]) => documents >= WIDE_FROM).map(([key]) => key);
const keys = [...new Set([...seeds.map(({ key }) => key), ...general])];
const numbers = new Map(keys.map((key, number) => [key, number]));
const vocabulary = topicVocabulary(keys);
const freedom = (key: string) => inverseFrequency(rarity().get(key) ?? RARE) / 6;

const seedWeights: Weight[] = seeds.map(({ slug, key, strength }) => ({
  term: numbers.get(key)!,
  topic: slugs.indexOf(slug),
  start: strength * STRENGTH,
  freedom: freedom(key),
}));
const strengths = new Map(seeds.map(({ slug, key, strength }) => [`${slug} ${key}`, strength * STRENGTH]));
const wideWeights: Weight[] = keys.flatMap((key, term) =>
  slugs.map((slug, topic) => ({ term, topic, start: strengths.get(`${slug} ${key}`) ?? 0, freedom: freedom(key) })),
);

const found = new Map<object, ReturnType<typeof evidence>>();
function read(paper: { title?: string; abstract?: string }) {
  const known = found.get(paper) ?? evidence(textsOf(paper), vocabulary);
  found.set(paper, known);
  return known;
}

const unlabelled = unlabelledPapers(UNLABELLED);
const conference = conferencePapers();

/** Fits the seeds' weights to what readers and the reader of conference papers said. */
function learn(readers: readonly LabelledPaper[]): Fitted {
  const examples = [
    ...readers.map(paper => labelledExample(read(paper), paper.labels, slugs, READERS_COUNT)),
    ...conference.map(paper => labelledExample(read(paper), paper.labels, slugs, 1)),
  ];
  const wide = fit(examples, wideWeights, slugs.length, { ridge: WIDE_RIDGE, steps: 60 });
  const guessed = unlabelled.map(paper => guessedExample(read(paper), wide.scores(read(paper))));
  return fit([...examples, ...guessed], seedWeights, slugs.length, { ridge: RIDGE, steps: 150 });
}

function topicFiles({ weights, biases }: Fitted, from: number): TopicFile[] {
  const round = (value: number, to: number) => Math.round(Math.round(value / to) * to * 100) / 100;
  return slugs.map((slug, topic) => {
    const terms = seeds
      .map(({ term, ...seed }, at) => ({ ...seed, term, weight: round(weights[at]!, ROUND_TO) }))
      .filter(seed => seed.slug === slug && seed.weight !== 0)
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
      .map(({ term, weight }) => [term, weight]);
    const bias = round(biases[topic]! - from, 0.01);
    return { slug, name: slug, belongs: '', intro: '', bias, terms: Object.fromEntries(terms) };
  });
}

interface Judged {
  paper: LabelledPaper;
  learned: Fitted;
}

function judge(judged: readonly Judged[], from: number) {
  const models = new Map(
    [...new Set(judged.map(({ learned }) => learned))].map(one => [one, compileTopics(topicFiles(one, from))]),
  );
  const pairs = judged.map(({ paper, learned }) => ({
    given: assignTopics(models.get(learned)!, paper).map(({ slug }) => slug),
    labels: paper.labels,
  }));
  return agreement(pairs);
}

function bestFrom(judged: readonly Judged[]): number {
  return FROM.map(from => ({ from, f1: judge(judged, from).f1 })).sort((a, b) => b.f1 - a.f1)[0]!.from;
}

function report(what: string, judged: readonly Judged[], from: number): void {
  const figures = Object.entries(judge(judged, from)).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  console.log(`${what.padEnd(46)}${figures.join('  ')}  from ${from}`);
}

const digest = readersPapers();
const others = otherPapers();
const on = (papers: readonly LabelledPaper[], learned: Fitted) => papers.map(paper => ({ paper, learned }));

const sets = [
  ['the digest', digest],
  ['the other papers', others],
] as const;

/** Each set judged by what was learned from the other alone; the threshold is that set's own, which it did not see. */
function crossed(): Judged[] {
  const [one, two] = [on(digest, learn(others)), on(others, learn(digest))];
  report('the digest, learned from the other papers', one, bestFrom(two));
  report('the other papers, learned from the digest', two, bestFrom(one));
  return [...one, ...two];
}

const from = option('from', Number.NaN) || bestFrom(crossed());

if (process.argv.includes('--folds')) {
  const all = [...digest, ...others];
  const folds = [0, 1, 2, 3, 4].flatMap(fold => {
    const isOut = (at: number) => (at * 7919) % 5 === fold;
    const learned = learn(all.filter((_, at) => !isOut(at)));
    return on(
      all.filter((_, at) => isOut(at)),
      learned,
    );
  });
  for (const [what, papers] of sets)
    report(
      `five folds over both, ${what}`,
      folds.filter(({ paper }) => papers.includes(paper)),
      from,
    );
}

if (process.argv.includes('--write')) {
  const learned = learn([...digest, ...others]);
  report('learned from all, the digest', on(digest, learned), from);
  report('learned from all, the other papers', on(others, learned), from);
  for (const { slug, bias, terms } of topicFiles(learned, from)) {
    const file = new URL(`../../content/topics/${slug}.md`, import.meta.url);
    const [, front, body] = /^---\n(.*?\n)---\n(.*)$/s.exec(readFileSync(file, 'utf8'))!;
    const document = parseDocument(front!);
    document.set('bias', bias);
    document.set('terms', document.createNode(terms));
    writeFileSync(file, `---\n${document.toString({ lineWidth: 0 })}---\n${body}`);
  }
}
