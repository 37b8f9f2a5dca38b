/** The desk where one takes in what one pastes or drops. */
export const DESK_PASTE = {
  // Taking in.
  'desk-paste-here': 'Paste a listing, a mail, references or the address of a paper, or drop a file',
  'desk-choose-files': 'Or choose files',
  // While what was pasted is read.
  'desk-reading-it': 'Reading …',
  'desk-too-long-to-show': 'Too long to look at here: more than 2 MB.',
  'desk-cannot-be-read': 'This cannot be read.',
  'desk-changed-meanwhile': 'Something was changed meanwhile. This is what would be done now: {what}',
  'desk-take-in': 'Take in',
  'desk-take-in-new': { one: 'Take in {n} new paper', other: 'Take in {n} new papers' },
  // The same in the list of keys.
  'desk-key-take-in': 'take in',
  'desk-key-take-in-new': { one: 'take in {n} new paper', other: 'take in {n} new papers' },
  'desk-nothing-to-take-in': 'Expected a text or a file to take in, found none',
  'desk-too-long-to-take-in': 'Expected at most 2 MB to take in here, found more',
  'desk-look-at-what-you-said': 'Expected a look at what you said last. It is shown now; nothing was written yet',
  'desk-other-than-shown':
    'Expected what you were shown, found that something was changed meanwhile. Nothing was written: look again',
  // `{what}` is the next words, and some of those that follow them.
  'desk-took-in': 'Took in {what}',
  'desk-n-new-papers': { one: '{n} new paper of {day}', other: '{n} new papers of {day}' },
  'desk-n-left-out': { one: '{n} left out', other: '{n} left out' },
  'desk-n-known': { one: '{n} known', other: '{n} known' },
  'desk-n-twice': { one: '{n} twice here', other: '{n} twice here' },
  'desk-n-left-out-before': { one: '{n} left out before', other: '{n} left out before' },
  'desk-n-to-look-at': { one: '{n} to look at', other: '{n} to look at' },
  'desk-some-lines-lost': '{what}; some lines went nowhere',
  'desk-taken-in-before': 'This very text was taken in before, as {dump}.',
  // What remains in the box, after what was done.
  'desk-rest-files': { one: '{done}; {n} file remains', other: '{done}; {n} files remain' },
  'desk-rest-text': '{done}; the text of the box remains',
  'desk-rest-files-and-text': {
    one: '{done}; {n} file and the text of the box remain',
    other: '{done}; {n} files and the text of the box remain',
  },
  // What the text is taken for: labels of fields, and what stands below them.
  'desk-which-text': 'Text',
  'desk-one-at-a-time': 'One is taken in at a time',
  'desk-text-of-box': 'text of the box',
  'desk-html-of-box': 'text of the box, as HTML',
  'desk-read-as': 'Read as',
  'desk-choose-what': 'Choose what it is, if you know',
  'desk-source-as-it-looks': '{source}, as it looks',
  'desk-as-it-looks': 'as it looks',
  'desk-encoding': 'Encoding',
  'desk-encoding-hint': 'As windows-1252 or gb18030',
  'desk-kept-as': 'Kept as',
  'desk-kept-before': 'Its name is another text’s, which is kept as an earlier version',
  'desk-in-dumps': 'In the folder dumps',
  'desk-save-and-ingest': 'Save it as a file, and take that in in a terminal, where it lies:',
  'desk-ingest-file': 'Take the file in in a terminal, where it lies:',
  'desk-ingest-dry-run': 'To see before what would become of it:',
  // Why the papers are of this day.
  'desk-year-of-file-name': 'The text names no year; taken to be {year}, as the file’s name says',
  'desk-year-guessed': 'The text names no year; taken to be {year}. Say the day if that is wrong',
  'desk-years-after-newest': '{why}; days without a year are of the year after the newest that it shows',
  'desk-years-before': '{why}; days without a year are the last such before it',
  'desk-day-as-you-say': 'As you say',
  'desk-day-as-text-says': '{day}, as the text says',
  'desk-day-as-said-before': 'As was said of it before',
  'desk-day-as-file-name-says': 'As the file’s name says',
  'desk-day-today': 'Today, since the text names no day',
  // What else is to be said of the text.
  'desk-brings-nothing': 'It brings nothing that is not known: there is no need to take it in.',
  'desk-papers-move': 'Papers that were read from this text before move to this day.',
  'desk-others-wait': {
    one: 'With it {n} other text is read that waits in the folder dumps: {names}.',
    other: 'With it {n} other texts are read that wait in the folder dumps: {names}.',
  },
  'desk-no-papers-address':
    'This is no paper’s address that is known as one. The page there can be fetched in a terminal, as the desk asks no other host:',
  'desk-looked-for': 'What each source looked for',
  // Of a line of the text.
  'desk-line-says': 'Line {line}: {what}',
  'desk-author-is-named-twice': 'an author is named twice',
  'desk-line': 'Line {line}',
  'desk-lines': 'Lines {lines}',
  'desk-lines-lost': 'Lines that went nowhere',
  'desk-about-lines-lost':
    'Nothing of them is read. Where they belong to a paper, mend the text above, or correct the paper below.',
  'desk-and-more-places': { one: 'And {n} more place.', other: 'And {n} more places.' },
  // The papers of the text.
  'desk-only-looks': { one: 'Show only the one to look at', other: 'Show only the {n} to look at' },
  'desk-key-only-looks': 'show only what is to be looked at, or all',
  'desk-show-all-papers': { one: 'Show all {n} paper', other: 'Show all {n} papers' },
  // What becomes of a paper.
  'desk-fate-left-out': '<b>Left out</b>: it is known, and does not come back',
  'desk-fate-rejected': '<b>No paper</b>: {why}',
  'desk-fate-deleted': '<b>Left out before</b>: it does not come back',
  'desk-fate-new': 'New',
  'desk-fate-twice': '<b>Twice here</b>: the same paper as in lines {lines}',
  'desk-fate-known': '<b>Known</b>: <a>its entry</a> of {day}',
  'desk-fate-before': '<b>As before</b>: <a>its entry</a> of {day}',
  'desk-fate-moves': '{fate}; it moves to this day',
  // The fields are named as the files of entries name them.
  'desk-fate-gains': '{fate}; it gains or changes {fields}',
  'desk-fate-doubtful':
    'Perhaps the same as {paper}: {why}. It is taken in as another paper; you decide in the review.',
  // `unseen` is for those who hear it.
  'desk-correct': 'Correct<unseen> {paper}</unseen>',
  'desk-leave-out': 'Leave out<unseen> {paper}</unseen>',
  'desk-key-leave-out': 'leave the paper out, or take it',
  'desk-mend-title': 'Title',
  'desk-mend-authors': 'Authors, one a line',
  'desk-mend-date': 'Date, as 2026-01-02 or 2026',
  'desk-mend-abstract': 'Abstract',
} as const;
