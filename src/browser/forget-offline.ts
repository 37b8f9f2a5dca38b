/** Takes away what an earlier version of the site, which kept an offline copy, left on the device. */
async function forgetOffline(root: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(root);
  if (registration?.scope === root) await registration.unregister();
  // For as long as it has this page, it keeps what the page asks for; the next one is free of it.
  if (navigator.serviceWorker.controller) return;
  const end = ` ${new URL(root).pathname}`;
  for (const name of await caches.keys())
    if (name.startsWith('broadsheet ') && name.endsWith(end)) await caches.delete(name);
}

forgetOffline(new URL('..', (document.currentScript as HTMLScriptElement).src).href).catch(() => {});
