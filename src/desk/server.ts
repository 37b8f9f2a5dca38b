import type { IncomingMessage, ServerResponse } from 'node:http';
import { attempt } from '../files/attempt.ts';
import { requireStanding } from '../files/lock.ts';
import { listenOnLoopback } from '../serve/loopback.ts';
import { mediaType } from '../serve/media-type.ts';
import { readRequestPath } from '../serve/request-path.ts';
import { withWords } from '../theme/script-words.ts';
import { html } from '../typeset/html.ts';
import type { Words } from '../words/words.ts';
import { type DeskAsset, deskAssets } from './assets.ts';
import type { Desk } from './desk.ts';
import { DEFENCES, type Defences, Door } from './door.ts';
import { english } from './english.ts';
import { failureOf, failureView } from './failure.ts';
import { readForm } from './form.ts';
import { deskPage, type Frame } from './page.ts';
import { StillReading } from './reading.ts';
import { Routes } from './routes.ts';
import type { Room, View } from './view.ts';
import { readingView } from './views/reading.ts';

export interface DeskServing {
  /** `http://127.0.0.1:8090/` */
  url: string;
  /** The address that lets a browser in. */
  link: string;
  close(): Promise<void>;
}

/** All that requests are answered from. */
interface Context {
  desk: Desk;
  frame(): Pick<Frame, 'name' | 'language'>;
  nav: Frame['nav'];
  door: Door;
  defences: Defences;
  assets: ReadonlyMap<string, DeskAsset>;
  views: Routes<NonNullable<Room['views']>[string]>;
  pieces: Routes<NonNullable<Room['pieces']>[string]>;
  actions: Routes<NonNullable<Room['actions']>[string]>;
}

/**
 * Serves the desk on this machine, for its own user.
 *
 * @param port 0 for any that is free
 * @param frame what stands around each page
 * @param defences what keeps others out; fewer are for tests, which see what each is good for
 * @throws UsageError where the port is taken
 */
export async function serveDesk(
  desk: Desk,
  rooms: readonly Room[],
  port: number,
  frame: () => Pick<Frame, 'name' | 'language'>,
  defences: Defences = DEFENCES,
): Promise<DeskServing> {
  const [views, pieces, actions] = [new Routes(), new Routes(), new Routes()] as [
    Context['views'],
    Context['pieces'],
    Context['actions'],
  ];
  for (const room of rooms) {
    for (const [at, view] of Object.entries(room.views ?? {})) views.add(at, view);
    for (const [at, piece] of Object.entries(room.pieces ?? {})) pieces.add(at, piece);
    for (const [at, action] of Object.entries(room.actions ?? {})) actions.add(at, action);
  }
  const nav = rooms.flatMap(room => (room.nav ? [room.nav] : []));
  const assets = new Map(deskAssets().map(asset => [asset.file, asset]));
  let context: Context | undefined;
  const hear = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response, context!).catch(error => {
      const { status, error: lines } = failureOf(desk.words, error);
      if (response.headersSent) response.destroy();
      else say(response, status, lines.join('\n'));
    });
  };
  const listening = await listenOnLoopback(hear, port);
  const door = new Door(listening.port, defences.cookie);
  context = { desk, frame, nav, door, defences, assets, views, pieces, actions };
  const url = `http://127.0.0.1:${listening.port}/`;
  return { url, link: `${url}?token=${door.token}`, close: listening.close };
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { door, defences } = context;
  const { words } = context.desk;
  for (const [name, value] of Object.entries(defences.headers)) response.setHeader(name, value);
  const target = request.url ?? '';
  const path = readRequestPath(target);
  const query = new URLSearchParams(target.slice(target.split('?', 1)[0]!.length));
  const token = request.method === 'GET' ? query.get('token') : null;
  const isEntering = token !== null && door.isToken(token);
  for (const check of defences.checks) {
    if (isEntering && check.name === 'cookie') continue;
    const refusal = check.refuse(words, request, door);
    if (!refusal) continue;
    if (refusal.status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
    return say(response, refusal.status, refusal.says);
  }
  if ('refused' in path) return say(response, path.refused, path.reason);
  const { segments } = path;
  if (isEntering) {
    const site = request.headers['sec-fetch-site'] ?? 'none';
    const isSent = site !== 'none' && site !== 'same-origin';
    const told = door.enter(addressOf(segments, query), isSent);
    for (const [name, value] of Object.entries(told)) response.setHeader(name, value);
    return say(response, isSent ? 200 : 303, words.say('desk-come-in'));
  }
  if (request.method === 'POST') return act(request, response, segments, context);
  const asset = segments[0] === 'assets' && context.assets.get(segments.slice(1).join('/'));
  if (asset) {
    response.setHeader('Content-Type', mediaType(asset.file));
    const content = await asset.content();
    response.end(asset.file.endsWith('.js') ? withWords(String(content), words) : content);
    return;
  }
  const found = context.views.find(segments);
  const instead = (error: unknown): View => insteadOf(words, error);
  const view = found ? await found.value(context.desk, found.params, query).catch(instead) : notFound(words);
  response.statusCode = view.status ?? 200;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  const frame = { ...context.frame(), nav: context.nav };
  response.end(deskPage(words, frame, view, addressOf(segments, new URLSearchParams())));
}

/** A piece of a page, or a change. */
async function act(
  request: IncomingMessage,
  response: ServerResponse,
  segments: readonly string[],
  { desk, pieces, actions }: Context,
): Promise<void> {
  const piece = pieces.find(segments);
  const action = actions.find(segments);
  if (!piece && !action) return answerJson(response, 404, { error: [desk.words.say('desk-nothing-to-change')] });
  try {
    const form = await readForm(desk.words, request);
    if (piece) {
      const { text } = await piece.value(desk, piece.params, form);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(text);
    } else {
      requireStanding(desk.content);
      const before = desk.history.last()?.number ?? 0;
      const outcome = await action!.value(desk, action!.params, form);
      const made = attempt(() => desk.history.last()?.number) ?? 0;
      const tongue = outcome.warned !== undefined && { tongue: english(desk.words) };
      answerJson(response, 200, { ...outcome, ...tongue, ...(made > before && { made }) });
    }
  } catch (error) {
    // Who left in the middle of what they sent hears nothing, nor does anybody once the desk is closed; nothing failed.
    if (error === request.errored || (error as Error).name === 'AbortError') return;
    const { status, ...told } = failureOf(desk.words, error);
    // What was not read of it is not waited for.
    if (!request.complete) response.setHeader('Connection', 'close');
    answerJson(response, status, told);
  }
}

/** The view of what kept a view from being made. */
const insteadOf = (words: Words, error: unknown): View =>
  error instanceof StillReading ? readingView(words, error) : failureView(words, failureOf(words, error));

const notFound = (words: Words): View => ({
  status: 404,
  title: words.say('desk-nothing-here'),
  body: html`<p>${words.say('desk-no-such-page')}</p>\n`,
});

/** The address of a page without the token. */
function addressOf(segments: readonly string[], query: URLSearchParams): string {
  query.delete('token');
  const more = query.size > 0 ? `?${query}` : '';
  return `/${segments.map(encodeURIComponent).join('/')}${more}`;
}

function answerJson(response: ServerResponse, status: number, value: object): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(value));
}

function say(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}
