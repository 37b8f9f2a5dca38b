import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** Below the site's base; files whose names begin with a dot are not served, so it hides none. */
export const RELOAD_SCRIPT = '.reload/client.js';
export const RELOAD_EVENTS = '.reload/events';

/**
 * Runs in the page. It knows which state of the site it was served with, so that a change between load and connection
 * is seen too; a hidden tab lets go of its connection, since browsers allow six per host.
 */
const CLIENT = `const script = document.currentScript;
const served = script.src.split('?')[1];
let events;
function listen() {
  events?.close();
  events = undefined;
  if (document.hidden) return;
  events = new EventSource(new URL('events', script.src));
  events.onmessage = ({ data }) => data === served || location.reload();
}
addEventListener('visibilitychange', listen);
addEventListener('pagehide', () => events?.close());
listen();
`;

/** Tells open pages to load again, by server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class Reloader {
  readonly #listeners = new Set<ServerResponse>();
  #state: string = randomUUID();

  /** Names the state of the site that is served now; another after each {@link reload} and in each process. */
  get state(): string {
    return this.#state;
  }

  get script(): string {
    return CLIENT;
  }

  /** Keeps the response open and writes the state now and at each change. */
  listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
    response.write(`retry: 500\ndata: ${this.#state}\n\n`);
  }

  reload(): void {
    this.#state = randomUUID();
    for (const response of this.#listeners) response.write(`data: ${this.#state}\n\n`);
  }

  /** The page with the script that listens, from `base` (`/` or `/digest/`). */
  inject(html: Buffer, base: string): Buffer {
    const tag = Buffer.from(`<script src="${base}${RELOAD_SCRIPT}?${this.#state}"></script>`);
    const end = html.lastIndexOf('</body>');
    const at = end < 0 ? html.length : end;
    return Buffer.concat([html.subarray(0, at), tag, html.subarray(at)]);
  }
}
