import { grouped, plural } from '../../typeset/plural.ts';
import type { SearchAnswer } from './messages.ts';

/** What is said to a reader who asks for saved papers and has none. */
export const NONE_SAVED = 'You have saved no paper yet';

/** What was found, and how; where no paper has a word of it, that says both. */
export function answerText(answer: SearchAnswer): string {
  const how = relaxedText(answer);
  const saysAll =
    answer.total === 0 && answer.unfiltered === 0 && answer.relaxed.every(({ kind }) => kind === 'unknown');
  return [how && saysAll ? '' : countText(answer), how].filter(Boolean).join('. ');
}

/** What was found, in a sentence. */
export function countText({ total, unfiltered, hits, relaxed }: SearchAnswer): string {
  const [one, many] = relaxed.some(({ kind }) => kind === 'some')
    ? ['closest match', 'closest matches']
    : hits.some(hit => hit.day === '')
      ? ['result', 'results']
      : ['paper', 'papers'];
  if (total > 0) return plural(total, one, many) + (unfiltered > total ? ` of ${grouped(unfiltered)}` : '');
  return unfiltered > 0 ? `None of ${plural(unfiltered, 'paper')} match` : 'No papers found';
}

/** How the query was changed so that it finds something, in sentences. */
function relaxedText({ relaxed, total }: SearchAnswer): string {
  return relaxed
    .map(change => {
      if (change.kind === 'spelling') return `No paper has “${change.asked}”; searched for “${change.meant}” instead.`;
      if (change.kind === 'some') {
        if (change.whole === 0) return 'No paper has all of these words.';
        return `Only ${plural(change.whole, 'paper')} ${change.whole === 1 ? 'has' : 'have'} all of these words.`;
      }
      const words = change.words.map(word => `“${word}”`).join(' or ');
      if (total === 0) return `No paper has ${words}.`;
      return `No paper has ${words}; searched without ${change.words.length > 1 ? 'them' : 'it'}.`;
    })
    .join(' ');
}
