import path from 'node:path';
import { commandLine } from '../../terminal/command.ts';
import { print } from '../../terminal/print.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { plural } from '../../typeset/plural.ts';
import { ENGLISH } from '../../words/site-words.ts';
import { calendarDay, now } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';

/** `redate`: a dump listed its papers on another day. */
export function addRedate(line: CommandLine): void {
  line
    .addOnContent('redate', 'list the papers of a dump on another day')
    .argument('<dump>', 'the name of the dump')
    .argument('<yyyy-mm-dd>', 'the day on which the page listed its papers', calendarDay)
    .action((dump: string, day: string, { content }) =>
      line.locked(content, 'broadsheet redate', async () => {
        const { redateDump } = await import('../../curate/redate.ts');
        const redated = await redateDump(content, dump, day, now(), line.warn);
        const { dumps, was, moved, published, alone } = redated;
        if (was === day) {
          print(`${dumps[0]}: listed ${day} already; nothing changes.`);
          return;
        }
        const lines = [`${dumps.join(' and ')}: listed ${day}; ${plural(moved.length, 'paper')} moved there.`];
        if (published > 0)
          lines.push(
            `${plural(published, 'of them was', 'of them were')} published before: the corrections will say so.`,
          );
        if (alone.length > 0) {
          const stays = alone.length === 1 && alone[0] === 'note' ? 'stays' : 'stay';
          lines.push(
            `The ${alone.join(' and the ')} of ${plainDay(ENGLISH, was)} ${stays} in ${path.join(content, 'days', `${was}.md`)}, and no paper was listed on that day.`,
          );
        }
        lines.push(`To take it back: ${commandLine('redate', dumps[0]!, was)}`);
        print(lines.join('\n'));
      }),
    );
}
