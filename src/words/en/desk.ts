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
} as const;
