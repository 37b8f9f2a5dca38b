import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { mediaType } from '../../src/serve/media-type.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/site/layout.ts';

/** A host of static files below a base path, under the pages' own policy; what it serves can be replaced, as by a deployment. */
export class StaticServer {
  static readonly BASE = '/digest/';
  folder: string;
  /** Paths asked for, relative to the base. */
  readonly log: string[] = [];
  #server = http.createServer((request, response) => this.#answer(request, response));
  #port = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}${StaticServer.BASE}`;
  }

  async start(): Promise<this> {
    await new Promise<void>(resolve => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as { port: number }).port;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
    this.#server = http.createServer((request, response) => this.#answer(request, response));
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const name = decodeURIComponent(pathname).slice(StaticServer.BASE.length) || 'index.html';
    this.log.push(name);
    const file = path.join(this.folder, name);
    const found = pathname.startsWith(StaticServer.BASE) && fs.statSync(file, { throwIfNoEntry: false })?.isFile();
    response.writeHead(found ? 200 : 404, {
      'content-type': found ? mediaType(name) : 'text/html',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      // Or the browser's own cache would stand in for what is tested.
      'cache-control': 'no-store',
    });
    response.end(found ? fs.readFileSync(file) : 'not found');
  }
}
