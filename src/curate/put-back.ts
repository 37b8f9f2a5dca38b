import fs from 'node:fs';
import path from 'node:path';
import { readArchive } from '../content/content-folder.ts';
import { readEntry } from '../content/entry-file.ts';
import { ContentError, errorAt } from '../diagnostic.ts';
import { changeFiles } from '../files/change-files.ts';
import type { PastFile, PastStep } from '../files/history.ts';
import { hashOfFile } from '../files/journal.ts';
import type { Step } from '../files/step.ts';
import type { Transaction } from '../files/transaction.ts';
import type { PaperEntry } from '../paper.ts';
import { noteMoves } from './note-moved.ts';

/** What a build writes of its own accord: it goes on from whatever stands there. */
const OF_BUILDS = 'published.json';

/**
 * Puts files back as they were before a step. Where a build published something since, `published.json` is told what is meant to be gone
 * now, and what stands on another day.
 *
 * @param step the step that this is
 * @throws ContentError where one of them is not as the step left it
 */
export function putBack(root: string, files: readonly PastFile[], { says }: PastStep, step: Step): void {
  const now = new Map(files.map(({ file }) => [file, hashOfFile(path.join(root, file))]));
  const asLeft = files.filter(({ file, after }) => now.get(file) === after);
  const changed = files.filter(past => !asLeft.includes(past) && past.file !== OF_BUILDS);
  if (changed.length > 0)
    throw new ContentError(
      ...changed.map(({ file }) =>
        errorAt(
          { file: path.join(root, file) },
          'changed-since',
          `expected this file as “${says}” left it, found that it was changed since; nothing was taken back`,
          'What it says now would be lost. Change it by hand to what you want.',
        ),
      ),
    );
  changeFiles(root, step, transaction => {
    for (const { file, before } of asLeft)
      if (before) transaction.write(file, before);
      else if (fs.existsSync(path.join(root, file))) transaction.remove(file);
    if (!asLeft.some(({ file }) => file === OF_BUILDS)) notePutBack(root, asLeft, transaction, step.when);
  });
}

/** Tells `published.json` what became of the papers and days whose files are put back. */
function notePutBack(root: string, files: readonly PastFile[], transaction: Transaction, when: string): void {
  const was = new Map<string, PaperEntry>();
  const is = new Map<string, PaperEntry>();
  for (const { file, before } of files) {
    const id = /^papers\/\d{4}\/(.+)\.md$/.exec(file)?.[1];
    if (id === undefined) continue;
    const at = path.join(root, file);
    if (fs.existsSync(at)) was.set(id, readEntry(at, fs.readFileSync(at, 'utf8'), id).entry);
    if (before) is.set(id, readEntry(at, before.toString('utf8'), id).entry);
  }
  const days = files.flatMap(({ file, before }) => (before ? [] : (/^days\/(.+)\.md$/.exec(file)?.[1] ?? [])));
  if (was.size === 0 && days.length === 0) return;
  const moves = [...was].map(([id, before]) => ({ before, day: is.get(id)?.listed ?? before.listed }));
  const names = new Set([...is.values()].flatMap(({ id, aliases = [] }) => [id, ...aliases]));
  const others = () => readArchive(root).entries.filter(({ id }) => !was.has(id));
  noteMoves(
    root,
    moves,
    { has: id => names.has(id), all: () => [...others(), ...is.values()] },
    transaction,
    when,
    days,
  );
}
