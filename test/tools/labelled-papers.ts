import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the reference texts and labels lie; they are not part of the project. */
export const REFERENCE = process.env['BROADSHEET_REFERENCE'] ?? '../shared';

export interface Labels {
  primary: string[];
  both: string[];
  either: string[];
}

export interface LabelledPaper {
  title?: string;
  abstract?: string;
  labels: Labels;
}

/** The digest's own entries that two readers labelled. */
export function readersPapers(): LabelledPaper[] {
  const labels = json<Record<string, Labels>>('gold/topics-dev.json');
  return digestPapers().flatMap(({ dump, n, title, abstract }) => {
    const found = labels[`${dump}-${String(n).padStart(3, '0')}`];
    return found ? [{ title: title ?? '', abstract: abstract ?? '', labels: found }] : [];
  });
}

/** The papers of other venues and years that two readers labelled. */
export function otherPapers(): LabelledPaper[] {
  const labels = json<Record<string, Labels>>('gold/topics-more.json');
  return papers300().flatMap(({ n, title, abstract }) => (labels[n] ? [{ title, abstract, labels: labels[n] }] : []));
}

/** The conference papers of `topic-labels.txt`. Needs the program `xz`. */
export function conferencePapers(): LabelledPaper[] {
  const papers = corpus();
  return ownLabels().map(([line, labels]) => {
    const { title, abstract } = JSON.parse(papers[line - 1]!) as CorpusPaper;
    return { title, abstract, labels };
  });
}

/**
 * Conference papers without labels, always the same. Every third of the robotics conferences' papers is taken, which are
 * nearly half of the corpus; none that somebody labelled, and none of those that labels are kept apart for.
 */
export function unlabelledPapers(count: number): Pick<CorpusPaper, 'title' | 'abstract'>[] {
  const labelled = new Set(ownLabels().map(([line]) => line));
  const titles = new Set([...papers300(), ...digestPapers()].map(({ title }) => title?.toLowerCase()));
  const found: Pick<CorpusPaper, 'title' | 'abstract'>[] = [];
  for (const [at, row] of corpus().entries()) {
    if (found.length === count) break;
    if (!row || labelled.has(at + 1)) continue;
    const paper = JSON.parse(row) as CorpusPaper;
    if (titles.has(paper.title.toLowerCase()) || paper.abstract.length < 300) continue;
    if (/^(?:ICRA|IROS)$/.test(paper.venue) && at % 3) continue;
    found.push(paper);
  }
  return found;
}

interface CorpusPaper {
  title: string;
  abstract: string;
  venue: string;
}

let rows: string[] | undefined;

function corpus(): string[] {
  rows ??= execFileSync('xz', ['-dc', join(REFERENCE, 'corpus/papers.jsonl.xz')], { maxBuffer: 1 << 28 })
    .toString()
    .split('\n');
  return rows;
}

function ownLabels(): [line: number, labels: Labels][] {
  return readFileSync(new URL('./topic-labels.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line && !line.startsWith('#'))
    .map(line => {
      const [, number, sure = '', perhaps = ''] = /^(\d+): ([^?]*)(?:\? (.*))?$/.exec(line) ?? [];
      if (!number) throw new Error(`test/tools/topic-labels.txt: expected "line: topics", found "${line}"`);
      const both = sure.trim().split(' ');
      const either = [...both, ...perhaps.split(' ').filter(Boolean)];
      return [Number(number), { primary: both.slice(0, 1), both, either }];
    });
}

function papers300(): { n: string; title: string; abstract: string }[] {
  return readFileSync(join(REFERENCE, 'bench/papers300.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(row => JSON.parse(row) as { n: string; title: string; abstract: string });
}

function digestPapers(): { dump: string; n: number; title?: string | null; abstract?: string | null }[] {
  return json('gold/seeds.json');
}

/**
 * How topics agree with labels: precision is the share of given topics that either reader gave, recall the share of the
 * topics both gave that were found, primary the share of papers whose first topic is a reader's first.
 */
export function agreement(pairs: readonly { given: readonly string[]; labels: Labels }[]) {
  let right = 0;
  let given = 0;
  let found = 0;
  let both = 0;
  let first = 0;
  for (const pair of pairs) {
    given += pair.given.length;
    right += pair.given.filter(slug => pair.labels.either.includes(slug)).length;
    both += pair.labels.both.length;
    found += pair.labels.both.filter(slug => pair.given.includes(slug)).length;
    if (pair.given[0] && pair.labels.primary.includes(pair.given[0])) first++;
  }
  const precision = right / given;
  const recall = found / both;
  const f1 = (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, primary: first / pairs.length, each: given / pairs.length };
}

function json<T>(path: string): T {
  return JSON.parse(readFileSync(join(REFERENCE, path), 'utf8')) as T;
}
