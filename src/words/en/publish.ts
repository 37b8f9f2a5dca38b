/** Feeds, mail and books. */
export const PUBLISH = {
  'how-to-subscribe': 'How to subscribe',
  /** Of feeds that a browser shows. */
  'feed-notice': 'This is a feed: put its address into a feed reader, and new items come to you.',
  'feeds-of-digest': 'Feeds of {name}',
  /** A day, and what the editor calls it or what it brings: one of the three below, or a count of papers. */
  'date-and-title': '{date}: {title}',
  'day-listed-again': 'listed again',
  'day-with-note': 'a note',
  /** A day in a sentence: a count of papers, and the largest topics. */
  'papers-alone': '{papers}.',
  'papers-on-topics': '{papers}: {topics}.',
  'papers-on-topics-and-more': '{papers}: {topics} and more.',
  'all-papers-of-day': { one: 'All {n} paper of this day', other: 'All {n} papers of this day' },
  'n-more-papers-in': { one: '{n} more paper in {topic}', other: '{n} more papers in {topic}' },
  /** The rest of a list. */
  'n-further': '{n} more',
  'no-abstract-given': 'The source gives no abstract.',
  'summary-by-editor': 'Summary by the editor',
  /** A paper and what became of it. */
  'withdrawn-title': 'Withdrawn: {title}',
  'retracted-title': 'Retracted: {title}',
  'superseded-title': 'Superseded: {title}',
  'retitled-title': 'Retitled: {title}',
  'merged-title': 'Merged: {title}',
  'moved-title': 'Moved: {title}',
  'paper-was-withdrawn': 'This paper was withdrawn by its authors or its publisher.',
  'paper-was-retracted': 'This paper was retracted by its publisher.',
  'paper-was-superseded': 'This paper was superseded by a newer version.',
  'paper-was-retitled': 'This paper has a new title. It was called “{was}”.',
  'paper-was-untitled': 'This paper has a new title. It was listed without a title.',
  'paper-was-merged':
    'This paper was merged with another entry, whose address now redirects here. The other entry was “{alias}”.',
  'paper-was-moved':
    'This paper was moved to another day of the digest. It was listed on {was}, and is now on {listed}.',
  /** The name of the digest, and the day or the week of a mail, or the day or the month of a book. */
  'digest-and-date': '{digest}, {date}',
  'digest-edited-by': '{digest}, edited by {editor}.',
  'read-more': 'Read more',
  'whole-digest-of-day': 'The full digest of this day',
  'whole-digest-of-week': 'The full digest of this week',
  /** Mail in plain text: what stands at an address. */
  'text-and-address': '{text}: {address}',
  'unsubscribe-link': 'Unsubscribe',
  'write-to-address': 'write to {address}',
  'write-to-address-with-subject': 'write to {address} (subject: {subject})',
  /** Books. */
  'week-of-year': 'Week {week} of {year}',
  'digest-of-week': '{digest}, week {week} of {year}',
  'digest-on-topic': '{digest}: {topic}',
  'days-of-book': 'Days',
  'contents-of-book': 'Contents',
  'part-continued': '{title}, continued ({number})',
  'edited-by': 'Edited by {name}',
  'on-digest': 'On {digest}',
  /** A field of the read API. */
  'api-translations': 'The title in other languages, by their tags (BCP 47).',
} as const;
