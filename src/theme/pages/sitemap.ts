import type { Digest } from '../../digest/digest.ts';
import { xmlText } from '../../typeset/xml.ts';
import { Layout } from '../layout.ts';
import { pagesOf, type SitePage, type SiteTemplate, siteTemplate } from '../page.ts';

/** Addresses in one file; the protocol allows 50,000 (https://www.sitemaps.org/protocol.html). */
const MOST = 40_000;
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

interface Address {
  file: string;
  lastmod: string;
}

/** A file of the site map: a range of the addresses, or the index of such files. */
interface SitemapPage extends SitePage {
  from?: number;
  to?: number;
}

/**
 * The site map of all pages that have a date; split and indexed if one file cannot hold it.
 *
 * @param templates whose pages it lists
 */
export function sitemapTemplate(templates: readonly SiteTemplate[]): SiteTemplate {
  // The oldest first: new pages change the last part only.
  const addressesOf = (digest: Digest): Address[] => {
    const addresses: Address[] = [];
    for (const template of templates)
      for (const { file, lastmod } of pagesOf(template, digest))
        if (lastmod !== undefined) addresses.push({ file, lastmod });
    return addresses.sort((a, b) =>
      a.lastmod !== b.lastmod ? (a.lastmod < b.lastmod ? -1 : 1) : a.file < b.file ? -1 : 1,
    );
  };
  const fileOf = (part: number) => `sitemap-${part + 1}.xml`;
  return siteTemplate<SitemapPage>({
    name: 'sitemap',
    fixed: true,
    always: true,
    *pages(digest) {
      const count = digest.once(addressesOf).length;
      if (count > MOST)
        for (let from = 0; from < count; from += MOST)
          yield { file: fileOf(from / MOST), from, to: Math.min(count, from + MOST) };
      yield { file: 'sitemap.xml' };
    },
    render(digest, { from, to }) {
      const layout = Layout.of(digest);
      const addresses = digest.once(addressesOf);
      const location = (file: string, day: string) =>
        `<loc>${xmlText(layout.url(file))}</loc><lastmod>${day}</lastmod>`;
      if (from === undefined && addresses.length > MOST) {
        const parts: string[] = [];
        for (let at = 0; at < addresses.length; at += MOST) {
          const last = addresses[Math.min(addresses.length, at + MOST) - 1]!;
          parts.push(`<sitemap>${location(fileOf(at / MOST), last.lastmod)}</sitemap>\n`);
        }
        return `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex ${NAMESPACE}>\n${parts.join('')}</sitemapindex>\n`;
      }
      const urls = addresses.slice(from, to).map(a => `<url>${location(a.file, a.lastmod)}</url>\n`);
      return `<?xml version="1.0" encoding="utf-8"?>\n<urlset ${NAMESPACE}>\n${urls.join('')}</urlset>\n`;
    },
  });
}
