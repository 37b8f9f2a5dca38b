import crypto from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import type { Digest } from '../../digest/digest.ts';
import { isPortableName } from '../../files/portable-name.ts';
import type { PaperEntry } from '../../paper.ts';
import { html } from '../../typeset/html.ts';
import { harmless } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { collectionPages } from '../collection.ts';
import { Layout } from '../layout.ts';
import { fingerprint, type PageKind } from '../page.ts';

const INDEX = 'venues/index.html';
/** Venues that the index names; who looks for a rarer one has the search. */
const SHOWN = 2000;

interface Venue {
  name: string;
  /** Without `.html`. */
  base: string;
  papers: readonly PaperEntry[];
}

/** Where papers were published or presented: a list for each place, as the sources name it. */
export const venuesKind: PageKind = {
  name: 'venues',
  module: import.meta.url,
  *pages(digest) {
    const layout = Layout.of(digest);
    const all = [...venues(digest).values()];
    yield {
      file: INDEX,
      key: fingerprint([layout.key, ...all.map(({ name, papers }) => `${name}\t${papers.length}`)]),
      lastmod: digest.days[0]?.date,
      render: () =>
        layout.page({
          file: INDEX,
          title: 'Venues',
          description: `Where the papers were published or presented: ${plural(all.length, 'venue')}.`,
          kind: 'index-page',
          main: html`<header class="opening"><h1>Venues</h1>
<p class="tally">${all.length === 0 ? 'No source says where a paper was published.' : `${plural(all.length, 'place')} where papers were published or presented, as the sources name them; the most papers first.`}</p></header>
<div class="stories">
${
  all.length > 0 &&
  html`<ul class="names wide">
${all
  .sort((a, b) => b.papers.length - a.papers.length || (a.name < b.name ? -1 : 1))
  .slice(0, SHOWN)
  .map(
    ({ name, base, papers }) =>
      html`<li><a href="${base.slice('venues/'.length)}.html"><bdi>${harmless(name)}</bdi> <span class="count">${papers.length}</span></a></li>\n`,
  )}</ul>
`
}</div>
`,
        }),
    };
    for (const { name, base, papers } of all)
      yield* collectionPages(digest, {
        base,
        name: harmless(name),
        description: `${plural(papers.length, 'paper')} of ${harmless(name)} in ${digest.site.name}.`,
        above: { file: INDEX, name: 'Venues' },
        tally: 'last listed first',
        papers,
        facts: ['authors', 'issued', 'topic'],
      });
  },
};

const made = new WeakMap<Digest, ReadonlyMap<string, Venue>>();

/** The venues by name; made once for a digest. */
export function venues(digest: Digest): ReadonlyMap<string, Venue> {
  let known = made.get(digest);
  if (known) return known;
  const lists = new Map<string, PaperEntry[]>();
  for (const entry of digest.papers) {
    const name = entry['container-title'];
    if (!name) continue;
    const list = lists.get(name);
    if (list) list.push(entry);
    else lists.set(name, [entry]);
  }
  const slugs = new Map<string, number>();
  const slugOf = (name: string) => slugify(harmless(name).normalize('NFKC').slice(0, 120)).slice(0, 60);
  for (const name of lists.keys()) slugs.set(slugOf(name), (slugs.get(slugOf(name)) ?? 0) + 1);
  known = new Map(
    [...lists].map(([name, papers]) => {
      const slug = slugOf(name);
      // "index" is taken, so is what several venues would be called, and Windows has names of its own.
      const isFree = slugs.get(slug) === 1 && slug !== 'index' && !/-archive-\d+$/.test(slug);
      const own = slug !== '' && isFree && isPortableName(`${slug}.html`);
      const hash = crypto.createHash('sha1').update(name).digest('hex').slice(0, 6);
      return [name, { name, papers, base: `venues/${own ? slug : `${slug || 'venue'}-${hash}`}` }];
    }),
  );
  made.set(digest, known);
  return known;
}
