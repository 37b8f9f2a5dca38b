import { grouped, plural } from '../../typeset/plural.ts';
import type { SearchAnswer } from './messages.ts';

/** What was found, in a sentence. */
export function countText({ total, unfiltered, hits }: SearchAnswer): string {
  const what = hits.some(hit => hit.day === '') ? 'result' : 'paper';
  if (total > 0) return plural(total, what) + (unfiltered > total ? ` of ${grouped(unfiltered)}` : '');
  return unfiltered > 0 ? `None of ${plural(unfiltered, 'paper')} match` : 'No papers found';
}

/** How the query was changed so that it finds something, in sentences. */
export function relaxedText({ relaxed, total }: SearchAnswer): string {
  return relaxed
    .map(change => {
      if (change.kind === 'spelling') return `No paper has “${change.asked}”; searched for “${change.meant}” instead.`;
      if (change.kind === 'some') return 'No paper has all of these words; these have most of them.';
      const words = change.words.map(word => `“${word}”`).join(' or ');
      if (total === 0) return `No paper has ${words}.`;
      return `No paper has ${words}; searched without ${change.words.length > 1 ? 'them' : 'it'}.`;
    })
    .join(' ');
}
