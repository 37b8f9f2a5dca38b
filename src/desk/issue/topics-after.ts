/**
 * The topics of a paper after a person changed them on a page. What they added and took out is added to and taken out of what the
 * file says by now, so that nobody else's change is lost; the rest keeps its order.
 *
 * @param was the topics on the page as it was made
 * @param yours the topics as they are sent, the main one first; the order of the others says nothing
 */
export function topicsAfter(was: readonly string[], yours: readonly string[], now: readonly string[]): string[] {
  const kept = now.filter(slug => yours.includes(slug) || !was.includes(slug));
  const added = yours.filter(slug => !was.includes(slug) && !kept.includes(slug));
  const after = [...kept, ...added];
  const [main] = yours;
  return main === undefined || main === was[0] ? after : [main, ...after.filter(slug => slug !== main)];
}
