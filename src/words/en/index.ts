import { ARCHIVE } from './archive.ts';
import { BROWSER } from './browser.ts';
import { COUNTS } from './counts.ts';
import { DESK } from './desk.ts';
import { PAGES } from './pages.ts';
import { PAPER } from './paper.ts';
import { PUBLISH } from './publish.ts';
import { REVIEW } from './review.ts';
import { SUBJECTS } from './subjects.ts';

/** English. */
export const EN = {
  ...COUNTS,
  ...ARCHIVE,
  ...SUBJECTS,
  ...PAPER,
  ...PAGES,
  ...PUBLISH,
  ...BROWSER,
  ...DESK,
  ...REVIEW,
} as const;
