import path from 'node:path';
import { Lock } from './lock.ts';
import { Transaction } from './transaction.ts';

/** A file's place without what is only of our own: the lock or the stage in a folder, and a file that is not whole yet. */
export function knownPlace(file: string): string {
  const parts = file.split(path.sep);
  const ours = parts.findIndex(part => Lock.isName(part) || part === Transaction.STAGE || part.endsWith('.part'));
  return ours < 0 ? file : parts.slice(0, ours).join(path.sep) || (path.isAbsolute(file) ? path.sep : '.');
}
