/** What a request asks for: the names from the served folder down, or why it gets no answer. */
export type RequestPath =
  | { segments: readonly string[] /** Whether it ends with a slash, as a folder's does. */; folder: boolean }
  | { refused: 400 | 404; reason: string };

/** RFC 3986, section 3.3: what may stand in a path. A browser escapes all else. */
const PATH = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/;

/**
 * Escapes that no browser sends for a file of ours and that mean trouble where two programs decode differently: control
 * characters, `.`, `/` and `\`.
 */
const ODD_ESCAPE = /%(?:[01][0-9A-Fa-f]|2[EeFf]|5[Cc]|7[Ff])/;

const refuse = (refused: 400 | 404, reason: string): RequestPath => ({ refused, reason });

/**
 * Reads the target of a request line (RFC 9112, section 3.2) as names of files, or refuses it. It is decoded once, and
 * nothing in it can lead upwards: a name that begins with a dot is not served.
 */
export function readRequestPath(target: string): RequestPath {
  const path = target.split('?', 1)[0]!;
  if (!PATH.test(path)) return refuse(400, 'not a path as RFC 3986 writes it');
  if (ODD_ESCAPE.test(path)) return refuse(400, 'an escaped character that needs no escape');
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return refuse(400, 'escapes that are not UTF-8');
  }
  const segments = decoded.slice(1).split('/');
  const folder = segments.at(-1) === '';
  if (folder) segments.pop();
  if (segments.some(name => name === '.' || name === '..')) return refuse(400, 'a path that leads upwards');
  // An empty name is how `//elsewhere/` begins; a colon opens a second stream of a file on Windows.
  if (segments.some(name => name === '' || name.startsWith('.') || name.includes(':')))
    return refuse(404, 'not served');
  return { segments, folder };
}
