import path from 'node:path';
import readline from 'node:readline/promises';
import { InvalidArgumentError, Option } from 'commander';
import { isLanguage, isSiteAddress } from '../../content/site-file.ts';
import { UsageError } from '../../diagnostic.ts';
import { programSource } from '../../memory/project.ts';
import { HOSTS, type NewDigest, newDigest } from '../../new/new-digest.ts';
import { print } from '../../terminal/print.ts';
import { plural } from '../../typeset/plural.ts';
import { now } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';
import { installerHere } from '../place.ts';

/** What is taken where nobody says otherwise and there is nobody to ask. */
const DEFAULTS = { name: 'Reading list', url: 'https://example.org/', language: 'en', host: 'none' } as const;

/** `new`: a digest of one's own. */
export function addNew(line: CommandLine): void {
  line
    .add('new', 'make a digest of your own: a folder that installs, builds and publishes itself')
    .argument('<dir>', 'the folder, new or empty')
    .option('--name <text>', 'what the digest is called')
    .option('--url <address>', 'where it will stand, with the path: https://example.org/digest/', siteAddress)
    .option('--language <tag>', 'the language of the digest’s own words, as en', languageTag)
    .addOption(new Option('--host <name>', 'who publishes it').choices(HOSTS))
    .option(
      '--from <spec>',
      'what npm installs the program from: a version, a tarball, a repository; default: where this one came from',
    )
    .action(async (dir: string, options: Partial<NewDigest>) => {
      const answers = { ...options, ...(await ask(options)) };
      const made = newDigest(dir, { ...DEFAULTS, from: programSource(), ...answers, day: now().slice(0, 10) });
      const installer = installerHere();
      const here = path.relative(process.cwd(), dir) || '.';
      print(
        `Made ${plural(made.length, 'file')} in ${dir}. Next:\n  cd ${here}\n  ${installer} install\n  ${installer} run build\nThen open _site/index.html. README.md has the daily routine.`,
      );
    });
}

/** Asks a person at a terminal for what was not given; nobody else is asked. */
async function ask(given: Partial<NewDigest>): Promise<Partial<NewDigest>> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return {};
  const questions = [
    ['name', 'What is the digest called?', (text: string) => text],
    ['url', 'Where will it stand?', siteAddress],
    ['language', 'In which language are its own words?', languageTag],
    ['host', `Who publishes it (${HOSTS.join(', ')})?`, host],
  ] as const;
  const terminal = readline.createInterface({ input: process.stdin, output: process.stderr });
  const answers: Record<string, string> = {};
  try {
    for (const [key, question, read] of questions) {
      while (given[key] === undefined && answers[key] === undefined) {
        const answer = (await terminal.question(`${question} [${DEFAULTS[key]}] `)).trim();
        try {
          answers[key] = read(answer || DEFAULTS[key]);
        } catch (error) {
          terminal.write(`${(error as Error).message}\n`);
        }
      }
    }
  } finally {
    terminal.close();
  }
  return answers as Partial<NewDigest>;
}

function siteAddress(text: string): string {
  if (!isSiteAddress(text))
    throw new InvalidArgumentError('Expected an absolute http or https address without a query.');
  return text;
}

function languageTag(text: string): string {
  if (!isLanguage(text)) throw new InvalidArgumentError('Expected a language, as en or de-AT.');
  return text;
}

function host(text: string): string {
  if (!HOSTS.some(name => name === text)) throw new UsageError(`Expected one of ${HOSTS.join(', ')}.`);
  return text;
}
