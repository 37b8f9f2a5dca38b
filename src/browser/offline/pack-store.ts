import type { OfflineTable, PackNote } from './pack-format.ts';

export const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  webmanifest: 'application/manifest+json',
};

/** The cache entry with the note of the kept pack; the site has no file of this name. */
const NOTE = 'offline/kept.json';

interface OpenPack {
  note: PackNote;
  blob: Blob;
  start: number;
  table: OfflineTable;
  /** The last unpacked block. */
  last?: { number: number; bytes: Promise<ArrayBuffer> };
}

/** The whole digest on the device: one cache entry, from which files are cut on demand. */
export class PackStore {
  readonly #cacheName: string;
  readonly #root: string;
  #open: Promise<OpenPack | undefined> | undefined;

  /** @param root the address of the site's root; other sites of the same host have caches of their own */
  constructor(root: string) {
    this.#root = root;
    this.#cacheName = `broadsheet pack ${new URL(root).pathname}`;
  }

  async note(): Promise<PackNote | undefined> {
    return (await this.#pack())?.note;
  }

  /** A file of the site from the pack. */
  async file(name: string): Promise<Response | undefined> {
    const pack = await this.#pack();
    const place = pack && Object.hasOwn(pack.table.files, name) ? pack.table.files[name] : undefined;
    if (!pack || !place) return undefined;
    const [number, from, to] = place;
    if (pack.last?.number !== number) {
      const [begin, end] = pack.table.blocks[number]!;
      pack.last = { number, bytes: inflated(pack.blob.slice(pack.start + begin, pack.start + end)) };
    }
    const bytes = await pack.last.bytes;
    const type = TYPES[name.replace(/^.*\./, '')] ?? 'application/octet-stream';
    return new Response(bytes.slice(from, to), { headers: { 'content-type': type } });
  }

  /**
   * Fetches a pack, which replaces the last one once it is complete.
   *
   * @throws if the network fails or the pack is incomplete
   */
  async keep(note: PackNote, progress: (done: number) => void): Promise<void> {
    let done = 0;
    const parts: Blob[] = [];
    for (const file of [note.file, ...(note.more ?? [])]) {
      const response = await fetch(this.#root + file, { cache: 'no-store' });
      if (!response.ok || !response.body) throw new Error(`${file}: ${response.status}`);
      const counted = response.body.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            done += chunk.length;
            progress(done);
            controller.enqueue(chunk);
          },
        }),
      );
      parts.push(await new Response(counted).blob());
    }
    const blob = new Blob(parts);
    if (blob.size !== note.bytes) throw new Error(`${note.file}: expected ${note.bytes} bytes, found ${blob.size}`);
    const cache = await caches.open(this.#cacheName);
    await cache.put(this.#root + note.file, new Response(blob));
    // From here on, this pack serves.
    await cache.put(this.#root + NOTE, new Response(JSON.stringify(note)));
    this.#open = undefined;
    for (const { url } of await cache.keys())
      if (url !== this.#root + note.file && url !== this.#root + NOTE) await cache.delete(url);
  }

  async forget(): Promise<void> {
    await caches.delete(this.#cacheName);
    this.#open = undefined;
  }

  #pack(): Promise<OpenPack | undefined> {
    this.#open ??= this.#read().catch(() => undefined);
    return this.#open;
  }

  async #read(): Promise<OpenPack | undefined> {
    if (!(await caches.has(this.#cacheName))) return undefined;
    const cache = await caches.open(this.#cacheName);
    const note = (await (await cache.match(this.#root + NOTE))?.json()) as PackNote | undefined;
    const blob = note && (await (await cache.match(this.#root + note.file))?.blob());
    if (!note || !blob) return undefined;
    const size = new DataView(await blob.slice(0, 4).arrayBuffer()).getUint32(0, true);
    const table = JSON.parse(new TextDecoder().decode(await inflated(blob.slice(4, 4 + size)))) as OfflineTable;
    return { note, blob, start: 4 + size, table };
  }
}

function inflated(blob: Blob): Promise<ArrayBuffer> {
  return new Response(blob.stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer();
}
