// Loaded before the program (`--import`): lets one thing go wrong below the folder FAULT_ROOT.
//   FAULT=kill:N      the process dies at the N-th change of a file, which is done by half where it can be
//   FAULT=SIGINT:N    the process is told to end at the N-th change; likewise SIGTERM, SIGHUP
//   FAULT=ENOSPC:N    from the N-th change on, nothing more can be written; likewise EACCES, EIO, EROFS
//   FAULT=vanish:NAME the file is deleted when it is about to be read
//   FAULT=count       says on exit how many changes there were
//   SHUFFLE=SEED      folders are listed in another order each time
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const [kind, detail] = (process.env['FAULT'] ?? '').split(/:(.*)/s);
const root = process.env['FAULT_ROOT'] ?? '/nowhere';
let changes = 0;

function isInside(file) {
  return typeof file === 'number' || path.resolve(String(file)).startsWith(root + path.sep);
}

const CHANGES = [
  'writeFileSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
  'mkdirSync',
  'linkSync',
  'openSync',
  'fsyncSync',
];
for (const name of CHANGES) {
  const original = fs[name];
  fs[name] = (...args) => {
    const isRead = name === 'openSync' && !/[wa+]/.test(String(args[1] ?? 'r'));
    if (isRead || !isInside(args[0])) return original(...args);
    changes++;
    if (kind === 'kill' && changes === Number(detail)) {
      if (name === 'writeFileSync')
        original(args[0], Buffer.from(args[1]).subarray(0, Buffer.byteLength(args[1]) / 2), args[2]);
      process.kill(process.pid, 'SIGKILL');
      // The signal is on its way; nothing more is to happen.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
    }
    if (kind.startsWith('SIG') && changes === Number(detail)) process.kill(process.pid, kind);
    // A full disk still lets files go.
    const isFreeing = ['rmSync', 'rmdirSync', 'unlinkSync'].includes(name) && kind === 'ENOSPC';
    if (/^E[A-Z]+$/.test(kind) && changes >= Number(detail) && !isFreeing) {
      if (name === 'writeFileSync' && typeof args[0] === 'string') original(args[0], '');
      throw Object.assign(new Error(`${kind}: injected, ${name}`), {
        code: kind,
        syscall: name,
        path: String(args[0]),
      });
    }
    return original(...args);
  };
}

const READS = ['readFileSync', 'openSync', 'statSync', 'lstatSync'];
if (kind === 'vanish')
  for (const name of READS) {
    const original = fs[name];
    fs[name] = (...args) => {
      if (isInside(args[0]) && String(args[0]).endsWith(detail) && name === 'readFileSync')
        fs.rmSync(args[0], { force: true });
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

if (kind === 'count') process.on('exit', () => fs.writeSync(2, `\nCHANGES ${changes}\n`));
