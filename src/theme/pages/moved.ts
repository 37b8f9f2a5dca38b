import type { WordKey } from '../../words/words.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate, toRoot } from '../page.ts';
import { movedPage } from '../parts/moved.ts';

/** Pages of earlier versions, with the file of what has their content now; what each is called. */
const MOVED = [
  ['archive/index.html', 'moved-archive', 'days/index.html', 'all-days'],
  ['map.html', 'moved-map', 'topics/index.html', 'all-topics'],
  ['sources/index.html', 'moved-sources', 'about.html#sources', 'how-digest-is-made'],
] as const satisfies readonly (readonly [file: string, title: WordKey, to: string, name: WordKey])[];

/** Addresses that people kept of pages that are gone. */
export const movedTemplate = siteTemplate<SitePage>({
  name: 'moved',
  fixed: true,
  *pages(digest) {
    for (const [file] of MOVED) yield { file };
    for (const { id } of digest.listings) yield { file: `sources/${id}.html` };
  },
  render(digest, { file }) {
    const [, title, to, name] = MOVED.find(([from]) => from === file) ?? MOVED[2];
    const { site, words } = digest;
    const canonical = Layout.of(digest).url(to);
    return movedPage(words, { site, title: words.say(title), to: toRoot(file) + to, canonical, name: words.say(name) });
  },
});
