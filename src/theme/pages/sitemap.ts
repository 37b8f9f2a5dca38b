import type { Digest } from '../../digest/digest.ts';
import { xmlText } from '../../typeset/xml.ts';
import { Layout } from '../layout.ts';
import { type SitePage, type SiteTemplate, siteTemplate } from '../page.ts';

/** Addresses in one file; the protocol allows 50,000 (https://www.sitemaps.org/protocol.html). */
const MOST = 40_000;
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

interface Address {
  file: string;
  lastmod: string;
}

/** A file of the site map: addresses or, if one file cannot hold them all, the index of the files that do. */
interface SitemapPage extends SitePage {
  kind: 'urlset' | 'sitemapindex';
  addresses: readonly Address[];
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
      for (const { file, lastmod } of digest.pagesOf(template))
        if (lastmod !== undefined) addresses.push({ file, lastmod });
    return addresses.sort((a, b) =>
      a.lastmod !== b.lastmod ? (a.lastmod < b.lastmod ? -1 : 1) : a.file < b.file ? -1 : 1,
    );
  };
  return siteTemplate<SitemapPage>({
    name: 'sitemap',
    fixed: true,
    always: true,
    *pages(digest) {
      const all = addressesOf(digest);
      if (all.length <= MOST) return yield { file: 'sitemap.xml', kind: 'urlset', addresses: all };
      const files: Address[] = [];
      for (let from = 0; from < all.length; from += MOST) {
        const file = `sitemap-${from / MOST + 1}.xml`;
        const addresses = all.slice(from, from + MOST);
        files.push({ file, lastmod: addresses.at(-1)!.lastmod });
        yield { file, kind: 'urlset', addresses };
      }
      yield { file: 'sitemap.xml', kind: 'sitemapindex', addresses: files };
    },
    render(digest, { kind, addresses }) {
      const layout = Layout.of(digest);
      const element = kind === 'urlset' ? 'url' : 'sitemap';
      const items = addresses.map(
        ({ file, lastmod }) =>
          `<${element}><loc>${xmlText(layout.url(file))}</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}</${element}>\n`,
      );
      return `<?xml version="1.0" encoding="utf-8"?>\n<${kind} ${NAMESPACE}>\n${items.join('')}</${kind}>\n`;
    },
  });
}
