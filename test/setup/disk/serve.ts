/**
 * A disk of the kernel's that this process serves by FUSE (https://docs.kernel.org/filesystems/fuse/fuse.html; the messages are those
 * of linux/fuse.h): what a program does with it goes through the kernel as it does with any other, also what binaries do. It holds
 * its files in memory, and has the habits that are written into a file `.habits` of it.
 *
 *     node --import tsx serve.ts FOLDER
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { DiskError, Held, type Node } from './held.ts';

const HABITS = '.habits';
const HABITS_ID = 2 ** 40;
const IN = 40;
const OUT = 16;
const MOST = 2 ** 17;
/** Of a handle: whether it may write. */
const WRITES = fs.constants.O_WRONLY | fs.constants.O_RDWR;

const held = new Held();
let habitsText = Buffer.alloc(0);
const device = fs.openSync('/dev/fuse', 'r+');
const folder = process.argv[2]!;
const options = `fd=3,rootmode=40000,user_id=${process.getuid!()},group_id=${process.getgid!()},default_permissions,allow_other`;
const mounted = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'broadsheet-test', folder], {
  stdio: ['ignore', 'inherit', 'inherit', device],
});
if (mounted.status !== 0) process.exit(1);

// Where the test was killed, the disk goes with it: this thread waits for requests, so another one waits for that.
new Worker(
  `const fs = require('node:fs');
  try { while (fs.readSync(0, Buffer.alloc(1)) > 0); } catch {}
  require('node:child_process').spawnSync('umount', ['-l', ${JSON.stringify(folder)}]);
  process.exit(0);`,
  { eval: true, execArgv: [] },
);

/** Numbers of an answer, one behind the other. */
class Answer {
  readonly #bytes: Buffer;
  #at = 0;
  constructor(size: number) {
    this.#bytes = Buffer.alloc(size);
  }
  u64(...values: number[]): this {
    for (const value of values) this.#at = this.#bytes.writeBigUInt64LE(BigInt(value), this.#at);
    return this;
  }
  u32(...values: number[]): this {
    for (const value of values) this.#at = this.#bytes.writeUInt32LE(value, this.#at);
    return this;
  }
  attributes(node: Node): this {
    const { tick = 0.001, inodes } = held.habits;
    const time = (at: number): [number, number] => {
      const shown = at - (at % tick);
      return [Math.floor(shown / 1000), Math.round((shown % 1000) * 1e6)];
    };
    const [mtime, mnano] = time(node.mtime);
    // Where times are coarse, there is but one.
    const [ctime, cnano] = time(held.habits.tick ? node.mtime : node.ctime);
    const inode = inodes === 'nought' ? 0 : inodes === 'changing' ? Math.floor(Math.random() * 2 ** 40) : node.id;
    this.u64(inode, node.size, Math.ceil(node.size / 512), mtime, mtime, ctime).u32(mnano, mnano, cnano);
    return this.u32(node.mode, node.items ? 2 : node.links, process.getuid!(), process.getgid!(), 0, 4096, 0);
  }
  entry(node: Node): this {
    return this.u64(node.id, 0, 0, 0).u32(0, 0).attributes(node);
  }
  get bytes(): Buffer {
    return this.#bytes;
  }
}

const entry = (node: Node): Buffer => new Answer(128).entry(node).bytes;
const nothing = Buffer.alloc(0);
const text = (body: Buffer, from = 0): string[] => body.toString('utf8', from).split('\0');
const u64 = (body: Buffer, at: number): number => Number(body.readBigUInt64LE(at));

