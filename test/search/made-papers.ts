import type { PaperEntry } from '../../src/paper.ts';
import { random } from '../setup/random.ts';

/** Papers of made-up words of every kind that Pagefind treats in a way of its own. */

const SYLLABLES = 'ba de fi go lu mé nø ră si tü va xe-y zo C++ $\\ell_1$ GPT-4 3D running Walks état ŝ 漢 ,'.split(
  ' ',
);
const DAY = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);

export function madePaper(id: string, pick: (below: number) => number): PaperEntry {
  const word = () => Array.from({ length: 1 + pick(3) }, () => SYLLABLES[pick(13)]).join('');
  const text = (n: number) =>
    Array.from({ length: n }, () => (pick(5) ? word() : SYLLABLES[pick(SYLLABLES.length)])).join(' ');
  return {
    id,
    title: text(3 + pick(6)),
    author: Array.from({ length: pick(4) }, () => `${word()} ${word()}`),
    issued: pick(4) ? `20${10 + pick(15)}` : undefined,
    listed: DAY(pick(40)),
    topics: [`topic-${pick(5)}`],
    pick: pick(9) === 0 || undefined,
    abstract: pick(12) ? text(60 + pick(120)) : undefined,
    provenance: [{ dump: 'd.txt', source: `source-${pick(3)}`, lines: '1', listed: '2025-01-01' }],
  };
}

export function madePapers(count: number, seed: number): Map<string, PaperEntry> {
  const pick = random(seed);
  return new Map(Array.from({ length: count }, (_, i) => [`p-${i}`, madePaper(`p-${i}`, pick)]));
}

/** The papers in the order of the index. */
export const inOrder = (entries: Iterable<PaperEntry>): PaperEntry[] =>
  [...entries].sort((a, b) => (a.listed !== b.listed ? (a.listed < b.listed ? -1 : 1) : a.id < b.id ? -1 : 1));
