import type { EN } from '../en/index.ts';
import type { Translated } from '../message.ts';
import { ARCHIVE } from './archive.ts';
import { BROWSER } from './browser.ts';
import { COUNTS } from './counts.ts';
import { DESK } from './desk.ts';
import { DESK_ISSUE } from './desk-issue.ts';
import { DESK_PASTE } from './desk-paste.ts';
import { PAGES } from './pages.ts';
import { PAPER } from './paper.ts';
import { PUBLISH } from './publish.ts';
import { REVIEW } from './review.ts';
import { SUBJECTS } from './subjects.ts';

/** German. */
export const DE: Translated<typeof EN> = {
  ...COUNTS,
  ...ARCHIVE,
  ...SUBJECTS,
  ...PAPER,
  ...PAGES,
  ...PUBLISH,
  ...BROWSER,
  ...DESK,
  ...DESK_PASTE,
  ...DESK_ISSUE,
  ...REVIEW,
};
