import { closestMatch } from 'leven';

/** The one of `keys` that differs least from `key`, the first of several; undefined only where `keys` is empty. */
export function nearestKey(key: string, keys: readonly string[]): string | undefined {
  // What is far longer than any key is no slip of the pen, and a hostile key must not cost its length squared.
  return closestMatch(key.slice(0, 40).toLowerCase(), keys);
}
