import { PROJECT_ROOT } from '../../memory/project.ts';
import { newSource } from '../../new/new-source.ts';
import { print } from '../../terminal/print.ts';
import type { CommandLine } from '../command-line.ts';

/** `new-source`: what a new way of reading dumps needs, in the program's own folder. */
export function addNewSource(line: CommandLine): void {
  line
    .add('new-source', 'in the program’s own folder: write the five files that a new source of dumps needs')
    .argument('<name>', 'what the source is called, as "acl-anthology"')
    .action((name: string) => {
      const files = newSource(name, PROJECT_ROOT);
      print(
        [
          ...files.map(file => `  ${file}`),
          'Paste the page into input.txt, and write the source until this passes:',
          '  npm test -- read/sources golden-entries',
          'The steps stand in docs/sources.md, “Add a source”.',
        ].join('\n'),
      );
    });
}
