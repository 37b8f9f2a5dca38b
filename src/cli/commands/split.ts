import { commandLine } from '../../terminal/command.ts';
import { print } from '../../terminal/print.ts';
import type { CommandLine } from '../command-line.ts';

/** `split`: one entry is two papers. */
export function addSplit(line: CommandLine): void {
  line
    .addOnContent('split', 'take a merge apart again')
    .argument('<entry>', 'the id of an entry of several listings, or of one that was merged into another')
    .option('--dump <name>', 'the dump whose listing goes into an entry of its own')
    .option('--lines <lines>', 'the lines of that listing, where the dump has several')
    .action((entry: string, { content, dump, lines }) =>
      line.locked(content, 'broadsheet split', async () => {
        const { splitEntry } = await import('../../curate/split-entry.ts');
        const { id, from, gone } = await splitEntry(content, entry, { dump, lines }, line.warn);
        if (gone) print(`Split ${id} off from ${gone.id}, which goes: its dump was undone, and brings it back.`);
        else if (from === undefined) print(`Brought ${id} back.`);
        else print(`Split ${id} off from ${from}. To take it back: ${commandLine('merge', from, id)}`);
      }),
    );
}
