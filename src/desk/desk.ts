import type { Project } from '../build/project-config.ts';
import type { Archive as Papers } from '../content/content-folder.ts';
import { type Diagnostic, UsageError, type Warn } from '../diagnostic.ts';
import type { Archive } from '../editorial/archive.ts';
import type { History, PastStep } from '../files/history.ts';
import type { Step } from '../files/step.ts';
import type { FileCache } from '../memory/file-cache.ts';
import type { Words } from '../words/words.ts';
import type { Press } from './press.ts';
import type { StillReading } from './reading.ts';

/** What the views and actions of the desk work with. */
export interface Desk {
  content: string;
  output: string;
  project?: Project | undefined;
  /** `yyyy-mm-dd` */
  today(): string;
  /** The words of the desk, in the language of the site. */
  readonly words: Words;
  /** Another number after each change of the content. */
  readonly state: number;
  /** Check, build, publish. */
  press: Press;
  /** What is known of files that did not change. */
  fileCache: FileCache;
  /** How far it is, while so much is being read that a page must not wait for it. */
  readonly reading: StillReading | undefined;
  /**
   * The entries as the files stand now: for lists, and quicker than the archive.
   * @throws ContentError as `readArchive` does; StillReading
   */
  papers(): Papers;
  /** The archive as the files stand now; kept in memory while no file changed. Only to look at. @throws StillReading */
  archive(): Promise<Archive>;
  /** The same where it is in memory: for what can wait where it is not. */
  openArchive(): Archive | undefined;
  /**
   * Runs a change under the folder's lock, as a step that can be taken back. The work makes one transaction through the functions that
   * the commands use, and hands `step` on to them.
   *
   * @param says what is done, for the history: `Picked “Attention Is All You Need”`
   */
  change<T>(says: string, work: (step: Step, warn: Warn) => Promise<T>): Promise<{ result: T; warnings: Diagnostic[] }>;
  /** What was done here. */
  history: History;
  /** Takes the last step back. @param seen its number, as a page showed it; @returns what it was; @throws as `undoLast` does */
  undo(seen?: number): Promise<{ result: PastStep; warnings: Diagnostic[] }>;
  /** Does again what was taken back last. @throws as `redoLast` does */
  redo(): Promise<{ result: PastStep; warnings: Diagnostic[] }>;
}

/** Something was changed elsewhere between a look and a change: both are shown, nothing is written. */
export class Conflict extends Error {
  readonly fields: readonly { name: string; yours: string; theirs: string }[];
  constructor(message: string, fields: readonly { name: string; yours: string; theirs: string }[]) {
    super(message);
    this.fields = fields;
  }
}

/** What the desk itself does not do, said in its own words, where what a command refuses is said in English. */
export class Refused extends UsageError {}

/** What was typed into fields of a form is not as it should be. */
export class UnfitFields extends Refused {
  readonly names: readonly string[];
  constructor(message: string, names: readonly string[]) {
    super(message);
    this.names = names;
  }
}
