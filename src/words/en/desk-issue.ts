/** The desk's pages of issues: what a curator picks and says of papers. */
export const DESK_ISSUE = {
  // An issue: its note.
  'desk-no-day': 'Expected a day, as “2025-01-31”, found “{date}”',
  'desk-note-on-day': 'Note on the day',
  'desk-headline': 'Headline',
  'desk-note': 'Note',
  'desk-key-note': 'write the note',
  'desk-note-hint': 'Markdown, with formulas between dollar signs. Ctrl+K finds a paper to link to, Ctrl+Enter saves.',
  'desk-save-note': 'Save note',
  'desk-how-note-looks': 'How the note will look',
  'desk-link-to-paper': 'Link to a paper',
  'desk-few-letters': 'A few letters of its title',
  'desk-leads-nowhere': 'Leads nowhere: {addresses}',
  // Its papers.
  'desk-no-paper-on-day': 'No paper is listed on this day.',
  'desk-write-by-hand': 'Write a paper by hand',
  'desk-all-days': 'All',
  'desk-stands-on': 'stands on {day}',
  'desk-pick': 'Pick',
  'desk-pick-paper': 'Pick {paper}',
  'desk-unpick': 'Unpick',
  'desk-unpick-paper': 'Unpick {paper}',
  'desk-up': 'Up',
  'desk-up-paper': 'Up {paper}',
  'desk-down': 'Down',
  'desk-down-paper': 'Down {paper}',
  'desk-edit': 'Edit',
  'desk-edit-paper': 'Edit {paper}',
  'desk-close': 'Close',
  'desk-close-paper': 'Close {paper}',
  // In the list of keys, what a key does.
  'desk-key-pick': 'pick the paper, or take it out of the picks',
  'desk-key-up': 'move the pick up',
  'desk-key-down': 'move the pick down',
  'desk-key-edit': 'edit the paper, or close it',
  // What is said of one paper, and where it stands.
  'desk-one-line': 'One line on it',
  'desk-one-line-on': 'One line on {paper}',
  'desk-how-line-looks': 'How the line will look',
  'desk-save': 'Save',
  'desk-move-to-day': 'Move to this day',
  'desk-leave-out-of-digest': 'Leave out of the digest',
  'desk-leave-out-paper': 'Leave out of the digest: {paper}',
  'desk-stays-also-listed': 'On {day} it stays under “{heading}”, as its listing names that day.',
  'desk-moves-published':
    'It is published: its address stays, readers of its feeds are not told twice, the corrections say that it moved, and both days change with the next build.',
  'desk-note-stays-alone': 'The note of {day} stays there, with no papers.',
  'desk-leaving-listed':
    'It stays known, and no listing brings it back: take the step back under <a>History</a>, or put its file back.',
  'desk-leaving-unlisted': 'No listing has it: take the step back under <a>History</a>, or put its file back.',
  'desk-leaves-published': 'It is published: its page goes with the next build.',
  // What was done, as steps of the history; `{paper}` is a title in quotation marks.
  'desk-picked': 'Picked {paper}',
  'desk-unpicked': 'Took {paper} out of the picks',
  'desk-changed-what-is-said': 'Changed what is said of {paper}',
  'desk-moved-to': 'Moved {paper} to {day}',
  'desk-left-out': 'Left {paper} out of the digest',
  'desk-moved-up': 'Moved {paper} up in the picks',
  'desk-moved-down': 'Moved {paper} down in the picks',
  'desk-wrote-note': 'Wrote the note on {day}',
  // Why nothing was done.
  'desk-picked-already': '{paper} is picked already.',
  'desk-not-picked': '{paper} is not among the picks.',
  'desk-first-already': '{paper} is the first already.',
  'desk-last-already': '{paper} is the last already.',
  'desk-stands-there-already': '{paper} stands on that day already.',
  'desk-nothing-changed': 'Nothing was to be changed.',
  'desk-no-such-id': 'Expected the id of a paper, found “{id}”; it may have been left out or merged',
  'desk-stands-elsewhere':
    '{paper} stands on {day}, not on {other}; nothing was changed. Pick it there, or load this page again.',
  'desk-moved-meanwhile':
    'The paper was moved elsewhere meanwhile. Nothing was changed: choose the day, then move it again.',
  'desk-note-changed-meanwhile':
    'The note was changed elsewhere meanwhile. Nothing was written: choose which to keep, then save again.',
  'desk-line-changed-meanwhile':
    'The line was changed elsewhere meanwhile. Nothing was written: choose which to keep, then save again.',
} as const;
