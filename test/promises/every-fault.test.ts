// only: npm run test:long
// limit: 3600 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../src/digest/check-content.ts';
import { Transaction } from '../../src/files/transaction.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { AWorker, endWorkers } from './a-worker.ts';
import { difference, type Ended, tree } from './broadsheet.ts';
import { type Counts, codeOf, countOf, faultAt, KINDS, type Kind, momentsOf, sideBySide, spread } from './faults.ts';
import {
  addDumps,
  asFirstFormat,
  checkContent,
  commandIn,
  differs,
  editPages,
  leftovers,
  ONE,
  OTHER,
  smallDigest,
} from './small-digest.ts';

/**
 * Each thing that a command asks of the file system fails once, in each way, or the command is killed there. A change is one call of the
 * system: `in-process/fault.mjs` says which there are. BROADSHEET_EVERY says how many of all cases are tried.
 */
const EVERY = depth('BROADSHEET_EVERY', 20, Number.POSITIVE_INFINITY);
/** Of moments at which the next command fails too. */
const TWICE = depth('BROADSHEET_TWICE', 4, 200);
/** How many at a time. */
const WIDTH = 2;

const top = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'every-fault-')));
test.after(() => {
  endWorkers();
  fs.rmSync(top, { recursive: true, force: true });
});

type Tree = ReadonlyMap<string, string>;

/** A command that is tried, and all that is known of it. */
class Command {
  readonly name: string;
  readonly #words: readonly string[];
  readonly #next: string;
  readonly #prepare: (root: string) => void;
  /** As the command finds it. */
  readonly before: string;
  /** What the content and the site are before and after. */
  readonly contents: Tree[] = [];
  readonly sites: Tree[] = [];
  /** How many changes each kind of fault can befall. */
  counts: Counts = {};

  constructor(words: readonly string[], next: string, prepare: (root: string) => void = () => {}) {
    this.name = words[0]!;
    this.#words = words;
    this.#next = next;
    this.#prepare = prepare;
    this.before = path.join(top, this.name);
  }

