import fs from 'node:fs';
import { attempt } from './attempt.ts';

/**
 * Gives a file the capitals that it should have, where capitals make no other name. By way of a third name, since some systems take the
 * two for one file that is where it should be. One that lists all names in small letters goes on doing so.
 */
export function respell(file: string, wanted: string): void {
  attempt(() => {
    fs.renameSync(file, `${wanted}.part`);
    fs.renameSync(`${wanted}.part`, wanted);
  });
}
