import type { FromService, ToService } from './offline/messages.ts';
import type { PackNote } from './offline/pack-format.ts';
import { hasSection } from './sections.ts';

/** Registers the service worker where the browser allows one, and wires up the controls that keep the digest on the device. */
export function keepOffline(root: string): void {
  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  const start = async (): Promise<void> => {
    try {
      if (!hasSection('offline')) return await forgetAll(root);
      await navigator.serviceWorker.register(`${root}sw.js`, { scope: root });
      const { active } = await navigator.serviceWorker.ready;
      if (!active) return;
      const ask = (message: ToService) => active.postMessage(message);
      const place = document.querySelector<HTMLElement>('[data-offline]');
      if (place) await controls(place, root, ask);
      ask({ kind: 'update' });
    } catch {
      // Some private windows forbid service workers: the site then simply works online.
    }
  };
  if (document.readyState === 'complete') void start();
  else window.addEventListener('load', () => void start());
}

/** Takes away what an earlier version of the site, which kept an offline copy, left on the device. */
async function forgetAll(root: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(root);
  if (registration?.scope === root) await registration.unregister();
  // For as long as it has this page, it keeps what the page asks for; the next one is free of it.
  if (navigator.serviceWorker.controller) return;
  const end = ` ${new URL(root).pathname}`;
  for (const name of await caches.keys())
    if (name.startsWith('broadsheet ') && name.endsWith(end)) await caches.delete(name);
}

async function controls(place: HTMLElement, root: string, ask: (message: ToService) => void): Promise<void> {
  const keep = place.querySelector<HTMLButtonElement>('[data-keep-offline]')!;
  const forget = place.querySelector<HTMLButtonElement>('[data-forget-offline]')!;
  const progress = place.querySelector('progress')!;
  const status = place.querySelector<HTMLElement>('[data-offline-status]')!;
  const label = keep.textContent;
  const busy = (now: boolean): void => {
    keep.disabled = now;
    progress.hidden = !now;
  };
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<FromService>) => {
    if (data.kind === 'progress') {
      progress.value = data.done / data.all;
      status.textContent = `${megabytes(data.done)} of ${megabytes(data.all)} MB`;
      return;
    }
    busy(false);
    if (data.kind === 'failed') {
      status.textContent = 'The download failed. Try again with a better connection.';
      return;
    }
    const held = document.activeElement === keep || document.activeElement === forget;
    keep.hidden = data.kept;
    forget.hidden = !data.kept;
    if (held) (data.kept ? forget : keep).focus();
    status.toggleAttribute('data-offline-ready', data.kept);
    status.textContent = data.kept ? `The digest is on this device (${megabytes(data.bytes ?? 0)} MB).` : '';
  });
  keep.addEventListener('click', () => {
    busy(true);
    progress.value = 0;
    status.textContent = 'Downloading…';
    void navigator.storage?.persist?.().catch(() => false);
    ask({ kind: 'keep' });
  });
  forget.addEventListener('click', () => ask({ kind: 'forget' }));
  navigator.serviceWorker.startMessages();
  place.hidden = false;
  ask({ kind: 'state' });
  const response = await fetch(`${root}offline/pack.json`, { cache: 'no-cache' });
  if (response.ok) keep.textContent = `${label} (${megabytes(((await response.json()) as PackNote).bytes)} MB)`;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
