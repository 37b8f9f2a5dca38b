import path from 'node:path';
import { UsageError } from '../../diagnostic.ts';
import { commandLine } from '../../terminal/command.ts';
import { print } from '../../terminal/print.ts';
import { plural } from '../../typeset/plural.ts';
import { now } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';

/** `undo`: takes back a dump, what was mended in one go, or a step at the desk. */
export function addUndo(line: CommandLine): void {
  const { warn } = line;
  line
    .addOnContent('undo', 'take back what a dump brought, what was mended in one go, or the last step at the desk')
    .argument('[dump]', 'the name of the dump')
    .option('--delete', 'delete the dump; without this it is set aside and can come back')
    .option('--mend <kind>', 'take back what review --mend did, of all dumps or of the one that is named')
    .option('--last', 'take back the last step that was done at the desk; once more, the one before it')
    .option('--redo', 'do again what was taken back last')
    .action((dump: string | undefined, options) =>
      line.locked(options.content, 'broadsheet undo', async () => {
        if (options.last || options.redo) {
          const { redoLast, undoLast } = await import('../../curate/undo-step.ts');
          const { says } = options.redo
            ? redoLast(options.content, now())
            : await undoLast(options.content, now(), warn);
          print(options.redo ? `Did again: ${says}` : `Took back: ${says}`);
          return;
        }
        if (options.mend !== undefined) {
          const { takeBackMends } = await import('../../curate/mend.ts');
          const { again, changed } = await takeBackMends(options.content, options.mend, dump, warn);
          print(
            `Took back what was mended: ${plural(again.length, 'entry waits', 'entries wait')} again as ${options.mend}, ${plural(changed.length, 'text says what it', 'texts say what they')} said before.`,
          );
          return;
        }
        if (dump === undefined) throw new UsageError('expected the name of a dump, --last or --mend <kind>');
        const { undoDump } = await import('../../curate/undo-dump.ts');
        const undone = await undoDump(options.content, dump, Boolean(options.delete), warn);
        const { removed, changed, kept, unpublished, aside } = undone;
        print(
          [
            `Took ${undone.dump} back: ${plural(removed.length, 'entry', 'entries')} went, ${changed.length} changed.`,
            ...(unpublished > 0
              ? [
                  `${plural(unpublished, 'published item')} ${unpublished === 1 ? 'goes; readers who have it keep it' : 'go; readers who have them keep them'}.`,
                ]
              : []),
            ...(kept.length > 0 ? [`These stay, since you edited them: ${kept.join(', ')}`] : []),
            ...(aside === undefined
              ? []
              : [`To bring it back: ${commandLine('ingest', path.join(options.content, aside))}`]),
          ].join('\n'),
        );
      }),
    );
}
