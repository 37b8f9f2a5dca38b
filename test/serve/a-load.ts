import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { depth } from '../setup/depth.ts';
import { random } from '../setup/random.ts';
import type { RawAnswer } from './raw-request.ts';

/** How much is asked, and by how many at once. */
export const REQUESTS = depth('BROADSHEET_REQUESTS', 300, 10_000);
export const CONNECTIONS = depth('BROADSHEET_CONNECTIONS', 20, 100);

/** A request, and what comes back however busy the server is. */
export interface Asked {
  /** As it is sent, but for the lines that end its head. */
  head: string;
  body?: string;
  /** @throws where it is not the answer */
  judge(answer: RawAnswer): void;
}

const END = '\r\n\r\n';
const textOf = ({ head, body = '' }: Pick<Asked, 'head' | 'body'>, ...more: string[]): string =>
  [head, ...more, ...(body ? [`Content-Length: ${body.length}`] : [])].join('\r\n') + END + body;

/** Asked on a machine so busy that the server was not given the time to hear it: it is asked again. */
class Unheard extends Error {}

/** One connection, read as fast as somebody asks for its answers. */
export class Line {
  readonly socket: Socket;
  readonly #parts: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    this.#parts = socket[Symbol.asyncIterator]();
  }

  static to(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(new Line(socket)));
      socket.once('error', reject).on('error', () => {});
    });
  }

  /** @throws where the connection ends before its answer does */
  async answer({ head: asked }: Pick<Asked, 'head'>): Promise<RawAnswer> {
    while (!this.#rest.includes(END)) this.#rest = Buffer.concat([this.#rest, await this.#more()]);
    const end = this.#rest.indexOf(END);
    const head = this.#rest.toString('latin1', 0, end);
    const status = Number(head.split(' ')[1]);
    if (status === 408) throw new Unheard(asked);
    const isBare = asked.startsWith('HEAD ') || status === 304;
    const length = isBare ? 0 : Number(/^content-length: (\d+)/im.exec(head)?.[1]);
    if (Number.isNaN(length)) throw new Error(`expected a length, found ${head}`);
    const parts = [this.#rest.subarray(end + END.length)];
    let found = parts[0]!.length;
    for (; found < length; found += parts.at(-1)!.length) parts.push(await this.#more());
    const all = Buffer.concat(parts);
    this.#rest = all.subarray(length);
    return { status, head, body: all.subarray(0, length) };
  }

  async #more(): Promise<Buffer> {
    const { done, value } = await this.#parts.next();
    if (done) throw new Error('the connection ended in the middle of an answer, or before it');
    return value;
  }
}

/** The head without what is of the moment or of the connection. */
export const lasting = (head: string): string => head.replace(/\r\n(?:Date|Connection|Keep-Alive): [^\r]*/gi, '');

/** What is asked, and answered as it is now that nobody else asks. */
export async function quietly(port: number, head: string, body = ''): Promise<Asked & { quiet: RawAnswer }> {
  const line = await Line.to(port);
  line.socket.write(textOf({ head, body }));
  try {
    const quiet = await line.answer({ head });
    const judge = (found: RawAnswer): void => {
      assert.is(lasting(found.head), lasting(quiet.head), head);
      assert.ok(found.body.equals(quiet.body), `${head}: ${found.body.length} bytes, other than when it is quiet`);
    };
    return { head, body, quiet, judge };
  } catch (error) {
    if (error instanceof Unheard) return quietly(port, head, body);
    throw error;
  } finally {
    line.socket.destroy();
  }
}

type Way = (port: number, asked: readonly Asked[]) => Promise<void>;

/** Whether what was asked after this is to be asked again, on another connection. */
const isLast = ({ head }: RawAnswer): boolean => /^connection: close/im.test(head);

/** All at once on one connection, or each after the answer to the last. */
const inARow =
  (isAhead: boolean): Way =>
  async (port, asked) => {
    const line = await Line.to(port);
    if (isAhead) line.socket.write(asked.map(one => textOf(one)).join(''));
    for (const [i, one] of asked.entries()) {
      if (!isAhead) line.socket.write(textOf(one));
      const answer = await line.answer(one);
      one.judge(answer);
      if (!isLast(answer)) continue;
      line.socket.destroy();
      return i + 1 < asked.length ? inARow(isAhead)(port, asked.slice(i + 1)) : undefined;
    }
    line.socket.destroy();
  };

/** How requests come, a few at a time. */
const WAYS: Readonly<Record<string, Way>> = {
  'one after another': inARow(false),
  'ahead of their turn': inARow(true),
  'on a connection each': async (port, asked) => {
    for (const one of asked) {
      const line = await Line.to(port);
      line.socket.write(textOf(one, 'Connection: close'));
      one.judge(await line.answer(one));
      line.socket.destroy();
    }
  },
  'byte by byte': async (port, [first, ...asked]) => {
    const line = await Line.to(port);
    const text = textOf(first!);
    const end = text.indexOf(END);
    // How it begins, and where the head ends and the body begins.
    for (const part of [
      ...text.slice(0, 30),
      text.slice(30, end),
      ...text.slice(end, end + 30),
      text.slice(end + 30),
    ]) {
      line.socket.write(part);
      await wait(1);
    }
    first!.judge(await line.answer(first!));
    line.socket.destroy();
    await inARow(true)(port, asked);
  },
  'half, and gone': async (port, asked) => {
    for (const [i, one] of asked.entries()) {
      const { socket } = await Line.to(port);
      const text = textOf(one);
      socket.write(text.slice(0, Math.ceil((text.length * i) / asked.length)));
      await wait(1);
      if (i % 2) socket.resetAndDestroy();
      else socket.destroy();
    }
  },
  'gone in the middle of the answer': async (port, asked) => {
    const { socket } = await Line.to(port);
    socket.write(asked.map(one => textOf(one)).join(''));
    await new Promise(resolve => socket.once('readable', resolve).once('close', resolve));
    socket.resetAndDestroy();
  },
};

/** So many requests come in one way, on one connection or as many. */
const A_FEW = 10;

interface Load {
  seed: number;
  requests?: number;
  connections?: number;
  /** It goes on until this is done, too. */
  until?: Promise<unknown>;
}

/** Asks all of these over and over, in all ways, by chance. @returns how many requests there were */
export async function load(port: number, asked: readonly Asked[], options: Load): Promise<number> {
  const { seed, requests = REQUESTS, connections = CONNECTIONS, until } = options;
  const below = random(seed);
  const ways = Object.entries(WAYS);
  let done = 0;
  let isOver = until === undefined;
  const over = until?.finally(() => {
    isOver = true;
  });
  const client = async (): Promise<void> => {
    while (done < requests || !isOver) {
      done += A_FEW;
      const few = Array.from({ length: A_FEW }, () => asked[below(asked.length)]!);
      const [name, way] = ways[below(ways.length)]!;
      try {
        await way(port, few);
      } catch (error) {
        if (!(error instanceof Unheard))
          throw Object.assign(error as Error, { message: `${name}: ${(error as Error).message}` });
        done -= A_FEW;
      }
    }
  };
  await Promise.all([over, ...Array.from({ length: connections }, client)]);
  return done;
}

/** Who asks for something large, and reads a few bytes at a time, or nothing. */
export class SlowReader {
  readonly socket: Socket;
  readonly #parts: Buffer[] = [];
  #sips: NodeJS.Timeout | undefined;

  constructor(port: number, { head }: Pick<Asked, 'head'>, sip: number) {
    this.socket = connect(port, '127.0.0.1').on('error', () => {});
    this.socket.write(textOf({ head }, 'Connection: close'));
    if (sip === 0) return;
    this.#sips = setInterval(() => {
      const some: Buffer | null = this.socket.read(sip);
      if (some) this.#parts.push(some);
    }, 20).unref();
  }

  /** Reads on as fast as it can. */
  async body(): Promise<Buffer> {
    clearInterval(this.#sips);
    for await (const part of this.socket) this.#parts.push(part);
    const all = Buffer.concat(this.#parts);
    return all.subarray(all.indexOf(END) + END.length);
  }

  leave(): void {
    clearInterval(this.#sips);
    this.socket.destroy();
  }
}
