/** Topics, authors, venues, statistics: the lists by what papers are about and where they come from. */
export const SUBJECTS = {
  /** Lists on several pages. */
  'newer-papers': 'Newer papers',
  'older-papers': 'Older papers',
  'previous-page': 'Previous page',
  'next-page': 'Next page',
  'pages-of-list': 'Pages of this list',
  'archive-title': '{name}, archive {number}',
  'days-from-to': '{first} to {last}',
  'papers-heading': 'Papers',
  /** Of what a list's papers are, after their number: "12 papers · 2024 · listed on 2 March 2025". */
  'listed-on-one-day': 'listed on {day}',
  'listed-from-to': 'listed from {first} to {last}',
  /** Labels of rows and columns. */
  'row-topic': 'Topic',
  'row-topics': 'Topics',
  'row-with': 'With',
  'row-several-by': 'Several by',
  'row-other-years': 'Other years',
  'follow-this': '+ Follow',

  'topics-description': 'The topics of the digest, and what each covers.',
  'topics-note': 'A paper can have several topics; it is listed under its first.',
  /** What search engines say of a topic: its description, or how many papers it has. */
  'topic-about': '{name}: {about}',
  'topic-listed': '{name}: papers listed from {first} to {last}.',
  'pages-of-topic': 'Pages of this topic',
  /** A list that can be downloaded, as 'list-as' and 'download-list' say it. */
  'newest-of-topic': 'the newest papers of this topic',

  'papers-by': 'Papers by {name}',
  'n-papers-by': {
    one: '{n} paper by {name}, listed from {first} to {last}.',
    other: '{n} papers by {name}, listed from {first} to {last}.',
  },
  'and-older-papers': { one: 'And {n} older paper.', other: 'And {n} older papers.' },
  'shared-name': 'Different people may share a name.',

  /** How many papers a name must be on to have a page, in one of these words: they stand in the sentences below as `{papers}`. */
  'one-or-more': 'one or more papers',
  'two-or-more': 'two or more papers',
  'n-or-more': { one: '{n} or more papers', other: '{n} or more papers' },
  'authors-of': 'Authors of {papers}',
  'authors-description': { one: 'The {n} author of {papers}.', other: 'The {n} authors of {papers}.' },
  'names-tally': { one: '{n} name on {papers}.', other: '{n} names on {papers}.' },
  'no-author-of-one': 'No author has one paper here yet.',
  'no-author-of-two': 'No author has two papers here yet.',
  'no-author-of-n': { one: 'No author has {n} paper here yet.', other: 'No author has {n} papers here yet.' },
  'most-papers': 'Most papers',
  'authors-letter': 'Authors, {letter}',
  'authors-letter-page': 'Authors, {letter}, page {page} of {last}',
  'authors-letter-description': 'Authors of {papers}: {letter}.',
  /** In place of a letter: names in letters that the alphabet above them has not. */
  'other-scripts': 'other scripts',
  /** In place of a letter, where names in Chinese characters cannot be sorted by their sound. */
  'han-names': 'Chinese characters',
  'authors-by-name': 'Authors by last name',
  'pages-of-letter': 'Pages of this letter',
  'find-author': 'Find an author',
  'n-names': { one: '{n} name', other: '{n} names' },
  'n-names-shown': { one: '{n} name, the first {shown} shown', other: '{n} names, the first {shown} shown' },
  'no-such-name': 'No such name here. <a>Search all papers</a>',

  'venues-description': {
    one: 'Where the papers were published or presented: {n} venue.',
    other: 'Where the papers were published or presented: {n} venues.',
  },
  'venues-none': 'No source names a journal or a conference.',
  'venues-tally': {
    one: '{n} venue where papers were published or presented, named as in the sources.',
    other:
      '{n} venues where papers were published or presented, named as in the sources. Those with the most papers come first.',
  },
  'more-venues': 'More venues',
  'newest-of-venue': 'Newest: {paper}',
  'venue-description': { one: '{n} paper from {venue} in {site}.', other: '{n} papers from {venue} in {site}.' },

  'statistics-description': '{site} in numbers: papers by topic and time, and which topics overlap.',
  'nothing-listed': 'Nothing is listed yet.',
  'as-of-day': 'As of {day}',
  'in-numbers': 'In numbers',
  /** Beside how many there are. */
  'days-counted': 'Days',
  'authors-of-several': 'Authors of several papers',
  'papers-with-names': 'Papers with named authors',
  'papers-with-date': 'Papers with a publication date',
  'papers-with-code': 'Papers with code',
  /** A part of the papers. */
  'share-in-percent': '{percent}%',

  /** The months that the newest is compared with, as `{when}` in the sentences below. */
  'in-month': 'in {month}',
  'from-month-to': 'from {first} to {last}',
  'rising-in-month': 'Rising and falling in {month}',
  'rose-most': '{topic} rose most: {share} of the month’s papers, after {before} {when}.',
  'fell-most': '{topic} fell most: {share} of the month’s papers, after {before} {when}.',
  /** Where another topic rose, or fell, as much. */
  'rose-as-most': 'No topic rose more than {topic}: {share} of the month’s papers, after {before} {when}.',
  'fell-as-most': 'No topic fell more than {topic}: {share} of the month’s papers, after {before} {when}.',
  'rising-topics': 'Rising',
  'falling-topics': 'Falling',
  /** The column with the share in the months before. */
  'column-before': 'Before',

  /** How papers are counted, as `{unit}` in what follows. */
  'unit-month-listed': 'by month listed',
  'unit-year-published': 'by year published',
  /** A year as a step: of a chart, in a sentence. */
  'step-year': '{year}',
  /** The first step of a chart: a year or a month, and all before it. */
  'step-or-earlier': '{step} or earlier',
  /** Below a bar, and as its description. */
  'step-has': '{step}: {amount}',
  'papers-by-unit': 'Papers {unit}',
  'papers-by-unit-dated': 'Papers {unit}, {dated} of {total} dated',
  /** For who cannot see the bars; `{amount}` is what the highest has. */
  'bars-of-papers': 'Papers {unit}, from {first} to {last}; most in {peak}: {amount}.',
  'bars-of-parts': 'Part of the papers {unit}, from {first} to {last}; most in {peak}: {amount}.',
  'chart-of-papers': 'Bar chart of all papers {unit}. The table below has the numbers.',
  'papers-over-time': 'Papers over time',
  /** Of how many papers `{most}` are, as `{of}` in the sentences below. */
  'of-papers': { one: 'of {n} paper', other: 'of {n} papers' },
  'of-dated-papers': {
    one: 'of the {n} paper with a publication date',
    other: 'of the {n} papers with a publication date',
  },
  'step-has-most': '{step} has the most: {most} {of}.',
  'month-has-as-most': 'No month has more than {step}: {most} {of}.',
  'year-has-as-most': 'No year has more than {step}: {most} {of}.',
  'others-undated': { one: 'The other {n} has none.', other: 'The other {n} have none.' },

  'topics-over-time': 'Topics over time',
  'topic-has-most': '{topic} has the most: {most} {of}.',
  'topic-has-as-most': 'No topic has more than {topic}: {most} {of}.',
  'several-topics': 'A paper can have several topics.',
  /** What the small pictures show, as `{topics}` in the sentences below. */
  'each-topic': 'Each topic',
  'largest-topics': { one: 'The {n} largest topic', other: 'The {n} largest topics' },
  'multiples-in-papers': '{topics} {unit}, in papers. All have one scale, up to {most}.',
  'multiples-in-parts': '{topics} {unit}, as a part of all papers. All have one scale, up to {most}.',
  'topics-as-table': 'All topics {unit} as a table',
  'papers-of-topics': 'Papers of each topic {unit}',
  'all-with-date': 'All with a date',

  'topics-overlapping': 'Topics that overlap',
  'topic-pair': '{a} and {b}',
  'overlap-most': '{pair} overlap most: {shared}.',
  'overlap-as-most': 'No two topics overlap more than {pair}: {shared}.',
  /** As `{shared}` above. */
  'both-of-either': {
    one: '{both} of the {n} paper in either are in both',
    other: '{both} of the {n} papers in either are in both',
  },
  'column-both': 'In both',
  'column-share': 'Share',
} as const;
