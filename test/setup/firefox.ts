import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runs, which } from './install.ts';

/** The path of a Firefox that starts, or undefined: `FIREFOX` names one, else PATH is searched. */
export function findFirefox(): string | undefined {
  const named = process.env['FIREFOX'];
  return (named ? [named] : ['firefox-esr', 'firefox'].map(which)).find(
    file => file !== undefined && runs(file, ['--version']),
  );
}

/**
 * A headless Firefox with one tab. It is driven by Marionette, the protocol that Firefox itself speaks: JSON over a socket,
 * `length:[type, id, command, parameters]`
 * (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). playwright-core drives a patched Firefox only.
 */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #socket: net.Socket;
  readonly #profile: string;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #received = Buffer.alloc(0);
  #count = 0;

  private constructor(child: ChildProcess, socket: net.Socket, profile: string) {
    this.#process = child;
    this.#socket = socket;
    this.#profile = profile;
    socket.on('data', bytes => this.#take(bytes));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox has gone'));
    });
  }

  /** @param file of the program, as `findFirefox` found it. @throws Error where it does not answer within a minute */
  static async launch(file: string): Promise<Firefox> {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'firefox-'));
    const port = await freePort();
    const settings = {
      'marionette.port': port,
      'app.update.enabled': false,
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'toolkit.telemetry.server': '',
    };
    fs.writeFileSync(
      path.join(profile, 'user.js'),
      Object.entries(settings)
        .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
        .join(''),
    );
    const child = spawn(file, ['--headless', '--no-remote', '--marionette', '--profile', profile], { stdio: 'ignore' });
    for (let i = 0; i < 240 && child.exitCode === null; i++) {
      const socket = await connected(port);
      if (socket) {
        const firefox = new Firefox(child, socket, profile);
        await firefox.#ask('WebDriver:NewSession', {});
        await firefox.#ask('WebDriver:SetTimeouts', { script: 30_000, pageLoad: 60_000 });
        return firefox;
      }
      await pause(250);
    }
    child.kill();
    throw new Error(`${file} does not answer`);
  }

  async goto(url: string): Promise<void> {
    await this.#ask('WebDriver:Navigate', { url });
  }

  /** Runs a function in the page; what it gets and gives must be JSON. Text of it alone goes there: it may not use what stands around it. */
  async evaluate<A, T>(task: (argument: A) => T | Promise<T>, argument: A): Promise<T> {
    // What runs these tests marks functions with their names, by a function that the page lacks.
    const script = `const [argument, done] = arguments, __name = given => given;
      Promise.resolve((${task})(argument)).then(value => done({ value }), error => done({ error: String(error) }));`;
    const { value } = (await this.#ask('WebDriver:ExecuteAsyncScript', { script, args: [argument] })) as {
      value: { value: T; error?: string };
    };
    if (value.error) throw new Error(value.error);
    return value.value;
  }

  /** Types into the page as a person does, where the focus is. */
  async type(keys: string): Promise<void> {
    const { value } = (await this.#ask('WebDriver:GetActiveElement', {})) as { value: Record<string, string> };
    await this.#ask('WebDriver:ElementSendKeys', { id: Object.values(value)[0], text: keys });
  }

  async close(): Promise<void> {
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    this.#socket.destroy();
    this.#process.kill();
    await ended;
    fs.rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  #ask(command: string, parameters: object): Promise<unknown> {
    const id = ++this.#count;
    const message = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
  }

  #take(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.toString('utf8', 0, Math.max(0, colon)));
      if (colon < 0 || this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.toString('utf8', colon + 1, end));
      this.#received = this.#received.subarray(end);
      // The first message says who is there.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message as [number, number, { message: string } | null, unknown];
      const asked = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) asked?.reject(new Error(error.message));
      else asked?.resolve(result);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function connected(port: number): Promise<net.Socket | undefined> {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
