import { openEntry } from '../curate/change-entry.ts';
import { UsageError } from '../diagnostic.ts';
import type { PaperEntry } from '../paper.ts';
import { clip } from '../typeset/clip.ts';
import { paperLabel } from '../typeset/label.ts';
import type { Words } from '../words/words.ts';
import type { Desk } from './desk.ts';

/** What a paper is called in a sentence: “Attention Is All You Need”. */
export function quoted(words: Words, entry: PaperEntry): string {
  const label = clip(paperLabel(entry), 70);
  return label.startsWith('“') ? label : words.say('quoted-title', { title: label });
}

/** As `quoted`, of an entry's id; what is no entry, such as a dump, is called by its name. */
export function nameOf({ content, words }: Desk, id: string): string {
  try {
    return quoted(words, openEntry(content, id).entry);
  } catch (error) {
    if (error instanceof UsageError) return id;
    throw error;
  }
}
