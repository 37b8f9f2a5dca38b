import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { UsageError } from '../../diagnostic.ts';
import { commandLine } from '../../terminal/command.ts';
import { complain, print } from '../../terminal/print.ts';
import { calendarDay } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';

/** `note`: the editor's words on a day. */
export function addNote(line: CommandLine): void {
  line
    .addOnContent('note', 'write on a day, in your editor (VISUAL or EDITOR)')
    .argument('<yyyy-mm-dd>', 'the day', calendarDay)
    .argument('[-]', 'take the note from standard input')
    .option('--text <markdown>', 'take this for the note')
    .option('--replace', 'with --text or "-": in the place of another note')
    .action(async (day: string, input: string | undefined, { content, text, replace }) => {
      const { beginNote, endNote, writeNote } = await import('../../curate/note-day.ts');
      const file = path.join(content, 'days', `${day}.md`);
      if (input !== undefined && input !== '-')
        throw new UsageError(
          `expected "-", for standard input, found "${input}"; words go behind --text: ${commandLine('note', day, '--text', input)}`,
        );
      if (input !== undefined && text !== undefined) throw new UsageError('expected --text or "-", found both');
      const isGiven = input !== undefined || text !== undefined;
      if (replace && !isGiven) throw new UsageError('expected --text or "-" with --replace');
      if (isGiven) {
        const note = text ?? (await textOf(process.stdin));
        await line.locked(content, 'broadsheet note', () => writeNote(content, day, note, Boolean(replace)));
        print(`${file}: written`);
        return;
      }
      let isMade = false;
      await line.locked(content, 'broadsheet note', () => {
        isMade = beginNote(content, day);
      });
      // Nothing is locked while a person writes: it is a file of theirs.
      const { openEditor } = await import('../editor.ts');
      let isWritten = true;
      try {
        const words = `to give the words: ${commandLine('note', day, '--text', '…')}`;
        const code = await openEditor(file, words);
        if (code !== 0) {
          complain(`error: expected the editor to succeed, found that it exited with status ${code}`);
          line.code = 1;
        }
      } finally {
        await line.locked(content, 'broadsheet note', () => {
          isWritten = endNote(content, day, isMade);
        });
      }
      print(isWritten ? `${file}: kept as you left it` : 'Nothing was written, and no file is left.');
    });
}
