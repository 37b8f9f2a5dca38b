import type { ADay } from './a-day.ts';
import type { Curator } from './curator.ts';
import * as deeds from './deeds.ts';
import type { Look } from './look.ts';
import { upgrade } from './old-format.ts';
import { workOfTwo } from './two-of-them.ts';

/** How often of a hundred days each is done. */
const DEEDS: readonly (readonly [percent: number, deed: (day: ADay) => Promise<void>])[] = [
  [40, deeds.edit],
  [20, deeds.edit],
  [4, deeds.takeOutEdit],
  [15, deeds.pick],
  [8, deeds.note],
  [4, day => day.retitled()],
  [2, day => day.namesake()],
  [6, deeds.merge],
  [5, deeds.split],
  [5, deeds.correct],
  [5, deeds.undo],
  [5, deeds.bringBack],
  [4, deeds.redate],
  [4, deeds.leavePaperOut],
  [3, deeds.move],
  [5, deeds.undoStep],
  [2, deeds.remove],
  [2, deeds.restore],
  [3, deeds.renameTopic],
  [2, deeds.relabel],
];

const TWO = 12;
const UPGRADE = 83;
const AGAIN = 131;

/** What is done on the day of that number: papers are taken in on most, and then whatever comes. */
export async function work(day: ADay, number: number, theirs: Curator, look: Look): Promise<void> {
  if (number === 3 || number % UPGRADE === 0) await upgrade(day);
  if (number % TWO === TWO - 1) await workOfTwo(day, theirs, look);
  else if (day.chance(85)) {
    const isBig = day.chance(3);
    await day.takeIn(isBig ? 8 + day.random(12) : 1 + day.random(3), day.known(isBig ? 6 : 1));
    if (day.chance(8)) await day.takeIn(1, day.known(2));
  }
  for (const [percent, deed] of DEEDS) if (day.chance(percent)) await deed(day);
  if (number % AGAIN === 0) await deeds.again(day);
}
