import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { isOwnHost, listenOnLoopback } from './loopback.ts';
import { mediaType } from './media-type.ts';
import type { Problem } from './problems.ts';
import { RELOAD_EVENTS, RELOAD_SCRIPT, Reloader } from './reload.ts';
import { readRequestPath } from './request-path.ts';
import { findSiteFile, type SiteFile } from './site-file.ts';

export interface ServeOptions {
  /** The folder to serve; it may be replaced by another of the same name while it is served. */
  dir: string;
  /** 0, the default, picks a free one. */
  port?: number;
  /** The path under which the site is served: `/`, the default, or `/digest/`. */
  base?: string;
  /** Adds a script to each page that reloads it at {@link Serving.reload}. */
  live?: boolean;
  /** Called after each response. */
  onRequest?: (request: { method: string; target: string; status: number }) => void;
}

export interface Serving {
  /** `http://127.0.0.1:8080/digest/` */
  url: string;
  /** Reloads the open pages, if `live`. */
  reload(): void;
  /** Shows in the open pages what is wrong with what they are made of, if `live`. */
  show(problems: readonly Problem[]): void;
  close(): Promise<void>;
}

/**
 * Serves a built site on this machine, for its own user: loopback only, GET and HEAD only, nothing but the folder's files.
 * So that no other website can read it, a request whose Host is not this machine is refused
 * (https://owasp.org/www-community/attacks/DNS_Rebinding).
 *
 * Libraries such as `sirv` follow symbolic links, decode before they check, and ignore the Host, so using one would still leave us most
 * of this file.
 *
 * @throws UsageError where the port is taken or not allowed
 */
export async function serveFolder(options: ServeOptions): Promise<Serving> {
  const base = `/${options.base ?? ''}/`.replace(/\/+/g, '/');
  const reloader = options.live ? new Reloader() : undefined;
  let port = 0;
  const hear = (request: IncomingMessage, response: ServerResponse): void => {
    const { method = '', url: target = '' } = request;
    response.on('close', () => options.onRequest?.({ method, target, status: response.statusCode }));
    answer(request, response, { ...options, base, port, reloader }).catch(error => {
      if (response.headersSent) response.destroy();
      else say(response, 500, `${(error as NodeJS.ErrnoException).code ?? 'error'}: This file cannot be read`);
    });
  };
  const listening = await listenOnLoopback(hear, options.port ?? 0);
  port = listening.port;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    reload: () => reloader?.reload(),
    show: problems => reloader?.show(problems),
    close: listening.close,
  };
}

interface Context extends ServeOptions {
  base: string;
  port: number;
  reloader: Reloader | undefined;
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { dir, base, reloader } = context;
  response.setHeader('Content-Security-Policy', await policyOf(dir));
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  if (!isOwnHost(request, context.port)) {
    return say(response, 403, `This server only answers requests to localhost:${context.port}`);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return say(response, 405, 'Only GET and HEAD are supported');
  }
  const target = request.url ?? '';
  if (reloader && target === base + RELOAD_EVENTS && request.method === 'GET') return reloader.listen(response);
  if (reloader && target.split('?', 1)[0] === base + RELOAD_SCRIPT) {
    response.setHeader('Content-Type', mediaType(RELOAD_SCRIPT));
    response.end(reloader.script);
    return;
  }

  const asked = readRequestPath(target);
  if ('refused' in asked) return say(response, asked.refused, asked.reason);
  const from = base.split('/').filter(Boolean);
  const { segments, folder } = asked;
  if (from.some((name, at) => segments[at] !== name)) {
    // People type the bare address.
    return segments.length ? say(response, 404, `The site is at ${base}`) : redirect(response, base);
  }
  const found = await findSiteFile(dir, segments.slice(from.length), folder);
  if (found && 'file' in found) return send(request, response, 200, found.file, context);
  if (found) return redirect(response, `/${segments.map(encodeURIComponent).join('/')}/`);
  const notFound = await findSiteFile(dir, ['404.html'], false);
  if (notFound && 'file' in notFound) return send(request, response, 404, notFound.file, context);
  if (!reloader) return say(response, 404, 'Not found');
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(reloader.inject(Buffer.from(NOTHING_YET), base));
}

/** Until the first build succeeds: a page that follows it, and shows what is in its way. */
const NOTHING_YET =
  '<!doctype html><html lang="en"><title>Not built yet</title><body><p>This page is not built yet.</p></body></html>\n';

/** What the site lets its pages load, as its `_headers` tell hosts: so whoever edits it sees what a visitor's browser blocks. */
async function policyOf(dir: string): Promise<string> {
  const found = await findSiteFile(dir, ['_headers'], false);
  const headers = found && 'file' in found ? await whole(found.file) : '';
  return /^ +Content-Security-Policy: *(.+)$/im.exec(headers)?.[1] ?? "frame-ancestors 'none'";
}

async function whole({ handle }: SiteFile): Promise<string> {
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: 200 | 404,
  file: SiteFile,
  context: Context,
): Promise<void> {
  try {
    await sendOpen(request, response, status, file, context);
  } catch (error) {
    // The reader may leave before the end.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await file.handle.close();
  }
}

async function sendOpen(
  request: IncomingMessage,
  response: ServerResponse,
  status: 200 | 404,
  { path, handle, info }: SiteFile,
  { base, reloader }: Context,
): Promise<void> {
  const type = mediaType(path);
  const page = reloader && type.startsWith('text/html') ? reloader : undefined;
  const times = `${info.mtimeMs.toString(36)}-${info.ctimeMs.toString(36)}`;
  const tag = `W/"${info.size.toString(36)}-${times}${page ? `-${page.state}` : ''}"`;
  response.setHeader('ETag', tag);
  // Revalidated each time: a preview must never show an old page.
  response.setHeader('Cache-Control', 'no-cache');
  if (!page) response.setHeader('Last-Modified', info.mtime.toUTCString());
  if (status === 200 && isFresh(request, tag, page ? undefined : info.mtime)) {
    response.writeHead(304).end();
    return;
  }
  const body = page ? page.inject(await handle.readFile(), base) : undefined;
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', body?.length ?? info.size);
  if (body || request.method === 'HEAD' || info.size === 0) {
    response.end(request.method === 'HEAD' ? undefined : body);
  } else {
    // Not more than Content-Length, if the file grows meanwhile.
    await pipeline(handle.createReadStream({ end: info.size - 1, autoClose: false }), response);
  }
}

/** By the tag, or else by the time in whole seconds (RFC 9110, section 13.2.2). */
function isFresh(request: IncomingMessage, tag: string, modified: Date | undefined): boolean {
  const known = request.headers['if-none-match'];
  if (known !== undefined) {
    const bare = (t: string) => t.trim().replace(/^W\//, '');
    return known.trim() === '*' || known.split(',').some(t => bare(t) === bare(tag));
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return modified !== undefined && Math.floor(modified.getTime() / 1000) * 1000 <= since;
}

function redirect(response: ServerResponse, location: string): void {
  response.setHeader('Location', location);
  say(response, 302, `See ${location}`);
}

function say(response: ServerResponse, status: number, words: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(`${words}\n`);
}
