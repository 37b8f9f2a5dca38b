/** The front page, days, weeks, months, years, and what leads to them. */
export const ARCHIVE = {
  /** The places that the navigation and the foot of each page lead to: short. */
  'nav-today': 'Today',
  'nav-days': 'Days',
  'nav-topics': 'Topics',
  'nav-authors': 'Authors',
  'nav-saved': 'Saved',
  'nav-search': 'Search',
  'nav-venues': 'Venues',
  'nav-statistics': 'Statistics',
  'nav-api': 'API',
  'nav-about': 'About',
  'nav-subscribe': 'Subscribe',
  'nav-feed': 'Feed',
  /** The title of a link to a file of papers: BibTeX, RIS; and which papers these are. */
  'list-as': '{format}: {what}',
  /** Links to such files follow. `{what}` is as 'papers-of-day' says it, or another such list. */
  'download-list': 'Download {what}:',
} as const;
