import fs from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import { sidecarName } from '../content/sidecar.ts';
import { placeInFolder } from '../content/spelled.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { DumpFile } from './dump-job.ts';

/** The file of a dump in the folder, with its sidecar. */
export function dumpInFolder(root: string, name: string): DumpFile {
  const { dumps } = contentFolder(root);
  const file = placeInFolder(dumps, name);
  const sidecarFile = placeInFolder(dumps, sidecarName(name));
  return {
    name,
    file,
    sidecarFile,
    ...(fs.existsSync(sidecarFile) && { sidecarText: decodeUtf8(sidecarFile, readBytes(sidecarFile)) }),
    bytes: () => fs.readFileSync(file),
  };
}

/**
 * The dump of `names` that is meant by what was typed: its name, or a path to it; or its name without the ending, where no other is
 * called so.
 */
export function dumpNamed(typed: string, names: Iterable<string>): string | undefined {
  const all = [...names];
  const name = path.basename(typed).normalize('NFC');
  if (all.includes(name)) return name;
  const alike = all.filter(other => path.parse(other).name === name);
  return alike.length === 1 ? alike[0] : undefined;
}
