import { CommanderError } from 'commander';
import type { Answer } from '../build/dev.ts';
import { ContentError, type Diagnostic, errorAt, formatDiagnostic, UsageError } from '../diagnostic.ts';
import { forgetChanges } from '../files/changed-folders.ts';
import { FileCache } from '../memory/file-cache.ts';
import { programRelease } from '../memory/project.ts';
import { complain, outliveReaders } from '../terminal/print.ts';
import { CommandLine, EndedError } from './command-line.ts';
import { addAdd } from './commands/add.ts';
import { addBuild } from './commands/build.ts';
import { addCheck } from './commands/check.ts';
import { addDesk } from './commands/desk.ts';
import { addDev } from './commands/dev.ts';
import { addEpub } from './commands/epub.ts';
import { addExplain } from './commands/explain.ts';
import { addIngest } from './commands/ingest.ts';
import { addInit } from './commands/init.ts';
import { addMail } from './commands/mail.ts';
import { addMerge } from './commands/merge.ts';
import { addNew } from './commands/new.ts';
import { addNewSource } from './commands/new-source.ts';
import { addNote } from './commands/note.ts';
import { addPick } from './commands/pick.ts';
import { addPublish } from './commands/publish.ts';
import { addRedate } from './commands/redate.ts';
import { addReview } from './commands/review.ts';
import { addServe } from './commands/serve.ts';
import { addSplit } from './commands/split.ts';
import { addTheme } from './commands/theme.ts';
import { addTopics } from './commands/topics.ts';
import { addUndo } from './commands/undo.ts';
import { addUpgrade } from './commands/upgrade.ts';
import { addWords } from './commands/words.ts';
import { addWorker } from './commands/worker.ts';
import { requireHandedOn } from './place.ts';
import { systemFault } from './system-fault.ts';

/** In the order in which the help names them. */
const COMMANDS = [
  ...[addBuild, addIngest, addAdd, addPick, addNote, addExplain, addReview, addCheck, addMerge, addSplit, addUndo],
  ...[
    addRedate,
    addTopics,
    addWords,
    addTheme,
    addNew,
    addInit,
    addUpgrade,
    addMail,
    addEpub,
    addPublish,
    addDesk,
    addDev,
  ],
  ...[addServe, addNewSource],
];

/**
 * The command line. Each command is a file that adds itself and calls one function; what it needs is loaded when it is called.
 *
 * @param args without the program's own name
 * @param fileCache what is known of files
 * @returns the exit code: 0 done, 1 something is wrong with the content, 2 wrong usage, 130 ended by the person
 */
export async function main(args: readonly string[], fileCache = new FileCache()): Promise<number> {
  return (await run(args, fileCache)).code;
}

async function run(args: readonly string[], fileCache: FileCache): Promise<Answer> {
  outliveReaders();
  forgetChanges();
  const line = new CommandLine(programRelease(), fileCache);
  for (const add of COMMANDS) add(line);
  addWorker(line, given => run(given, fileCache));
  try {
    if (args.length === 0) {
      line.program.outputHelp({ error: true });
      return { code: 2, said: [] };
    }
    requireHandedOn(args);
    await line.program.parseAsync([...args], { from: 'user' });
    return { code: line.code, said: line.said };
  } catch (error) {
    line.terminal.clear();
    const code = exitCode(error);
    line.sayWhatChanged(error);
    return { code, said: [...line.said, ...faultsOf(error as Error)] };
  }
}

/** An error as what is said of the content. */
function faultsOf(error: Error): readonly Diagnostic[] {
  return error instanceof ContentError
    ? error.diagnostics
    : [systemFault(error) ?? errorAt({}, 'command', error.message)];
}

/** Says what went wrong, where commander has not said it already. */
function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof EndedError) {
    // The next prompt begins a line of its own.
    complain('');
    return 130;
  }
  if (error instanceof UsageError) {
    complain(`error: ${error.message}`);
    return 2;
  }
  if (error instanceof ContentError) {
    complain(error.message);
    return 1;
  }
  const fault = systemFault(error);
  if (fault) {
    complain(formatDiagnostic(fault));
    return 1;
  }
  throw error;
}
