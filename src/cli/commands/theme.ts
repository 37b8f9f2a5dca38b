import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../diagnostic.ts';
import { changeFiles } from '../../files/change-files.ts';
import { inFolder } from '../../files/folder.ts';
import { complain, print } from '../../terminal/print.ts';
import type { CommandLine } from '../command-line.ts';

/** `theme list` and `theme copy`: what a theme can take the place of. */
export function addTheme(line: CommandLine): void {
  const theme = line.add('theme', 'the templates that a digest’s own theme can take the place of');
  theme
    .command('list')
    .description('name all layouts, parts and pages, and the files of your theme that take the place of one')
    .action(async () => {
      const { themeSources } = await import('../../build/theme-sources.ts');
      const { ThemeFolder } = await import('../../build/theme-folder.ts');
      const { siteTemplates } = await import('../../build/site-templates.ts');
      const folder = path.join(line.place.project?.root ?? process.cwd(), 'theme');
      const own = new ThemeFolder(folder, siteTemplates());
      for (const { name } of themeSources()) {
        const [kind, stem = ''] = name.split('/');
        const file =
          kind === 'pages' ? own.page(stem) : kind === 'parts' ? own.part(stem) : own.layout && `layouts/${own.layout}`;
        print(file ? `${name.padEnd(24)} theme/${file}` : name);
      }
      for (const { file, message } of own.warnings) complain(`${file}: ${message}`);
    });
  theme
    .command('copy')
    .argument('<names...>', 'as theme list names them: parts/footer')
    .description('write the default into your theme, to start from')
    .action(async (names: string[]) => {
      const { themeSource } = await import('../../build/theme-sources.ts');
      const root = line.place.project?.root;
      if (root === undefined)
        throw new UsageError(
          'expected to be called in a digest’s folder, with an eleventy.config file that uses broadsheet; found none here or above',
        );
      const theme = path.join(root, 'theme');
      const copies = new Map<string, string>();
      for (const name of names) {
        const folder = path.join(theme, path.dirname(name));
        const text = await themeSource(name);
        const standing = fs.existsSync(folder)
          ? fs.readdirSync(folder).find(other => other.startsWith(`${path.basename(name)}.`))
          : undefined;
        if (standing)
          throw new UsageError(
            `expected no theme/${path.dirname(name)}/${standing} yet, found one; nothing was written over it`,
          );
        copies.set(`${name}.11ty.js`, text);
      }
      inFolder(theme, () =>
        changeFiles(theme, undefined, transaction => {
          for (const [file, text] of copies) transaction.write(file, text);
        }),
      );
      for (const file of copies.keys()) print(path.relative(process.cwd(), path.join(theme, file)));
    });
}
