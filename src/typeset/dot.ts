/** Stands between facts of one line. It holds on to what is before it, so that no line begins with a dot. */
export const DOT = '\u00a0· ';
