/**
 * The folder in the content folder for what was taken out by `undo` and `merge` and can come back: dumps with their
 * ledgers, and entries, under the same paths as before. Nothing reads it but the commands that bring it back.
 */
export const SET_ASIDE = 'set-aside';

/** Where a file of the content folder is kept when it is set aside. @param file relative to the content folder */
export function asideFile(file: string): string {
  return `${SET_ASIDE}/${file}`;
}

/** What is remembered beside an entry that was merged into another. */
export interface AsideNote {
  into: string;
  /** The fields that the other took over. */
  copied: string[];
  /** A hash of each field as ingestion last wrote it. */
  written: Record<string, string>;
  /** The entry into which it was merged. */
  kept?: {
    /** Its text before. */
    text: string;
    /** A hash of each of its fields as ingestion had written it before. */
    written: Record<string, string>;
    /** A hash of its text as the merge left it. */
    merged: string;
    /** A hash of each field that the merge gave it or changed. */
    given: Record<string, string>;
  };
}

/** Where the note beside an entry that is set aside stands. */
export function asideNote(file: string): string {
  return asideFile(file.replace(/\.md$/, '.json'));
}
