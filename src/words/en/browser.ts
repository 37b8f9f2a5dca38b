/** What the scripts of the pages say: the search, the reader's own marks and lists, and buttons. */
export const BROWSER = {
  /** How many were found: papers, or also pages of the digest's own, or papers that come close. */
  'n-results': { one: '{n} result', other: '{n} results' },
  'n-closest': { one: '{n} closest match', other: '{n} closest matches' },
  /** `{count}` is one of these counts, "3 papers": so many of those that were found without the filters. */
  'count-of-all': '{count} of {all}',
  'none-match': { one: 'None of {n} paper match', other: 'None of {n} papers match' },
  'none-found': 'No papers found',
  'none-saved': 'You have saved no paper yet',
  'how-to-save': 'The star of a paper saves it on this device, and its page has one too.',
  /** What was found, and sentences that say how. */
  'count-and-how': '{count}. {how}',
  /** Both are words in quotation marks. */
  'word-respelt': 'No paper has {asked}; searched for {meant} instead.',
  'none-has-all': 'No paper has all of these words.',
  'few-have-all': {
    one: 'Only {n} paper has all of these words.',
    other: 'Only {n} papers have all of these words.',
  },
  /** `{words}` is one word in quotation marks, or several: “a” or “b”. */
  'none-has-words': 'No paper has {words}.',
  /** `n` counts the words. */
  'searched-without': {
    one: 'No paper has {words}; searched without it.',
    other: 'No paper has {words}; searched without them.',
  },

  'search-failed': 'The search failed.',
  'search-failed-enter': 'The search failed. Press Enter to open the search page.',
  'search-failed-why': 'The digest may have been updated while this page was open, or you are offline ({why}).',
  'search-failed-reload': 'The search failed ({why}). Reload the page.',
  /** Why the search failed, in parentheses. */
  'search-misses-file': '{file} is missing',
  'search-not-started': 'the search could not be started',
  'search-not-loaded': 'the search engine could not be loaded from disk',
  'reload-page': 'Reload the page',

  /** The label of what the search box lists. */
  'found-papers': 'Papers',
  'all-results': 'All results: {count}',
  'none-found-tips': 'No papers found. See suggestions',
  'show-some-more': 'Show {some} more of {left}',
  'filters-too-narrow': 'Your filters may be too narrow. {button}',
  /** That button: it drops the filters. */
  'show-all-papers': { one: 'Show all {n} paper', other: 'Show all {n} papers' },
  'search-unfiltered': 'Search all papers',
  'drop-quotation-marks': 'Remove the quotation marks, which look for the exact phrase.',
  'drop-minus-words': 'Remove the words with a minus.',

  /** Headings above values that a search is narrowed by, some of which are named here. */
  'facet-topic': 'Topic',
  'facet-source': 'Source',
  'facet-venue': 'Venue',
  'facet-year': 'Year published',
  'facet-month': 'Month listed',
  'facet-has': 'Only papers with',
  'facet-code': 'code',
  'facet-data': 'data',
  'facet-abstract': 'an abstract',
  'facet-pick': 'an editor’s pick',
  'facet-mark': 'Your papers',
  'facet-saved': 'saved',
  'facet-unread': 'unread',
  /** The first and the last day on which papers were listed. */
  'facet-days': 'Listed',
  'facet-from': 'from',
  'facet-to': 'to',
  'n-more': { one: '{n} more', other: '{n} more' },

  /** Of a result. */
  'page-of-digest': 'A page of this digest',
  'has-code': 'has\u00a0code',
  'has-data': 'has\u00a0data',
  'hit-listed': 'listed {day}',

  /** Buttons of a paper, before and after they are pressed. Their whole names have the words in them that are seen. */
  'save-paper': '☆ Save',
  'paper-saved': '★ Saved',
  'mark-as-read': 'Mark as read',
  'marked-read': '✓ Read',
  /** The whole name of the button that is seen as the one above. */
  'mark-as-unread': 'Mark as unread',
  'note-button': 'Note',
  /** The whole name of that button. */
  'write-note': 'Write a note',
  'save-button': 'Save',
  'remove-button': 'Remove',
  /** The whole name of that button. */
  'remove-listed': 'Remove from the list',
  /** What a button does, and to which paper. */
  'act-on-paper': '{act}: {title}',
  'save-titled': 'Save “{title}”',
  'save-to-list': 'Save to the reading list',
  'remove-from-list': 'Remove from the reading list',
  'own-note': 'Your note, kept on this device',
  'own-note-label': 'Your note on this paper, kept on this device',
  'own-note-on': 'Your note on: {title}',
  'not-saved': 'This could not be saved. This browser’s storage is full or blocked.',
  'note-not-saved':
    'This note could not be saved. This browser’s storage is full or blocked. Copy it before you leave the page.',
  'hide-read': { one: 'Hide {n} read', other: 'Hide {n} read' },
  'show-read': { one: 'Show {n} read', other: 'Show {n} read' },

  'nothing-saved': 'Nothing saved yet. Save a paper with the star beside it, or with the s key.',
  'some-of-papers': { one: '{some} of {n} paper', other: '{some} of {n} papers' },
  'papers-last-saved': {
    one: '{n} paper, most recently saved first',
    other: '{n} papers, most recently saved first',
  },
  'not-a-list': 'This is not a reading-list file.',
  'imported-papers': { one: 'Imported {n} paper.', other: 'Imported {n} papers.' },
  'no-room-for-file': 'This browser has no room for the papers in the file.',

  /** Buttons that follow, before and after they are pressed. */
  'following-this': '✓ Following',
  'search-saved': '✓ Search saved',
  'unfollow-button': 'Unfollow',
  'unfollow-name': 'Unfollow {name}',
  /** In the name of a saved search. */
  'from-day': 'from {day}',
  'to-day': 'to {day}',
  'follow-nothing': 'Nothing yet. Topics, authors and searches have a button by which you follow them.',
  'follow-searching': 'Searching…',
  'follow-no-papers': 'No papers yet.',
  /** What something that is followed is. */
  'followed-topic': 'topic',
  'followed-author': 'author',
  'followed-search': 'search',
  'n-new': { one: '{n} new', other: '{n} new' },
  'new-paper': 'New',
  /** `{count}` is shown; what is in `rest` is for who does not see beside what it stands. */
  'new-since-visit': '{count}<rest> new since your last visit</rest>',
  'above-is-new': 'Above: new since your last visit',

  /** The list of papers that a paper was opened from: its place there, and the papers before and after. */
  'came-from-list': 'The list that you came from',
  'place-in-list': '{place} of {all} in {list}',
  'turn-in-list': 'Previous and next in the list',
  'next-in-list': 'Next',
  'next-titled': 'Next: {title}',
  'previous-in-list': 'Previous',
  'previous-titled': 'Previous: {title}',
  'back-to-list': 'Back to the list',

  'copied-text': 'Copied',
  'not-copied': 'Could not copy',
  'colours-system': 'Colours: system',
  'colours-light': 'Colours: light',
  'colours-dark': 'Colours: dark',
  'titles-only': 'Titles only',

  /** Keys of the keyboard, and what each does. */
  'keys-open': 'Keys {key}',
  'keys-title': 'Keys',
  'keys-on': 'Use these keys',
  'keys-close': 'Close',
  'key-help': 'show these keys',
  'key-search': 'search',
  'key-next': 'next paper',
  'key-previous': 'previous paper',
  'key-back': 'back to the list, where you were',
  'key-open': 'open the paper',
  'key-unfold': 'unfold the abstract, or fold it again',
  'key-save': 'save the paper, or remove it from the reading list',
  'key-read': 'mark as read or unread',
  'key-hide': 'hide or show read papers',
  'key-today': 'today',
  'key-list': 'reading list',

  /** The copy of the digest on the device; `{size}` is in megabytes, `{label}` that of a button. */
  'keep-size': '{label} ({size} MB)',
  'keep-progress': '{done} of {all} MB',
  'keep-loading': 'Downloading…',
  'keep-failed': 'The download failed. Try again with a better connection.',
  'kept-size': 'The digest is on this device ({size} MB).',
  'not-here': 'Not on this device',
  'not-here-why': 'You are offline, and this page has not been opened on this device before.',
  'not-here-ways':
    'Go to the <home>latest digest on this device</home> or the <search>search</search>. Once you are online, you can <keep>keep the whole digest</keep>.',
} as const;
