/** What this device keeps under a key; `null` where there is nothing, or where storage is blocked. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a value, or removes it when it is `undefined`. @returns false if storage is full or blocked */
export function store(key: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** Keys of a site's own on a host that may have several. */
export const ownKey = (name: string, root: string): string => `broadsheet:${name} ${new URL(root).pathname}`;

/** A JSON object kept on this device; an empty one where there is none. */
export function storedRecord(key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(stored(key) ?? 'null');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
