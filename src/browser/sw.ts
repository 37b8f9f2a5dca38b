import type { FromService, ToService } from './offline/messages.ts';
import type { PackNote } from './offline/pack-format.ts';
import { PackStore, TYPES } from './offline/pack-store.ts';

/**
 * The service worker. It holds nothing of the digest itself, so that an old one serves a new digest as well as a new one does.
 *
 * What may change is asked of the network first, and taken from the device where the network does not answer. Files of the index
 * whose names change with their content are taken from the device first. So a page never gets new words to old papers: a
 * file that is neither here nor there is missing, and the search, which notices, begins anew (`IndexGone`).
 */
interface ServiceScope {
  registration: { scope: string };
  clients: { claim(): Promise<void>; matchAll(): Promise<{ postMessage(message: FromService): void }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Lasting & FetchParts) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { data: ToService }) => void): void;
}
interface Lasting {
  waitUntil(task: Promise<unknown>): void;
}
interface FetchParts {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as ServiceScope;
const root = scope.registration.scope;
const path = new URL(root).pathname;
const SEEN = `broadsheet seen ${path}`;
const store = new PackStore(root);

/** How long the network has, where the device has the file as well. */
const PATIENCE_MS = 4000;
/** How many files that were seen are kept. */
const MOST_SEEN = 600;

/** Named by their content: what has the name has the bytes. */
const LASTING = /^pagefind\/(?:recent\/)?(?:(?:index|fragment)\/.*|.*\.pf_meta|(?:papers|words)\..*)$/;
/** Neither kept nor answered: what is fetched to be kept elsewhere. */
const PASSED = /^(?:offline\/.*|.*\.zip|sw\.js)$/;

scope.addEventListener('install', event => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', event => event.waitUntil(scope.clients.claim()));

scope.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(path)) return;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname.slice(path.length));
  } catch {
    return;
  }
  if (name === '' || name.endsWith('/')) name += 'index.html';
  if (PASSED.test(name)) return;
  event.respondWith(LASTING.test(name) ? deviceFirst(event, name) : networkFirst(event, name));
});

async function deviceFirst(event: Lasting & FetchParts, name: string): Promise<Response> {
  return (await onDevice(name)) ?? fromNetwork(event, name);
}

async function networkFirst(event: Lasting & FetchParts, name: string): Promise<Response> {
  const answer = fromNetwork(event, name);
  const late = new Promise<undefined>(resolve => setTimeout(resolve, PATIENCE_MS));
  const first = await Promise.race([answer, late]).catch(() => undefined);
  // A server's error is no better than none.
  if (first && first.status < 500) return first;
  const own = await onDevice(name);
  if (own) return own;
  return event.request.mode === 'navigate' ? answer.catch(() => notHere()) : answer;
}

/** In place of the browser's own page without a network. */
function notHere(): Response {
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Not on this device</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${path}assets/site.css">
</head>
<body class="text-page">
<main><article class="sheet prose">
<h1>Not on this device</h1>
<p class="note">There is no network, and this page was not seen here before.</p>
<p><a href="${path}index.html">The newest digest seen</a>, or the <a href="${path}search.html">search</a>. With a network, the <a href="${path}subscribe.html#offline">whole digest can be kept</a>.</p>
</article></main>
</body>
</html>
`;
  return new Response(page, { status: 503, headers: { 'content-type': TYPES['html']! } });
}

/** The pack is whole and the newest of its kind; what was seen fills in where there is none. */
async function onDevice(name: string): Promise<Response | undefined> {
  return (await store.file(name)) ?? (await (await caches.open(SEEN)).match(root + name));
}

async function fromNetwork(event: Lasting & FetchParts, name: string): Promise<Response> {
  const response = await fetch(event.request);
  // A redirect is kept under neither name: a page that was redirected may not be shown for a navigation.
  if (response.status === 200 && response.type === 'basic' && !response.redirected) {
    const copy = response.clone();
    event.waitUntil(remember(name, copy).catch(() => {}));
  }
  return response;
}

let remembered = 0;

async function remember(name: string, response: Response): Promise<void> {
  const seen = await caches.open(SEEN);
  await seen.put(root + name, response);
  if (++remembered % 50 !== 1) return;
  const keys = await seen.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST_SEEN))) await seen.delete(key);
}

scope.addEventListener('message', event => {
  const tasks: Record<ToService['kind'], () => Promise<void>> = { keep, forget, update, state: tellState };
  const task = Object.hasOwn(tasks, event.data.kind) ? tasks[event.data.kind] : undefined;
  if (task) event.waitUntil(task().catch(error => tell({ kind: 'failed', message: String(error) })));
});

async function keep(): Promise<void> {
  await fetchPack(await newestPack());
  await tellState();
}

async function forget(): Promise<void> {
  await store.forget();
  await tellState();
}

/** Brings what is kept up to date, silently: where it fails, what is kept still serves. */
async function update(): Promise<void> {
  const kept = await store.note();
  if (!kept) return;
  const newest = await newestPack().catch(() => undefined);
  if (newest && newest.file !== kept.file) await fetchPack(newest, true).catch(() => {});
}

async function newestPack(): Promise<PackNote> {
  const response = await fetch(`${root}offline/pack.json`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`offline/pack.json: ${response.status}`);
  return (await response.json()) as PackNote;
}

let fetching: Promise<void> | undefined;

function fetchPack(note: PackNote, silent = false): Promise<void> {
  let told = 0;
  fetching ??= store
    .keep(note, done => {
      if (silent || done - told < note.bytes / 50) return;
      told = done;
      void tell({ kind: 'progress', done, all: note.bytes });
    })
    // The pack has all of these, and newer.
    .then(() => caches.delete(SEEN))
    .then(() => undefined)
    .finally(() => {
      fetching = undefined;
    });
  return fetching;
}

async function tellState(): Promise<void> {
  const note = await store.note();
  await tell({ kind: 'state', kept: note !== undefined, ...(note ? { bytes: note.bytes } : {}) });
}

async function tell(message: FromService): Promise<void> {
  for (const client of await scope.clients.matchAll()) client.postMessage(message);
}
