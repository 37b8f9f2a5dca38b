import { html, type Value } from '../typeset/html.ts';
import type { FromService, ToService } from './offline/messages.ts';
import type { PackNote } from './offline/pack-format.ts';
import { PackStore, TYPES } from './offline/pack-store.ts';
import { words } from './words.ts';

/**
 * The service worker. It contains nothing of the digest itself, so an old one also serves a new digest.
 *
 * What may change comes from the network, or from the device if the network does not answer. Index files, whose names change with
 * their content, come from the device first. So the search never mixes two versions of the index: a file that is in neither place
 * is missing, and the search then starts over (`IndexGone`).
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

/** How long to wait for the network if the device has the file too. */
const PATIENCE_MS = 4000;
/** How many visited files are kept. */
const MOST_SEEN = 600;

/** Files named by their content: the same name means the same bytes. */
const LASTING = /^pagefind\/(?:recent\/)?(?:(?:index|fragment)\/.*|.*\.pf_meta|(?:papers|words)\..*)$/;
/** Left to the browser: what is fetched to be kept elsewhere. */
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
  // An error of the server is no better than no answer.
  if (first && first.status < 500) return first;
  const own = await onDevice(name);
  if (own) return own;
  return event.request.mode === 'navigate' ? answer.catch(() => notHere()) : answer;
}

/** Shown instead of the browser's own offline page. */
function notHere(): Response {
  const { language, dir } = words;
  const link = (to: string) => (inner: Value[]) => html`<a href="${path}${to}">${inner}</a>`;
  const ways = words.set<'not-here-ways', Value>('not-here-ways', {
    home: link('index.html'),
    search: link('search.html'),
    keep: link('subscribe.html#offline'),
  });
  const page = html`<!doctype html>
<html lang="${language}"${dir && html` dir="${dir}"`}>
<head>
<meta charset="utf-8">
<title>${words.say('not-here')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${path}assets/site.css">
</head>
<body class="text-page">
<main><article class="sheet prose">
<h1>${words.say('not-here')}</h1>
<p class="note">${words.say('not-here-why')}</p>
<p>${ways}</p>
</article></main>
</body>
</html>
`;
  return new Response(page.text, { status: 503, headers: { 'content-type': TYPES['html']! } });
}

/** The pack is complete and consistent; visited files serve if there is no pack. */
async function onDevice(name: string): Promise<Response | undefined> {
  return (await store.file(name)) ?? (await (await caches.open(SEEN)).match(root + name));
}

async function fromNetwork(event: Lasting & FetchParts, name: string): Promise<Response> {
  const response = await fetch(event.request);
  // Redirects are not kept: a redirected response may not answer a navigation.
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

/** Updates the pack silently; if that fails, the old one still serves. */
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
    // The pack has newer copies of all of these.
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
