import type { SiteConfig } from '../../content/site-file.ts';
import { type Html, raw } from '../../typeset/html.ts';
import { jsonForScript } from './paper-metadata.ts';

/** A list of papers for search engines: schema.org's CollectionPage. @param url the page's own address */
export function collectionMetadata(site: SiteConfig, name: string, url: string, day?: string): Html {
  return linkedData({
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name,
    datePublished: day,
    isPartOf: { '@type': 'WebSite', name: site.name, url: site.url },
  });
}

/** The site and its search for search engines: schema.org's WebSite, for the front page. */
export function siteMetadata(site: SiteConfig): Html {
  return linkedData({
    '@type': 'WebSite',
    '@id': site.url,
    url: site.url,
    name: site.name,
    description: site.tagline,
    inLanguage: site.language,
    editor: site.editor && { '@type': 'Person', name: site.editor.name },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${site.url}search.html?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  });
}

function linkedData(data: object): Html {
  const json = jsonForScript({ '@context': 'https://schema.org', ...data });
  return raw(`<script type="application/ld+json">${json}</script>\n`);
}
