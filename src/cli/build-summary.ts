import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildReport } from '../build/build.ts';
import type { StageTime } from '../build/stopwatch.ts';
import { commandLine } from '../terminal/command.ts';
import { plural } from '../typeset/plural.ts';

/** What a build did, in a few lines, and how to open it. @param served where `dev` serves it already */
export function buildSummary(report: BuildReport, output: string, seconds: number, served?: string): string {
  const { ingested } = report;
  const read =
    ingested.read.length > 0
      ? `, ${ingested.read.length} read (${plural(ingested.added.length, 'new paper')}, ${ingested.changed.length} changed)`
      : '';
  const index = report.index
    ? `, search index ${size(report.index.bytes)} in ${plural(report.index.files, 'file')}`
    : '';
  return [
    `${plural(ingested.dumps, 'dump')}${read}: ${plural(report.papers, 'paper')} on ${plural(report.days, 'day')} in ${plural(report.topics, 'topic')}`,
    `${plural(report.pages, 'page')}, ${report.rendered} rendered; ${plural(report.output.files, 'file')} of ${size(report.output.bytes)}, ${report.output.written} written, ${report.output.removed} removed${index}`,
    served === undefined
      ? `Done in ${seconds.toFixed(1)} s. Open ${pathToFileURL(path.resolve(output, 'index.html')).href}, or serve it with: ${commandLine('dev')}`
      : `Done in ${seconds.toFixed(1)} s. It is served at ${served} as a draft: nothing of it counts as published.`,
  ].join('\n');
}

/** What the search index is, where it was made alone. */
export function indexSummary({ files, bytes }: NonNullable<BuildReport['index']>): string {
  return `The search index is up to date: ${size(bytes)} in ${plural(files, 'file')}.`;
}

/** Time and memory of each stage. */
export function timingTable(stages: readonly StageTime[], json: boolean): string {
  if (json) return JSON.stringify(stages);
  const rows = stages.map(
    ({ stage, wall, cpu, peak }) =>
      `${stage.padEnd(14)}${wall.toFixed(2).padStart(9)}${cpu.toFixed(2).padStart(9)}${peak.toFixed(0).padStart(10)}`,
  );
  return ['stage           wall s    cpu s  peak MiB', ...rows].join('\n');
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
