import fs from 'node:fs';
import path from 'node:path';
import { SET_ASIDE } from '../content/content-folder.ts';

/** Where a file of the content folder is kept when it is set aside. @param file relative to the content folder */
export function asideFile(file: string): string {
  return `${SET_ASIDE}/${file}`;
}

/** What is recorded beside an entry that was merged into another. */
export interface AsideNote {
  into: string;
  /** The fields that the other entry took over. */
  copied: string[];
  /** A hash of each field as ingestion last wrote it. */
  written: Record<string, string>;
  /** The entry that it was merged into. */
  kept?: {
    /** Its text before the merge. */
    text: string;
    /** A hash of each of its fields as ingestion had written it before the merge. */
    written: Record<string, string>;
    /** A hash of its text after the merge. */
    merged: string;
    /** A hash of each field that the merge added or changed. */
    given: Record<string, string>;
  };
}

/** The path of the note beside an entry that is set aside. */
export function asideNote(file: string): string {
  return asideFile(file.replace(/\.md$/, '.json'));
}

/** The file of an entry that was set aside, under its original path in the content folder. */
export function asideFileOf(root: string, id: string): string | undefined {
  const papers = path.join(root, asideFile('papers'));
  if (!fs.existsSync(papers)) return undefined;
  const year = fs.readdirSync(papers).find(name => fs.existsSync(path.join(papers, name, `${id}.md`)));
  return year === undefined ? undefined : `papers/${year}/${id}.md`;
}
