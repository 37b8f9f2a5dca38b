import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Serving, serveFolder } from '../../src/serve/serve.ts';
import { random } from '../setup/random.ts';
import { rawGet, rawRequest } from './raw-request.ts';

/** What becomes of a file, and of its reader, while it is answered. */

/** Memory-backed where the machine has such a folder: on a disk each replaced file is waited for. */
const HOME = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let top = '';
let serving: Serving;
let port = 0;
test.before.each(async () => {
  top = mkdtempSync(join(HOME, 'meanwhile-'));
  mkdirSync(join(top, 'site'));
  put('site/index.html', 'home');
  put('site/404.html', 'none');
  serving = await serveFolder({ dir: join(top, 'site') });
  port = Number(new URL(serving.url).port);
});
test.after.each(async () => {
  await serving.close();
  rmSync(top, { recursive: true });
});

const open = (): number => readdirSync('/dev/fd').length;
const put = (file: string, text: string): void => writeFileSync(join(top, file), text);

/** Does something over and over, between whatever else goes on, until `work` is done. @returns how often it was done */
async function during(work: () => Promise<void>, again: (time: number) => void): Promise<number> {
  let times = 0;
  let next: NodeJS.Immediate;
  const turn = (): void => {
    again(times++);
    next = setImmediate(turn);
  };
  turn();
  try {
    await work();
  } finally {
    clearImmediate(next!);
  }
  return times;
}

test('a file that another takes the place of while it is asked for is answered whole, the old one or the new', async () => {
  const texts = [10, 30_000, 7000].map((size, i) => String(i).repeat(size));
  const ask = async (): Promise<void> => {
    for (let i = 0; i < 100; i++) {
      const { status, head, body } = await rawGet(port, '/page.html');
      assert.is(status, 200);
      assert.ok(texts.includes(body.toString()), `${body.length} bytes of ${body.toString('utf8', 0, 1)}`);
      assert.match(head, `Content-Length: ${body.length}`);
    }
  };
  const times = await during(ask, time => {
    put('next', texts[time % texts.length]!);
    renameSync(join(top, 'next'), join(top, 'site/page.html'));
  });
  assert.ok(times > 100);
});

test('a file that goes while it is asked for is there or missing, and nothing else', async () => {
  const seen = new Set<number>();
  const ask = async (): Promise<void> => {
    for (let i = 0; i < 200; i++) seen.add((await rawGet(port, '/here.html')).status);
  };
  const below = random(7);
  await during(ask, () => {
    if (below(2)) rmSync(join(top, 'site/here.html'), { force: true });
    else put('site/here.html', 'here');
  });
  assert.equal([...seen].sort(), [200, 404]);
});

test('what is asked ahead of time on one connection is answered in turn, and held open for nobody', async () => {
  put('site/large.bin', 'x'.repeat(8_000_000));
  const ask = (target: string) => `GET ${target} HTTP/1.1\r\nHost: localhost:${port}\r\n`;
  const ahead = ['/', '/nothing', '/large.bin', '/'].map(target => `${ask(target)}\r\n`).join('');
  const { head, body } = await rawRequest(port, `${ahead}${ask('/')}Connection: close\r\n\r\n`);
  const bodies = `${head}\r\n\r\n${body}`.split(/HTTP\/1\.1 \d+[\s\S]*?\r\n\r\n/).slice(1);
  assert.equal(
    bodies.map(text => text.slice(0, 4)),
    ['home', 'none', 'xxxx', 'home', 'home'],
  );
  const before = open();
  const socket = connect(port, '127.0.0.1', () => socket.write(`${ask('/large.bin')}\r\n`.repeat(100)));
  // Nothing is read but what comes first.
  await new Promise(resolve => socket.once('readable', resolve));
  for (let i = 0; i < 20; i++) assert.is((await rawGet(port, '/')).status, 200);
  assert.ok(open() < before + 10, `${before} files open before, ${open()} while 100 answers wait for their reader`);
  socket.destroy();
  while (open() > before) await new Promise(resolve => setTimeout(resolve, 10));
});

test('a page that takes nothing of what it is told is let go of; others are told all', async () => {
  const live = await serveFolder({ dir: join(top, 'site'), live: true });
  const { port: at } = new URL(live.url);
  const listen = (hear: (socket: Socket) => void): Socket =>
    connect(Number(at), '127.0.0.1', function (this: Socket) {
      this.write(`GET /.reload/events HTTP/1.1\r\nHost: localhost:${at}\r\n\r\n`);
      this.once('readable', () => hear(this));
    });
  const before = open();
  let told = '';
  await new Promise<void>(resolve =>
    listen(socket => {
      socket.setEncoding('utf8').on('data', text => (told += text));
      resolve();
    }),
  );
  const deaf = await new Promise<Socket>(listen);
  assert.is(open(), before + 4);
  let times = 0;
  while (open() > before + 3 && times < 200) {
    live.show([{ severity: 'error', text: `${++times}${'x'.repeat(100_000)}` }]);
    while (!told.includes(`["${times}x`)) await breathe();
    told = '';
  }
  assert.ok(times > 10 && times < 200, `after ${times} events`);
  deaf.destroy();
  await live.close();
});

test('whoever opens more connections than there may be leaves the files to others, and is answered later', async () => {
  const before = open();
  const sockets = Array.from({ length: 800 }, () =>
    connect(port, '127.0.0.1')
      .on('error', () => {})
      .resume(),
  );
  await Promise.all(sockets.map(socket => once(socket, 'connect')));
  while (sockets.filter(socket => socket.closed).length < 300) await breathe();
  // Each has two ends here.
  assert.ok(open() <= before + 2 * 500);
  for (const socket of sockets) socket.destroy();
  while (open() > before) await breathe();
  assert.is((await rawGet(port, '/')).status, 200);
});

test.run();
