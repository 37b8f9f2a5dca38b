import zlib from 'node:zlib';
import { attempt } from '../files/attempt.ts';

/** How a body may be packed (https://www.rfc-editor.org/rfc/rfc9110#name-content-codings), and what unpacks it. */
const PACKINGS: Readonly<Record<string, (packed: Buffer, limit: zlib.ZlibOptions) => Buffer>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: (packed, limit) => (hasZlibHead(packed) ? zlib.inflateSync : zlib.inflateRawSync)(packed, limit),
  br: zlib.brotliDecompressSync,
};

/** What a browser asks for. */
export const isPacking = (name: string): boolean => Object.hasOwn(PACKINGS, name);

/**
 * A body as it was before it was packed, read as browsers do: behind the end of a body anything may stand.
 *
 * @returns undefined where it is longer than the limit, in bytes
 * @throws zlib's error where it is damaged or ends too early
 */
export function unpacked(packed: Buffer, packing: string, limit: number): Buffer | undefined {
  try {
    return PACKINGS[packing]!(packed, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw error;
  }
}

/** Many hosts send the bare stream under this name (https://www.rfc-editor.org/rfc/rfc9110#name-deflate-coding). */
function hasZlibHead(packed: Buffer): boolean {
  return packed.length >= 2 && (packed[0]! & 15) === 8 && packed.readUInt16BE(0) % 31 === 0;
}

function gunzip(packed: Buffer, limit: zlib.ZlibOptions): Buffer {
  try {
    return zlib.gunzipSync(packed, limit);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'Z_DATA_ERROR') throw error;
    const first = attempt(() => firstMember(packed, limit));
    if (!first) throw error;
    return first;
  }
}

/**
 * The first member, whole and with its sum (https://www.rfc-editor.org/rfc/rfc1952), whatever stands behind it.
 *
 * @throws zlib's error where it is damaged
 */
function firstMember(packed: Buffer, limit: zlib.ZlibOptions): Buffer | undefined {
  const flags = packed[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (packed.length >= at + 2 ? packed.readUInt16LE(at) : 0);
  // The file's name and a remark, each up to a zero.
  for (const flag of [8, 16]) if (flags & flag) at = packed.indexOf(0, at) + 1;
  if (flags & 2) at += 2;
  const { buffer, engine } = zlib.inflateRawSync(packed.subarray(at), {
    ...limit,
    info: true,
  } as object) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  const end = at + engine.bytesWritten;
  return packed.length >= end + 8 && packed.readUInt32LE(end) === zlib.crc32(buffer) ? buffer : undefined;
}
