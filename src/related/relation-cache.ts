import { type RelationTable, renumber } from './relation-table.ts';

/** Raised when keywords, similarity or this layout change, so that an older cache is not read. */
const VERSION = 2;
const MAGIC = `broadsheet relations ${VERSION}\n`;
const NUMBERS = ['keyOf', 'surfaceOf', 'near', 'dots', 'weightOf'] as const;
const NAMES = ['ids', 'marks', 'keys', 'surfaces'] as const;

/** A line with the version, one of JSON that gives the parts' bytes, then the parts; little-endian like every machine in use. */
export function packRelations(kept: RelationTable): Buffer {
  const table = renumber(kept);
  const parts: Buffer[] = [
    ...NUMBERS.map(name => Buffer.from(table[name].buffer, table[name].byteOffset, table[name].byteLength)),
    ...NAMES.map(name => Buffer.from(JSON.stringify(table[name]))),
  ];
  const head = `${MAGIC}${JSON.stringify(parts.map(part => part.length))}\n`;
  return Buffer.concat([Buffer.from(head), ...parts]);
}

/** @returns undefined where the bytes are those of another version, or cut short: then the caller starts from nothing */
export function unpackRelations(bytes: Buffer): RelationTable | undefined {
  if (bytes.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) return undefined;
  const body = bytes.indexOf('\n', MAGIC.length) + 1;
  try {
    let at = body;
    const parts: Buffer[] = [];
    for (const length of JSON.parse(bytes.toString('latin1', MAGIC.length, body)) as number[]) {
      parts.push(bytes.subarray(at, at + length));
      at += length;
    }
    if (at !== bytes.length) return undefined;
    // A copy is aligned; a view into the file need not be.
    const buffer = (i: number) => Uint8Array.from(parts[i]!).buffer;
    const names = (i: number) => JSON.parse(parts[i]!.toString()) as string[];
    return {
      keyOf: new Uint32Array(buffer(0)),
      surfaceOf: new Uint32Array(buffer(1)),
      near: new Uint32Array(buffer(2)),
      dots: new Uint32Array(buffer(3)),
      weightOf: new Uint16Array(buffer(4)),
      ids: names(5),
      marks: names(6),
      keys: names(7),
      surfaces: names(8),
    };
  } catch {
    return undefined;
  }
}
