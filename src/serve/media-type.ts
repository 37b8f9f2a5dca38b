import { extname } from 'node:path';
import { lookup } from 'mrmime';

/** What mrmime does not know, or not as browsers take it. */
const OWN: Readonly<Record<string, string>> = {
  '.bib': 'text/plain',
  '.ico': 'image/x-icon',
  '.opml': 'text/x-opml',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.xml': 'application/xml',
};

/**
 * The `Content-Type` of a file. What a browser reads as text is UTF-8; XML states its own encoding. What is not known,
 * Pagefind's `.pf_*` among it, is bytes: never guessed by the browser.
 */
export function mediaType(path: string): string {
  const ending = extname(path).toLowerCase();
  const type = OWN[ending] ?? lookup(ending) ?? 'application/octet-stream';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}
