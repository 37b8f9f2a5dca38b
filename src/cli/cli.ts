import fs from 'node:fs';
import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { requirePlainFolder } from '../content/plain-folder.ts';
import { requireContent } from '../content/require-content.ts';
import { ContentError, formatDiagnostic, UsageError } from '../diagnostic.ts';
import { Lock } from '../files/lock.ts';
import { realPath } from '../files/real-path.ts';
import { Transaction } from '../files/transaction.ts';
import { writeWhole } from '../files/write-whole.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { StandingFiles } from '../memory/standing-files.ts';
import { coloursOf } from '../terminal/colour.ts';
import { complain, print, printBytes, printJson } from '../terminal/print.ts';
import { Terminal } from '../terminal/terminal.ts';
import { addArchiveCommands } from './archive-commands.ts';
import { init, isInitialised } from './init.ts';
import { addThemeCommands } from './theme.ts';

/**
 * The command line. Each command is a few lines that call one function; what it needs is loaded when it is called.
 *
 * @param args without the program's own name
 * @param standing what is known of files
 * @returns the exit code: 0 done, 1 something is wrong with the content, 2 wrong usage
 */
export async function main(args: readonly string[], standing = new StandingFiles()): Promise<number> {
  const terminal = new Terminal(process.stderr);
  const program = new Command('broadsheet')
    .description(
      'A digest of research papers from pasted listings: plain files, a site, feeds, and a search without a server.',
    )
    .version(version(), '--version', 'show the version')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .showHelpAfterError('(run with --help for what there is)')
    .exitOverride()
    .configureOutput({ writeOut: text => print(text.trimEnd()), writeErr: text => complain(text.trimEnd()) })
    .hook('preAction', (_, command) => {
      now();
      const isNew = command.name() === 'init' || (command.name() === 'ingest' && command.args.length > 0);
      const content: string | undefined = command.name() === 'init' ? command.args[0] : command.opts()['content'];
      if (content === undefined) return;
      requirePlainFolder(content, standing);
      if (!isNew) requireContent(content, [DEFAULT_CONTENT]);
    });
  let code = 0;
  const warn = (diagnostic: Parameters<typeof formatDiagnostic>[0]) => terminal.say(formatDiagnostic(diagnostic));

  add('build', 'ingest the dumps that are new or changed, render the site, index it')
    .option('--content <dir>', 'the content folder', DEFAULT_CONTENT)
    .option('--output <dir>', 'where the site goes', path.join(shown(PROJECT_ROOT), '_site'))
    .option('--cache <dir>', 'what is remembered between builds; default: .cache of the program')
    .option('--no-index', 'leave the search index as it is')
    .option('--fresh', 'forget what was remembered of earlier builds')
    .option('--frozen', 'do not write published.json; the default where CI is set')
    .option('--no-frozen', 'write published.json, also where CI is set')
    .option('--draft', 'for trying things out: neither write published.json nor be held to it')
    .option('--strict', 'exit with 1 where a dump was set aside, or a name leads nowhere')
    .option('--accept-lost-ids', 'go on where items that were published are no more, or the tag of their ids changed')
    .option('--accept-empty', 'go on where the site has papers and the content folder has none')
    .option('--kinds <list>', 'only these kinds of page, for measuring: paper,day,…', (text: string) => text.split(','))
    .option('--timing [format]', 'print time and memory of each stage, as a table or as json', timingFormat)
    .action(options =>
      locked(options.content, 'broadsheet build', async () => {
        const { build } = await import('../build/build.ts');
        const { buildSummary, timingTable } = await import('./build-summary.ts');
        const frozen = options.frozen ?? isContinuousIntegration();
        const { findProject } = await import('../build/project-config.ts');
        const report = await build({
          ...options,
          project: findProject(process.cwd(), options.content),
          standing,
          record: options.draft ? 'draft' : frozen ? 'frozen' : 'write',
          today: today(),
          now: now(),
          warn,
          progress: terminal.progress,
        });
        terminal.clear();
        if (options.strict && report.problems + report.ingested.refused.length > 0) code = 1;
        if (report.recovered)
          terminal.say(`The last build of ${options.output} was interrupted; what it left was ${report.recovered}.`);
        print(buildSummary(report, options.output, process.uptime()));
        if (options.timing) print(timingTable(report.stages, options.timing === 'json'));
      }),
    );

  add('ingest', 'turn dumps into entries')
    .argument('[files...]', 'dumps, or folders of dumps, from elsewhere: they are copied into content/dumps first')
    .option('--content <dir>', 'the content folder', DEFAULT_CONTENT)
    .option('--listed <yyyy-mm-dd>', 'the day on which these papers were listed; kept in the sidecar', calendarDay)
    .option('--dry-run', 'only say what would happen')
    .option('--json', 'say it as JSON')
    .action((files: string[], options) => {
      for (const file of files)
        if (!fs.existsSync(file)) throw new UsageError(`expected a file or a folder, found nothing at ${file}`);
      const work = async () => {
        const { ingest } = await import('../ingest/ingest.ts');
        const { ingestSummary } = await import('./ingest-summary.ts');
        const { dryRunText } = await import('./archive-report.ts');
        if (!options.dryRun) prepare(options.content);
        const warnings: Parameters<typeof formatDiagnostic>[0][] = [];
        const report = await ingest({
          ...options,
          files,
          today: today(),
          warn: diagnostic => {
            warnings.push(diagnostic);
            if (!options.json) warn(diagnostic);
          },
          progress: (done, all, dump) => terminal.progress(`Reading ${dump}`, done, all),
        });
        terminal.clear();
        if (options.json) printJson({ ...report, warnings });
        else print(options.dryRun ? dryRunText(report, coloursOf(process.stdout)) : ingestSummary(report));
        if (report.nothingFrom.length > 0) code = 1;
      };
      // A dry run changes nothing at all: it makes no folder, and takes no lock.
      return options.dryRun ? work() : locked(options.content, 'broadsheet ingest', work);
    });

  addArchiveCommands({
    add,
    locked,
    warn,
    defaultContent: DEFAULT_CONTENT,
    fail: () => {
      code = 1;
    },
  });

  addThemeCommands(add, DEFAULT_CONTENT);

  add('init', 'make a content folder with the shipped defaults')
    .argument('<dir>', 'the folder')
    .action((dir: string) =>
      locked(dir, 'broadsheet init', () => {
        const made = init(dir);
        if (made.length === 0) print(`${dir} has everything already; nothing was changed.`);
        else
          print(
            `Made ${made.length} files in ${dir}. Paste dumps into ${path.join(dir, 'dumps')}, then: broadsheet build --content ${dir}`,
          );
      }),
    );

  add('mail', 'a day as a mail message, for any mailer to send')
    .argument('<day>', 'yyyy-mm-dd, or "newest"')
    .option('--content <dir>', 'the content folder', DEFAULT_CONTENT)
    .option('--to <list>', 'addresses, apart by commas')
    .option('--unsubscribe <address>', 'how to be sent no more: mailto: or https:; default: a mail to the editor')
    .option('--out <file>', 'where the message goes; default: standard output')
    .action(async (day: string, options) => {
      const { mail } = await import('../publish/mail/mail.ts');
      const { loadDigest } = await import('../digest/load-digest.ts');
      const digest = loadDigest(options.content, warn);
      const date = day === 'newest' ? (digest.newest?.date ?? day) : day;
      const message = await mail(digest, date, { ...options, now: new Date(now()) });
      if (options.out === undefined) printBytes(message);
      else writeOut(options.out, message);
    });

  add('epub', 'a day, week, month or topic as a book for e-readers')
    .argument('<what>', 'yyyy-mm-dd, yyyy-Www, yyyy-mm, or the slug of a topic')
    .option('--content <dir>', 'the content folder', DEFAULT_CONTENT)
    .option('--out <file>', 'the book; default: named by what it holds, in this folder')
    .action(async (what: string, options) => {
      const { epub } = await import('../publish/epub/epub.ts');
      const { loadDigest } = await import('../digest/load-digest.ts');
      const book = epub(loadDigest(options.content, warn), what);
      const file = options.out ?? `${what}.epub`;
      writeOut(file, book.bytes);
      print(`${file}: ${book.title}, ${book.papers === 1 ? 'one paper' : `${book.papers} papers`}`);
    });

  add('dev', 'build, serve on this machine, build again on every change')
    .option('--content <dir>', 'the content folder', DEFAULT_CONTENT)
    .option('--output <dir>', 'where the site goes', path.join(shown(PROJECT_ROOT), '_site'))
    .option('--port <number>', 'the port, or 0 for any free one; default: 8080, or the next that is free', portNumber)
    .option('--accept-empty', 'go on where the site has papers and the content folder has none')
    .action(async options => {
      const { dev } = await import('../build/dev.ts');
      const { findProject } = await import('../build/project-config.ts');
      await dev({ ...options, project: findProject(process.cwd(), options.content) });
    });

  program.command('resident', { hidden: true }).action(async () => {
    const { resident } = await import('./resident.ts');
    const files = new StandingFiles();
    await resident(given => main(given, files));
  });

  add('serve', 'serve a built site on this machine')
    .option('--output <dir>', 'the site', path.join(shown(PROJECT_ROOT), '_site'))
    .option('--port <number>', 'the port, or 0 for any free one', portNumber, 8080)
    .option('--base <path>', 'the path under which it stands, as /digest/')
    .action(async options => {
      const { serveFolder } = await import('../serve/serve.ts');
      if (!fs.existsSync(path.join(options.output, 'index.html')))
        throw new UsageError(`expected a built site in ${options.output}, found no index.html; build it first`);
      const { url } = await serveFolder({ dir: options.output, port: options.port, base: options.base });
      print(`Serving ${url} - stop with Ctrl+C.`);
    });

  function add(name: string, description: string): Command {
    return program.command(name).description(description).helpOption('--help', 'show this help').exitOverride();
  }

  /** Gives a new content folder the defaults, and says so. */
  function prepare(content: string): void {
    if (isInitialised(content)) return;
    const made = init(content);
    terminal.say(`${content} had no site.yaml yet: ${made.length} files were made from the shipped defaults.`);
  }

  async function locked(content: string, command: string, work: () => void | Promise<void>): Promise<void> {
    if (fs.existsSync(content) && !fs.statSync(content).isDirectory())
      throw new UsageError(`expected a folder, found the file ${content}`);
    const lock = new Lock(content, command, undefined, words => terminal.say(words));
    try {
      const recovered = Transaction.recover(content);
      if (recovered) terminal.say(`The last change of ${content} was interrupted; what it left was ${recovered}.`);
      await work();
    } finally {
      lock.release();
    }
  }

  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return 2;
    }
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    terminal.clear();
    code = exitCode(error);
  }
  return code;
}

