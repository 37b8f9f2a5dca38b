/** Whether a file's time, in milliseconds, may be one of whole seconds, as FAT, exFAT and some network drives write it. */
export function isCoarse(time: number): boolean {
  return time % 1000 === 0;
}
