/** What the navigation and the foot of a page can lead to, by its key: its file, and the word for its name. */
export const PLACES = [
  ['today', 'index.html', 'nav-today'],
  ['days', 'days/index.html', 'nav-days'],
  ['topics', 'topics/index.html', 'nav-topics'],
  ['authors', 'authors/index.html', 'nav-authors'],
  ['saved', 'reading-list.html', 'nav-saved'],
  ['search', 'search.html', 'nav-search'],
  ['venues', 'venues/index.html', 'nav-venues'],
  ['statistics', 'statistics.html', 'nav-statistics'],
  ['api', 'api.html', 'nav-api'],
  ['about', 'about.html', 'nav-about'],
  ['subscribe', 'subscribe.html', 'nav-subscribe'],
  ['feed', 'feed.xml', 'nav-feed'],
] as const;

export type Place = (typeof PLACES)[number][0];

/** The sections that can be turned off, and those of them that have no page of their own. */
export const SECTIONS = ['authors', 'statistics', 'venues', 'saved', 'offline', 'zip', 'books'] as const;

/** Sections that a site has only where `site.yaml` says so. */
const OFF_BY_DEFAULT: ReadonlySet<string> = new Set<SectionName>(['zip', 'books']);

export type SectionName = (typeof SECTIONS)[number];

/** A link of the navigation or of the foot: a place of the site by its key, or an address under a label. */
export type LinkItem = Place | { label: string; url: string };

/** What `sections` of `site.yaml` says; `authors` is how many papers a name must be on to have a page. */
export type Sections = Partial<Record<Exclude<SectionName, 'authors'>, boolean>> & { authors?: number | boolean };

interface Divided {
  sections?: Sections;
}

/** Papers that a name must be on to have a page. */
const PAPERS_OF_AN_AUTHOR = 2;

/** Whether the site has the section; a place that is no section is always there. */
export function hasSection({ sections = {} }: Divided, name: SectionName | Place): boolean {
  return (sections[name as SectionName] ?? !OFF_BY_DEFAULT.has(name)) !== false;
}

/** How many papers a name must be on to have a page. */
export function papersOfAnAuthor({ sections = {} }: Divided): number {
  const { authors } = sections;
  return typeof authors === 'number' ? authors : authors === false ? Number.POSITIVE_INFINITY : PAPERS_OF_AN_AUTHOR;
}
