import { call } from './call.ts';

// Runs what the process that began this one asks for, until that lets go of it.
process.on('message', async ({ args, time }: { args: string[]; time: number }) =>
  process.send!(await call(args, time)),
);
