// only: npm run test:long
// limit: 120 s
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { serveFolder } from '../../src/serve/serve.ts';
import { ADesk } from '../desk/a-desk.ts';
import { Line } from '../serve/a-load.ts';
import { rawGet } from '../serve/raw-request.ts';

/** Connections that begin a request, or not even that. @returns for each, when it is let go of */
const unfinished = (port: number, count: number): Promise<void>[] =>
  Array.from({ length: count }, (_, i) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(i % 2 ? 'GET / HTTP/1.1\r\nHost: x\r\n' : ''));
    return new Promise(resolve =>
      socket
        .on('error', () => {})
        .on('close', () => resolve())
        .resume(),
    );
  });

test('whoever does not finish a request is let go of in time, and others are answered meanwhile', async () => {
  // Of the same patience, but it looks only every 20 seconds whose is at an end; Node by itself does so every 30.
  const control = createServer({ headersTimeout: 15_000, connectionsCheckingInterval: 20_000 });
  await new Promise<void>(resolve => control.listen(0, '127.0.0.1', resolve));
  try {
    const desk = await new ADesk().serve();
    const serving = await serveFolder({ dir: desk.folder.root });
    const port = Number(new URL(serving.url).port);
    try {
      const others = Promise.all(unfinished((control.address() as AddressInfo).port, 2)).then(() => 'the control');
      const own = Promise.all([...unfinished(desk.port, 200), ...unfinished(port, 200)]).then(() => 'ours');
      const kept = await Line.to(port);
      const ask = async (): Promise<number> => {
        const head = `GET /site.yaml HTTP/1.1\r\nHost: 127.0.0.1:${port}`;
        kept.socket.write(`${head}\r\n\r\n`);
        return (await kept.answer({ head })).status;
      };
      assert.is(await ask(), 200);
      assert.is((await desk.get('/')).status, 200);
      assert.is((await rawGet(port, '/site.yaml')).status, 200);
      assert.is(await Promise.race([own, others]), 'ours');
      assert.is(await ask(), 200, 'who may ask again is not hung up on');
      kept.socket.destroy();
    } finally {
      await desk.close();
      await serving.close();
    }
  } finally {
    control.close();
    control.closeAllConnections();
  }
});

test.run();
