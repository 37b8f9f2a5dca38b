import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Project } from '../build/project-config.ts';
import { type Archive as Papers, readArchive } from '../content/content-folder.ts';
import { requireContent } from '../content/require-content.ts';
import { readSiteFolder } from '../content/site-file.ts';
import { redoLast, undoLast } from '../curate/undo-step.ts';
import { ContentError, type Diagnostic, refusalAt, type Warn } from '../diagnostic.ts';
import { type Archive, lookAtArchive } from '../editorial/archive.ts';
import { attempt } from '../files/attempt.ts';
import { changedFolders, forgetChanges } from '../files/changed-folders.ts';
import { History, type PastStep } from '../files/history.ts';
import { Lock } from '../files/lock.ts';
import type { Step } from '../files/step.ts';
import { Transaction } from '../files/transaction.ts';
import { FileCache } from '../memory/file-cache.ts';
import { loadSources } from '../read/sources.ts';
import { ENGLISH, wordsOf } from '../words/site-words.ts';
import type { Words } from '../words/words.ts';
import { ContentWatch } from './content-watch.ts';
import type { Desk } from './desk.ts';
import { wordsAhead } from './find-papers.ts';
import { Press } from './press.ts';
import { countFiles, FEW, readAhead, StillReading, Turns } from './reading.ts';
import { waitingAhead } from './waiting.ts';

export interface DeskOptions {
  content: string;
  output: string;
  project?: Project | undefined;
  /** `yyyy-mm-dd` */
  today(): string;
  /** `yyyy-mm-ddThh:mm:ssZ` */
  now(): string;
}

interface OpenArchive {
  /** Of which state of the content it is. */
  state: number;
  archive: Promise<Archive>;
  /** Once it is open. */
  value?: Archive;
}

/** How long a change waits for another command to be done, in milliseconds, and how long between two looks. */
const PATIENCE = 20_000;
const LOOK = 200;

