import { InvalidArgumentError, Option } from 'commander';
import { print } from '../../terminal/print.ts';
import { now, today } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';
import { projectFor } from '../place.ts';

/** `build`: from dumps to the site. */
export function addBuild(line: CommandLine): void {
  const { terminal, fileCache, warn } = line;
  line
    .addOnContent('build', 'ingest the dumps that are new or changed, render the site, index it')
    .option('--output <dir>', 'where the site goes', line.place.output)
    .option('--cache <dir>', 'where what is remembered between builds is kept')
    .option('--no-index', 'leave the search index as it is')
    .option('--fresh', 'forget what was remembered of earlier builds')
    .option('--frozen', 'do not write published.json; the default where CI is set')
    .option('--no-frozen', 'write published.json, also where CI is set')
    .option('--draft', 'for trying things out: neither write published.json nor be held to it')
    .option('--strict', 'exit with 1 where a dump could not be read, or a name leads nowhere')
    .option('--accept-lost-ids', 'go on where items that were published are no more, or the tag of their ids changed')
    .option(
      '--accept-empty',
      'go on where the papers of the site would go: the content folder has none, or is another digest’s',
    )
    .option('--kinds <list>', 'only these kinds of page, for measuring: paper,day,…', (text: string) => text.split(','))
    .option('--timing [format]', 'print time and memory of each stage, as a table or as json', timingFormat)
    .addOption(new Option('--served <address>', 'where dev serves the site').hideHelp())
    .action(options =>
      line.locked(options.content, 'broadsheet build', async () => {
        const began = options.served === undefined ? 0 : performance.now();
        const { build } = await import('../../build/build.ts');
        const { buildSummary, indexSummary, timingTable } = await import('../build-summary.ts');
        const frozen = options.frozen ?? isContinuousIntegration();
        const report = await build({
          ...options,
          project: projectFor(line.place, options.content),
          fileCache,
          record: options.draft ? 'draft' : frozen ? 'frozen' : 'write',
          today: today(options.content, fileCache),
          now: now(),
          warn,
          progress: terminal.progress,
        });
        terminal.clear();
        if (options.strict && report.problems + report.ingested.refused.length > 0) line.code = 1;
        if (report.recovered)
          terminal.say(`The last build of ${options.output} was interrupted; what it left was ${report.recovered}.`);
        // What dev builds without the index, it has said before the index is made.
        if (options.served !== undefined && report.index) print(indexSummary(report.index));
        else print(buildSummary(report, options.output, (performance.now() - began) / 1000, options.served));
        if (options.timing) print(timingTable(report.stages, options.timing === 'json'));
      }),
    );
}

/** As the services that run builds set it, and people who want none of it do not: `CI=true`. */
function isContinuousIntegration(): boolean {
  return !['', '0', 'false'].includes(process.env['CI'] ?? '');
}

function timingFormat(text: string): string {
  if (text !== 'table' && text !== 'json') throw new InvalidArgumentError('Expected "table" or "json".');
  return text;
}
