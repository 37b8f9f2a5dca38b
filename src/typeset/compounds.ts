/** A compound of a title, which breaks at no hyphen where it is no longer than this; a longer one has to, on a phone in large type. */
const LONGEST_WHOLE = 16;

/** With a group, so that a text is split into compounds and what is between. */
export const COMPOUND = /(?<![\p{L}\p{N}-])([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+)(?![\p{L}\p{N}-])/gu;

/** Whether it stays in one line: none ends with "Off-" or "R-". */
export const staysWhole = (compound: string): boolean => compound.length <= LONGEST_WHOLE;
