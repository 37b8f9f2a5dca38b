import { load } from './element.ts';
import type { ToService } from './offline/messages.ts';
import { hasSection } from './sections.ts';

/** Registers the service worker where the browser allows one. What few pages need for it is in scripts of their own. */
export function keepOffline(root: string): void {
  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  const start = async (): Promise<void> => {
    try {
      if (!hasSection('offline')) return load(root, 'forget-offline');
      await navigator.serviceWorker.register(`${root}sw.js`, { scope: root });
      const { active } = await navigator.serviceWorker.ready;
      if (!active) return;
      if (document.querySelector('[data-offline]')) load(root, 'offline-controls');
      active.postMessage({ kind: 'update' } satisfies ToService);
    } catch {
      // Some private windows forbid service workers: the site then simply works online.
    }
  };
  if (document.readyState === 'complete') void start();
  else window.addEventListener('load', () => void start());
}
