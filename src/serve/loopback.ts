import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../diagnostic.ts';

/** How often to look for a port that is free on both addresses. */
const MOST_PORTS = 20;
/** Milliseconds within which a request has to be there; its headers in a quarter of them. Node by itself looks for such twice a minute. */
const SLOW = 60_000;
const PATIENCE = {
  requestTimeout: SLOW,
  headersTimeout: SLOW / 4,
  connectionsCheckingInterval: 1000,
  // By itself five seconds: what came while the program was busy for longer would be hung up on, unread.
  keepAliveTimeout: SLOW,
};
/** So many connections at a time to an address, of which a browser has six: the files that a process may open are for more than these. */
const MOST_CONNECTIONS = 500;

/** Servers of this machine alone, of one port. */
export interface Listening {
  port: number;
  close(): Promise<void>;
}

/**
 * Listens on both loopback addresses, as far as the machine has them: `localhost` may mean either.
 *
 * @param asked the port; 0 for any that is free
 * @throws UsageError where the port is taken or not allowed
 */
export async function listenOnLoopback(hear: RequestListener, asked: number): Promise<Listening> {
  for (let attempt = 1; ; attempt++) {
    const servers: Server[] = [];
    let port = asked;
    try {
      for (const host of ['127.0.0.1', '::1']) {
        const server = createServer(PATIENCE, inTurn(hear));
        server.maxConnections = MOST_CONNECTIONS;
        const begun = await begin(server, host, port);
        if (!begun) continue;
        servers.push(server);
        port = (server.address() as AddressInfo).port;
      }
      return { port, close: async () => void (await Promise.all(servers.map(close))) };
    } catch (error) {
      await Promise.all(servers.map(close));
      const { code } = error as NodeJS.ErrnoException;
      if (asked === 0 && code === 'EADDRINUSE' && attempt < MOST_PORTS) continue;
      const taken = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code})`;
      throw new UsageError(`port ${asked} ${taken}: choose another with --port, or 0 for any free one`);
    }
  }
}

/**
 * Hears what was asked ahead of time once it is its turn on its connection: what is made before would be held for as long as somebody
 * reads the answers before it, and for ever where they leave.
 */
const inTurn =
  (hear: RequestListener): RequestListener =>
  (request, response) =>
    response.socket ? hear(request, response) : void response.once('socket', () => hear(request, response));

/** @returns whether it listens; not where the machine has no such address */
function begin(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (host === '::1' && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')) resolve(false);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => resolve(true));
  });
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Whether the request was meant for this machine, by the one Host header that it must have (RFC 9112, section 3.2). */
export function isOwnHost(request: IncomingMessage, port: number): boolean {
  const hosts = request.headersDistinct['host'] ?? [];
  const host = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?$/i.exec(hosts[0] ?? '');
  return hosts.length === 1 && host !== null && Number(host[1] ?? 80) === port;
}
