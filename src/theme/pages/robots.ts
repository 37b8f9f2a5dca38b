import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

/** robots.txt (RFC 9309): everything may be read; where the map is. */
export const robotsTemplate = siteTemplate({
  name: 'robots',
  fixed: true,
  always: true,
  pages: () => [{ file: 'robots.txt' }],
  render(digest) {
    const layout = Layout.of(digest);
    return `User-agent: *\nAllow: /\n\nSitemap: ${layout.url('sitemap.xml')}\n`;
  },
});
