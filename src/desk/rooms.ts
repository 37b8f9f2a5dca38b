import type { Room } from './view.ts';
import { historyRoom } from './views/history.ts';
import { issueRoom } from './views/issue.ts';
import { startRoom } from './views/start.ts';
import { takeInRoom } from './views/take-in.ts';

/** The rooms of the desk, in the order of its navigation. */
export const ROOMS: readonly Room[] = [startRoom, takeInRoom, issueRoom, historyRoom];
