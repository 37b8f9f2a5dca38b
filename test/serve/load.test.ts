// only: npm run test:long
// limit: 120 s
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { connect, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { graphs, twoEntries } from '../curate/two-entries.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { type Asked, CONNECTIONS, load, quietly, REQUESTS, SlowReader } from './a-load.ts';
import type { RawAnswer } from './raw-request.ts';
import { A_READER, closed, endsAtOnce, isAsHeavy, openFiles, type Weighed, weigh } from './weighing.ts';

/** `serve` and `dev` as a person starts them, asked by many at once, and by some who never read what they asked for. */

/** How often the content changes while `dev` is asked. */
const EDITS = depth('BROADSHEET_EDITS', 1, 20);

const home = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'load-'));
const running = new Set<ChildProcess>();
test.after(() => {
  for (const child of running) child.kill('SIGKILL');
  fs.rmSync(home, { recursive: true });
});

interface Started extends Weighed {
  port: number;
}

/** Starts `serve` or `dev` on any free port. */
function start(...words: string[]): Promise<Started> {
  const child = spawn(process.execPath, [path.join(PROJECT_ROOT, 'src/bin.js'), ...words, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (text: string): void => {
      said += text;
      const port = Number(/^Serving http:\/\/127\.0\.0\.1:(\d+)\//m.exec(said)?.[1]);
      if (port > 0) resolve({ child, port, said: () => said });
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
    child.once('exit', code => reject(new Error(`${words[0]} ended with ${code}: ${said}`)));
  });
}

const get = (port: number, target: string, method = 'GET'): string =>
  `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}`;

/** What does not depend on which file it is. */
function refusals(port: number): Promise<Asked[]> {
  return Promise.all([
    quietly(port, get(port, '/', 'DELETE')),
    quietly(port, get(port, '/', 'POST'), 'a body'.repeat(1000)),
    quietly(port, 'GET / HTTP/1.1\r\nHost: evil.example'),
    quietly(port, get(port, '/../secret')),
  ]);
}

test('serve answers each rightly, keeps nothing of it, and ends at once though some still read', async () => {
  const site = path.join(home, 'site');
  fs.mkdirSync(path.join(site, 'folder'), { recursive: true });
  const bytes = (size: number) => Buffer.from(Array.from({ length: size }, (_, i) => (i * i) % 251));
  const files: Record<string, Buffer> = {
    '/index.html': Buffer.from('<!doctype html><title>Home</title>'),
    '/404.html': Buffer.from('<!doctype html><title>None</title>'),
    '/folder/index.html': Buffer.from('<!doctype html><title>Folder</title>'),
    '/empty.txt': Buffer.alloc(0),
    '/small.pf_index': bytes(3000),
    '/middle.bin': bytes(65_537),
    '/large.bin': bytes(1_000_000),
    '/huge.bin': Buffer.concat(Array.from({ length: 20 }, () => bytes(1_000_000))),
  };
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(site, name), content);
  const started = await start('serve', '--output', site);
  const { port, said } = started;
  const idle = openFiles(started);
  const asked: Asked[] = await refusals(port);
  for (const [name, content] of Object.entries(files)) {
    if (name === '/huge.bin') continue;
    const whole = await quietly(port, get(port, name));
    assert.ok(whole.quiet.body.equals(content), name);
    const [, tag] = /^ETag: (.*)$/m.exec(whole.quiet.head)!;
    const known = await quietly(port, `${whole.head}\r\nIf-None-Match: ${tag}`);
    assert.is(known.quiet.status, 304);
    const part = await quietly(port, `${whole.head}\r\nRange: bytes=10-20`);
    assert.ok(part.quiet.body.equals(content), 'parts are not given: the whole is');
    asked.push(whole, known, part, await quietly(port, get(port, name, 'HEAD')));
  }
  for (const target of ['/', '/folder', '/folder/', '/missing', '/small.pf_index/'])
    asked.push(await quietly(port, get(port, target)));

  await load(port, asked, { requests: REQUESTS / 5, seed: 1 });
  await closed(started, idle);
  const before = await weigh(started);
  const huge = { head: get(port, '/huge.bin') };
  const slow = Array.from({ length: CONNECTIONS }, (_, i) => new SlowReader(port, huge, i % 2 ? 16 : 0));
  const requests = await load(port, asked, { seed: 2 });
  // A connection and a file for each slow reader.
  await closed(started, idle + 2 * slow.length);
  const during = await weigh(started);
  assert.is(during.open, idle + 2 * slow.length);
  isAsHeavy(before, during, slow.length * A_READER);
  const left = slow.splice(0, 2);
  for (const reader of slow.splice(0, CONNECTIONS / 10))
    assert.ok((await reader.body()).equals(files['/huge.bin']!), 'who reads on gets every byte');
  for (const reader of slow) reader.leave();
  await closed(started, idle + 2 * left.length);
  isAsHeavy(before, await weigh(started), left.length * A_READER);
  assert.not.match(said(), /error|warning/i);
  await endsAtOnce(started, 'SIGTERM');
  for (const reader of left) reader.leave();
  tried(`requests to \`serve\` in six ways, on ${CONNECTIONS} connections at once`, requests);
  tried('readers of 20 MB who meanwhile read 16 bytes at a time, or none', CONNECTIONS);
});

/** What a page says that listens, and how often it was told to load again. */
class Listener {
  readonly socket: Socket;
  #told = '';

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1').on('error', () => {});
    this.socket.setEncoding('utf8').on('data', text => (this.#told += text));
    this.socket.write(`${get(port, '/.reload/events')}\r\n\r\n`);
  }

  /** The states of the site, as they came. */
  get states(): string[] {
    return [...this.#told.matchAll(/^data: ([\da-f-]{36})$/gm)].map(([, state]) => state!);
  }

  async heard(count: number): Promise<void> {
    while (this.states.length < count) await wait(10);
  }
}

test('dev answers whole pages, old or new, while they are built anew, and keeps no page that went', async () => {
  const folder = await twoEntries();
  const site = path.join(home, 'dev');
  const started = await start('dev', '--content', folder.root, '--output', site);
  const { port, said } = started;
  const first = new Listener(port);
  while (!said().includes('The search index')) await wait(50);
  const idle = openFiles(started);

  /** By target, what the files held between two builds, and what was answered. */
  const versions = new Map<string, Set<string>>();
  const answers = new Map<string, Set<string>>();
  const targets = ['/index.html', `/papers/${graphs}.html`, '/days/2025-05-01.html', '/feed.xml', '/404.html'];
  const note = (all: Map<string, Set<string>>, target: string, body: Buffer): void => {
    if (!all.has(target)) all.set(target, new Set());
    all.get(target)!.add(body.toString().replace(/<script src="\/\.reload\/client\.js\?[\da-f-]{36}"><\/script>/, ''));
  };
  const look = (): void => {
    for (const target of targets) note(versions, target, fs.readFileSync(path.join(site, target)));
  };
  look();
  const asked: Asked[] = [
    ...(await refusals(port)),
    await quietly(port, get(port, '/.reload/client.js')),
    ...targets.map(target => ({
      head: get(port, target),
      judge: ({ status, body }: RawAnswer) => {
        assert.is(status, 200);
        note(answers, target, body);
      },
    })),
    {
      head: get(port, '/missing'),
      judge: ({ status, body }) => {
        assert.is(status, 404);
        note(answers, '/404.html', body);
      },
    },
  ];
  await load(port, asked, { requests: REQUESTS / 5, seed: 3 });
  await closed(started, idle);
  const before = await weigh(started);
  const listeners = Array.from({ length: CONNECTIONS }, () => new Listener(port));
  await Promise.all(listeners.map(listener => listener.heard(1)));
  assert.is(openFiles(started), idle + listeners.length);
  const edit = async (): Promise<void> => {
    for (let n = 0; n < EDITS; n++) {
      const told = first.states.length;
      folder.edit(`papers/2025/${graphs}.md`, text => `${text}Word ${n}.\n`);
      await first.heard(told + 1);
      look();
    }
  };
  const requests = await load(port, asked, { seed: 4, until: edit() });
  // What was built last is seen, too.
  await load(port, asked, { requests: 100, seed: 5 });
  for (const [target, bodies] of answers)
    for (const body of bodies) assert.ok(versions.get(target)!.has(body), `${target} is a page that was built`);
  assert.is(versions.get(targets[1]!)!.size, 1 + EDITS);
  assert.ok(answers.get(targets[1]!)!.size > 1, 'more than one of them was seen');
  for (const listener of listeners) assert.equal(listener.states, first.states.slice(-1 - EDITS));
  for (const [i, { socket }] of listeners.entries())
    if (i % 2) socket.resetAndDestroy();
    else socket.end();
  await closed(started, idle);
  isAsHeavy(before, await weigh(started));
  assert.not.match(said(), /\berror|warning/i);
  const deaf = Array.from({ length: 4 }, () => new SlowReader(port, { head: get(port, '/.reload/events') }, 0));
  await endsAtOnce(started, 'SIGINT');
  for (const reader of deaf) reader.leave();
  tried(`requests to \`dev\` in six ways, on ${CONNECTIONS} connections at once`, requests);
  tried(`builds by \`dev\` meanwhile, each told to ${CONNECTIONS} pages`, EDITS);
});

test.run();
