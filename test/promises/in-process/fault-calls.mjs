// Every call of node:fs that changes something, or opens what is to be read, asks first whether it may: calls that wait, calls with a
// callback, and promises.
import fs from 'node:fs';
import path from 'node:path';

/** The calls that the system has one of: their name for `fault`, and which argument is the path, or the open file's number. */
const CALLS = {
  rename: ['rename', 1],
  unlink: ['unlink', 0],
  rmdir: ['rmdir', 0],
  mkdtemp: ['mkdtemp', 0],
  link: ['link', 1],
  symlink: ['symlink', 1],
  copyFile: ['copy', 1],
  cp: ['copy', 1],
  chmod: ['chmod', 0],
  lchmod: ['chmod', 0],
  fchmod: ['chmod', 0],
  chown: ['chmod', 0],
  lchown: ['chmod', 0],
  fchown: ['chmod', 0],
  utimes: ['utime', 0],
  lutimes: ['utime', 0],
  futimes: ['utime', 0],
  truncate: ['truncate', 0],
  ftruncate: ['truncate', 0],
  fsync: ['flush', 0],
  fdatasync: ['flush', 0],
  writev: ['write', 0],
  readdir: ['list', 0],
  opendir: ['list', 0],
  readFile: ['read', 0],
};

/** The files that are open for writing, by their numbers. */
const open = new Map();
const nameOf = at => (typeof at === 'number' ? open.get(at) : at);
const isForWriting = flags =>
  typeof flags === 'number' ? (flags & 3) !== 0 || (flags & 64) !== 0 : /[wa+]/.test(String(flags ?? 'r'));
const flagOf = (options, otherwise) => (typeof options === 'object' && options?.flag) || otherwise;
const modeOf = options => (typeof options === 'object' && options?.mode) || 0o666;
const encodingOf = options => (typeof options === 'string' ? options : options?.encoding) || 'utf8';
const bytesOf = (data, options) =>
  typeof data === 'string'
    ? Buffer.from(data, encodingOf(options))
    : Buffer.from(data.buffer ?? data, data.byteOffset, data.byteLength);

/**
 * @param fault see `fault.mjs`
 * @param isLate whether a call of this name is done although it fails
 */
