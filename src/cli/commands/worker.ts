import type { Answer } from '../../build/dev.ts';
import { errorAt, UsageError } from '../../diagnostic.ts';
import type { CommandLine } from '../command-line.ts';

/**
 * `worker`: runs commands for the process that began this one, one after another, until that process goes: what was loaded for the
 * first command is there for the next.
 *
 * @param run runs a command and returns its outcome, which is the answer to the message that holds its arguments
 */
export function addWorker(line: CommandLine, run: (args: readonly string[]) => Promise<Answer>): void {
  line.program.command('worker', { hidden: true }).action(async () => {
    if (!process.send) throw new UsageError('expected to be begun by `broadsheet dev`, found no process that asks');
    process.on('message', async (args: string[]) => {
      try {
        process.send?.(await run(args));
      } catch (error) {
        // This process ends, and says so at length.
        process.send?.({ code: 1, said: [errorAt({}, 'broken', (error as Error).message)], isLast: true });
        throw error;
      }
    });
    await new Promise(resolve => process.once('disconnect', resolve));
  });
}
