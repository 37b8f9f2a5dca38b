/** The desk, where a curator works. */
export const DESK = {
  // The desk's rooms: links of its navigation, and headings of their pages.
  'desk-nav-start': 'Start',
  'desk-nav-take-in': 'Take in',
  'desk-nav-issues': 'Issues',
  'desk-nav-review': 'Review',
  'desk-nav-find': 'Find',
  'desk-nav-publish': 'Publish',
  'desk-nav-history': 'History',
  // What was done, as a sentence: its words are those of a step of the history.
  'desk-done': '{says}.',
  // A part of a long list.
  'desk-list-parts': 'Parts of the list',
  'desk-list-part': '{part} of {all}',
  'desk-list-range': '{from}–{to}',
  'desk-list-previous': 'Previous',
  'desk-list-next': 'Next',
} as const;
