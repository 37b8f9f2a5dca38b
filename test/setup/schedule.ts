import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './suite-process.ts';
import type { Suite } from './suites.ts';

/** What came of a suite, with what it printed and how long it took, in seconds. */
export interface Report extends Outcome {
  suite: Suite;
  output: string;
  seconds: number;
}

const SUITE_PROCESS = fileURLToPath(new URL('./suite-process.ts', import.meta.url));
/** How long a suite's process may live on after its last test. */
const GRACE_SECONDS = 15;

/** Process groups that run now; each is a suite with whatever it started (browsers, servers). */
const running = new Set<number>();

/** Ends every running suite and what it started. */
export function stopAll(): void {
  for (const pid of running) endGroup(pid);
}

/**
 * Runs the suites, `width` at a time, suites that need a browser first since they take longest.
 * `done` is called for each as it ends.
 */
export async function schedule(
  suites: readonly Suite[],
  width: number,
  env: NodeJS.ProcessEnv,
  done: (report: Report) => void,
): Promise<void> {
  const waiting = [...suites].sort((a, b) => b.needs.size - a.needs.size);
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) done(await runInProcess(next, env));
  };
  await Promise.all(Array.from({ length: width }, worker));
}

function runInProcess(suite: Suite, env: NodeJS.ProcessEnv): Promise<Report> {
  const start = performance.now();
  const child = fork(SUITE_PROCESS, [suite.file], {
    execArgv: ['--import', 'tsx'],
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const pid = child.pid;
  if (pid) running.add(pid);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', text => (output += text));
  child.stderr?.setEncoding('utf8').on('data', text => (output += text));

  return new Promise(resolve => {
    let outcome: Outcome | undefined;
    let ended: string | undefined;
    const end = (why: string) => {
      ended = why;
      if (pid) endGroup(pid);
    };
    let timer = setTimeout(end, suite.limit * 1000, `It was ended after ${suite.limit} s: it hangs.`);
    child.on('message', message => {
      outcome = message as Outcome;
      clearTimeout(timer);
      const why = `Its tests ended but its process lived on for ${GRACE_SECONDS} s: something is left open.`;
      timer = setTimeout(end, GRACE_SECONDS * 1000, why);
    });
    child.on('error', error => end(String(error)));
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      // What the suite started and left behind would otherwise live on and hold its output open.
      if (pid) endGroup(pid);
      const report = { suite, passed: 0, failed: 0, skipped: [], tried: [], errors: [], ...outcome };
      const how = signal ? `signal ${signal}` : `exit code ${code}`;
      if (ended) report.errors.push(`  ${ended}\n`);
      else if (!outcome) report.errors.push(`  Its process ended (${how}) before its tests did.\n`);
      else if ((code !== 0) !== outcome.failed > 0) report.errors.push(`  Its process ended with ${how}.\n`);
      if (report.errors.length && !report.failed) report.failed = 1;
      setImmediate(() => resolve({ ...report, output, seconds: (performance.now() - start) / 1000 }));
      if (pid) running.delete(pid);
    });
  });
}

function endGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}
