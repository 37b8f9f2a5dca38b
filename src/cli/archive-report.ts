import type { DumpExplanation, EntryExplanation } from '../curate/explain.ts';
import type { RelabelReport } from '../curate/relabel.ts';
import type { DumpReport, IngestReport } from '../ingest/ingest.ts';
import type { KnownPage } from '../ingest/ingest-pages.ts';
import type { Colours } from '../terminal/colour.ts';
import { commandLine } from '../terminal/command.ts';
import { plural } from '../typeset/plural.ts';
import { knownPages, nothingRead } from './ingest-summary.ts';

/** What a dry run says, a line for each record. */
export function dryRunText(report: IngestReport & { known?: readonly KnownPage[] }, colours: Colours): string {
  const lines: string[] = [];
  for (const dump of report.read) lines.push(...dumpLines(dump, colours), '');
  for (const known of knownPages(report.known)) lines.push(known, '');
  for (const { dump } of report.refused)
    lines.push(`${colours.bad('left alone')} ${dump}: nothing of it can be read`, '');
  lines.push(
    report.read.length === 0
      ? nothingRead(report)
      : `Would be: ${report.added.length} new, ${report.changed.length} changed. Nothing was written.`,
  );
  return lines.join('\n');
}

function dumpLines(dump: DumpReport, colours: Colours): string[] {
  const lines = [colours.strong(`${dump.dump}: ${dump.source}, ${plural(dump.lines, 'line')}, listed ${dump.listed}`)];
  for (const { lines: at, outcome, entry, why, title, changed, doubtful, isKnown } of dump.each ?? []) {
    const paint = outcome === 'new' ? colours.good : outcome === 'rejected' ? colours.bad : (text: string) => text;
    const into = outcome === 'merged' ? ` into ${entry}` : outcome === 'deleted' ? ` ${entry}` : '';
    const reason = why === undefined ? '' : colours.quiet(` because: ${why}`);
    const change = changed ? ` changes ${changed.join(', ')}` : '';
    lines.push(
      `  ${at.padEnd(12)} ${isKnown ? 'as before' : paint(outcome)}${into}${outcome === 'new' ? ` ${title ?? entry}` : ''}${change}${reason}`,
    );
    for (const doubt of doubtful ?? [])
      lines.push(`  ${''.padEnd(12)} ${colours.doubtful('doubtful')} ${doubt.entry}: ${doubt.why}`);
  }
  if (dump.unread !== '') lines.push(`  ${colours.doubtful('not understood')}: lines ${dump.unread}`);
  return lines;
}

export function entryText(entry: EntryExplanation, colours: Colours): string {
  const lines = [colours.strong(entry.title ?? entry.id), entry.file, '', 'Listed in'];
  for (const { dump, source, lines: at, listed, why, outcome, superseded } of entry.listings)
    lines.push(
      `  ${dump}:${at} (${source}), ${listed}: ${outcome}${why === undefined ? '' : `, because: ${why}`}${superseded === undefined ? '' : `; ${superseded} lists it now`}`,
    );
  if (entry.listings.length === 0) lines.push('  no dump: a person wrote this entry');
  if (entry.aliases.length > 0) lines.push(`  merged into it: ${entry.aliases.join(', ')}`);
  lines.push('', 'Fields');
  const by = { dump: '', made: 'by ingestion', curator: 'changed by a person', removed: 'taken out by a person' };
  for (const { field, by: who, dump, lines: at } of entry.fields) {
    const from = dump === undefined ? '' : at === undefined ? `${dump} (for all its papers)` : `${dump}:${at}`;
    const parts = [who === 'dump' ? '' : colours.doubtful(by[who]), who === 'dump' ? from : from && `(was ${from})`];
    lines.push(`  ${field.padEnd(18)} ${parts.filter(Boolean).join(' ')}`);
  }
  lines.push('', 'Topics, by the topic files');
  for (const { slug, score, why, given } of entry.topics)
    lines.push(
      `  ${slug.padEnd(24)} ${score.toFixed(2)}${given ? '' : ' (not given)'}: ${why
        .slice(0, 6)
        .map(({ term, weight }) => `${term} ${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`)
        .join(', ')}`,
    );
  const script = entry['script-without-terms'];
  if (script) lines.push(`  none has terms in the script of its text, which is ${script}`);
  else if (entry.topics.length === 0) lines.push('  none of their terms occurs');
  return lines.join('\n');
}

export function dumpText(dump: DumpExplanation, colours: Colours): string {
  const lines = [
    colours.strong(dump.dump),
    `read by ${dump.version}, listed ${dump.listed} (from ${dump['listed-from']}), ${plural(dump.lines, 'line')}`,
    '',
  ];
  for (const { lines: at, kind, outcome, entry, why, text } of dump.ranges) {
    const what = outcome === undefined ? kind : `${outcome}${entry === undefined ? '' : ` ${entry}`}`;
    const paint = kind === 'unread' || outcome === 'rejected' ? colours.doubtful : (t: string) => t;
    const reason = why === undefined ? '' : `, because: ${why}`;
    lines.push(`  ${at.padEnd(12)} ${paint(what)}${reason}${text ? colours.quiet(`  ${text}`) : ''}`);
  }
  return lines.join('\n');
}

export function relabelText(report: RelabelReport, applied: boolean, colours: Colours): string {
  const lines: string[] = [];
  for (const { id, was, becomes, added, removed, primary, why } of report.changes) {
    lines.push(colours.strong(id));
    lines.push(`  ${was.join(', ') || 'none'} → ${becomes.join(', ') || 'none'}`);
    for (const slug of removed) lines.push(`  ${colours.bad(`− ${slug}`)}`);
    for (const slug of added) {
      const because = why.find(topic => topic.slug === slug)?.why.slice(0, 4) ?? [];
      lines.push(`  ${colours.good(`+ ${slug}`)}: ${because.map(({ term }) => term).join(', ')}`);
    }
    if (primary && becomes[0]) lines.push(`  the primary topic ${applied ? 'is' : 'would be'} ${becomes[0]}`);
  }
  for (const slug of report.gone)
    lines.push(
      `"${slug}" is the name of no topic any more. If its file was renamed, write "aliases: [${slug}]" into it, so that its page and its feed keep their addresses.`,
    );
  const own =
    report.own.length === 0
      ? ''
      : ` ${plural(report.own.length, 'entry has', 'entries have')} topics that a person chose: nothing changes there.`;
  lines.push(
    `${report.changes.length} of ${plural(report.entries, 'entry', 'entries')} ${applied ? 'have' : 'would have'} other topics.${own}${applied || report.changes.length === 0 ? '' : ` To write them: ${commandLine('topics', '--apply')}`}`,
  );
  return lines.join('\n');
}
