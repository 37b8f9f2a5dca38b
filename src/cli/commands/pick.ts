import path from 'node:path';
import type { Picked } from '../../curate/picks.ts';
import { print } from '../../terminal/print.ts';
import { calendarDay } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';

/** `pick`: papers come first on their day. */
export function addPick(line: CommandLine): void {
  line
    .addOnContent('pick', 'put papers among the picks of their day')
    .argument('<entries...>', 'the papers, in the order in which they come first')
    .option('--day <yyyy-mm-dd>', 'the day among whose picks; default: the day of each paper', calendarDay)
    .option('--remove', 'take them out of the picks')
    .action((entries: string[], { content, day, remove }) =>
      line.locked(content, 'broadsheet pick', async () => {
        const { changePicks } = await import('../../curate/picks.ts');
        const picked = changePicks(content, entries, { day, remove }, line.fileCache);
        print(picked.map(paper => became(paper, Boolean(remove), content)).join('\n'));
      }),
    );
}

function became({ id, day, isOld }: Picked, isRemoved: boolean, content: string): string {
  if (isRemoved) return isOld ? `${id}: none of the picks of ${day}` : `${id}: no pick of ${day} any more`;
  const file = path.join(content, 'days', `${day}.md`);
  return isOld ? `${id}: picked already, in ${file}` : `${id}: picked for ${day}, in ${file}`;
}
