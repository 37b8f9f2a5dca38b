import { paperAddresses } from '../../cite/paper-address.ts';
import type { SiteConfig } from '../../content/site-file.ts';
import type { Link, PaperEntry } from '../../paper.ts';
import { clip } from '../../typeset/clip.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { linkHost } from '../../typeset/link-host.ts';
import type { WordKey, Words } from '../../words/words.ts';

const NAMES = {
  code: 'link-to-code',
  data: 'link-to-data',
  model: 'link-to-model',
  project: 'link-to-project',
  paper: 'link-to-paper',
  other: 'link-to-other',
} as const satisfies Record<Link['kind'], WordKey>;

/** The text of a link: its kind. What is being typed at the desk may be of none. */
export function linkName(words: Words, { kind }: Link): string {
  return words.say(Object.hasOwn(NAMES, kind) ? NAMES[kind] : 'link-to-other');
}

/** Where a title is looked for, unless `find` of `site.yaml` says otherwise. */
const FINDERS: NonNullable<SiteConfig['find']> = [
  { label: 'Google Scholar', url: 'https://scholar.google.com/scholar?q={title}' },
  { label: 'Semantic Scholar', url: 'https://www.semanticscholar.org/search?q={title}' },
];
/** A search takes no more of a title that is damage. */
const LONGEST_QUERY = 200;

/** Searches by title for a paper whose address is not known: nothing is fetched, and none of them is said to be the paper. */
export function finders({ find = FINDERS }: SiteConfig, entry: PaperEntry): { name: string; url: string }[] {
  const title = encodeURIComponent(clip(paperLabel(entry).replace(/^“|…?”$/g, ''), LONGEST_QUERY));
  return find.map(({ label, url }) => ({ name: label, url: url.replace('{title}', () => title) }));
}

/**
 * The one link that a list has to the paper itself, or else to the first search for it; none where the settings name no search. What a
 * search is called would be the same in each item, so its name alone says it there, and a line below the list (`findNote`).
 * @param short of a place, too, one word is shown, as in long lists; the link's name says the rest
 */
export function readLink(words: Words, site: SiteConfig, entry: PaperEntry, short = false): Html | undefined {
  const [place] = paperAddresses(entry);
  const at = place && words.say('read-paper-at', { host: linkHost(place.url) });
  if (place && !short) return html`<a class="read" href="${place.url}">${at}</a>`;
  if (place) return html`<a class="read" href="${place.url}" aria-label="${at}">${words.say('read-paper')}</a>`;
  const [finder] = finders(site, entry);
  if (!finder) return undefined;
  const search = words.say('find-paper-at', { name: finder.name });
  return html`<a class="read find" href="${finder.url}" aria-label="${search}">${words.say('find-paper')}</a>`;
}

/** What “Find it” means, for below a list; nothing where each of its papers has an address, or the settings name no search. */
export function findNote(words: Words, { find = FINDERS }: SiteConfig, entries: readonly PaperEntry[]): Value {
  const [first] = find;
  const isOffered = first && entries.some(entry => paperAddresses(entry).length === 0);
  return isOffered && html`<p class="take find">${words.say('find-paper-note', { name: first.label })}</p>\n`;
}
