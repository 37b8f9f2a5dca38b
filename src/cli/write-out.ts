import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../diagnostic.ts';
import { realPath } from '../files/real-path.ts';
import { writeWhole } from '../files/write-whole.ts';
import { quoted } from '../terminal/command.ts';
import { standing } from './place.ts';

/**
 * Writes a file where the person stands, whole or not at all; a link leads to the file that is meant.
 *
 * @param isOurs whether what stands there is of the same kind and may go
 * @throws UsageError where another's file or a folder stands there, or where the folder that is to hold it does not
 */
export function writeOut(file: string, bytes: Uint8Array, isOurs: (found: Uint8Array) => boolean): void {
  const named = path.resolve(standing(), file);
  const target = realPath(named) ?? named;
  const found = fs.statSync(target, { throwIfNoEntry: false });
  if (found?.isDirectory())
    throw new UsageError(`expected the name of a file, found the folder ${file}; name a file in it by --out`);
  const folder = path.dirname(named);
  if (!found && !fs.existsSync(folder))
    throw new UsageError(
      `expected the folder ${path.dirname(file)}, found none; first: mkdir ${quoted(path.dirname(file))}`,
    );
  if (found?.isFile() && found.size > 0 && !isOurs(fs.readFileSync(target)))
    throw new UsageError(
      `expected nothing at ${file}, or what this command wrote there before; found another file. Move it, or name another by --out`,
    );
  writeWhole(target, bytes);
}
