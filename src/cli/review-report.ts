import type { MendReport } from '../curate/mend.ts';
import type { ReviewItem } from '../curate/review.ts';
import { isMendKind, MENDS } from '../read/text/mend.ts';
import type { Colours } from '../terminal/colour.ts';
import { commandLine } from '../terminal/command.ts';
import { differences } from '../typeset/differences.ts';
import { plural } from '../typeset/plural.ts';

/** Of one kind, so many are shown; `--kind` shows all. */
const SHOWN = 20;
/** So much of a text around what a mend changes. */
const AROUND = 30;
/** So many places of one text. */
const PLACES = 3;

/**
 * What waits for a person, by kind; what is said of a whole kind is said once.
 *
 * @param all whether every item of a kind is shown
 */
export function reviewText(items: readonly ReviewItem[], colours: Colours, all: boolean): string {
  const kinds = new Map<string, ReviewItem[]>();
  for (const item of items) kinds.set(item.kind, [...(kinds.get(item.kind) ?? []), item]);
  const lines: string[] = [];
  for (const [kind, ofKind] of kinds) {
    lines.push(`${lines.length > 0 ? '\n' : ''}${colours.strong(kind)} (${ofKind.length})`);
    if (isMendKind(kind))
      lines.push(`  ${MENDS[kind].says}, for all at once: ${colours.good(commandLine('review', '--mend', kind))}`);
    const shown = all ? ofKind : ofKind.slice(0, SHOWN);
    for (const { file, line, message, advice } of shown)
      lines.push(
        `  ${line === undefined ? file : `${file}:${line}`}: ${message}`,
        `    ${colours.quiet(advice.replaceAll('\n', '\n    '))}`,
      );
    const rest = ofKind.length - shown.length;
    if (rest > 0) lines.push(`  and ${rest} more: ${commandLine('review', '--kind', kind)}`);
  }
  lines.push(
    items.length === 0
      ? 'Nothing waits for a person.'
      : `\n${plural(items.length, 'question waits', 'questions wait')} for a person.`,
  );
  return lines.join('\n');
}

/** What mending did or would do. @param dump the dump that was named */
export function mendText(report: MendReport, dump: string | undefined, applied: boolean, colours: Colours): string {
  const { kind, says, mended, left } = report;
  const command = [kind, ...(dump === undefined ? [] : [dump])].join(' ');
  const lines: string[] = [];
  const whole = mended.filter(({ after }) => after === undefined);
  for (const { file, before, after } of mended) {
    if (before === undefined || after === undefined) continue;
    lines.push(file);
    for (const [was, is] of changes(before, after).slice(0, PLACES))
      lines.push(`  ${colours.bad(`− ${was}`)}`, `  ${colours.good(`+ ${is}`)}`);
  }
  if (whole.length > 0)
    lines.push(
      `${plural(whole.length, 'text')} already mended while the dump was read: nothing changes there, and review ${applied ? 'asks' : 'would ask'} no more.`,
    );
  if (left.length > 0)
    lines.push(
      `${plural(left.length, 'entry has', 'entries have')} places without a sure mend: a person must look at them.`,
    );
  if (mended.length === 0) lines.push(`Nothing of ${command} has a sure mend (${says}).`);
  else if (applied)
    lines.push(
      `Mended: ${mended.length}, by ${says}. To take it back: ${commandLine('undo', '--mend', ...command.split(' '))}`,
    );
  else
    lines.push(
      `Would mend: ${mended.length}, by ${says}. To do it: ${commandLine('review', '--mend', ...command.split(' '), '--apply')}`,
    );
  return lines.join('\n');
}

/** The places in which two texts differ, each with what stands around it. */
function changes(before: string, after: string): [string, string][] {
  const around = (text: string, [from, to]: readonly [number, number]): string =>
    text.slice(Math.max(0, from - AROUND), to + AROUND);
  return differences(before, after).map(place => [around(before, place.before), around(after, place.after)]);
}
