import { siteTemplate } from '../page.ts';

/** The web app manifest (https://www.w3.org/TR/appmanifest/): how the site appears when it is installed. */
export const manifestTemplate = siteTemplate({
  name: 'manifest',
  fixed: true,
  always: true,
  pages: () => [{ file: 'manifest.webmanifest' }],
  render: ({ site }) =>
    `${JSON.stringify(
      {
        name: site.name,
        short_name: site.name,
        description: site.tagline,
        lang: site.language,
        start_url: 'index.html',
        scope: './',
        display: 'minimal-ui',
        background_color: '#fdfcf8',
        theme_color: '#fdfcf8',
        icons: [
          { src: 'assets/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: 'assets/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'assets/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      },
      null,
      1,
    )}\n`,
});
