import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate, toRoot } from '../page.ts';
import { movedPage } from '../parts/moved.ts';

/** Pages of earlier versions, with the file and the name of what has their content now. */
const MOVED: readonly (readonly [file: string, title: string, to: string, name: string])[] = [
  ['archive/index.html', 'Archive', 'days/index.html', 'All days'],
  ['map.html', 'Map', 'topics/index.html', 'All topics'],
  ['sources/index.html', 'Sources', 'about.html#sources', 'How the digest is made'],
];

/** Addresses that people kept of pages that are gone. */
export const movedTemplate = siteTemplate<SitePage>({
  name: 'moved',
  fixed: true,
  *pages(digest) {
    for (const [file] of MOVED) yield { file };
    for (const { id } of digest.listings) yield { file: `sources/${id}.html` };
  },
  render(digest, { file }) {
    const [, title, to, name] = MOVED.find(([from]) => from === file) ?? MOVED.at(-1)!;
    const { site } = digest;
    const canonical = Layout.of(digest).url(to);
    return movedPage(digest.words, { site, title, to: toRoot(file) + to, canonical, name });
  },
});
