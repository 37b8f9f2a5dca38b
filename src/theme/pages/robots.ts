import { Layout } from '../layout.ts';
import type { PageKind } from '../page.ts';

/** robots.txt (RFC 9309): everything may be read; where the map is. */
export const robotsKind: PageKind = {
  name: 'robots',
  module: import.meta.url,
  *pages(digest) {
    const layout = Layout.of(digest);
    yield {
      file: 'robots.txt',
      key: layout.key,
      render: () => `User-agent: *\nAllow: /\n\nSitemap: ${layout.url('sitemap.xml')}\n`,
    };
  },
};
