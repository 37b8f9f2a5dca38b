import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { mediaType } from '../../src/serve/media-type.ts';
import { contentSecurityPolicy } from '../../src/theme/policy.ts';

/** A host of static files below a base path, under the pages' own policy; what it serves can be replaced, as by a deployment. */
export class StaticServer {
  static readonly BASE = '/digest/';
  folder: string;
  /** Paths asked for, relative to the base. */
  readonly log: string[] = [];
  /** How long each answer waits, as on the way from a host far away. */
  latencyMs = 0;
  /** For each path the bytes sent; text is packed, as hosts do. */
  readonly sent = new Map<string, number>();
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

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    if (this.latencyMs > 0) await pause(this.latencyMs);
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const name = decodeURIComponent(pathname).slice(StaticServer.BASE.length) || 'index.html';
    this.log.push(name);
    const file = path.join(this.folder, name);
    const found = pathname.startsWith(StaticServer.BASE) && fs.statSync(file, { throwIfNoEntry: false })?.isFile();
    const type = found ? mediaType(name) : 'text/html';
    const bytes = found ? fs.readFileSync(file) : Buffer.from('not found');
    const packed = /^text|json|javascript|xml/.test(type) ? gzipSync(bytes, { level: 6 }) : undefined;
    const body = packed ?? bytes;
    this.sent.set(name, (this.sent.get(name) ?? 0) + body.length);
    response.writeHead(found ? 200 : 404, {
      'content-type': type,
      'content-length': body.length,
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
      'content-security-policy': contentSecurityPolicy(),
      // Or the browser's own cache would stand in for what is tested.
      'cache-control': 'no-store',
    });
    response.end(body);
  }
}
