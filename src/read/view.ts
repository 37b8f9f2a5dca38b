import { isBlank } from './formats/line-cursor.ts';
import type { LineRange, PaperRecord, Parsed, Source, SourceDump } from './source.ts';

/** A dump in other lines: what a page shows, what a mail holds. */
export interface View {
  dump: SourceDump;
  /** The lines of the original that a line of the view was made of, both counted from 1. */
  place(line: number): LineRange;
}

/**
 * A source that reads a dump by a view of it: its records, and all else that it claims, name the original's lines. Lines of the
 * original that show nothing are claimed as boilerplate; those whose text the source left alone stay unread.
 *
 * @param more what else the view knows of a record, whose lines are still the view's
 */
export function readThrough(source: Source, view: View, more = (record: PaperRecord): PaperRecord => record): Source {
  const placed = ({ from, to }: LineRange): LineRange => {
    const place = view.place(from);
    let last = place.to;
    for (let line = from + 1; line <= to; line++) last = Math.max(last, view.place(line).to);
    return { from: place.from, to: last };
  };
  return {
    ...source,
    sharesLines: true,
    *parse(original: SourceDump): Generator<Parsed> {
      const taken = new Uint8Array(view.dump.lines.length + 1);
      for (const parsed of source.parse(view.dump)) {
        for (const range of parsed.kind === 'record' ? Object.values(parsed.lines) : [parsed])
          taken.fill(1, range.from, range.to + 1);
        if (parsed.kind !== 'record') {
          yield { ...parsed, ...placed(parsed) };
          continue;
        }
        const record = more(parsed);
        yield {
          ...record,
          lines: Object.fromEntries(Object.entries(record.lines).map(([field, range]) => [field, placed(range)])),
          ...(record.leftOut && {
            leftOut: record.leftOut.map(left => ({ ...left, line: view.place(left.line).from })),
          }),
        };
      }
      const unread = new Uint8Array(original.lines.length + 1);
      for (const [i, text] of view.dump.lines.entries()) {
        if (taken[i + 1] || isBlank(text)) continue;
        const { from, to } = view.place(i + 1);
        unread.fill(1, from, to + 1);
      }
      for (let line = 1; line <= original.lines.length; line++)
        if (!unread[line] && !isBlank(original.lines[line - 1]!)) yield { kind: 'boilerplate', from: line, to: line };
    },
  };
}
