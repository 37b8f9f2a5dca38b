import type { FromService, ToService } from './offline/messages.ts';
import type { PackNote } from './offline/pack-format.ts';
import { words } from './words.ts';

/** The controls that keep the digest on the device, once there is a service worker that can. */

const root = new URL('..', (document.currentScript as HTMLScriptElement).src).href;
const place = document.querySelector<HTMLElement>('[data-offline]')!;
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
    status.textContent = words.say('keep-progress', { done: megabytes(data.done), all: megabytes(data.all) });
    return;
  }
  busy(false);
  if (data.kind === 'failed') {
    status.textContent = words.say('keep-failed');
    return;
  }
  const held = document.activeElement === keep || document.activeElement === forget;
  keep.hidden = data.kept;
  forget.hidden = !data.kept;
  if (held) (data.kept ? forget : keep).focus();
  status.toggleAttribute('data-offline-ready', data.kept);
  status.textContent = data.kept ? words.say('kept-size', { size: megabytes(data.bytes ?? 0) }) : '';
});
keep.addEventListener('click', () => {
  busy(true);
  progress.value = 0;
  status.textContent = words.say('keep-loading');
  void navigator.storage?.persist?.().catch(() => false);
  ask({ kind: 'keep' });
});
forget.addEventListener('click', () => ask({ kind: 'forget' }));
navigator.serviceWorker.startMessages();
place.hidden = false;
ask({ kind: 'state' });
// Without a network, the button does not say how large it is.
showSize().catch(() => {});

function ask(message: ToService): void {
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(message));
}

async function showSize(): Promise<void> {
  const response = await fetch(`${root}offline/pack.json`, { cache: 'no-cache' });
  if (!response.ok) return;
  const { bytes } = (await response.json()) as PackNote;
  keep.textContent = words.say('keep-size', { label, size: megabytes(bytes) });
}

function megabytes(bytes: number): string {
  const digits = bytes < 1e7 ? 1 : 0;
  return (bytes / 1e6).toLocaleString(words.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
