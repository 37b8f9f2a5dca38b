import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { nameTongue, type Tongue } from '../../typeset/tongue.ts';
import { attributes, ownNameTongue } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';

/** A labelled row of names below the title of a list: what its papers are about, or who signed them. */
export interface FactRow {
  label: string;
  /** Plain text; the file where the name has a page, from the site's root. */
  names: readonly { name: string; file?: string; mark?: Tongue }[];
}

/** Rows of names; those without any are left out. @param root the way to the root of the site */
export function factRows(words: Words, rows: readonly FactRow[], root: string): Value {
  const shown = rows.filter(({ names }) => names.length > 0);
  if (shown.length === 0) return undefined;
  return html`<dl class="facts">
${shown.map(({ label, names }) => html`<div><dt>${label}</dt><dd>${names.map((each, i) => nameIn(words, root, each, i < names.length - 1))}</dd></div>\n`)}</dl>
`;
}

/** The comma belongs to the name, or a line might begin with it. */
function nameIn(
  words: Words,
  root: string,
  { name, file, mark = nameTongue(words, name) }: FactRow['names'][number],
  isFollowed: boolean,
): Html {
  const shown = html`<bdi${attributes(mark)}>${name}</bdi>`;
  const comma = words.say('name-comma');
  const isApart = !isFollowed || comma.endsWith(' ');
  return html`<span>${file === undefined ? shown : html`<a href="${root}${file}">${shown}</a>`}${isFollowed && comma.trimEnd()}</span>${isApart && ' '}`;
}

/** Topics and names in a row. */
const TOPICS = 3;
const NAMES = 6;

/** The topics of most of the papers. */
export function topicRow(digest: Digest, papers: readonly PaperEntry[]): FactRow {
  const topics = mostOf(papers.flatMap(entry => entry.topics ?? [])).slice(0, TOPICS);
  return {
    label: digest.words.say(topics.length === 1 ? 'row-topic' : 'row-topics'),
    names: topics.map(([slug]) => {
      const name = digest.topicName(slug);
      return { name, file: `topics/${slug}.html`, mark: ownNameTongue(digest.words, name, digest.site) };
    }),
  };
}

/** The names on several of the papers. @param fileOf the page of a name that is on so many of them, if it has one */
export function nameRow(
  words: Words,
  label: string,
  papers: readonly PaperEntry[],
  { but, fileOf }: { but?: string; fileOf: (name: string, count: number) => string | undefined },
): FactRow {
  const all = mostOf(papers.flatMap(entry => [...new Set(entry.author ?? [])].filter(name => name !== but)));
  const often = all.filter(([, count]) => count > 1).slice(0, NAMES);
  const languageOf = (name: string) => papers.find(({ author }) => author?.includes(name))?.language;
  const shown = often.map(([name, count]) => ({
    name: harmless(name),
    file: fileOf(name, count),
    mark: nameTongue(words, name, languageOf(name)),
  }));
  return { label, names: shown };
}

/** The values and how often each comes, the most frequent first; of equals the first, as a paper's own topics have an order. */
function mostOf(values: readonly string[]): [value: string, count: number][] {
  return [...groupBy(values, value => value)]
    .map(([value, { length }]): [string, number] => [value, length])
    .sort(([, m], [, n]) => n - m);
}

/** How many papers, of which years as far as they say it, and when they were listed. @param of what names the year already */
export function howMany(words: Words, papers: readonly PaperEntry[], of = ''): string {
  return [words.say('n-papers', { n: papers.length }), ...when(words, papers, of)].join(DOT);
}

/** The years in which the papers appeared, and when they were listed. */
export function when(words: Words, papers: readonly PaperEntry[], of = ''): string[] {
  const years = papers.flatMap(({ issued }) => /^\d{4}/.exec(issued ?? '')?.[0] ?? []).sort();
  const [begun = '', ended = ''] = [years[0], years.at(-1)];
  const appeared = begun === ended ? begun : `${begun}–${ended}`;
  const days = papers.map(({ listed }) => listed).sort();
  const [first, last] = [days[0]!, days.at(-1)!].map(day => plainDay(words, day)) as [string, string];
  return [
    ...(appeared && !of.includes(appeared) ? [appeared] : []),
    first === last ? words.say('listed-on-one-day', { day: first }) : words.say('listed-from-to', { first, last }),
  ];
}
