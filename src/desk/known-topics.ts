import { type Desk, Refused } from './desk.ts';
import { papersNow } from './papers-now.ts';

/**
 * @param now the topics in the paper's file, which may say what no file does
 * @throws Refused where another one has no file: it may have been deleted since the page was made
 */
export function requireTopics(desk: Desk, now: readonly string[] = [], after: readonly string[] = []): void {
  const { topics } = papersNow(desk);
  const strange = after.find(slug => !now.includes(slug) && !topics.some(topic => topic.slug === slug));
  if (strange !== undefined) throw new Refused(desk.words.say('no-file-of-topic', { topic: strange }));
}
