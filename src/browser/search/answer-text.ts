import type { SearchAnswer } from './messages.ts';

/** What was found, in a sentence. */
export function countText(answer: SearchAnswer): string {
  const { total, unfiltered } = answer;
  if (total === 0) return unfiltered > 0 ? `No papers left of ${number(unfiltered)}` : 'No papers found';
  return `${number(total)} ${total === 1 ? 'paper' : 'papers'}${unfiltered > total ? ` of ${number(unfiltered)}` : ''}`;
}

/** How the question was changed to find anything, in sentences. */
export function relaxedText({ relaxed, total }: SearchAnswer): string {
  return relaxed
    .map(change => {
      if (change.kind === 'spelling') return `No paper has “${change.asked}”; searched for “${change.meant}” instead.`;
      if (change.kind === 'unknown' && total === 0) return `No paper has ${listOf(change.words)}.`;
      if (change.kind === 'unknown')
        return `No paper has ${listOf(change.words)}; searched without ${change.words.length > 1 ? 'them' : 'it'}.`;
      return 'No paper has all of these words; these have most of them.';
    })
    .join(' ');
}

const listOf = (words: readonly string[]): string => words.map(word => `“${word}”`).join(' or ');

/** With a space between thousands, so that it reads alike in every language. */
export const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');
