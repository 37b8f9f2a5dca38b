/** The pack as the build writes it and the service worker reads it. This file imports nothing. */

/**
 * All files as one: `[u32 length of the table][table][block]…`, little-endian. The table and each block are raw deflate
 * (RFC 1951); the table is JSON (`OfflineTable`). A small page so shares what it has in common with its neighbours, one file is had
 * without unpacking all, and a block whose files did not change need not be made again.
 */
export interface OfflineTable {
  /** Beginning and end of each block, from the end of the table. */
  blocks: [from: number, to: number][];
  /** For each file its block, and its beginning and end in it. */
  files: Record<string, [block: number, from: number, to: number]>;
}

/** What the service worker asks for to learn which pack is the newest. */
export interface PackNote {
  /** The pack's file, relative to the site's root. */
  file: string;
  bytes: number;
}
