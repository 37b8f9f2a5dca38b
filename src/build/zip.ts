import zlib from 'node:zlib';
import type { SiteFile } from './blocks.ts';

/** Where a file's entry (header, name and compressed bytes) is in an archive, and what the archive's directory says of it. */
export type ZipMemory = Record<string, [hash: string, from: number, to: number, crc: number, size: number]>;

export interface PackedZip {
  /** The consecutive parts of the archive. */
  parts: Buffer[];
  memory: ZipMemory;
}

/** zlib's level: the default of 6 takes nearly twice as long and saves 5 %. */
const LEVEL = 3;

/** Base64 hardly repeats itself; searching it for repetitions takes most of the time and gains next to nothing. */
const UNREPEATING = /^pagefind\/file\//;

/**
 * 1 January 1980, the format's zero, for all files. With the digest's day instead, every entry would change with each new
 * day.
 */
const DATE = 0x21;
/** Version 2.0, UTF-8 names, deflated, at midnight. */
const COMMON = [20, 0, 0, 8, 8, 0, 0, 0, DATE, 0] as const;

const HEADER = 30;
const DIRECTORY_ENTRY = 46;
const END = 22;

/**
 * A zip archive (PKWARE's APPNOTE.TXT, 4.3) whose bytes depend only on its files, not on clock, time zone or order. It is
 * written here rather than by a library, so that unchanged entries can be copied from the previous archive in long runs: a
 * new day changes few of tens of thousands.
 *
 * @param files at most 65,535
 * @param folder the one folder that contains all files, with its slash
 * @param before the previous archive, to copy unchanged entries from
 */
export function packZip(
  files: readonly SiteFile[],
  folder: string,
  before?: { bytes: Buffer; memory: ZipMemory },
): PackedZip {
  const parts: Buffer[] = [];
  const memory: ZipMemory = {};
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = sorted.map(file => Buffer.from(folder + file.name));
  const directory = Buffer.alloc(names.reduce((sum, name) => sum + DIRECTORY_ENTRY + name.length, END));
  let inDirectory = 0;
  let length = 0;
  /** The run of the previous archive that is being copied. */
  let stretch = { from: 0, to: 0 };
  const take = (): void => {
    if (before && stretch.to > stretch.from) parts.push(before.bytes.subarray(stretch.from, stretch.to));
  };
  for (const [i, file] of sorted.entries()) {
    const name = names[i]!;
    let known = before?.memory[file.name];
    if (known?.[0] === file.hash) {
      if (known[1] === stretch.to) stretch.to = known[2];
      else {
        take();
        stretch = { from: known[1], to: known[2] };
      }
    } else {
      take();
      stretch = { from: 0, to: 0 };
      const { packed, crc, size } = deflated(file);
      const entry = entryOf(name, crc, packed, size);
      parts.push(entry);
      known = [file.hash, 0, entry.length, crc, size];
    }
    const [hash, from, to, crc, size] = known;
    const end = length + to - from;
    memory[file.name] = [hash, length, end, crc, size];
    writeDirectoryEntry(directory, inDirectory, name, crc, to - from - HEADER - name.length, size, length);
    inDirectory += DIRECTORY_ENTRY + name.length;
    length = end;
  }
  take();
  writeEnd(directory, inDirectory, files.length, length);
  parts.push(directory);
  return { parts, memory };
}

/** Raw deflate with the checksum that zip needs, which zlib computes for the gzip trailer (RFC 1952). */
function deflated(file: SiteFile): { packed: Buffer; crc: number; size: number } {
  const bytes = file.read();
  const strategy = UNREPEATING.test(file.name) ? zlib.constants.Z_HUFFMAN_ONLY : zlib.constants.Z_DEFAULT_STRATEGY;
  const gzip = zlib.gzipSync(bytes, { level: LEVEL, strategy });
  return { packed: gzip.subarray(10, -8), crc: gzip.readUInt32LE(gzip.length - 8), size: bytes.length };
}

/** 4.3.7: a file's header, its name and its packed bytes. */
function entryOf(name: Buffer, crc: number, packed: Buffer, size: number): Buffer {
  const bytes = Buffer.alloc(HEADER + name.length + packed.length);
  bytes.writeUInt32LE(0x04034b50, 0);
  writeFacts(bytes, 4, name, crc, packed.length, size);
  bytes.set(name, HEADER);
  bytes.set(packed, HEADER + name.length);
  return bytes;
}

/** 4.3.12: a file's entry in the directory, which says where its header begins. */
function writeDirectoryEntry(
  bytes: Buffer,
  from: number,
  name: Buffer,
  crc: number,
  packed: number,
  size: number,
  at: number,
): void {
  bytes.writeUInt32LE(0x02014b50, from);
  bytes[from + 4] = COMMON[0];
  writeFacts(bytes, from + 6, name, crc, packed, size);
  bytes.writeUInt32LE(at, from + 42);
  bytes.set(name, from + DIRECTORY_ENTRY);
}

/** The fields that both of them have. */
function writeFacts(bytes: Buffer, at: number, name: Buffer, crc: number, packed: number, size: number): void {
  bytes.set(COMMON, at);
  bytes.writeUInt32LE(crc, at + 10);
  bytes.writeUInt32LE(packed, at + 14);
  bytes.writeUInt32LE(size, at + 18);
  bytes.writeUInt16LE(name.length, at + 22);
}

/** 4.3.16: the end record, where reading starts. @param directory the length of the directory before it */
function writeEnd(bytes: Buffer, directory: number, files: number, at: number): void {
  bytes.writeUInt32LE(0x06054b50, directory);
  bytes.writeUInt16LE(files, directory + 8);
  bytes.writeUInt16LE(files, directory + 10);
  bytes.writeUInt32LE(directory, directory + 12);
  bytes.writeUInt32LE(at, directory + 16);
}
