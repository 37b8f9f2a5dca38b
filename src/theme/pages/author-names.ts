import { fitsOnePage, namesByLetter } from '../../digest/author-index.ts';
import { harmless } from '../../typeset/markdown.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import type { ListedName } from '../parts/listed-name.ts';
import { jsonForScript } from '../parts/paper-metadata.ts';

/** Where browsers find all names of the index that is on several pages. */
export const AUTHOR_NAMES = 'authors/names.js';

interface NamesPage extends SitePage {
  names: ListedName[];
}

/** All names for the index's search, where they are on several pages. It is a script, since a page from disk can load nothing else. */
export const authorNamesTemplate = siteTemplate<NamesPage>({
  name: 'author-names',
  fixed: true,
  section: 'authors',
  *pages(digest) {
    const all = namesByLetter(digest).flatMap(([, names]) => names);
    if (fitsOnePage(all)) return;
    const names = all.map(
      ({ name, file, count }): ListedName => [harmless(name), file.slice('authors/'.length), count],
    );
    yield { file: AUTHOR_NAMES, names };
  },
  render: (_, { names }) => `var broadsheetNames=${jsonForScript(names)}\n`,
});
