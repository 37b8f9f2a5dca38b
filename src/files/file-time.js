// Plain JavaScript, as the start of the program reads it before anything is compiled.
/**
 * Whether a file's time may be one of whole seconds, as FAT, exFAT and some network drives write it.
 *
 * @param {number} time in milliseconds
 * @returns {boolean}
 */
export function isCoarse(time) {
  return time % 1000 === 0;
}
