import { isDeepStrictEqual } from 'node:util';

/**
 * The topics of a paper after a person changed them on a page. Where the file says something else by now, what they added and took out
 * is added to and taken out of that, so that nobody else's change is lost.
 *
 * @param was the topics on the page as it was made
 * @param yours the topics as they are sent, the main one first
 */
export function topicsAfter(was: readonly string[], yours: readonly string[], now: readonly string[]): string[] {
  if (isDeepStrictEqual(was, now)) return [...yours];
  const kept = now.filter(slug => yours.includes(slug) || !was.includes(slug));
  const added = yours.filter(slug => !was.includes(slug) && !kept.includes(slug));
  const [main] = yours;
  const after = [...kept, ...added];
  return main === undefined || main === was[0] ? after : [main, ...after.filter(slug => slug !== main)];
}
