import { xmlText } from '../../publish/feeds/xml.ts';
import { Layout } from '../layout.ts';
import { fingerprint, type Page, type PageKind, pagesOf } from '../page.ts';

/** Addresses in one file; the protocol allows 50,000 (https://www.sitemaps.org/protocol.html). */
const MOST = 40_000;
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

interface Address {
  file: string;
  lastmod: string;
}

/** The map of all pages that have a day; more than one file holds are listed by an index. */
export function sitemapKind(kinds: readonly PageKind[]): PageKind {
  return {
    name: 'sitemap',
    module: import.meta.url,
    *pages(digest) {
      const layout = Layout.of(digest);
      const addresses: Address[] = [];
      for (const kind of kinds)
        for (const { file, lastmod } of pagesOf(kind, digest))
          if (lastmod !== undefined) addresses.push({ file, lastmod });
      // The oldest first: new pages change the last part only.
      addresses.sort((a, b) => (a.lastmod !== b.lastmod ? (a.lastmod < b.lastmod ? -1 : 1) : a.file < b.file ? -1 : 1));
      if (addresses.length <= MOST) {
        yield urlSet(layout, 'sitemap.xml', addresses);
        return;
      }
      const parts: Address[][] = [];
      for (let from = 0; from < addresses.length; from += MOST) parts.push(addresses.slice(from, from + MOST));
      const fileOf = (i: number) => `sitemap-${i + 1}.xml`;
      for (const [i, part] of parts.entries()) yield urlSet(layout, fileOf(i), part);
      const last = parts.map(part => part.at(-1)!.lastmod);
      yield {
        file: 'sitemap.xml',
        key: fingerprint([layout.key, ...last]),
        render: () =>
          `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex ${NAMESPACE}>\n${last
            .map(
              (day, i) => `<sitemap><loc>${xmlText(layout.url(fileOf(i)))}</loc><lastmod>${day}</lastmod></sitemap>\n`,
            )
            .join('')}</sitemapindex>\n`,
      };
    },
  };
}

function urlSet(layout: Layout, file: string, addresses: readonly Address[]): Page {
  return {
    file,
    key: fingerprint([layout.key, ...addresses.map(address => `${address.file} ${address.lastmod}`)]),
    render: () =>
      `<?xml version="1.0" encoding="utf-8"?>\n<urlset ${NAMESPACE}>\n${addresses
        .map(a => `<url><loc>${xmlText(layout.url(a.file))}</loc><lastmod>${a.lastmod}</lastmod></url>\n`)
        .join('')}</urlset>\n`,
  };
}
