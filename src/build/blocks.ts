import crypto from 'node:crypto';
import zlib from 'node:zlib';
import type { OfflineTable } from '../browser/offline/pack-format.ts';
import { hash53 } from '../memory/hash53.ts';

/** A file of the site with a hash of its bytes, which are read only when needed. */
export interface SiteFile {
  name: string;
  hash: string;
  read(): Uint8Array;
}

/**
 * The average number of files in a block: one file in so many, chosen by its name, starts a new block. Doubling it makes
 * the pack 4 % smaller and doubles what is packed again for each changed page.
 */
const FILES_A_BLOCK = 24;

/** zlib's level: the default of 6 takes a quarter longer and saves 1 %. */
const LEVEL = 5;

/** Files that are already compressed and are stored as they are. */
const PACKED = /\.(?:pf_\w+|pagefind|woff2|png)$/;

export interface PackedBlocks {
  /** The consecutive parts of the pack. */
  parts: Buffer[];
  /** What the next build needs to reuse blocks: by key, each block's start and end in the pack and the sizes of its files. */
  memory: BlockMemory;
}

export type BlockMemory = Record<string, [from: number, to: number, ...sizes: number[]]>;

/**
 * @param files in any order; the result depends only on their names and bytes
 * @param before the previous pack, to reuse unchanged blocks from
 */
export function packBlocks(files: readonly SiteFile[], before?: { bytes: Buffer; memory: BlockMemory }): PackedBlocks {
  const table: OfflineTable = { blocks: [], files: {} };
  const parts: Buffer[] = [];
  const keys: { key: string; sizes: number[] }[] = [];
  let length = 0;
  for (const group of groups(files)) {
    const key = keyOf(group);
    const known = before?.memory[key];
    const contents = known ? undefined : group.map(file => file.read());
    const packed =
      known && before
        ? before.bytes.subarray(known[0], known[1])
        : zlib.deflateRawSync(Buffer.concat(contents!), { level: PACKED.test(group[0]!.name) ? 0 : LEVEL });
    const sizes = known ? known.slice(2) : contents!.map(bytes => bytes.length);
    let at = 0;
    group.forEach((file, i) => {
      table.files[file.name] = [table.blocks.length, at, at + sizes[i]!];
      at += sizes[i]!;
    });
    table.blocks.push([length, length + packed.length]);
    length += packed.length;
    parts.push(packed);
    keys.push({ key, sizes });
  }
  const head = zlib.deflateRawSync(JSON.stringify(table));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  const start = 4 + head.length;
  return {
    parts: [size, head, ...parts],
    memory: Object.fromEntries(
      table.blocks.map(([from, to], i) => [keys[i]!.key, [start + from, start + to, ...keys[i]!.sizes]]),
    ),
  };
}

/**
 * Groups neighbouring names of the same kind. Where a block ends depends only on nearby names, so that a new file moves few
 * others.
 */
function* groups(files: readonly SiteFile[]): Generator<SiteFile[]> {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  let group: SiteFile[] = [];
  for (const file of sorted) {
    const last = group.at(-1);
    if (
      last &&
      (begins(file.name) || group.length >= 4 * FILES_A_BLOCK || PACKED.test(file.name) !== PACKED.test(last.name))
    ) {
      yield group;
      group = [];
    }
    group.push(file);
  }
  if (group.length > 0) yield group;
}

const begins = (name: string): boolean => hash53(name) % FILES_A_BLOCK === 0;

const keyOf = (group: readonly SiteFile[]): string =>
  crypto
    .createHash('sha1')
    .update(group.map(({ name, hash }) => `${name}\0${hash}\n`).join(''))
    .digest('base64');
