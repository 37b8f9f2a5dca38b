import { nearestKey } from '../content/nearest-key.ts';
import { ContentError } from '../diagnostic.ts';

/** Sources that the pages may load from besides the site itself, by directive: `{ 'img-src': ['https://img.example.org'] }`. */
export type Policy = Readonly<Record<string, readonly string[]>>;

const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
};
/** Directives that the program's own pages have no use for. */
const MORE = ['frame-src', 'media-src', 'object-src', 'child-src'];

/**
 * The pages' security policy, which hosts send as a header: nothing is loaded from other sites, but for what the digest's
 * configuration allows.
 *
 * @throws ContentError where a directive is unknown, or a source could be the end of one
 */
export function contentSecurityPolicy(more: Policy = {}): string {
  const known = [...Object.keys(DIRECTIVES), ...MORE];
  for (const [name, sources] of Object.entries(more)) {
    const near = nearestKey(name, known);
    if (!known.includes(name))
      throw wrong(
        `expected a directive of a Content-Security-Policy, found "${name}"${near === undefined ? '' : `; the nearest is "${near}"`}`,
        `The directives are: ${known.join(', ')}.`,
      );
    const source = Array.isArray(sources) ? sources.find(source => !/^[^\s;,]+$/.test(String(source))) : sources;
    if (source !== undefined)
      throw wrong(
        `expected a list of sources for "${name}", each without a blank, comma or semicolon, found ${JSON.stringify(source)}`,
        `Write it as policy: { '${name}': ['https://img.example.org'] }.`,
      );
  }
  return [...new Set([...Object.keys(DIRECTIVES), ...Object.keys(more)])]
    .map(name => {
      const sources = [...new Set([...(DIRECTIVES[name] ?? []), ...(more[name] ?? [])])];
      return [name, ...(sources.length > 1 ? sources.filter(source => source !== "'none'") : sources)].join(' ');
    })
    .join('; ');
}

function wrong(message: string, advice: string): ContentError {
  return new ContentError({ severity: 'error', rule: 'policy', file: 'eleventy.config', message, advice });
}
