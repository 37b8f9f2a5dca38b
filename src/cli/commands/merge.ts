import { commandLine } from '../../terminal/command.ts';
import { print } from '../../terminal/print.ts';
import type { CommandLine } from '../command-line.ts';

/** `merge`: two entries are one paper. */
export function addMerge(line: CommandLine): void {
  line
    .addOnContent('merge', 'merge one entry into another, as you decide')
    .argument('<kept>', 'the entry that keeps its address')
    .argument('<other>', 'the entry that goes into it; its address leads there')
    .action((kept: string, other: string, { content }) =>
      line.locked(content, 'broadsheet merge', async () => {
        const { mergeEntries } = await import('../../curate/merge-entries.ts');
        const merged = await mergeEntries(content, kept, other, line.warn);
        print(`Merged ${merged.other} into ${merged.kept}. To take it back: ${commandLine('split', merged.other)}`);
      }),
    );
}