export function patchCalls(fault, isLate) {
  const real = { ...fs };
  /** Whether the call was made by one of Node's own, which was asked for already. */
  let isInside = false;
  const alone = work => {
    if (isInside) return work();
    isInside = true;
    try {
      return work();
    } finally {
      isInside = false;
    }
  };

  for (const [call, [name, at]] of Object.entries(CALLS)) {
    const sync = real[`${call}Sync`];
    if (sync)
      fs[`${call}Sync`] = (...args) => {
        const error = isInside ? undefined : fault(name, nameOf(args[at]));
        if (error) throw error;
        return alone(() => sync(...args));
      };
    const later = real[call];
    if (later)
      fs[call] = (...args) => {
        const error = isInside ? undefined : fault(name, nameOf(args[at]));
        if (error) return process.nextTick(args.at(-1), error);
        return alone(() => later(...args));
      };
    const promised = real.promises[call];
    if (promised)
      fs.promises[call] = async (...args) => {
        const error = fault(name, nameOf(args[at]));
        if (error) throw error;
        return alone(() => promised(...args));
      };
  }

  fs.openSync = (file, flags, ...more) => {
    const error = isInside ? undefined : fault(isForWriting(flags) ? 'open' : 'read', file);
    if (error) throw error;
    const handle = alone(() => real.openSync(file, flags, ...more));
    if (isForWriting(flags)) open.set(handle, file);
    return handle;
  };
  fs.open = (file, ...more) => {
    const done = more.at(-1);
    const flags = more.length > 1 ? more[0] : 'r';
    const error = fault(isForWriting(flags) ? 'open' : 'read', file);
    if (error) return process.nextTick(done, error);
    return real.open(file, ...more.slice(0, -1), (failed, handle) => {
      if (!failed && isForWriting(flags)) open.set(handle, file);
      done(failed, handle);
    });
  };

  fs.writeSync = (handle, data, ...more) => {
    const half = () => {
      const bytes = bytesOf(data, more.at(-1));
      real.writeSync(handle, bytes, 0, bytes.length >> 1);
    };
    const error = isInside ? undefined : fault('write', open.get(handle), half);
    if (error) throw error;
    return real.writeSync(handle, data, ...more);
  };
  fs.write = (handle, ...more) => {
    const error = fault('write', open.get(handle));
    return error ? process.nextTick(more.at(-1), error) : real.write(handle, ...more);
  };
  fs.closeSync = handle => {
    const file = open.get(handle);
    const error = isInside ? undefined : fault('close', file);
    if (error && !isLate('close')) throw error;
    open.delete(handle);
    real.closeSync(handle);
    if (error) throw error;
  };
  fs.close = (handle, done) => {
    const error = fault('close', open.get(handle));
    open.delete(handle);
    return real.close(handle, failed => done?.(error ?? failed));
  };

  // What is one call here and many of the system.
  fs.writeFileSync = (file, data, options) => {
    const bytes = bytesOf(data, options);
    if (isInside) return real.writeFileSync(file, data, options);
    const handle = typeof file === 'number' ? file : fs.openSync(file, flagOf(options, 'w'), modeOf(options));
    try {
      for (let at = 0; at < bytes.length; ) at += fs.writeSync(handle, bytes, at, bytes.length - at);
    } finally {
      if (handle !== file) fs.closeSync(handle);
    }
  };
  fs.appendFileSync = (file, data, options) =>
    fs.writeFileSync(file, data, { ...(typeof options === 'object' ? options : { encoding: options }), flag: 'a' });
  const mkdirSync = (folder, options) => {
    const error = isInside ? undefined : fault('mkdir', folder);
    if (error) throw error;
    return alone(() => real.mkdirSync(folder, options));
  };
  fs.mkdirSync = (folder, options) => {
    if (typeof options !== 'object' || !options?.recursive) return mkdirSync(folder, options);
    const missing = [];
    for (let at = path.resolve(String(folder)); !real.existsSync(at); at = path.dirname(at)) missing.unshift(at);
    if (missing.length === 0) return real.mkdirSync(folder, options);
    for (const each of missing) mkdirSync(each, { ...options, recursive: false });
    return missing[0];
  };
  fs.rmSync = (file, options = {}) => {
    const stat = real.lstatSync(file, { throwIfNoEntry: false });
    if (!stat && options.force) return;
    if (!stat?.isDirectory() || !options.recursive)
      return stat?.isDirectory() ? real.rmSync(file, options) : fs.unlinkSync(file);
    for (const name of real.readdirSync(file)) fs.rmSync(path.join(String(file), name), options);
    fs.rmdirSync(file);
  };

  // What is not asked for by the parts of which it is made.
  const whole = (call, name) => {
    const later = real[call];
    fs[call] = (...args) => {
      const error = isInside ? undefined : fault(name, nameOf(args[0]));
      return error ? process.nextTick(args.at(-1), error) : alone(() => later(...args));
    };
    const promised = real.promises[call];
    fs.promises[call] = async (...args) => {
      const at = args[0];
      const error = fault(name, typeof at === 'object' && 'fd' in at ? open.get(at.fd) : nameOf(at));
      if (error) throw error;
      return alone(() => promised(...args));
    };
  };
  for (const call of ['writeFile', 'appendFile']) whole(call, 'write');
  for (const call of ['mkdir', 'rm']) whole(call, call === 'rm' ? 'unlink' : 'mkdir');

  const opening = real.promises.open;
  fs.promises.open = async (file, flags, ...more) => {
    const error = fault(isForWriting(flags) ? 'open' : 'read', file);
    if (error) throw error;
    const handle = await opening(file, flags, ...more);
    if (!isForWriting(flags)) return handle;
    const calls = {
      write: 'write',
      writev: 'write',
      writeFile: 'write',
      appendFile: 'write',
      sync: 'flush',
      datasync: 'flush',
    };
    for (const [call, name] of Object.entries({ ...calls, truncate: 'truncate', chmod: 'chmod', utimes: 'utime' })) {
      const original = handle[call].bind(handle);
      handle[call] = async (...args) => {
        const failed = fault(name, file);
        if (failed) throw failed;
        return original(...args);
      };
    }
    return handle;
  };

  const stream = real.createWriteStream;
  fs.createWriteStream = (file, options) => stream(file, { ...(typeof options === 'object' ? options : {}), fs });
}
