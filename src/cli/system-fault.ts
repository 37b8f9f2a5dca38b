import fs from 'node:fs';
import os from 'node:os';
import { type Diagnostic, errorAt } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { type FileFault, fileFault, systemCode } from '../files/file-fault.ts';
import { knownPlace } from '../files/known-place.ts';
import { standingPlace } from '../files/real-path.ts';
import { quoted } from '../terminal/command.ts';
import { shown } from './place.ts';

/** An error of the system, as a full disk, in words that say what to do; undefined of any other error. */
export function systemFault(error: unknown): Diagnostic | undefined {
  const { syscall, message, path: file } = error as NodeJS.ErrnoException;
  const code = systemCode(error);
  if (!code || !syscall) return undefined;
  const fault = fileFault(error);
  if (!fault) {
    const said = message.replace(/Unknown system error -\d{1,9}/g, code);
    return errorAt(file === undefined ? {} : { file: shown(file) }, 'system', said);
  }
  const known = file === undefined ? undefined : knownPlace(file);
  const place = known === undefined || fault === 'full' ? known : standingPlace(known);
  const { rule, expected, advice } = SAID[fault](place);
  return errorAt(place === undefined ? {} : { file: shown(place) }, rule, `${expected} (${code})`, advice);
}

type Said = (place: string | undefined) => { rule: string; expected: string; advice: string };

const SAID: Readonly<Record<FileFault, Said>> = {
  full: () => ({
    rule: 'disk-full',
    expected: 'expected room on the disk, found none',
    advice: 'Make room on it, or have the quota raised, and call the command again.',
  }),
  'read-only': () => ({
    rule: 'disk-read-only',
    expected: 'expected a disk that can be written to, found one that can only be read',
    advice: 'Have it mounted for writing, or work on a copy of the folder on another disk.',
  }),
  forbidden: place => {
    const what = place !== undefined && isFolder(place) ? 'folder' : 'file';
    const verb = place === undefined || mayRead(place) ? 'write to' : 'read';
    return {
      rule: 'forbidden',
      expected: `expected a ${what} that you may ${verb}, found that the system forbids it`,
      advice: place === undefined ? 'See whose it is, and who may change it.' : whatToDo(place),
    };
  },
};

const isFolder = (place: string): boolean => attempt(() => fs.statSync(place).isDirectory()) === true;

function mayRead(place: string): boolean {
  const wanted = isFolder(place) ? fs.constants.R_OK | fs.constants.X_OK : fs.constants.R_OK;
  return attempt(() => fs.accessSync(place, wanted) ?? true) === true;
}

/** By whose it is, where the system knows owners. */
function whatToDo(place: string): string {
  const owner = attempt(() => fs.statSync(place).uid);
  const own = process.getuid?.();
  if (owner === undefined || own === undefined) return 'See who may change it, and whether another program holds it.';
  if (owner === own) return `It is yours: chmod -R u+rwX ${quoted(shown(place))}`;
  const me = attempt(() => os.userInfo().username) ?? `user ${own}`;
  return `It belongs to ${owner === 0 ? 'root' : `user ${owner}`}, and you are ${me}: have it given to you (chown), or call the command as its owner.`;
}
