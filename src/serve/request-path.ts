/** The path of a request: names from the served folder down, or why it is refused. */
export type RequestPath =
  | { segments: readonly string[] /** Whether it ends with a slash, as a folder's does. */; folder: boolean }
  | { refused: 400 | 404; reason: string };

/** The characters of a path (RFC 3986, section 3.3). A browser escapes all others. */
const PATH = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/;

/**
 * Escapes that no browser sends for our files, and that are dangerous if two programs decode them differently: control characters,
 * `.`, `/` and `\`.
 */
const ODD_ESCAPE = /%(?:[01][0-9A-Fa-f]|2[EeFf]|5[Cc]|7[Ff])/;

const refuse = (refused: 400 | 404, reason: string): RequestPath => ({ refused, reason });

/**
 * Reads the target of a request line (RFC 9112, section 3.2) as file names, or refuses it. It is decoded once, and nothing in it can
 * lead upwards: names that begin with a dot are not served.
 */
export function readRequestPath(target: string): RequestPath {
  const path = target.split('?', 1)[0]!;
  if (!PATH.test(path)) return refuse(400, 'Not a valid path (RFC 3986)');
  if (ODD_ESCAPE.test(path)) return refuse(400, 'Needlessly escaped characters');
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return refuse(400, 'Escapes that are not UTF-8');
  }
  const segments = decoded.slice(1).split('/');
  const folder = segments.at(-1) === '';
  if (folder) segments.pop();
  if (segments.some(name => name === '.' || name === '..')) return refuse(400, 'The path leads out of the folder');
  // An empty name would allow `//elsewhere/`; a colon opens an alternate stream of a file on Windows.
  if (segments.some(name => name === '' || name.startsWith('.') || name.includes(':')))
    return refuse(404, 'Not served');
  return { segments, folder };
}
