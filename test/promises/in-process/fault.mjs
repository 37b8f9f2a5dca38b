// Loaded before the program (`--import`): lets one thing go wrong below the folder FAULT_ROOT.
//   FAULT=kill:N      the process dies at the N-th change, which is done by half where it can be
//   FAULT=SIGINT:N    the process is told to end at the N-th change; likewise SIGTERM, SIGHUP
//   FAULT=ENOSPC:N    the N-th change fails, and no other; likewise EIO, EACCES, EROFS, EXDEV; EMFILE counts what is opened or listed
//   FAULT=ENOSPC:N+   from the N-th change on, all of them fail
//   FAULT=vanish:NAME the file is deleted when it is about to be read
//   FAULT=count       says on exit how many changes there were for each kind, and which
//   FAULT_FILE=FILE   the fault stands in a file (X-fault; counts go into X-counts), and is another as soon as that says something else; there is none while it is not there
//   SHUFFLE=SEED      folders are listed in another order each time
// A change is what the system is asked for: to open a file for writing, to write, to flush, to close, to rename, to make a folder and
// so on. What Node does in one call and the system in many (to remove a whole folder) is many changes.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { patchCalls } from './fault-calls.mjs';

let root = process.env['FAULT_ROOT'] ?? '/nowhere';
const { readFileSync, rmSync, writeFileSync, writeSync } = fs;

/** What goes wrong, and how many changes there were since that is known. */
let text = process.env['FAULT'] ?? '';
let [kind, detail] = text.split(/:(.*)/s);
let changes = 0;
const KINDS = ['kill', 'ENOSPC', 'EIO', 'EACCES', 'EXDEV', 'EMFILE'];
const names = [];
let counts = {};

/** What a full disk, or one that forbids writing, still lets go. */
const FREEING = new Set(['unlink', 'rmdir', 'close']);
/** What fails late, where it is too late to do anything else: a file that is closed is closed. */
const isLate = name => name === 'close';
/** What needs a free number of a file. */
const OPENING = new Set(['open', 'read', 'list', 'mkdtemp', 'copy']);
/** What is done by the number of an open file, whoever may write to it by now. */
const BY_NUMBER = new Set(['write', 'flush', 'close']);
/** What two disks are asked for. */
const ACROSS = new Set(['rename', 'link', 'copy']);

/** How many changes there were. */
function tell() {
  const said = JSON.stringify(counts);
  const file = process.env['FAULT_FILE'];
  if (file) writeFileSync(file.replace(/-fault$/, '-counts'), said);
  else writeSync(2, `\n${names.map(name => `CHANGE ${name}\n`).join('')}COUNTS ${said}\n`);
}

/**
 * For who loads this as a module: another folder and another fault.
 *
 * @param {string} folder
 * @param {string} fault as in FAULT; empty for none
 * @returns {Record<string, number>} how many changes were counted until now for each kind
 */
export function arm(folder, fault) {
  const counted = counts;
  root = folder;
  begin(fault);
  return counted;
}

function begin(fault) {
  text = fault;
  [kind, detail] = fault.split(' ', 1)[0].split(/:(.*)/s);
  changes = 0;
  counts = {};
}

function look() {
  const file = process.env['FAULT_FILE'];
  if (file === undefined) return;
  let now = '';
  try {
    now = readFileSync(file, 'utf8');
  } catch {}
  if (now !== text) begin(now);
}

/** Whether this kind of fault can befall this change. */
function concerns(kind, name) {
  if (kind === 'EMFILE') return OPENING.has(name);
  if (name === 'read' || name === 'list') return false;
  if (kind === 'EXDEV') return ACROSS.has(name);
  if (kind === 'EACCES' || kind === 'EROFS') return !BY_NUMBER.has(name);
  return kind !== 'ENOSPC' || !FREEING.has(name);
}

/**
 * Called before each change.
 *
 * @param name of the change
 * @param file that is changed; undefined where it is not known
 * @param half does half of the change, where that can be
 * @returns the error with which it fails, if it does
 */
function fault(name, file, half) {
  look();
  if (!kind || file === undefined || !path.resolve(String(file)).startsWith(root + path.sep)) return undefined;
  if (kind === 'count') {
    names.push(`${name} ${path.relative(root, String(file))}`);
    for (const each of KINDS) if (concerns(each, name)) counts[each] = (counts[each] ?? 0) + 1;
    if (process.env['FAULT_FILE']) tell();
    return undefined;
  }
  if (!concerns(kind, name)) return undefined;
  changes++;
  const n = Number.parseInt(detail, 10);
  if (!(changes === n || (changes > n && detail.endsWith('+')))) return undefined;
  if (kind.startsWith('SIG')) process.kill(process.pid, kind);
  if (kind === 'kill') {
    half?.();
    process.kill(process.pid, 'SIGKILL');
    // The signal is on its way; nothing more is to happen.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
  }
  if (!/^E[A-Z]+$/.test(kind)) return undefined;
  if (kind === 'ENOSPC' || kind === 'EIO') half?.();
  const syscall = name === 'flush' ? 'fsync' : name === 'read' ? 'open' : name === 'list' ? 'scandir' : name;
  const isByNumber = BY_NUMBER.has(name);
  return Object.assign(
    new Error(`${kind}: injected, ${syscall}${isByNumber ? '' : ` '${file}'`}`),
    // As the system says it: what is done by the number of an open file names none.
    { errno: -1, code: kind, syscall, ...(!isByNumber && { path: String(file) }) },
  );
}

patchCalls(fault, isLate);

if (kind === 'vanish') {
  const original = fs.readFileSync;
  fs.readFileSync = (...args) => {
    const isInside = typeof args[0] !== 'number' && path.resolve(String(args[0])).startsWith(root + path.sep);
    if (isInside && String(args[0]).endsWith(detail)) rmSync(args[0], { force: true });
    return original(...args);
  };
}

if (process.env['SHUFFLE']) {
  let state = Number(process.env['SHUFFLE']);
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const shuffled = list => {
    for (let i = list.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [list[i], list[j]] = [list[j], list[i]];
    }
    return list;
  };
  const { readdirSync } = fs;
  fs.readdirSync = (...args) => shuffled(readdirSync(...args));
  const { readdir } = fs.promises;
  fs.promises.readdir = async (...args) => shuffled(await readdir(...args));
}
syncBuiltinESMExports();

if (kind === 'count') process.on('exit', tell);
