import type { PaperEntry } from '../paper.ts';
import { paperKey } from './item.ts';
import { paperItemHash } from './item-hash.ts';
import type { PublishedFile } from './published-file.ts';

/** What subscribers have not seen yet. */
export interface SincePublished {
  added: PaperEntry[];
  changed: PaperEntry[];
}

/** The papers that the next build publishes, or publishes anew, by what `published.json` says. */
export function sincePublished(entries: readonly PaperEntry[], { items }: PublishedFile): SincePublished {
  const since: SincePublished = { added: [], changed: [] };
  for (const entry of entries) {
    const known = items.get(paperKey(entry.id));
    if (!known || known.gone) since.added.push(entry);
    else if (known.hash !== paperItemHash(entry)) since.changed.push(entry);
  }
  return since;
}
