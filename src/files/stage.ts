import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type ContentError, refusalAt } from '../diagnostic.ts';
import { attempt } from './attempt.ts';
import { type Holder, isRunning, isThisProcess, readHolder } from './holder.ts';
import { ifThere } from './if-there.ts';

/** The folder of all stages. */
export const STAGES = '.staged';
/** What is in a stage: whose it is, the files, what is to become of them, and those that were taken away. */
export const OWNER = 'owner.json';
export const FILES = 'files';
export const JOURNAL = 'journal.json';
export const REMOVED = 'removed';

const NAME = /^[0-9a-f]{16}$/;

/** A stage for one change of a folder, or for what is taken over from another's: of a name that none ever had. Nothing is made. */
export function newStage(root: string): string {
  return path.join(root, STAGES, randomBytes(8).toString('hex'));
}

/** The stages that lie in a folder; with what is no stage, their folder itself, which was one in older versions. */
export function stagesOf(root: string): string[] {
  const all = path.join(root, STAGES);
  const items = ifThere(() => fs.readdirSync(all, { withFileTypes: true })) ?? [];
  const stages = items.filter(isStage).map(({ name }) => path.join(all, name));
  return items.length > stages.length ? [all, ...stages] : stages;
}

function isStage(item: fs.Dirent): boolean {
  return item.isDirectory() && NAME.test(item.name);
}

/** Whose a stage is; undefined where it does not say, as while it is made. */
export function ownerOf(stage: string): Holder | undefined {
  const text = ifThere(() => fs.readFileSync(path.join(stage, OWNER), 'utf8'));
  return text === undefined ? undefined : readHolder(text);
}

/** @throws ContentError where it is of another process that runs */
export function requireNobodys(stage: string): void {
  const owner = ownerOf(stage);
  if (owner && !isThisProcess(owner) && isRunning(owner)) throw inUse(stage, owner);
}

/** @throws ContentError where there is another with an owner: of two that are made at once, at least one finds the other */
export function requireOnly(root: string, stage: string): void {
  for (const other of stagesOf(root)) {
    const owner = other === stage ? undefined : ownerOf(other);
    if (owner) throw inUse(other, owner);
  }
}

function inUse(stage: string, owner: Holder): ContentError {
  return refusalAt(
    { file: stage },
    'locked',
    `expected nothing to be in the middle of a change, found that process ${owner.pid} is`,
    'Wait until it is done.',
  );
}

/** The journal goes first: it must not be read again once everything is in its place. */
export function removeStage(stage: string): void {
  fs.rmSync(path.join(stage, JOURNAL), { force: true, recursive: true });
  if (path.basename(stage) === STAGES) {
    for (const item of fs.readdirSync(stage, { withFileTypes: true }))
      if (!isStage(item)) fs.rmSync(path.join(stage, item.name), { force: true, recursive: true });
  } else {
    fs.rmSync(stage, { recursive: true, force: true });
    attempt(() => fs.rmdirSync(path.dirname(stage)));
  }
}
