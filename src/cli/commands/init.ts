import path from 'node:path';
import { init, requireNamed } from '../../new/init.ts';
import { commandLine } from '../../terminal/command.ts';
import { print } from '../../terminal/print.ts';
import { plural } from '../../typeset/plural.ts';
import type { CommandLine } from '../command-line.ts';

/** `init`: a new content folder. */
export function addInit(line: CommandLine): void {
  line
    .add('init', 'make a content folder with the shipped defaults')
    .argument('<dir>', 'the folder')
    .action((dir: string) => {
      requireNamed(dir);
      return line.locked(dir, 'broadsheet init', () => {
        const made = init(dir);
        if (made.length === 0) print(`${dir} has everything already; nothing was changed.`);
        else
          print(
            `Made ${plural(made.length, 'file')} in ${dir}. Paste dumps into ${path.join(dir, 'dumps')}, then: ${commandLine('build', '--content', dir)}`,
          );
      });
    });
}
