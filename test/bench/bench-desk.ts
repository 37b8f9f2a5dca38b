/**
 * How long the desk's pages take: `npm run bench:desk -- [--papers N]`. The desk runs as a process of its own, as a person starts it.
 *
 * Cold is the answer of a desk that was just started, which may say that the papers are still being read. Changed is the first answer after a paper was edited by hand. Wall time is the client's; processor time is the desk's, in steps of
 * 10 ms, and what it does in the background meanwhile is part of it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { PROGRAM_START } from '../../src/memory/project.ts';
import { benchArguments, corpusFile, count } from './bench-arguments.ts';
import { corpusEntries, writeDumps } from './bench-content.ts';
import { cpuOf, measuredRun } from './measured-run.ts';

const USAGE = 'npm run bench:desk -- [--papers N]\nNeeds the reference folder (BROADSHEET_REFERENCE), GNU time and xz';
const { values } = benchArguments({ papers: { type: 'string', default: '450' } }, USAGE);
const PAPERS = count(values.papers, 'papers', USAGE);
/** So many papers a dump. */
const A_DUMP = 20;

const work = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'broadsheet-desk-bench-'));
const content = path.join(work, 'content');

interface Running {
  child: ChildProcess;
  url: string;
  cookie: string;
}

async function startDesk(): Promise<Running> {
  const child = spawn(process.execPath, [PROGRAM_START, 'desk', '--content', content, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout! })) {
    if (!/^http:/.test(line)) continue;
    const { headers } = await fetch(line, { redirect: 'manual' });
    return { child, url: line, cookie: headers.get('set-cookie')!.split(';', 1)[0]! };
  }
  throw new Error('The desk did not start');
}

const VIEWS = (day: string, id: string): readonly string[] => [
  ...['/', '/days', `/day/${day}`, '/review', '/review/same-paper', `/paper/${id}`, '/find?q=graph', '/publish'],
];

interface Answer {
  wall: number;
  cpu: number;
  isWhole: boolean;
}

async function ask({ child, url, cookie }: Running, view: string): Promise<Answer> {
  const [cpu, began] = [cpuOf(child.pid!), performance.now()];
  const response = await fetch(new URL(view, url), { headers: { cookie } });
  const text = await response.text();
  const wall = performance.now() - began;
  if (response.status >= 400) throw new Error(`${view} answered ${response.status}: ${text.slice(-500)}`);
  return { wall, cpu: (cpuOf(child.pid!) - cpu) * 1000, isWhole: !text.includes('data-running') };
}

const ms = (number: number): string => String(Math.round(number)).padStart(6);

try {
  process.stderr.write(`Preparing ${PAPERS} papers …\n`);
  const entries = corpusEntries(corpusFile(), PAPERS);
  writeDumps(path.join(work, 'dumps'), entries, A_DUMP);
  measuredRun(process.execPath, [PROGRAM_START, 'init', content]);
  measuredRun(process.execPath, [PROGRAM_START, 'ingest', path.join(work, 'dumps'), '--content', content]);
  const papers = fs
    .readdirSync(path.join(content, 'papers'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'));
  const edited = path.join(content, 'papers', papers[Math.floor(papers.length / 2)]!);
  const id = path.basename(edited, '.md');
  const day = /^listed: "?([\d-]+)/m.exec(fs.readFileSync(edited, 'utf8'))![1]!;
  const desk = await startDesk();
  try {
    const began = performance.now();
    const cold: Answer[] = [];
    for (const view of VIEWS(day, id)) cold.push(await ask(desk, view));
    while (!(await ask(desk, '/days')).isWhole) await wait(50);
    const read = performance.now() - began;
    // The words of all papers are folded after that.
    await wait(3000);
    console.log(`${PAPERS} papers; all is read after ${Math.round(read)} ms`);
    console.log(`${'ms'.padEnd(18)}   cold    CPU   warm    CPU changed   CPU`);
    for (const [i, view] of VIEWS(day, id).entries()) {
      await ask(desk, view);
      const warm = await ask(desk, view);
      fs.appendFileSync(edited, '\nOne more word.\n');
      // The system tells of it.
      await wait(60);
      const changed = await ask(desk, view);
      const figures = [cold[i]!, warm, changed].flatMap(({ wall, cpu }) => [ms(wall), ms(cpu)]).join(' ');
      console.log(`${view.slice(0, 18).padEnd(18)} ${figures}`);
      await wait(1000);
    }
  } finally {
    desk.child.kill('SIGTERM');
  }
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
