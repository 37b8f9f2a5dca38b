import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rawGet, rawRequest } from '../serve/raw-request.ts';
import { PROJECT, writeDefaults } from './broadsheet.ts';

/** The commands as a person runs them; what each request gets is tested finely in `test/serve`. */

const SECRET = 'not for the web';
let root = '';
const running = new Set<ChildProcess>();
test.before.each(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'serving-')));
  const put = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  put('secret.html', SECRET);
  put('site/.broadsheet', SECRET);
  put('site/.staged/files/index.html', SECRET);
  put('site/index.html', '<!doctype html><title>Home</title>');
  put('site/assets/site.js', '1');
  put('site/rss.xml', '<rss/>');
  put('site/pagefind/x.pf_index', '1');
  writeDefaults(path.join(root, 'content'));
  fs.symlinkSync('../secret.html', path.join(root, 'site/link.html'));
  fs.symlinkSync(root, path.join(root, 'site/up'));
});
test.after.each(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  fs.rmSync(root, { recursive: true, force: true });
});

/** Starts `broadsheet serve` or `dev`. @returns the port that it names, once it says that it serves */
async function start(command: 'serve' | 'dev', asked = 20_000 + Math.floor(Math.random() * 20_000)): Promise<number> {
  const site = ['--output', path.join(root, 'site')];
  const more = command === 'dev' ? ['--content', path.join(root, 'content'), ...site] : site;
  const child = spawn(process.execPath, [path.join(PROJECT, 'src/bin.js'), command, ...more, '--port', String(asked)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      const port = Number(/http:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1] ?? 0);
      if (port > 0) resolve(port);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', code => reject(new Error(`${command} ended with ${code}: ${said}`)));
  });
}

for (const command of ['serve', 'dev'] as const)
  test(`broadsheet ${command} serves its folder to this machine, and nothing else`, async () => {
    const port = await start(command);
    assert.is((await rawGet(port, '/')).status, 200);
    const types = {
      '/': 'text/html; charset=utf-8',
      '/assets/site.js': 'text/javascript; charset=utf-8',
      '/rss.xml': 'application/xml',
      '/pagefind/x.pf_index': 'application/octet-stream',
    };
    // A first build of `dev` would take the place of what stands here.
    if (command === 'serve')
      for (const [target, type] of Object.entries(types)) {
        const { head } = await rawGet(port, target);
        assert.match(head, `Content-Type: ${type}`);
        assert.match(head, 'X-Content-Type-Options: nosniff');
        assert.match(head, "Content-Security-Policy: frame-ancestors 'none'");
      }
    const ways = [
      '/../secret.html',
      '/..%2fsecret.html',
      '/%2e%2e/secret.html',
      '/..%5csecret.html',
      '/%252e%252e/secret.html',
      '/%c0%ae%c0%ae/secret.html',
      '/link.html',
      '/up/secret.html',
      '/.broadsheet',
      '/.staged/files/index.html',
      '//etc/passwd',
      '/index.html%00',
      '/C:/x',
      `${root}/secret.html`,
      'http://127.0.0.1/secret.html',
    ];
    for (const target of ways) {
      const { status, body } = await rawGet(port, target);
      assert.ok(status === 400 || status === 404, `${target}: ${status}`);
      assert.not.match(body.toString(), SECRET, target);
    }
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      `0.0.0.0:${port}`,
      '',
      `localhost.:${port}`,
    ])
      assert.is((await rawGet(port, '/', `Host: ${host}`)).status, 403, host);
    assert.is(
      (
        await rawRequest(
          port,
          `POST / HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        )
      ).status,
      405,
    );
    for (const text of [
      '\0\0\0\0\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: localhost:${port}\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc`,
      `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`,
    ]) {
      // Or it is hung up on, in the middle of its sentence.
      const { status } = await rawRequest(port, text).catch(() => ({ status: 400 }));
      assert.ok(status >= 400 && status < 500, `${JSON.stringify(text.slice(0, 20))}: ${status}`);
    }
    const others = Object.values(os.networkInterfaces())
      .flatMap(addresses => addresses ?? [])
      .filter(address => address.family === 'IPv4' && address.address !== '127.0.0.1')
      .map(address => address.address);
    for (const host of [...others, '127.0.0.2']) assert.not(await reaches(host, port), host);
    assert.is((await rawGet(port, '/')).status, 200, 'and goes on serving');
  });

test('port 0 is any free port, which is named, by both addresses of this machine', async () => {
  for (const command of ['serve', 'dev'] as const) {
    const port = await start(command, 0);
    assert.ok(port >= 1024, command);
    assert.is((await rawGet(port, '/')).status, 200);
    const loopbacks = os.networkInterfaces()['lo'] ?? Object.values(os.networkInterfaces()).flatMap(list => list ?? []);
    const hasSix = loopbacks.some(({ address }) => address === '::1');
    assert.is(await reaches('::1', port), hasSix);
    if (hasSix) assert.is((await fetch(`http://[::1]:${port}/`)).status, 200);
  }
});

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout: 2000 }, () => {
      socket.destroy();
      resolve(true);
    });
    for (const event of ['error', 'timeout']) socket.on(event, () => resolve(false));
  });
}

test.run();
