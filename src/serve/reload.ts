import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type Problem, problemsText, SHOW_PROBLEMS } from './problems.ts';

/** Below the site's base. No file is hidden by it, because names that begin with a dot are not served. */
export const RELOAD_SCRIPT = '.reload/client.js';
export const RELOAD_EVENTS = '.reload/events';

/** So many bytes may wait for a page to take them. Who takes none is let go of, and by itself asks again for what is now. */
const MOST_WAITING = 1_000_000;

/**
 * Runs in the page. It knows with which state of the site it was served, so it also notices a change before it connects. A hidden tab
 * closes its connection, because browsers allow only six per host.
 */
const CLIENT = `const script = document.currentScript;
const served = script.src.split('?')[1];
let events;
let told;
${SHOW_PROBLEMS}function listen() {
  events?.close();
  events = undefined;
  if (document.hidden) return;
  events = new EventSource(new URL('events', script.src));
  events.onmessage = ({ data }) => data === served || location.reload();
  events.addEventListener('problems', ({ data }) => data === told || showProblems(JSON.parse((told = data))));
}
addEventListener('visibilitychange', listen);
addEventListener('pagehide', () => events?.close());
listen();
`;

/** Tells open pages to reload, and what is wrong with what they are made of, by server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class Reloader {
  readonly #listeners = new Set<ServerResponse>();
  #state: string = randomUUID();
  #problems = problemsText([]);

  /** Identifies the state of the site: new after each {@link reload} and in each process. */
  get state(): string {
    return this.#state;
  }

  get script(): string {
    return CLIENT;
  }

  /** Keeps the response open and sends the state and what is wrong, now and at each change. */
  listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
    response.write(`retry: 500\ndata: ${this.#state}\n\nevent: problems\ndata: ${this.#problems}\n\n`);
  }

  reload(): void {
    this.#state = randomUUID();
    this.#tell(`data: ${this.#state}\n\n`);
  }

  /** Shows in the open pages what is wrong now; nothing, where all is well. */
  show(problems: readonly Problem[]): void {
    const text = problemsText(problems);
    if (text === this.#problems) return;
    this.#problems = text;
    this.#tell(`event: problems\ndata: ${text}\n\n`);
  }

  #tell(event: string): void {
    for (const response of this.#listeners)
      if (response.writableLength > MOST_WAITING) response.destroy();
      else response.write(event);
  }

  /** The page with the listening script added. @param base `/` or `/digest/` */
  inject(html: Buffer, base: string): Buffer {
    const tag = Buffer.from(`<script src="${base}${RELOAD_SCRIPT}?${this.#state}"></script>`);
    const end = html.lastIndexOf('</body>');
    const at = end < 0 ? html.length : end;
    return Buffer.concat([html.subarray(0, at), tag, html.subarray(at)]);
  }
}
