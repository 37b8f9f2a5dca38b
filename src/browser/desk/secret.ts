import { store, stored } from '../stored.ts';

/** Of this port alone, as what a browser stores is and cookies are not. */
const KEY = 'broadsheet:desk';

/**
 * Takes the secret out of the address that the link led to, and keeps it for the desk's other pages in this browser. It is never
 * part of a page that the desk sends, which whoever has the cookie could read.
 */
export function takeSecret(): void {
  const given = /^#secret=([\w-]+)$/.exec(location.hash)?.[1];
  if (given === undefined) return;
  store(KEY, given);
  history.replaceState(undefined, '', location.pathname + location.search);
}

export const secret = (): string => stored(KEY) ?? '';
