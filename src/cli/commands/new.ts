import path from 'node:path';
import { Option } from 'commander';
import { UsageError } from '../../diagnostic.ts';
import { programSource } from '../../memory/project.ts';
import { HOSTS, type NewDigest, newDigest, programFrom } from '../../new/new-digest.ts';
import { quoted } from '../../terminal/command.ts';
import { print } from '../../terminal/print.ts';
import { plural } from '../../typeset/plural.ts';
import { ask, DEFAULTS, digestName, languageTag, mailAddress, siteAddress } from '../ask-for-digest.ts';
import { now } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';
import { installerHere } from '../place.ts';

/** `new`: a digest of one's own. */
export function addNew(line: CommandLine): void {
  line
    .add('new', 'make a digest of your own: a folder that installs, builds and publishes itself')
    .argument('<dir>', 'the folder, new or empty')
    .option('--name <text>', 'what the digest is called', digestName)
    .option('--url <address>', 'where it will stand, with the path: https://example.org/digest/', siteAddress)
    .option('--language <tag>', 'the language of the digest’s own words, as en', languageTag)
    .option('--editor <name>', 'who edits it, as its pages, feeds and mails say; default: nobody is named')
    .option('--email <address>', 'the editor’s e-mail address, which mail is sent from', mailAddress)
    .addOption(new Option('--host <name>', 'who publishes it').choices(HOSTS))
    .option(
      '--from <spec>',
      'what npm installs the program from: a version, a tarball, a repository; default: where this one came from',
    )
    .action(async (dir: string, options: Partial<NewDigest>) => {
      const answers = {
        ...DEFAULTS,
        from: programSource(),
        ...options,
        ...(await ask(options, process.stdin, process.stderr)),
      };
      if (answers.email && !answers.editor) throw new UsageError('expected --editor NAME with --email, found none');
      const installer = installerHere();
      const made = newDigest(dir, { ...answers, installer, day: now().slice(0, 10) });
      const { spec, tarball } = programFrom(answers.from);
      const isHereAlone = spec.startsWith('file:') && tarball === undefined;
      const here = path.relative(process.cwd(), dir);
      const steps = [...(here ? [`cd ${quoted(here)}`] : []), `${installer} install`, `${installer} run build`];
      print(
        [
          `Made ${plural(made.length, 'file')} in ${here || path.basename(path.resolve(dir))}. Next:`,
          ...steps.map(step => `  ${step}`),
          'Then open _site/index.html. From then on: npx broadsheet desk. README.md has the daily routine.',
          ...(isHereAlone
            ? [
                `package.json takes the program from ${spec.slice(5)}, which other machines don’t have: see docs/upgrading.md.`,
              ]
            : []),
        ].join('\n'),
      );
    });
}
