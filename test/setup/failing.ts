import fs from 'node:fs';

type Call = 'openSync' | 'readFileSync' | 'readdirSync' | 'renameSync' | 'rmSync';

/** Does the work while a call of the file system fails for some files, as where too many are open. */
export function whileFailing<T>(call: Call, isOf: (file: string) => boolean, work: () => T, code = 'EMFILE'): T {
  const original = fs[call] as (...args: unknown[]) => unknown;
  const calls = fs as unknown as Record<Call, unknown>;
  calls[call] = (...args: unknown[]) => {
    if (!args.slice(0, 2).some(file => typeof file === 'string' && isOf(file))) return original(...args);
    throw Object.assign(new Error(`${code}: injected, ${call}`), { code, syscall: call, path: String(args[0]) });
  };
  try {
    return work();
  } finally {
    calls[call] = original;
  }
}
