import os from 'node:os';

/** What stands behind an error of the file system, where a person can do something about it. */
export type FileFault = 'full' | 'read-only' | 'forbidden';

const FAULTS: ReadonlyMap<string, FileFault> = new Map([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'forbidden'],
  ['EPERM', 'forbidden'],
]);

/** Undefined where it is another error, or none of the system. */
export function fileFault(error: unknown): FileFault | undefined {
  return FAULTS.get(systemCode(error) ?? '');
}

/** The code of an error of the system: Node has no names for some, as for a quota that is used up (EDQUOT). */
export function systemCode(error: unknown): string | undefined {
  const { code, errno } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || !code.startsWith('Unknown system error')) return code;
  return Object.entries(os.constants.errno).find(([, value]) => value === -(errno ?? 0))?.[0] ?? code;
}
