import type { Room } from './view.ts';
import { entryRoom } from './views/entry.ts';
import { findRoom } from './views/find.ts';
import { historyRoom } from './views/history.ts';
import { issueRoom } from './views/issue.ts';
import { publishRoom } from './views/publish.ts';
import { readingRoom } from './views/reading.ts';
import { reviewRoom } from './views/review.ts';
import { startRoom } from './views/start.ts';
import { takeInRoom } from './views/take-in.ts';

/** The rooms of the desk, in the order of its navigation. */
export const ROOMS: readonly Room[] = [
  startRoom,
  takeInRoom,
  issueRoom,
  reviewRoom,
  entryRoom,
  findRoom,
  publishRoom,
  historyRoom,
  readingRoom,
];
