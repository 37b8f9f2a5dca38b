import { sha256 } from '../read/dump.ts';
import type { FetchedPage } from './fetch-page.ts';
import type { HeldDump } from './incoming.ts';

/** A page as a dump. */
export interface PageDump extends HeldDump {
  url: string;
}

/** A name's length without the day and the ending. */
const LONGEST = 80;
const KEPT_ENDINGS = /\.(?:bib|ris|nbib|ciw|csv|tsv|md|txt|eml|json|xml|html)$/;
const ENDINGS: readonly [type: RegExp, ending: string][] = [
  [/html/, '.html'],
  [/json/, '.json'],
  [/xml/, '.xml'],
  [/bibtex/, '.bib'],
  [/research-info/, '.ris'],
  [/rfc822/, '.eml'],
  [/markdown/, '.md'],
];

/**
 * A page as a dump: named by the day and the address, so that one day's page has one name.
 *
 * @param accessed the day on which it was fetched, `yyyy-mm-dd`
 */
export function pageDump({ url, bytes, type, encoding }: FetchedPage, accessed: string): PageDump {
  const { host, pathname, search } = new URL(url);
  const ending = ENDINGS.find(([of]) => of.test(type))?.[1] ?? KEPT_ENDINGS.exec(pathname.toLowerCase())?.[0] ?? '.txt';
  const place = pathname.toLowerCase().endsWith(ending) ? pathname.slice(0, -ending.length) : pathname;
  const words = `${host}${place}${search}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const short =
    words.length > LONGEST
      ? `${words.slice(0, LONGEST).replace(/-$/, '')}-${sha256(Buffer.from(url)).slice(0, 8)}`
      : words;
  const name = `${accessed}-${short}${ending}`;
  return { name, file: url, url, bytes, stated: { url, accessed, ...(encoding !== undefined && { encoding }) } };
}