const DEFAULT_CONTENT = path.join(shown(PROJECT_ROOT), 'content');

/** A path as it is shortest to read from here. */
function shown(dir: string): string {
  const relative = path.relative(process.cwd(), dir);
  return relative.startsWith('..') ? dir : relative;
}

/** Writes a file that the person named, whole or not at all; a link leads to the file that is meant. */
function writeOut(file: string, bytes: Uint8Array): void {
  writeWhole(realPath(file) ?? file, bytes);
}

/** Says what went wrong, where commander has not said it already. */
function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    complain(`error: ${error.message}`);
    return 2;
  }
  if (error instanceof ContentError) {
    complain(error.message);
    return 1;
  }
  // A full disk fails in a write, which knows no path.
  const { code, syscall, path: at, message } = error as NodeJS.ErrnoException;
  if (code && syscall) {
    complain(`${at === undefined ? '' : `${shown(at)}: `}error: ${message}`);
    return 1;
  }
  throw error;
}

/** The day of the clock, or of `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/). */
function today(): string {
  return now().slice(0, 10);
}

/** The last second of 2099, since 1970: what is later is milliseconds, or a year that no file's name could hold. */
const LAST_SECOND = 4_102_444_799;

/** The same to the second: `yyyy-mm-ddThh:mm:ssZ`. @throws UsageError where the environment states another time than whole seconds */
function now(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'] || undefined;
  if (epoch !== undefined && !(/^\d{1,10}$/.test(epoch) && Number(epoch) <= LAST_SECOND))
    throw new UsageError(
      `expected whole seconds from 1970 to 2099 in SOURCE_DATE_EPOCH (0 to ${LAST_SECOND}), found "${epoch}"`,
    );
  const time = epoch === undefined ? Date.now() : Number(epoch) * 1000;
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** As the services that run builds set it, and people who want none of it do not: `CI=true`. */
function isContinuousIntegration(): boolean {
  return !['', '0', 'false'].includes(process.env['CI'] ?? '');
}

function calendarDay(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.valueOf()) || date.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('Expected a day of the calendar as yyyy-mm-dd.');
  return text;
}

function timingFormat(text: string): string {
  if (text !== 'table' && text !== 'json') throw new InvalidArgumentError('Expected "table" or "json".');
  return text;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    throw new InvalidArgumentError('Expected a number from 1 to 65535, or 0 for any free port.');
  return port;
}

function version(): string {
  return (JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
