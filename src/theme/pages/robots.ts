import { Layout } from '../layout.ts';
import { siteTemplate } from '../page.ts';

/** robots.txt (RFC 9309): allows everything and names the site map. */
export const robotsTemplate = siteTemplate({
  name: 'robots',
  fixed: true,
  always: true,
  pages: () => [{ file: 'robots.txt' }],
  render: digest => `User-agent: *\nAllow: /\n\nSitemap: ${Layout.of(digest).url('sitemap.xml')}\n`,
});
