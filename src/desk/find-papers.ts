import type { PaperEntry } from '../paper.ts';
import { fold } from '../typeset/fold.ts';
import type { Turns } from './reading.ts';

/** What is looked for; all of it has to hold. */
export interface Question {
  words: string;
  topic?: string | undefined;
  /** `yyyy-mm-dd`, or only its beginning. */
  day?: string | undefined;
  is?: ((entry: PaperEntry) => boolean) | undefined;
}

/** What an entry is found by, folded. */
interface Words {
  title: string;
  /** With the authors and what it is called by. */
  facts: string;
  abstract: string;
}

/** Of an entry whose file did not change, the words are kept. */
const kept = new WeakMap<PaperEntry, Words>();

/** Papers that have each of the words: in the title before elsewhere, the newest first. */
export function findPapers(entries: readonly PaperEntry[], { words, topic, day, is }: Question): PaperEntry[] {
  const asked = fold(words).split(/\s+/).filter(Boolean);
  const found: PaperEntry[][] = [];
  for (const entry of newestFirst(entries)) {
    if (topic && !entry.topics?.includes(topic)) continue;
    if (day && !entry.listed.startsWith(day) && !entry.provenance.some(({ listed }) => listed.startsWith(day)))
      continue;
    const rank = rankOf(entry, asked);
    if (rank === undefined || (is && !is(entry))) continue;
    found[rank] ??= [];
    found[rank].push(entry);
  }
  return found.flat();
}

/** Folds the words of each entry, in turns. */
export async function wordsAhead(entries: readonly PaperEntry[], turns: Turns): Promise<void> {
  for (const entry of entries) {
    wordsOf(entry);
    await turns.take();
  }
}

const ordered = new WeakMap<readonly PaperEntry[], PaperEntry[]>();

function newestFirst(entries: readonly PaperEntry[]): readonly PaperEntry[] {
  const known = ordered.get(entries);
  if (known) return known;
  const sorted = [...entries].sort((a, b) => (a.listed < b.listed ? 1 : a.listed > b.listed ? -1 : 0));
  ordered.set(entries, sorted);
  return sorted;
}

/** How far from its name all of the words are; undefined where one is nowhere. */
function rankOf(entry: PaperEntry, asked: readonly string[]): number | undefined {
  if (asked.length === 0) return 0;
  const { title, facts, abstract } = wordsOf(entry);
  let rank = 0;
  for (const word of asked) {
    const at = title.includes(word) ? 0 : facts.includes(word) ? 1 : abstract.includes(word) ? 2 : undefined;
    if (at === undefined) return undefined;
    rank = Math.max(rank, at);
  }
  return rank;
}

function wordsOf(entry: PaperEntry): Words {
  const known = kept.get(entry);
  if (known) return known;
  const { id, title = '', author = [], aliases = [], identifiers = {}, abstract = '' } = entry;
  const words = {
    title: fold(title),
    facts: fold([...author, entry['container-title'] ?? '', id, ...aliases, ...Object.values(identifiers)].join(' ')),
    abstract: fold(abstract),
  };
  kept.set(entry, words);
  return words;
}
