import type { Archive as Papers } from '../content/content-folder.ts';
import type { PaperEntry, Provenance } from '../paper.ts';
import { identify, identityKeys } from './identity.ts';

/** What ingestion needs to know about an entry that it does not change. */
export interface KnownEntry {
  /** Relative to the content folder. */
  path: string;
  /** See `identityKeys`. */
  keys: readonly string[];
  aliases: readonly string[];
  provenance: readonly Provenance[];
  /** Whether it has a title and topics. */
  isWhole: boolean;
}

/** The lookup keys of every entry that was read. */
export function archiveKeys({ entries, files }: Papers): Map<string, KnownEntry> {
  return new Map(entries.map(entry => [entry.id, knownEntry(entry, files.get(entry.id)!.path)]));
}

/** Of an entry that is remembered, the keys are too: the same object as long as its file does not change. */
const kept = new WeakMap<PaperEntry, KnownEntry>();

function knownEntry(entry: PaperEntry, path: string): KnownEntry {
  const before = kept.get(entry);
  if (before) return before;
  const { title, topics, aliases = [], provenance } = entry;
  const isWhole = title !== undefined && topics !== undefined;
  const known = { path, keys: identityKeys(identify(entry)), aliases, provenance, isWhole };
  kept.set(entry, known);
  return known;
}
