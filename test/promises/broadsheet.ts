import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const BIN = path.join(PROJECT, 'src', 'bin.js');

export interface Ended {
  /** The exit code; undefined where a signal ended it. */
  code: number | undefined;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** The Node that runs it. */
  node?: string;
  /** The start of the program, where it is installed; without, this folder's. */
  program?: string;
  /** Given to the running process, for those who want to end it. */
  started?(child: ChildProcess): void;
}

/** Runs the program as a person does, in a process of its own. */
export function broadsheet(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const env = { ...process.env, CI: '', SOURCE_DATE_EPOCH: '1763600000', NODE_V8_COVERAGE: '', ...options.env };
  const child = spawn(options.node ?? process.execPath, [options.program ?? BIN, ...args], {
    cwd: options.cwd ?? PROJECT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  options.started?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', text => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', text => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve({ code: code ?? undefined, stdout, stderr }));
  });
}

/** Builds a test's own folder: its `content`, unless another is named, into its `site`. */
export function buildArguments(root: string, content = path.join(root, 'content')): string[] {
  return ['build', '--content', content, '--output', path.join(root, 'site'), '--cache', path.join(root, 'cache')];
}

/** Every file below a folder with its bytes; hidden files too. A link is what it points to, in words. */
export function tree(dir: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string, prefix: string) => {
    for (const item of fs.readdirSync(folder, { withFileTypes: true })) {
      const at = path.join(folder, item.name);
      if (item.isDirectory()) walk(at, `${prefix}${item.name}/`);
      else if (item.isSymbolicLink()) found.set(prefix + item.name, `-> ${fs.readlinkSync(at)}`);
      else found.set(prefix + item.name, fs.readFileSync(at, 'latin1'));
    }
  };
  if (fs.existsSync(dir)) walk(dir, '');
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names of what differs between two trees. */
export function difference(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter(file => a.get(file) !== b.get(file)).sort();
}

/** Some of the topics that the program ships, and its `site.yaml`. */
export function writeDefaults(content: string): void {
  for (const folder of ['topics', 'dumps', 'papers/2024'])
    fs.mkdirSync(path.join(content, folder), { recursive: true });
  fs.copyFileSync(path.join(PROJECT, 'content/site.yaml'), path.join(content, 'site.yaml'));
  for (const name of ['vision.md', 'theory.md', 'reinforcement-learning.md'])
    fs.copyFileSync(path.join(PROJECT, 'content/topics', name), path.join(content, 'topics', name));
}

const NAMES = ['Ada Example', 'Bea Instance', 'Cem Specimen', 'Dora Prototype'];

/** A poster session of `count` papers, whose words differ by `seed`. */
export function posterSession(count: number, seed = ''): string {
  const papers = Array.from({ length: count }, (_, i) => {
    const title = `Sorting ${seed}${i} Pebbles by Weight ${i % 3 ? 'with Reinforcement Learning' : 'in Images'}`;
    const words = `We sort pebbles numbered ${seed}${i} by weight, and show that a learned policy needs fewer moves than the best rule that is known for the task.`;
    return `${title}\n${NAMES[i % NAMES.length]} · Ben Sample\n${words} ${words.replace('sort', 'order')}`;
  });
  return `Poster\nPoster Session 1\nHall B\n${papers.join('\n')}\n`;
}
