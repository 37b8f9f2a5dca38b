import fs from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { requirePlainFolder } from '../content/plain-folder.ts';
import { requireContent, requireNoSlip, requireReadable } from '../content/require-content.ts';
import { type Diagnostic, formatDiagnostic, UsageError } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import { changedFolders } from '../files/changed-folders.ts';
import { Lock } from '../files/lock.ts';
import { Transaction } from '../files/transaction.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { coloursOf } from '../terminal/colour.ts';
import { callCommandsBy, commandLine } from '../terminal/command.ts';
import { complain, print, printJson } from '../terminal/print.ts';
import { Terminal } from '../terminal/terminal.ts';
import { now } from './clock.ts';
import { isSameFolder, type Place, placeOf, programHere, shown } from './place.ts';

/** A person ended the command, by Ctrl+C or Ctrl+D at a question. */
export class EndedError extends Error {}

/** What the command line lends its commands, each of which adds itself to it. */
export class CommandLine {
  readonly program: Command;
  readonly terminal = new Terminal(process.stderr);
  readonly colours = coloursOf(process.stdout);
  /** What is known of files. */
  readonly fileCache: FileCache;
  /** Where the person stands. */
  readonly place: Place = placeOf(process.cwd());
  /** The exit code of a command that comes to its end: 1 where it found something wrong with the content, more where a signal ended it. */
  code = 0;
  /** Whether the command changes something. */
  #isLocking = false;
  /** What was said of the content. */
  readonly said: Diagnostic[] = [];

  constructor(version: string, fileCache: FileCache) {
    this.fileCache = fileCache;
    this.program = new Command('broadsheet')
      .description(
        'A digest of research papers from pasted listings: plain files, a site, feeds, and a search without a server.',
      )
      .version(version, '--version', 'show the version')
      .helpOption('--help', 'show this help')
      .helpCommand(false)
      .showHelpAfterError('(run with --help for what there is)')
      .exitOverride()
      .configureOutput({ writeOut: text => print(text.trimEnd()), writeErr: text => complain(text.trimEnd()) })
      .hook('preAction', (_, command) => {
        now();
        this.#begin(command);
      });
  }

  /** Finds the content folder that a command works on, and sees that it is one. */
  #begin(command: Command): void {
    const isMade = command.name() === 'ingest' && command.args.length > 0;
    const worksOnContent = command.options.some(({ long }) => long === '--content');
    const content: string | undefined = command.name() === 'init' ? command.args[0] : command.opts()['content'];
    const isPlain =
      content !== undefined && this.place.content !== undefined && isSameFolder(content, this.place.content);
    callCommandsBy({ program: programHere(process.cwd()), ...(content !== undefined && !isPlain && { content }) });
    if (content === undefined) {
      if (!worksOnContent) return;
      throw new UsageError(
        `expected to stand in a digest, or its content folder by --content or BROADSHEET_CONTENT; found none. To make one: ${commandLine('new', 'my-digest')}`,
      );
    }
    requirePlainFolder(content, this.fileCache);
    if (isMade) requireNoSlip(content);
    else if (command.name() !== 'init')
      requireContent(content, this.place.content === undefined ? [] : [this.place.content]);
    requireReadable(content, this.fileCache);
  }

  add(name: string, description: string): Command {
    return this.program.command(name).description(description).helpOption('--help', 'show this help').exitOverride();
  }

  /** Adds a command that works on a content folder. */
  addOnContent(name: string, description: string): Command {
    return this.add(name, description).option('--content <dir>', 'the content folder', this.place.content);
  }

  /** Runs the work while no other command changes the folder. */
  async locked(content: string, command: string, work: () => void | Promise<void>): Promise<void> {
    if (fs.existsSync(content) && !fs.statSync(content).isDirectory())
      throw new UsageError(`expected a folder, found the file ${content}`);
    this.#isLocking = true;
    const lock = new Lock(content, command, undefined, words => this.terminal.say(words));
    try {
      const recovered = Transaction.recover(content);
      if (recovered) this.terminal.say(`The last change of ${content} was interrupted; what it left was ${recovered}.`);
      await work();
    } finally {
      lock.release();
    }
  }

  /** Says of a command that failed what it changed, where it may change something. */
  sayWhatChanged(error: unknown): void {
    const { whole, half } = changedFolders();
    for (const folder of half)
      complain(`Not all of the change of ${shown(folder)} is in place: the next command on it puts the rest there.`);
    if (whole.length > 0) complain(`Changed before that: ${whole.map(shown).join(', ')}.`);
    else if (half.length === 0 && this.#isLocking && (error as NodeJS.ErrnoException).syscall !== undefined)
      complain('Nothing was changed.');
  }

  readonly warn = (diagnostic: Diagnostic): void => {
    this.said.push(diagnostic);
    this.terminal.say(formatDiagnostic(diagnostic));
  };

  /** Prints what a command found, for programs or in words. */
  answer<T>(value: T, json: boolean | undefined, text: (value: T) => string): void {
    if (json) printJson(value);
    else print(text(value));
  }

  /** What was ingested, to be looked at. */
  async openArchive(content: string): Promise<Archive> {
    const { openArchive } = await import('../editorial/archive.ts');
    const { loadSources } = await import('../read/sources.ts');
    return openArchive(content, await loadSources(), this.warn);
  }
}

/** An option's number of a port. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    throw new InvalidArgumentError('Expected a number from 1 to 65535, or 0 for any free port.');
  return port;
}
