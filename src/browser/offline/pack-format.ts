/** The pack as the build writes it and the service worker reads it. This file imports nothing. */

/**
 * All files in one: `[u32 length of the table][table][block]…`, little-endian. The table and each block are raw deflate (RFC 1951);
 * the table is JSON (`OfflineTable`). Blocks compress small pages together, let one file be read without unpacking all, and are
 * reused by the build if none of their files changed.
 */
export interface OfflineTable {
  /** Start and end of each block, counted from the end of the table. */
  blocks: [from: number, to: number][];
  /** For each file its block, and its start and end in it. */
  files: Record<string, [block: number, from: number, to: number]>;
}

/** Tells the service worker which pack is the newest. */
export interface PackNote {
  /** The pack's file, relative to the site's root. */
  file: string;
  /** Where one file would be too large for a host: those that follow it. */
  more?: string[];
  /** Of all of them. */
  bytes: number;
}
