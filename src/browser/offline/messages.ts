/** What a page asks of the service worker. */
export type ToService = { kind: 'keep' } | { kind: 'forget' } | { kind: 'state' } | { kind: 'update' };

/** What the service worker tells the pages. */
export type FromService =
  | { kind: 'state'; kept: boolean; bytes?: number }
  | { kind: 'progress'; done: number; all: number }
  | { kind: 'failed'; message: string };
