import path from 'node:path';
import { type Diagnostic, formatDiagnostic, UsageError } from '../../diagnostic.ts';
import type { AddedPaper, AddReport } from '../../ingest/add-papers.ts';
import { print, printJson } from '../../terminal/print.ts';
import { plural } from '../../typeset/plural.ts';
import { calendarDay, today } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';

/** `add`: single papers, by address or identifier. */
export function addAdd(line: CommandLine): void {
  const { terminal } = line;
  line
    .addOnContent('add', 'add single papers by their address, DOI, or identifier of arXiv, OpenReview or PubMed')
    .argument('<papers...>', 'addresses (https://…), DOIs, identifiers')
    .option('--title <text>', 'the title, where one paper is added')
    .option('--listed <yyyy-mm-dd>', 'the day of the digest; default: today', calendarDay)
    .option('--dry-run', 'only say what would happen')
    .option('--json', 'say it as JSON')
    .action(async (papers: string[], options) => {
      if (options.title !== undefined && papers.length > 1)
        throw new UsageError(`expected one paper with --title, found ${papers.length}`);
      const work = async () => {
        const { addPapers } = await import('../../ingest/add-papers.ts');
        const warnings: Diagnostic[] = [];
        const report = await addPapers({
          ...options,
          papers,
          today: today(options.content),
          fileCache: line.fileCache,
          warn: diagnostic => {
            warnings.push(diagnostic);
            if (!options.json) terminal.say(formatDiagnostic(diagnostic));
          },
        });
        if (options.json) printJson({ ...report, warnings });
        else print(addedText(report, Boolean(options.dryRun)));
        if (report.refused.some(({ dump }) => dump === report.dump)) line.code = 1;
      };
      return options.dryRun ? work() : line.locked(options.content, 'broadsheet add', work);
    });
}

/** What became of each paper, a line each. */
function addedText(report: AddReport, isDry: boolean): string {
  const lines = report.papers.map(paper => `${paper.given}: ${fate(paper, report)}`);
  const fresh = report.papers.filter(({ isListed }) => !isListed).length;
  const file = path.posix.join('dumps', report.dump);
  if (isDry) lines.push('Nothing was written.');
  else if (fresh > 0) lines.push(`${plural(fresh, 'paper')} listed in ${file}.`);
  return lines.join('\n');
}

function fate({ isListed, line, record }: AddedPaper, { dump }: AddReport): string {
  if (isListed) return `listed already, in ${dump}:${line}`;
  if (!record) return `not read, see above`;
  const { outcome, entry, title, why, doubtful = [] } = record;
  const doubts = doubtful.map(doubt => `; perhaps the same as ${doubt.entry}: ${doubt.why}`).join('');
  if (outcome === 'merged') return `known already, as ${entry}${why ? ` (${why})` : ''}`;
  if (outcome === 'deleted') return `deleted by a person before, as ${entry}; its file does not come back`;
  const call = title === undefined ? '; it has no title yet: write one into its file, or add a dump that has it' : '';
  return `new, as ${entry}${call}${doubts}`;
}