/** The desk of a content folder, for as long as it is open. */
export class ContentDesk implements Desk {
  readonly content: string;
  readonly output: string;
  readonly project: Project | undefined;
  readonly today: () => string;
  readonly fileCache: FileCache;
  readonly history: History;
  readonly press: Press;
  readonly #now: () => string;
  readonly #watch: ContentWatch;
  /** What pages look through: what changes something looks at every file. */
  readonly #looking: FileCache;
  readonly #closing = new AbortController();
  /** How far reading is, as long as pages need not wait for it. */
  #reading: { read: number; all: number } | undefined;
  #papers: { state: number; papers: Papers } | undefined;
  #words: { state: number; words: Words } | undefined;
  #isArchiveUsed = true;
  #open: OpenArchive | undefined;
  /** The last change that was asked for: one after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor({ content, output, project, today, now }: DeskOptions) {
    this.content = content;
    this.output = output;
    this.project = project;
    this.today = today;
    this.#now = now;
    this.history = new History(content);
    this.press = new Press(this);
    // What the next page needs is read before it is asked for: the archive only where a page has asked for it since it was opened last.
    this.#watch = new ContentWatch(content, () => {
      attempt(() => this.papers());
      if (this.#isArchiveUsed) attempt(() => this.archive().catch(() => {}));
      this.#isArchiveUsed = false;
    });
    this.fileCache = new FileCache(this.#watch);
    this.#looking = this.fileCache.trusting();
    if (countFiles(content) > FEW) this.#readAhead();
  }

  get state(): number {
    this.#watch.look();
    return this.#watch.state;
  }

  get words(): Words {
    const { state } = this;
    // A site file that is being written must not take the desk away with which it is mended.
    if (this.#words?.state !== state)
      this.#words = {
        state,
        words:
          attempt(() => wordsOf(readSiteFolder(this.content, this.#looking).site)) ?? this.#words?.words ?? ENGLISH,
      };
    return this.#words.words;
  }

  papers(): Papers {
    const { state } = this;
    this.#requireRead();
    if (this.#papers?.state !== state) this.#papers = { state, papers: readArchive(this.content, this.#looking) };
    return this.#papers.papers;
  }

  archive(): Promise<Archive> {
    this.#isArchiveUsed = true;
    this.#requireRead();
    return this.#archive();
  }

  #archive(): Promise<Archive> {
    const { state } = this;
    if (this.#open?.state !== state) {
      const papers = this.#papers?.state === state ? this.#papers.papers : readArchive(this.content, this.#looking);
      const archive = loadSources().then(sources => lookAtArchive(this.content, sources, papers, this.#looking));
      const open: OpenArchive = { state, archive };
      this.#open = open;
      archive.then(
        value => {
          open.value = value;
        },
        () => {},
      );
      // What could not be read may be mended without a change that we see.
      archive.catch(() => {
        if (this.#open === open) this.#open = undefined;
      });
    }
    return this.#open.archive;
  }

  get reading(): StillReading | undefined {
    if (this.#papers && this.#papers.state < this.#watch.manyAt) this.#readAhead();
    return this.#reading && new StillReading(this.#reading.read, this.#reading.all);
  }

  #requireRead(): void {
    const { reading } = this;
    if (reading) throw reading;
  }

  /** Reads all that pages need, while others are answered. */
  #readAhead(): void {
    if (this.#reading) return;
    const reading = { read: 0, all: countFiles(this.content) };
    this.#reading = reading;
    this.#papers = undefined;
    const turns = new Turns(this.#closing.signal);
    const read = async () => {
      const { state } = this;
      const papers = await readAhead(this.content, this.fileCache, turns, read => {
        reading.read = read;
      });
      if (papers && this.state === state) this.#papers = { state, papers };
      const archive = await this.#archive();
      await waitingAhead(archive, turns);
    };
    // What could not be read is said by the page that needs it.
    void read()
      .catch(() => {})
      .then(async () => {
        this.#reading = undefined;
        if (this.#papers) await wordsAhead(this.#papers.papers.entries, turns);
      })
      .catch(() => {});
  }

  openArchive(): Archive | undefined {
    return this.#open?.state === this.state ? this.#open.value : undefined;
  }

  change<T>(
    says: string,
    work: (step: Step, warn: Warn) => Promise<T>,
  ): Promise<{ result: T; warnings: Diagnostic[] }> {
    return this.#locked(warn => work(this.history.begin({ says, when: this.#now() }), warn));
  }

  undo(seen?: number): Promise<{ result: PastStep; warnings: Diagnostic[] }> {
    return this.#locked(warn => undoLast(this.content, this.#now(), warn, seen));
  }

  redo(): Promise<{ result: PastStep; warnings: Diagnostic[] }> {
    return this.#locked(async () => redoLast(this.content, this.#now()));
  }

  /** One change after another, each under the folder's lock. */
  #locked<T>(work: (warn: Warn) => Promise<T>): Promise<{ result: T; warnings: Diagnostic[] }> {
    const change = this.#last.then(async () => {
      const lock = await this.#lock();
      let changed: string[] | undefined;
      forgetChanges();
      try {
        // Where a disk was mounted, an empty folder may stand.
        requireContent(this.content);
        const isRecovered = Transaction.recover(this.content) !== undefined;
        forgetChanges();
        const before = this.history.newest()?.number ?? 0;
        const warnings: Diagnostic[] = [];
        const result = await work(warning => warnings.push(warning));
        if (!isRecovered) changed = attempt(() => this.#changedSince(before));
        return { result, warnings };
      } catch (error) {
        if (this.#isHalfDone(error)) throw halfDone(this.content, error);
        throw changedFolders().whole.length > 0 ? allDone(this.content, error as Error) : error;
      } finally {
        lock.release();
        this.#watch.changed(changed);
      }
    });
    this.#last = change.catch(() => {});
    return change;
  }

  /** Whether the disk refused to go on in the midst of putting files in place. */
  #isHalfDone(error: unknown): error is NodeJS.ErrnoException {
    const isOfDisk = (error as NodeJS.ErrnoException).syscall !== undefined;
    return isOfDisk && Transaction.isHalfDone(this.content);
  }

  /** The files that the steps after this one changed; the system's word of them may come later. */
  #changedSince(number: number): string[] {
    const step = this.history.newest();
    if (!step || step.number <= number) return [];
    return this.history.files(step, () => true).map(({ file }) => path.join(this.content, file));
  }

  /**
   * Waits a while where another command works on the folder.
   *
   * @throws ContentError where the folder was taken away: none is made anew; AbortError once the desk is closed
   */
  async #lock(): Promise<Lock> {
    const { signal } = this.#closing;
    for (let waited = 0; ; waited += LOOK)
      try {
        signal.throwIfAborted();
        return new Lock(this.content, 'broadsheet desk', undefined, undefined, true);
      } catch (error) {
        const isHeld = error instanceof ContentError && error.diagnostics.some(({ rule }) => rule === 'locked');
        if (!isHeld || waited >= PATIENCE) throw error;
        await wait(LOOK, undefined, { signal });
      }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#watch.close();
    await this.press.close();
  }
}

function allDone(content: string, { message }: Error): ContentError {
  return refusalAt(
    { file: content },
    'done',
    `expected to show what was changed, found: ${message}`,
    'The change is made, all of it. Load the page anew.',
  );
}

function halfDone(content: string, { message }: Error): ContentError {
  return refusalAt(
    { file: content },
    'half-done',
    `expected to put all files of the change in place, found that only some could be: ${message}`,
    'Nothing is lost: whatever you change next, here or by a command, finishes this first. Make room, or see who may write there.',
  );
}
