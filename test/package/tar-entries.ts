import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A file of a tarball, with all that its head says. */
export interface Entry {
  name: string;
  mode: number;
  uid: number;
  gid: number;
  /** In seconds. */
  time: number;
  kind: string;
  owner: string;
  group: string;
  text: Buffer;
}

/** The entries of a tarball, by POSIX's ustar. */
export function entries(tarball: string): Entry[] {
  const bytes = gunzipSync(fs.readFileSync(tarball));
  const found: Entry[] = [];
  for (let from = 0; bytes[from]; ) {
    const text = (start: number, length: number) =>
      bytes.toString('latin1', from + start, from + start + length).replace(/\0.*$/s, '');
    const number = (start: number, length: number) => Number.parseInt(text(start, length).trim() || '0', 8);
    const size = number(124, 12);
    found.push({
      name: [text(345, 155), text(0, 100)].filter(Boolean).join('/'),
      mode: number(100, 8),
      uid: number(108, 8),
      gid: number(116, 8),
      time: number(136, 12),
      kind: text(156, 1),
      owner: text(265, 32),
      group: text(297, 32),
      text: bytes.subarray(from + 512, from + 512 + size),
    });
    from += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}
