import { CITATION_FORMATS } from '../cite/citation-files.ts';
import type { Digest } from '../digest/digest.ts';
import { Layout } from '../theme/layout.ts';
import { siteTemplate } from '../theme/page.ts';

/** Cloudflare Pages reads no more lines than this; the pages of older aliases redirect by themselves. */
const MOST_REDIRECTS = 2000;

/** Headers for every page, besides its policy. */
const PAGE_HEADERS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];

/**
 * `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them (https://docs.netlify.com/routing/headers/,
 * https://developers.cloudflare.com/pages/configuration/redirects/). Other hosts ignore them, and the site works the same.
 */
export const hostingTemplate = siteTemplate({
  name: 'hosting',
  fixed: true,
  always: true,
  pages: () => [{ file: '_headers' }, { file: '_redirects' }],
  render: (digest, { file }) => (file === '_headers' ? headers(digest) : redirects(digest)),
});

function redirects(digest: Digest): string {
  const base = new URL(digest.site.url).pathname;
  const moved = digest.topics.flatMap(({ slug, formerly }) =>
    formerly.map(alias => `${base}topics/${alias}.html ${base}topics/${slug}.html 301\n`),
  );
  for (const entry of digest.papers)
    for (const alias of entry.aliases ?? [])
      if (!digest.paper(alias) && moved.length < MOST_REDIRECTS)
        moved.push(`${base}papers/${alias}.html ${base}papers/${entry.id}.html 301\n`);
  return moved.sort().join('');
}

function headers(digest: Digest): string {
  const base = new URL(digest.site.url).pathname;
  const policy = `${Layout.of(digest).policy}; frame-ancestors 'none'`;
  const rules: [string, readonly (readonly [string, string])[]][] = [
    ['*', [['Content-Security-Policy', policy], ...PAGE_HEADERS]],
    // Font files keep their names when their bytes change, so they are cached for only a week.
    ['assets/fonts/*', [['Cache-Control', 'public, max-age=604800']]],
    ['api/*', [['Access-Control-Allow-Origin', '*']]],
    ['papers.json', [['Access-Control-Allow-Origin', '*']]],
    ...CITATION_FORMATS.flatMap(({ extension, type }): [string, [string, string][]][] =>
      ['days', 'topics'].map(folder => [`${folder}/*.${extension}`, [['Content-Type', `${type}; charset=utf-8`]]]),
    ),
  ];
  return rules
    .map(([path, lines]) => `${base}${path}\n${lines.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`)
    .join('\n');
}
