import { UsageError } from '../../diagnostic.ts';
import type { CommandLine } from '../command-line.ts';

/** `explain`: where an entry comes from, what became of a dump. */
export function addExplain(line: CommandLine): void {
  const { colours } = line;
  line
    .addOnContent('explain', 'say where an entry comes from, or what became of a dump')
    .argument('[entry]', 'the id of an entry, or its file')
    .option('--dump <name>', 'a dump instead: every line of it and what became of it')
    .option('--json', 'say it as JSON')
    .action(async (entry: string | undefined, { content, dump, json }) => {
      if ((entry === undefined) === (dump === undefined))
        throw new UsageError('expected the id of an entry, or --dump with the name of a dump');
      const { explainDump, explainEntry } = await import('../../curate/explain.ts');
      const { dumpText, entryText } = await import('../archive-report.ts');
      const archive = await line.openArchive(content);
      if (dump !== undefined) line.answer(explainDump(archive, dump), json, it => dumpText(it, colours));
      else line.answer(explainEntry(archive, entry!), json, it => entryText(it, colours));
    });
}