  run(worker: AWorker, root: string, fault = ''): Promise<Ended> {
    return worker.run(commandIn(root, this.name, ...this.#words.slice(1)), fault);
  }

  /** What a person runs then. */
  next(worker: AWorker, root: string, fault = ''): Promise<Ended> {
    return worker.run(commandIn(root, this.#next), fault);
  }

  get isNextTheSame(): boolean {
    return this.#next === this.name;
  }

  /** Sees what it does where nothing fails. */
  async learn(digest: string, root: string, worker: AWorker): Promise<void> {
    this.#prepare(copy(digest, this.before));
    this.#remember(copy(this.before, root));
    const { code, stderr } = await this.run(worker, root, 'count');
    assert.is(code, 0, stderr);
    this.counts = worker.counts;
    this.#remember(root);
    assert.equal(leftovers(root), [], this.name);
    for (const known of [this.before, root]) {
      checkContent(known, this.before, this.name);
      const { problems } = await check(path.join(known, 'content'));
      // Of what waits it is said that it does; nothing else is wrong.
      const wrong = problems.filter(({ rule }) => !['not-ingested', 'older-format'].includes(rule));
      assert.equal(wrong, [], this.name);
    }
  }

  #remember(root: string): void {
    this.contents.push(tree(path.join(root, 'content')));
    this.sites.push(tree(path.join(root, 'site')));
  }
}

const COMMANDS: readonly Command[] = [
  new Command(['ingest'], 'ingest', addDumps),
  new Command(['build'], 'build', editPages),
  new Command(['merge', ONE, OTHER], 'ingest'),
  new Command(['undo', '2024-01-03-b'], 'ingest'),
  new Command(['upgrade', '--apply'], 'ingest', asFirstFormat),
].filter(({ name }) => (process.env['BROADSHEET_COMMANDS'] ?? name).split(',').includes(name));

function copy(from: string, to: string): string {
  fs.rmSync(to, { recursive: true, force: true });
  fs.cpSync(from, to, { recursive: true, preserveTimestamps: true });
  return to;
}

/** Does the work for each, in a folder and by a process for each that is done at a time. */
async function forEach<T>(
  all: readonly T[],
  work: (each: T, root: string, worker: AWorker) => Promise<void>,
): Promise<void> {
  const workers = Array.from({ length: WIDTH }, (_, i) => new AWorker(path.join(top, `run-${i}`)));
  await sideBySide(all, WIDTH, (each, i) => work(each, workers[i]!.root, workers[i]!));
  for (const worker of workers) worker.end();
}

test.before(async () => {
  const digest = path.join(top, 'digest');
  await smallDigest(digest);
  await forEach(COMMANDS, (each, root, worker) => each.learn(digest, root, worker));
});

/** One change that fails, or at which the process is killed. */
interface Case {
  it: Command;
  kind: Kind;
  n: number;
}

/** A journal says how it is finished. */
const BEGUN = -1;

/** Which of the known states a folder is in. Whole is what no journal says how to finish, or all of which is in its place. */
function stateOf(known: readonly Tree[], folder: string, what: string): number {
  const now = tree(folder);
  const state = known.findIndex(each => differs(each, now).length === 0);
  if (Transaction.isHalfDone(folder) && state !== known.length - 1) return BEGUN;
  assert.ok(state >= 0, `${what}: ${known.map(each => differs(each, now)).join(' | ')}`);
  return state;
}

/** What is said is true. */
function checkWords({ it, kind }: Case, { code, stderr }: Ended, root: string, what: string): void {
  const told = `${what}: ${code}: ${stderr.slice(-1500)}`;
  const content = path.join(root, 'content');
  const site = path.join(root, 'site');
  const states = [stateOf(it.contents, content, told), stateOf(it.sites, site, told)];
  assert.not.match(stderr, /\n {4}at |node:internal/, told);
  if (kind === 'kill') assert.is(code, undefined, told);
  else if (code === 0) {
    assert.equal(differs(it.contents.at(-1)!, tree(content)), [], told);
    assert.equal(differs(it.sites.at(-1)!, tree(site)), [], told);
  } else {
    assert.is(code, 1, told);
    assert.match(stderr, codeOf(kind), told);
    assert.is(/^Not all of the change of /m.test(stderr), states.includes(BEGUN), told);
    assert.is(/^Changed before that: /m.test(stderr), Math.max(...states) > 0, told);
  }
}

/** The next command puts everything right. */
async function checkRecovery(
  { it }: Case,
  isDone: boolean,
  root: string,
  worker: AWorker,
  what: string,
): Promise<void> {
  const next = await it.next(worker, root);
  assert.is(next.code, 0, `${what}: ${next.stderr}`);
  const now = tree(path.join(root, 'content'));
  const wanted = it.isNextTheSame || isDone ? it.contents.slice(-1) : it.contents;
  const found = wanted.map(known => difference(known, now));
  assert.ok(
    found.some(files => files.length === 0),
    `${what}: ${found.join(' | ')}`,
  );
  if (it.name === 'build') assert.equal(difference(it.sites.at(-1)!, tree(path.join(root, 'site'))), [], what);
  assert.equal(leftovers(root), [], what);
}

test('whatever fails or is killed, the next command recovers, nothing is lost, and what is said is true', async () => {
  const kinds = KINDS.filter(kind => (process.env['BROADSHEET_KINDS'] ?? kind).split(',').includes(kind));
  const all = COMMANDS.flatMap(it => momentsOf(it.counts, kinds).map((moment): Case => ({ it, ...moment })));
  await forEach(spread(all, EVERY), async (each, root, worker) => {
    const { it, kind, n } = each;
    const what = `${it.name}, ${kind} at ${n} of ${countOf(it.counts, kind)}`;
    const ended = await it.run(worker, copy(it.before, root), faultAt(kind, n));
    checkContent(root, it.before, what);
    checkWords(each, ended, root, what);
    await checkRecovery(each, ended.code === 0, root, worker, what);
    tried(kind === 'kill' ? 'processes killed at a change' : 'changes that failed');
  });
});

test('likewise where the next command fails too, or is killed while it recovers', async () => {
  const kinds = ['kill', 'EIO', 'EIO+', 'EMFILE'] as const;
  const first = COMMANDS.flatMap(it => momentsOf(it.counts, ['kill']).map((moment): Case => ({ it, ...moment })));
  const several = Math.ceil(Math.sqrt(TWICE));
  await forEach(spread(first, several), async (each, root, worker) => {
    const { it, n } = each;
    const begun = `${root}-begun`;
    await it.run(worker, copy(it.before, root), faultAt('kill', n));
    const isDone = Transaction.isHalfDone(path.join(root, 'content'));
    copy(root, begun);
    const ended = await it.next(worker, root, 'count');
    assert.is(ended.code, 0, ended.stderr);
    for (const again of spread(momentsOf(worker.counts, kinds), Math.ceil(TWICE / several))) {
      const what = `${it.name} killed at ${n} of ${countOf(it.counts, 'kill')}, then ${again.kind} at ${again.n}`;
      await it.next(worker, copy(begun, root), faultAt(again.kind, again.n));
      checkContent(root, it.before, what);
      await checkRecovery(each, isDone, root, worker, what);
      tried('processes killed at a change, of which the next command failed or was killed too');
    }
  });
});

test('what two builds remembered is not put together', async () => {
  const it = COMMANDS.find(({ name }) => name === 'build')!;
  const root = copy(it.before, path.join(top, 'two-builds'));
  const worker = new AWorker(root);
  const pages = path.join(root, 'cache/pages.v8');
  fs.copyFileSync(path.join(top, 'digest/cache/pages.v8'), pages);
  assert.is((await it.run(worker, root)).code, 0);
  // As where it is killed when it has remembered the files, and not yet of what they are made.
  fs.copyFileSync(path.join(top, 'digest/cache/pages.v8'), pages);
  copy(path.join(top, 'digest/content'), path.join(root, 'content'));
  const { code, stderr } = await it.run(worker, root);
  assert.is(code, 0, stderr);
  assert.equal(difference(tree(path.join(top, 'digest/site')), tree(path.join(root, 'site'))), []);
  worker.end();
});

test.run();
