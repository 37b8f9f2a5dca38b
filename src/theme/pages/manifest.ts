import { colourOf } from '../../content/site-colours.ts';
import { siteTemplate } from '../page.ts';
import { iconsOf } from '../parts/icon.ts';

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
        background_color: colourOf(site, 'paper').light,
        theme_color: colourOf(site, 'paper').light,
        icons: iconsOf(site)
          .filter(({ sizes }) => sizes !== '180x180')
          .map(({ file, sizes, type }) => ({
            src: file,
            sizes,
            type,
            ...(sizes === '512x512' && { purpose: 'any maskable' }),
          })),
      },
      null,
      1,
    )}\n`,
});
