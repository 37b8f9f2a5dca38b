import { formatDiagnostic, formatWithReasons } from '../../diagnostic.ts';
import type { CheckReport } from '../../digest/check-content.ts';
import { plural } from '../../typeset/plural.ts';
import type { CommandLine } from '../command-line.ts';

/** `check`: all that is wrong with the content. */
export function addCheck(line: CommandLine): void {
  line
    .addOnContent('check', 'read every file of the content folder and say all that is wrong, with file and line')
    .option('--json', 'say it as JSON')
    .option('--verbose', 'say also what each source looked for in a dump that none reads')
    .action(async ({ content, json, verbose }) => {
      const { check } = await import('../../digest/check-content.ts');
      const report = await check(content);
      const errors = report.problems.filter(problem => problem.severity === 'error').length;
      if (errors > 0) line.code = 1;
      line.answer(report, json, ({ problems, counts }) =>
        [
          ...problems.map(verbose ? formatWithReasons : formatDiagnostic),
          `${whatWasRead(counts)}: ${plural(errors, 'error')}, ${plural(problems.length - errors, 'warning')}.`,
        ].join('\n'),
      );
    });
}

function whatWasRead({ entries, topics, days, pages, dumps, ledgers }: CheckReport['counts']): string {
  return [
    plural(entries, 'entry', 'entries'),
    plural(topics, 'topic'),
    plural(days, 'day'),
    plural(pages, 'page'),
    plural(dumps, 'dump'),
    plural(ledgers, 'ledger'),
  ].join(', ');
}