/** The process that a thread belongs to. */
function processOf(thread: number): number {
  try {
    return Number(/^Tgid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${thread}/status`, 'latin1'))?.[1] ?? thread);
  } catch {
    return thread;
  }
}

const FOLDER_TYPE = 4;
const FILE_TYPE = 8;

function listed(id: number, offset: number, size: number, who: number): Buffer {
  // The order may change from one call to the next; a folder that is listed in pieces must not.
  if (offset === 0) listings.set(id, held.list(id, who));
  const items = listings.get(id) ?? [];
  const parts: Buffer[] = [];
  let room = size;
  for (let at = offset; at < items.length; at++) {
    const { name, node } = items[at]!;
    const bytes = Buffer.from(name);
    const length = 24 + 8 * Math.ceil(bytes.length / 8);
    if (length > room) break;
    room -= length;
    const type = held.habits.shuffled ? 0 : node.items ? FOLDER_TYPE : node.target ? 10 : FILE_TYPE;
    const part = new Answer(length).u64(node.id, at + 1).u32(bytes.length, type).bytes;
    bytes.copy(part, 24);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
const listings = new Map<number, { name: string; node: Node }[]>();

function setAttributes(node: Node, body: Buffer): Buffer {
  const valid = body.readUInt32LE(0);
  if (valid & 1) node.mode = (node.mode & 0o170000) | (body.readUInt32LE(68) & 0o7777);
  if (valid & 8) node.resize(u64(body, 16));
  if (valid & 32) node.mtime = u64(body, 40) * 1000 + body.readUInt32LE(60) / 1e6;
  if (valid & 256) node.mtime = Date.now();
  node.ctime = Date.now();
  return new Answer(104).u64(0).u32(0, 0).attributes(node).bytes;
}

/** @returns the answer; undefined where none is waited for, a name where the call is not known here */
function answer(opcode: number, id: number, body: Buffer, thread: number): Buffer | undefined | 'ENOSYS' {
  const who = held.habits.late ? processOf(thread) : thread;
  const { O_EXCL, O_TRUNC } = fs.constants;
  switch (opcode) {
    case 1: // LOOKUP
      return entry(held.find(id, text(body)[0]!, who));
    case 2: // FORGET
    case 36: // INTERRUPT
    case 42: // BATCH_FORGET
      return undefined;
    case 3: // GETATTR
      return new Answer(104).u64(0).u32(0, 0).attributes(held.node(id)).bytes;
    case 4: // SETATTR
      return setAttributes(held.node(id), body);
    case 5: // READLINK
      return Buffer.from(held.node(id).target);
    case 6: {
      const [name, target] = text(body);
      return entry(held.link(id, name!, target!, who));
    }
    case 9: // MKDIR
      return entry(held.add(id, text(body, 8)[0]!, 0o040000 | body.readUInt32LE(0), 'folder', true, who));
    case 10: // UNLINK
    case 11: // RMDIR
      held.remove(id, text(body)[0]!, opcode === 11);
      return nothing;
    case 12: // RENAME
    case 45: {
      const [name, other] = text(body, opcode === 12 ? 8 : 16);
      held.rename(id, name!, u64(body, 0), other!, who);
      return nothing;
    }
    case 13: // LINK
      return entry(held.link(id, text(body, 8)[0]!, held.node(u64(body, 0)), who));
    case 14: // OPEN
    case 27: // OPENDIR
      if (opcode === 14 && body.readUInt32LE(0) & O_TRUNC) held.node(id).resize(0);
      return new Answer(16).u64(body.readUInt32LE(0) & WRITES).u32(0, 0).bytes;
    case 15: // READ
      return held.node(id).read(u64(body, 8), body.readUInt32LE(16));
    case 16: {
      const size = body.readUInt32LE(16);
      held.check('write', held.node(id));
      held.node(id).write(u64(body, 8), body.subarray(40, 40 + size));
      return new Answer(8).u32(size, 0).bytes;
    }
    case 17: // STATFS
      return new Answer(80).u64(2 ** 20, 2 ** 19, 2 ** 19, 2 ** 20, 2 ** 19).u32(4096, 255, 4096, 0).bytes;
    case 18: // RELEASE
    case 29: // RELEASEDIR
    case 30: // FSYNCDIR
      return nothing;
    case 20: // FSYNC
      held.check('fsync', held.node(id));
      return nothing;
    case 25: // FLUSH, when a file is closed: what is told late is told to who wrote
      if (u64(body, 0) & WRITES) held.check('close', held.node(id));
      return nothing;
    case 26: // INIT
      return new Answer(64).u32(7, 31, MOST, (1 << 3) | (1 << 5), 0, MOST, 1).bytes;
    case 28: // READDIR
      return listed(id, u64(body, 8), body.readUInt32LE(16), who);
    case 35: {
      const flags = body.readUInt32LE(0);
      const name = text(body, 16)[0]!;
      const node = held.add(id, name, 0o100000 | body.readUInt32LE(4), 'file', (flags & O_EXCL) !== 0, who);
      if (flags & O_TRUNC && node.size > 0) node.resize(0);
      return new Answer(144)
        .entry(node)
        .u64(flags & WRITES)
        .u32(0, 0).bytes;
    }
    default:
      return 'ENOSYS';
  }
}

/** What a disk is told of its habits goes through a file of it that nobody lists. */
function answerHabits(opcode: number, body: Buffer): Buffer | 'ENOSYS' {
  const attributes = (answer: Answer): Buffer =>
    answer.u64(HABITS_ID, 0, 0, 0, 0, 0).u32(0, 0, 0, 0o100666, 1, 0, 0, 0, 4096, 0).bytes;
  switch (opcode) {
    case 1:
      return attributes(new Answer(128).u64(HABITS_ID, 0, 0, 0).u32(0, 0));
    case 3:
    case 4:
      return attributes(new Answer(104).u64(0).u32(0, 0));
    case 14:
      habitsText = nothing;
      return new Answer(16).u64(HABITS_ID).u32(0, 0).bytes;
    case 16: {
      const size = body.readUInt32LE(16);
      habitsText = Buffer.concat([habitsText, body.subarray(40, 40 + size)]);
      held.become(JSON.parse(habitsText.toString()));
      return new Answer(8).u32(size, 0).bytes;
    }
    case 18:
    case 25:
      return nothing;
    default:
      return 'ENOSYS';
  }
}

const request = Buffer.alloc(MOST + 2 ** 16);
for (;;) {
  let length = 0;
  try {
    length = fs.readSync(device, request);
  } catch (error) {
    // Unmounted.
    if ((error as NodeJS.ErrnoException).code === 'ENODEV') process.exit(0);
    if (['EINTR', 'ENOENT', 'EAGAIN'].includes((error as NodeJS.ErrnoException).code!)) continue;
    throw error;
  }
  const opcode = request.readUInt32LE(4);
  const id = u64(request, 16);
  const body = request.subarray(IN, length);
  const isHabits = id === HABITS_ID || (id === 1 && opcode === 1 && text(body)[0] === HABITS);
  if (held.habits.slow && !isHabits) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, held.habits.slow);
  let said: Buffer | undefined = nothing;
  let code = 0;
  try {
    const found = isHabits ? answerHabits(opcode, body) : answer(opcode, id, body, request.readUInt32LE(32));
    if (found === 'ENOSYS') code = os.constants.errno.ENOSYS;
    else said = found;
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    code = os.constants.errno[error.message as 'EIO'];
  }
  if (said === undefined) continue;
  const whole = Buffer.alloc(OUT + said.length);
  whole.writeUInt32LE(whole.length, 0);
  whole.writeInt32LE(-code, 4);
  request.copy(whole, 8, 8, 16);
  said.copy(whole, OUT);
  try {
    fs.writeSync(device, whole);
  } catch (error) {
    // Who asked is gone.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
