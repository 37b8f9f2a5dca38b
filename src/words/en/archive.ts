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
  /** Dates in Luxon's tokens, as in 'date-long': a day among days of one month, and among those of one year. */
  'date-in-month': 'cccc d',
  'date-in-year': 'cccc d\u00a0LLLL',
  /** A month, as it stands in the names of weeks below. */
  'date-month-alone': 'LLLL',
  'week-in-month': '{fromDay}–{toDay}\u00a0{toMonth}\u00a0{toYear}',
  'week-over-months': '{fromDay}\u00a0{fromMonth}\u00a0– {toDay}\u00a0{toMonth}\u00a0{toYear}',
  'week-over-years': '{fromDay}\u00a0{fromMonth}\u00a0{fromYear}\u00a0– {toDay}\u00a0{toMonth}\u00a0{toYear}',
  'week-number': 'Week {week}',
  /** In a narrow column, `{week}` of two digits. */
  'week-in-short': 'W{week}',
  /** Two facts in one line: days and papers, a week and which days it has. */
  'two-facts': '{first}, {second}',
  'n-days': { one: '{n} day', other: '{n} days' },
  'n-more-papers': { one: '{n} more paper', other: '{n} more papers' },
  'all-days': 'All days',
  /** Headings. */
  'days-heading': 'Days',
  'topics-heading': 'Topics',
  /** What the editor picked. */
  'picks-heading': 'Picks',
  'more-topics': 'More topics',
  /** Those without a topic. */
  'other-papers': 'Other papers',
  'earlier-days': 'Earlier',
  'earlier-months': 'Earlier months',
  'by-year-published': 'By year published',
  'site-described': '{site}: a digest of research papers.',
  'newest-digest': 'The newest digest',
  'all-papers-of-date': { one: 'All {n} paper of {date}', other: 'All {n} papers of {date}' },
  'digest-of-date': 'The digest of {date}',
  /** Names the column beside the newest papers for those who hear the page. */
  'more-of-digest': 'More of the digest',
  'subscribe-in-brief':
    'One item a day in your feed reader: <how>how to subscribe</how>, or the <feed>feed</feed> itself.',
  'put-in-dump': 'Nothing is listed yet. Put a dump into <code>content/dumps</code> and build the site again.',
  'day-and-page': '{date}, page {page}',
  /** `{papers}` is a count, with topics or without. */
  'papers-listed-on': '{papers} listed on {date}.',
  /** Stands in 'download-list' and 'list-as'. */
  'papers-of-day': 'this day’s papers',
  'no-papers-on-day': 'No new papers were listed on this day.',
  'in-this-issue': 'In this issue',
  /** Beside a heading that began on the page before. */
  'section-continued': 'continued',
  /** Papers of a topic that are folded. */
  'more-in-topic': { one: '{n} more in {name}', other: '{n} more in {name}' },
  'first-listed': 'first listed {date}',
  /** Names of links to pages before and after. */
  'other-days': 'Other days',
  'other-weeks': 'Other weeks',
  'other-months': 'Other months',
  'pages-of-day': 'Pages of this day',
  'page-of-pages': 'Page {page} of {last}',
  /** `{tally}` counts days and papers. */
  'every-day': 'Every day of the digest, by week and month: {tally}.',
  'days-explained': '{tally}. Each paper appears on the day a source first listed it.',
  'undated-papers': { one: 'No source gives a date for {n} paper.', other: 'No source gives a date for {n} papers.' },
  'all-listed-on': '{papers}, all listed on <day>{date}</day>',
  'papers-on-days': { one: '{papers} on {n} day', other: '{papers} on {n} days' },
  'week-in-digest': 'The week in the digest: {tally}.',
  'month-in-digest': 'The month in the digest: {tally}.',
  'papers-from-year': 'Papers from {year}',
  'papers-published-in': { one: '{n} paper published in {year}.', other: '{n} papers published in {year}.' },
  'latest-first': 'latest first',
  'month-unknown': 'Month unknown',
  'moved-page': 'Moved: {title} — {site}',
  /** `{page}` is a link to it under its name. */
  'page-is-now-at': 'This page is now at {page}.',
  /** Pages of earlier versions. */
  'moved-archive': 'Archive',
  'moved-map': 'Map',
  'moved-sources': 'Sources',
  'how-digest-is-made': 'How the digest is made',
  // Of other areas, till the merge.
  'also-listed': 'Also listed',
  'n-topics': { one: '{n} topic', other: '{n} topics' },
  'papers-in-topics': '{papers} in {topics}',
  'all-topics': 'All topics',
} as const;
