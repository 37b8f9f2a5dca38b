import fs from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { isDay } from '../../content/calendar.ts';
import { contentFolder } from '../../content/content-folder.ts';
import { type Diagnostic, formatDiagnostic, formatWithReasons, UsageError } from '../../diagnostic.ts';
import { init, isInitialised } from '../../new/init.ts';
import { print, printJson } from '../../terminal/print.ts';
import { plural } from '../../typeset/plural.ts';
import { today } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';

/** `ingest`: dumps into entries. */
export function addIngest(line: CommandLine): void {
  const { terminal } = line;
  line
    .addOnContent('ingest', 'turn dumps into entries')
    .argument('[files...]', 'dumps, or folders of dumps, from elsewhere: they are copied into content/dumps first')
    .option('--listed <yyyy-mm-dd>', 'the day on which these papers were listed; kept in the sidecar', calendarDay)
    .option('--again', 'read all dumps again, as after a merge of two branches that took one side')
    .option('--dry-run', 'only say what would happen')
    .option('--verbose', 'say also what each source looked for in a dump that none reads')
    .option('--json', 'say it as JSON')
    .action(async (named: string[], options) => {
      const { dumpNames } = await import('../../ingest/incoming.ts');
      const { dumpNamed } = await import('../../read/dump-file.ts');
      const files = named.map(file => {
        if (fs.existsSync(file)) return file;
        const { dumps } = contentFolder(options.content);
        const dump = path.basename(file) === file ? dumpNamed(file, dumpNames(dumps)) : undefined;
        if (dump === undefined) throw new UsageError(`expected a file or a folder, found nothing at ${file}`);
        return path.join(dumps, dump);
      });
      const work = async () => {
        const { ingest } = await import('../../ingest/ingest.ts');
        const { ingestSummary } = await import('../ingest-summary.ts');
        const { dryRunText } = await import('../archive-report.ts');
        if (!options.dryRun) prepare(options.content);
        const warnings: Diagnostic[] = [];
        const report = await ingest({
          ...options,
          files,
          today: today(options.content),
          warn: diagnostic => {
            warnings.push(diagnostic);
            if (!options.json) terminal.say((options.verbose ? formatWithReasons : formatDiagnostic)(diagnostic));
          },
          progress: (done, all, dump) => terminal.progress(`Reading ${dump}`, done, all),
        });
        terminal.clear();
        if (options.json) printJson({ ...report, warnings });
        else print(options.dryRun ? dryRunText(report, line.colours) : ingestSummary(report));
        if (report.nothingFrom.length > 0) line.code = 1;
      };
      // A dry run changes nothing at all: it makes no folder, and takes no lock.
      return options.dryRun ? work() : line.locked(options.content, 'broadsheet ingest', work);
    });

  /** Gives a new content folder the defaults, and says so. */
  function prepare(content: string): void {
    if (isInitialised(content)) return;
    const made = init(content);
    terminal.say(
      `${content} had no site.yaml yet: ${plural(made.length, 'file was', 'files were')} made from the shipped defaults.`,
    );
  }
}

function calendarDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('Expected a day of the calendar as yyyy-mm-dd.');
  return text;
}
