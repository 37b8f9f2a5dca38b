import fs from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import { sidecarName } from '../content/sidecar.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { DumpFile } from './dump-job.ts';

/** The file of a dump in the folder, with its sidecar. */
export function dumpInFolder(root: string, name: string): DumpFile {
  const { dumps } = contentFolder(root);
  const file = path.join(dumps, name);
  const sidecarFile = path.join(dumps, sidecarName(name));
  return {
    name,
    file,
    sidecarFile,
    ...(fs.existsSync(sidecarFile) && { sidecarText: decodeUtf8(sidecarFile, readBytes(sidecarFile)) }),
    bytes: () => fs.readFileSync(file),
  };
}
