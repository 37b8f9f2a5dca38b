import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type ServeOptions, type Serving, serveFolder } from '../../src/serve/serve.ts';
import { rawGet, rawRequest } from './raw-request.ts';

const SECRET = 'not for the web';
let top = '';
let dir = '';
let open: Serving[] = [];

test.before.each(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'serve-')));
  dir = join(top, 'site');
  put('site/index.html', '<!doctype html><title>Home</title><body>home</body>');
  put('site/404.html', '<!doctype html><title>Not found</title>');
  put('site/papers/a paper & more, é.html', 'paper');
  put('site/days/index.html', 'days');
  put('site/bare/file.txt', 'text');
  put('site/.hidden', SECRET);
  put('site/.git/config', SECRET);
  put('secret.html', SECRET);
  put('site-2/secret.html', SECRET);
});
test.after.each(async () => {
  await Promise.all(open.map(serving => serving.close()));
  open = [];
  rmSync(top, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(join(top, path, '..'), { recursive: true });
  writeFileSync(join(top, path), text);
}

async function serve(options: Partial<ServeOptions> = {}): Promise<{ port: number; serving: Serving }> {
  const serving = await serveFolder({ dir, ...options });
  open.push(serving);
  return { port: Number(new URL(serving.url).port), serving };
}

const header = (head: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1];

test('serves files, folders by their index, and 404.html', async () => {
  const { port, serving } = await serve();
  assert.is(serving.url, `http://127.0.0.1:${port}/`);
  const home = await rawGet(port, '/');
  assert.is(home.status, 200);
  assert.match(home.body.toString(), 'home');
  assert.is((await rawGet(port, '/index.html?q=1')).status, 200);
  assert.is((await rawGet(port, '/papers/a%20paper%20&%20more,%20%C3%A9.html')).body.toString(), 'paper');
  assert.is((await rawGet(port, '/days/')).body.toString(), 'days');
  const slashless = await rawGet(port, '/days');
  assert.is(slashless.status, 302);
  assert.is(header(slashless.head, 'Location'), '/days/');
  for (const target of ['/nothing', '/bare/', '/index.html/', '/index.html/x', `/${'a'.repeat(5000)}`]) {
    const missing = await rawGet(port, target);
    assert.is(missing.status, 404, target);
    assert.match(missing.body.toString(), 'Not found');
  }
});

test('states the type of each kind of file', async () => {
  const types = {
    'a.html': 'text/html; charset=utf-8',
    'a.css': 'text/css; charset=utf-8',
    'a.js': 'text/javascript; charset=utf-8',
    'a.json': 'application/json',
    'feed.xml': 'application/xml',
    'a.svg': 'image/svg+xml',
    'a.woff2': 'font/woff2',
    'site.webmanifest': 'application/manifest+json',
    'a.wasm': 'application/wasm',
    'a.zip': 'application/zip',
    'robots.txt': 'text/plain; charset=utf-8',
    'a.epub': 'application/epub+zip',
    'pagefind/index/en_1.pf_index': 'application/octet-stream',
    'pagefind/wasm.en.pagefind': 'application/octet-stream',
    CNAME: 'application/octet-stream',
  };
  const { port } = await serve();
  for (const [name, type] of Object.entries(types)) {
    put(`site/${name}`, '');
    const { status, head } = await rawGet(port, `/${name}`);
    assert.is(status, 200, name);
    assert.is(header(head, 'Content-Type'), type, name);
    assert.is(header(head, 'Content-Length'), '0');
    assert.is(header(head, 'X-Content-Type-Options'), 'nosniff');
  }
});

test('refuses every way out of the folder', async () => {
  const { port } = await serve();
  const targets = [
    '/../secret.html',
    '/papers/../../secret.html',
    '/..',
    '/./index.html',
    '/%2e%2e/secret.html',
    '/%2E%2E/secret.html',
    '/.%2e/secret.html',
    '/..%2fsecret.html',
    '/%2e%2e%2fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '/%252e%252e/secret.html',
    '/%c0%ae%c0%ae/secret.html',
    '/%e0%80%ae%e0%80%ae/secret.html',
    '/%c0%afsecret.html',
    '/%uff0e%uff0e/secret.html',
    '/index.html%00.txt',
    '/%00',
    '/%',
    '/%2',
    '/%zz',
    '/index.html%0d%0aSet-Cookie:a=b',
    '/site-2/secret.html',
    '/../site-2/secret.html',
    '//secret.html',
    '///etc/passwd',
    '//127.0.0.1/index.html',
    '/days//index.html',
    '/index.html::$DATA',
    '/C:/secret.html',
    '/.hidden',
    '/.git/config',
    '/.git/',
    '/index.html#part',
    '*',
    'index.html',
    '/|',
    `${top}/secret.html`,
    'http://127.0.0.1/secret.html',
    'file:///etc/passwd',
  ];
  for (const target of targets) {
    const { status, body } = await rawGet(port, target);
    assert.ok(status === 400 || status === 404, `${target}: ${status}`);
    assert.not.match(body.toString(), SECRET, target);
    assert.not.match(body.toString(), 'root:', target);
  }
  for (const byte of [0x00, 0x09, 0x0b, 0x7f, 0x80, 0xc0, 0xff]) {
    const target = Buffer.concat([Buffer.from('/index.html'), Buffer.from([byte])]);
    assert.is((await rawGet(port, target)).status, 400, `byte ${byte}`);
  }
  assert.is((await rawGet(port, '/')).status, 200, 'and goes on serving');
});

test('does not follow symbolic links out of the folder, nor open what is no file', async () => {
  symlinkSync(join(top, 'secret.html'), join(dir, 'link.html'));
  symlinkSync('../secret.html', join(dir, 'papers/link.html'));
  symlinkSync(top, join(dir, 'up'));
  symlinkSync(join(dir, '.hidden'), join(dir, 'shown.txt'));
  symlinkSync('loop', join(dir, 'loop'));
  symlinkSync('bare/file.txt', join(dir, 'inside.txt'));
  execFileSync('mkfifo', [join(dir, 'pipe')]);
  const { port } = await serve();
  for (const target of ['/link.html', '/papers/link.html', '/up/secret.html', '/up/', '/shown.txt', '/loop', '/pipe']) {
    const { status, body } = await rawGet(port, target);
    assert.is(status, 404, target);
    assert.not.match(body.toString(), SECRET, target);
  }
  assert.is((await rawGet(port, '/inside.txt')).body.toString(), 'text');
});

test('answers to the names of this machine only', async () => {
  const { port } = await serve();
  for (const host of [`localhost:${port}`, `LocalHost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
    assert.is((await rawGet(port, '/', `Host: ${host}`)).status, 200, host);
  }
  const foreign = [
    'evil.example',
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `evil.localhost:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `127.0.0.1@evil.example:${port}`,
    `127.0.0.2:${port}`,
    `0.0.0.0:${port}`,
    `localhost:${port === 1 ? 2 : port - 1}`,
    'localhost',
    `localhost:0${port}0`,
    `localhost.:${port}`,
    '',
  ];
  for (const host of foreign) {
    const { status, body } = await rawGet(port, '/', `Host: ${host}`);
    assert.is(status, 403, host);
    assert.not.match(body.toString(), 'home');
  }
  const line = 'GET / HTTP/1.1\r\n';
  const good = `Host: localhost:${port}\r\n`;
  assert.is((await rawRequest(port, `${line}Connection: close\r\n\r\n`)).status, 400, 'no Host');
  assert.is((await rawRequest(port, 'GET / HTTP/1.0\r\n\r\n')).status, 403, 'no Host, old protocol');
  for (const two of [`${good}Host: evil.example\r\n`, `Host: evil.example\r\n${good}`]) {
    const { status } = await rawRequest(port, `${line}${two}Connection: close\r\n\r\n`);
    assert.ok(status === 400 || status === 403, `two Hosts: ${status}`);
  }
});

test('refuses every method but GET and HEAD', async () => {
  const { port } = await serve();
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    const text = `${method} / HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;
    const { status, head } = await rawRequest(port, text);
    assert.is(status, 405, method);
    assert.is(header(head, 'Allow'), 'GET, HEAD');
  }
  const head = await rawRequest(port, `HEAD / HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`);
  assert.is(head.status, 200);
  assert.is(head.body.length, 0);
  assert.ok(Number(header(head.head, 'Content-Length')) > 0);
  assert.is((await rawRequest(port, 'NONSENSE\r\n\r\n')).status, 400);
});

test('listens on the loopback address only', async () => {
  const { port } = await serve();
  const others = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(address => address.family === 'IPv4' && !address.internal)
    .map(address => address.address);
  for (const host of [...others, '127.0.0.2']) {
    const reached = await new Promise(resolve => {
      const socket = connect({ port, host, timeout: 2000 }, () => resolve(true));
      for (const event of ['error', 'timeout']) socket.on(event, () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    assert.is(reached, false, host);
  }
});

test('sends a file again only where it changed', async () => {
  const { port } = await serve();
  utimesSync(join(dir, 'days/index.html'), 1_700_000_000.5, 1_700_000_000.5);
  const first = await rawGet(port, '/days/');
  const tag = header(first.head, 'ETag')!;
  assert.is(header(first.head, 'Last-Modified'), 'Tue, 14 Nov 2023 22:13:20 GMT');
  const again = await rawGet(port, '/days/', `If-None-Match: "other", ${tag}`);
  assert.is(again.status, 304);
  assert.is(again.body.length, 0);
  assert.is((await rawGet(port, '/days/', 'If-None-Match: "other"')).status, 200);
  const since = (time: string, ...more: string[]) => rawGet(port, '/days/', `If-Modified-Since: ${time}`, ...more);
  assert.is((await since('Tue, 14 Nov 2023 22:13:20 GMT')).status, 304);
  assert.is((await since('Tue, 14 Nov 2023 22:13:19 GMT')).status, 200);
  assert.is((await since('nonsense')).status, 200);
  assert.is((await since('Tue, 14 Nov 2023 22:13:20 GMT', 'If-None-Match: "other"')).status, 200);
  put('site/days/index.html', 'DAYS');
  assert.is((await rawGet(port, '/days/', `If-None-Match: ${tag}`)).status, 200);
  const missing = await rawGet(port, '/nothing');
  const still = await rawGet(port, '/nothing', `If-None-Match: ${header(missing.head, 'ETag')}`);
  assert.is(still.status, 404, 'what is missing is said to be missing each time');
});

test('serves below a base path', async () => {
  for (const base of ['/digest/', 'digest', '/digest']) {
    const { port, serving } = await serve({ base });
    assert.is(serving.url, `http://127.0.0.1:${port}/digest/`);
    assert.is((await rawGet(port, '/digest/days/')).body.toString(), 'days');
    assert.is(header((await rawGet(port, '/digest/days')).head, 'Location'), '/digest/days/');
    assert.is(header((await rawGet(port, '/digest')).head, 'Location'), '/digest/');
    assert.is(header((await rawGet(port, '/')).head, 'Location'), '/digest/');
    for (const target of ['/days/', '/digestive/', '/digest2', '/Digest/', '/digest/../secret.html']) {
      assert.ok((await rawGet(port, target)).status >= 400, target);
    }
  }
});

test('serves the folder that a build put in its place', async () => {
  const { port } = await serve();
  put('next/index.html', 'next');
  renameSync(dir, join(top, 'old'));
  assert.is((await rawGet(port, '/')).status, 404);
  renameSync(join(top, 'next'), dir);
  assert.is((await rawGet(port, '/')).body.toString(), 'next');
});

test('sends the policy that the site declares for its hosts, as it is now', async () => {
  const policy = async (port: number, target: string) =>
    header((await rawGet(port, target)).head, 'Content-Security-Policy');
  const { port } = await serve();
  assert.is(await policy(port, '/'), "frame-ancestors 'none'");
  for (const declared of ["default-src 'none'", "default-src 'self'"]) {
    put('site/_headers', `/digest/*\n  Content-Security-Policy: ${declared}\n  X-Other: a\n\n/digest/api/*\n  B: c\n`);
    for (const target of ['/', '/nothing', '/bare/file.txt']) assert.is(await policy(port, target), declared);
  }
});

test('reports each answer', async () => {
  const seen: string[] = [];
  const { port } = await serve({
    onRequest: ({ method, target, status }) => seen.push(`${method} ${target} ${status}`),
  });
  await rawGet(port, '/');
  await rawGet(port, '/nothing?a');
  assert.equal(seen, ['GET / 200', 'GET /nothing?a 404']);
});

test('says that a port is taken', async () => {
  const { port } = await serve();
  try {
    await serveFolder({ dir, port });
    assert.unreachable();
  } catch (error) {
    assert.is((error as Error).name, 'UsageError');
    assert.match((error as Error).message, `port ${port} is taken`);
  }
});

test('reloads open pages where live, and changes no file', async () => {
  const still = await serve();
  assert.is((await rawGet(still.port, '/.reload/client.js')).status, 404);
  assert.is((await rawGet(still.port, '/.reload/events')).status, 404);

  const { port, serving } = await serve({ live: true, base: '/digest/' });
  const page = await rawGet(port, '/digest/');
  const script = /<script src="([^"]+)"><\/script><\/body>$/.exec(page.body.toString())?.[1];
  assert.match(script!, /^\/digest\/\.reload\/client\.js\?[\w-]+$/);
  assert.is(header(page.head, 'Content-Length'), String(page.body.length));
  const client = await rawGet(port, script!);
  assert.is(header(client.head, 'Content-Type'), 'text/javascript; charset=utf-8');
  assert.is((await rawGet(port, '/digest/bare/file.txt')).body.toString(), 'text');
  assert.match((await rawGet(port, '/digest/none')).body.toString(), '.reload/client.js');

  const tag = header(page.head, 'ETag');
  const other = await serve({ live: true });
  const before = await rawGet(other.port, '/');
  other.serving.reload();
  const after = await rawGet(other.port, '/', `If-None-Match: ${header(before.head, 'ETag')}`);
  assert.is(after.status, 200, 'the page names another state');

  const served = script!.split('?')[1]!;
  const events = new Promise<string>(resolve => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET /digest/.reload/events HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
    });
    socket.on('data', part => {
      if (!text.includes(`data: ${served}`) && String(part).includes('data: ')) setTimeout(serving.reload, 20);
      text += part;
    });
    socket.on('close', () => resolve(text));
    setTimeout(() => void serving.close(), 300);
  });
  assert.is((await rawGet(port, '/digest/', `If-None-Match: ${tag}`)).status, 304);
  const states = [...(await events).matchAll(/^data: ([\da-f-]{36})$/gm)].map(([, state]) => state);
  assert.is(states.length, 2);
  assert.is(states[0], served);
  assert.is.not(states[1], served);
});

test.run();
