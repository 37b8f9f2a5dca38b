import type { RecordDraft } from '../record-draft.ts';
import type { Parsed, SourceDump } from '../source.ts';
import type { HtmlNode, HtmlTree } from './html-tree.ts';
import { unclaimed } from './line-cursor.ts';

/**
 * The papers of a page that has a title for each, with the paper's other fields behind it. What stands before the first is the page's
 * heading.
 *
 * @param what a paper is called in messages
 * @param draftOf reads one from its title and what stands up to the next; undefined where it is no paper
 */
export function* titledPapers(
  dump: SourceDump,
  tree: HtmlTree,
  titles: readonly HtmlNode[],
  what: string,
  draftOf: (title: HtmlNode, place: { at: number; end: number }) => RecordDraft | undefined,
): Generator<Parsed> {
  let next = 1;
  for (const [i, title] of titles.entries()) {
    const draft = draftOf(title, { at: title.end - 1, end: titles[i + 1]?.at ?? tree.nodes.length });
    if (!draft) continue;
    yield* unclaimed(dump.lines, next, title.from - 1, next === 1 ? 'heading' : 'boilerplate');
    const to = Object.values(draft.finish().lines).reduce((line, range) => Math.max(line, range.to), title.to);
    yield* draft.finishWithin({ from: title.from, to }, what);
    next = to + 1;
  }
  yield* unclaimed(dump.lines, next, dump.lines.length, next === 1 ? 'heading' : 'boilerplate');
}
