import { ContentDesk, type DeskOptions } from '../../src/desk/content-desk.ts';
import type { Defences } from '../../src/desk/door.ts';
import { ROOMS } from '../../src/desk/rooms.ts';
import { type DeskServing, serveDesk } from '../../src/desk/server.ts';
import type { Room } from '../../src/desk/view.ts';
import { AContentFolder } from '../ingest/a-content-folder.ts';

// A person's desk records what its builds publish, which a build in CI does not.
process.env['CI'] = '';

export const TODAY = '2026-02-03';
export const NOW = '2026-02-03T04:05:06Z';

/** A desk of a content folder, in this process; `close` it. */
export class ADesk {
  readonly folder: AContentFolder;
  readonly desk: ContentDesk;
  serving!: DeskServing;

  /** @param more of a digest with a folder of its own */
  constructor(folder: AContentFolder = new AContentFolder(), more: Partial<DeskOptions> = {}) {
    this.folder = folder;
    const output = folder.at('../_site');
    this.desk = new ContentDesk({ content: folder.root, output, today: () => TODAY, now: () => NOW, ...more });
  }

  async serve({
    rooms = ROOMS,
    port = 0,
    defences,
  }: {
    rooms?: readonly Room[];
    port?: number;
    defences?: Defences;
  } = {}): Promise<this> {
    this.serving = await serveDesk(this.desk, rooms, port, () => ({ name: 'A digest', language: 'en' }), defences);
    return this;
  }

  get port(): number {
    return Number(new URL(this.serving.url).port);
  }

  /** What the link hands to a browser. */
  async enter(): Promise<{ cookie: string; secret: string }> {
    const { headers } = await fetch(this.serving.link, { redirect: 'manual' });
    const cookie = headers.get('set-cookie')!.split(';', 1)[0]!;
    return { cookie, secret: headers.get('location')!.split('#secret=')[1]! };
  }

  /** A page as one who came by the link gets it. */
  async get(path: string): Promise<Response> {
    const { cookie } = await this.enter();
    return fetch(new URL(path, this.serving.url), { headers: { cookie } });
  }

  /** Sends a form as the desk's own page does. */
  async post(path: string, fields: Record<string, string> | FormData = {}): Promise<Response> {
    const { cookie, secret } = await this.enter();
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    const headers = { cookie, 'desk-secret': secret, origin: new URL(this.serving.url).origin };
    return fetch(new URL(path, this.serving.url), { method: 'POST', body, headers });
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.serving?.close();
  }
}
