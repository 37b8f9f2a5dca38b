import type { PaperEntry } from '../paper.ts';
import { CAPITALS } from './capitals.ts';
import { escapeHtml, type Html, raw } from './html.ts';
import { plural } from './plural.ts';
import { harmless } from './unsafe.ts';

/** Authors in one line: all names up to `most`, or the first ones and how many more; or how many the source says there are. */
export function authorLine(entry: PaperEntry, most = 3): string | undefined {
  const names = entry.author ?? [];
  if (names.length === 0) {
    const count = entry['author-count'];
    return count ? plural(count, 'author') : undefined;
  }
  if (entry['authors-complete'] === false) return `${names.slice(0, most).join(', ')} and others`;
  const total = Math.max(names.length, entry['author-count'] ?? 0);
  const named = total <= most ? names : names.slice(0, most - 1);
  return named.length === total ? list(named) : `${named.join(', ')} and ${total - named.length} more`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Names as a page shows them. One that a source writes in capitals keeps them, set smaller, so that it does not shout. */
export function namesHtml(names: string): Html {
  return raw(escapeHtml(harmless(names)).replace(CAPITALS, '<span class="capitals">$&</span>'));
}
