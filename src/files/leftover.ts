/**
 * What editors, merges and downloads leave beside a file: `NAME~` and `#NAME#` (Emacs), `~$NAME` (Word), `4913` and `NAME.swp` (Vim),
 * `NAME.orig`, `NAME.rej` (git, patch), `NAME.bak` (sed, perl), and what is written or fetched halfway.
 */
const LEFTOVER = /~$|^~\$|^#.*#$|^4913$|\.(?:bak|crdownload|orig|part|rej|sw[nop]|tmp)$/is;

/** Whether a file has a name that nobody gives to what is to be read. Hidden files are known by their dot. */
export function isLeftover(name: string): boolean {
  return LEFTOVER.test(name);
}

/** Whether it is a name of Emacs's lock of a file with changes that are not saved: `.#NAME`, a link to `user@host.pid`. */
export function isEditorsLock(name: string): boolean {
  return name.startsWith('.#');
}
