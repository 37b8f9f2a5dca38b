import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  /** The status line and headers, as sent. */
  head: string;
  body: Buffer;
}

/** Sends `text` as it is to 127.0.0.1 and waits for the server to close: no client tidies the request first. */
export function rawRequest(port: number, text: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 s')));
    socket.on('data', part => parts.push(part));
    socket.on('error', reject);
    socket.on('close', () => {
      const all = Buffer.concat(parts);
      const end = all.indexOf('\r\n\r\n');
      const head = all.toString('latin1', 0, end < 0 ? all.length : end);
      resolve({ status: Number(head.split(' ')[1]), head, body: all.subarray(end + 4) });
    });
  });
}

/** A GET of `target`, byte for byte, as a well-meaning client would send it otherwise. */
export function rawGet(port: number, target: string | Buffer, ...headers: string[]): Promise<RawAnswer> {
  const host = headers.some(h => /^host:/i.test(h)) ? [] : [`Host: 127.0.0.1:${port}`];
  const rest = ` HTTP/1.1\r\n${[...host, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`;
  return rawRequest(port, Buffer.concat([Buffer.from('GET '), Buffer.from(target), Buffer.from(rest)]));
}
