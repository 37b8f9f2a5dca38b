import crypto from 'node:crypto';

/** A short hash of the parts, sensitive to their order and boundaries. */
export function fingerprint(parts: Iterable<string | number | boolean | undefined>): string {
  let text = '';
  for (const part of parts) text += part === undefined ? '\u0001' : `${part}\u0000`;
  return crypto.hash('sha1', text, 'base64').slice(0, 16);
}
