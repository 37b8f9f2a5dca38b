import fs from 'node:fs';
import path from 'node:path';
import { itemsOf } from '../content/plain-folder.ts';
import { setInSidecar, sidecarName } from '../content/sidecar.ts';
import { placeInFolder } from '../content/spelled.ts';
import { refusalAt } from '../diagnostic.ts';
import { isLeftover } from '../files/leftover.ts';
import { isPortableName } from '../files/portable-name.ts';
import { lettersOf } from '../files/real-path.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { Transaction } from '../files/transaction.ts';
import { type LedgerHead, readLedgerHead } from '../ledger/ledger.ts';
import { earlierName, type LedgerStore, ledgerFile } from '../ledger/ledger-store.ts';
import { asideFile } from '../ledger/set-aside.ts';
import type { FileCache } from '../memory/file-cache.ts';
import { hashFile, sha256 } from '../read/dump.ts';
import { dumpInFolder } from '../read/dump-file.ts';
import { type DumpFile, ledgerVersion, sidecarHash } from '../read/dump-job.ts';
import type { Source } from '../read/source.ts';
import { type RefusedDump, reasonsOf } from './refused-dump.ts';

/** A dump in the folder, or about to be copied there. */
export interface IncomingDump extends DumpFile {
  sha256: string;
  size: number;
  /** Whether it was named on the command line. */
  given: boolean;
}

/** A dump whose bytes are at hand: a page that was fetched, a text that was pasted. */
export interface HeldDump {
  /** The file's name in `content/dumps`. */
  name: string;
  /** What messages call it. */
  file: string;
  bytes: Uint8Array;
  /** What its sidecar says of it. */
  stated: Stated;
}

/** What the program or a person knows of a dump, as its sidecar says it. */
export type Stated = Parameters<typeof setInSidecar>[2];

/** A dump that a command writes lines into. */
export interface GrownDump {
  /** The file's name in `content/dumps`. */
  name: string;
  text: string;
  /** The sidecar that it gets where it has none. */
  sidecar: string;
}

/** The dumps to ingest. */
export interface GatheredDumps {
  dumps: IncomingDump[];
  /** Dumps that cannot be kept or opened because of their name, a name clash, or their sidecar. */
  refused: RefusedDump[];
  /** What was named on the command line, with the files it stands for. */
  named: Map<string, string[]>;
}

/**
 * The dumps in the folder and those being added, by name.
 *
 * @param given files and folders from elsewhere, and what is at hand
 * @param stated what the sidecars of what is given are to say
 * @param grown a dump of the folder that has more lines now
 */
export function gatherDumps(
  root: string,
  given: readonly (string | HeldDump)[],
  stated: Stated = {},
  fileCache?: FileCache,
  grown?: GrownDump,
): GatheredDumps {
  const dumps = new Map<string, IncomingDump>();
  const refused: RefusedDump[] = [];
  const named = new Map<string, string[]>();
  const spellings = new Map<string, string>();
  const home = path.join(root, 'dumps');
  const add = (file: string, isGiven: boolean, held?: HeldDump): void => {
    const name = dumpName(held?.name ?? path.basename(file));
    try {
      gather(file, name, isGiven, held);
    } catch (error) {
      refused.push({ dump: name, file, problems: reasonsOf(error, file) });
    }
  };
  const gather = (file: string, name: string, isGiven: boolean, held?: HeldDump): void => {
    requireKeepable(file, name, spellings);
    const inFolder = dumpInFolder(root, name);
    const hash = held ? { sha256: sha256(held.bytes), size: held.bytes.length } : hashed(file, fileCache);
    let sidecarText = inFolder.sidecarText ?? (held ? undefined : textBeside(file, name));
    if (isGiven) sidecarText ??= textAside(root, name, hash.sha256);
    const said = { ...(isGiven && stated), ...held?.stated };
    if (Object.keys(said).length > 0) sidecarText = setInSidecar(inFolder.sidecarFile, sidecarText, said);
    const before = dumps.get(name);
    if (before && before.given === isGiven)
      throw refusalAt(
        { file },
        'same-name',
        `expected dumps of different names, found ${name} twice (also ${before.file})`,
        'A dump is kept under its own name. Rename one of the two.',
      );
    dumps.set(name, {
      ...inFolder,
      file,
      ...(sidecarText !== undefined && { sidecarText }),
      bytes: held ? () => held.bytes : () => fs.readFileSync(file),
      ...hash,
      given: isGiven,
    });
  };
  for (const { name, file } of dumpFiles(home, fileCache)) if (name !== grown?.name) add(file, false);
  if (grown) {
    const bytes = Buffer.from(grown.text);
    const inFolder = dumpInFolder(root, grown.name);
    const sidecarText = inFolder.sidecarText ?? grown.sidecar;
    const file = { sha256: sha256(bytes), size: bytes.length, given: false };
    dumps.set(grown.name, { ...inFolder, sidecarText, bytes: () => bytes, ...file });
  }
  for (const file of given) {
    if (typeof file !== 'string') {
      add(file.file, true, file);
      named.set(file.file, [file.file]);
      continue;
    }
    const files = fs.statSync(file).isDirectory() ? dumpFiles(file).map(dump => dump.file) : [file];
    for (const dump of files) add(dump, true);
    named.set(file, files);
  }
  return { dumps: [...dumps.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), refused, named };
}

function hashed(file: string, fileCache?: FileCache): ReturnType<typeof hashFile> {
  return fileCache ? fileCache.get(file, () => ({ value: hashFile(file), keep: true })) : hashFile(file);
}

/** The sidecar that lies beside a dump from elsewhere. */
function textBeside(file: string, name: string): string | undefined {
  const beside = placeInFolder(path.dirname(file), sidecarName(name));
  return fs.existsSync(beside) ? decodeUtf8(beside, readBytes(beside)) : undefined;
}

/** What was said of the same dump before it was undone, wherever its file comes back from. */
function textAside(root: string, name: string, hash: string): string | undefined {
  return isAside(root, name, hash) ? textBeside(path.join(root, asideFile(`dumps/${name}`)), name) : undefined;
}

/** Whether the dump, with these bytes, is set aside. */
function isAside(root: string, name: string, hash: string): boolean {
  const aside = path.join(root, asideFile(`dumps/${name}`));
  return fs.existsSync(aside) && sha256(fs.readFileSync(aside)) === hash;
}

/**
 * @param spellings the names so far, by `lettersOf`
 * @throws ContentError where a dump cannot be kept under this name
 */
export function requireKeepable(file: string, name: string, spellings: Map<string, string>): void {
  const key = lettersOf(name);
  const other = spellings.get(key) ?? name;
  spellings.set(key, other);
  const isDump = isPortableName(name) && isDumpName(name);
  if (isDump && other === name) return;
  throw refusalAt(
    { file },
    isDump ? 'same-name' : 'dump-name',
    isDump
      ? `expected dumps whose names differ in more than case, found ${other} and ${name}`
      : `expected a name that every system can keep, but not of a hidden file, a sidecar or a backup; found ${JSON.stringify(name)}`,
    'Rename the file.',
  );
}

/** A dump's name by that of its file: composed, since a file that goes by way of a Mac or of git may come back in the other form. */
export function dumpName(file: string): string {
  return file.normalize('NFC');
}

/** Neither a hidden file, a sidecar, nor what an editor or a tool left beside a dump. */
function isDumpName(name: string): boolean {
  return !name.startsWith('.') && !/\.ya?ml$/i.test(name) && !isLeftover(name);
}

/** The files of a folder that can be dumps, by the dump's name; no folders. */
export function dumpFiles(folder: string, fileCache?: FileCache): { name: string; file: string }[] {
  if (!fs.existsSync(folder)) return [];
  return itemsOf(folder, fileCache)
    .filter(item => item.isFile() && isDumpName(item.name))
    .map(item => ({ name: dumpName(item.name), file: path.join(folder, item.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The names of the dumps in a folder. */
export function dumpNames(folder: string): string[] {
  return dumpFiles(folder).map(({ name }) => name);
}

/** Whether the ledger describes these very bytes, read the way they would be read now. */
export function isCurrent(dump: IncomingDump, root: string, sources: readonly Source[], version: number): boolean {
  const head = ledgerHead(placeInFolder(root, ledgerFile(dump.name)));
  const source = sources.find(s => s.id === head?.source);
  return (
    head !== undefined &&
    source !== undefined &&
    head.sha256 === dump.sha256 &&
    head.version === ledgerVersion(source, version) &&
    head.sidecar === sidecarHash(dump.sidecarText)
  );
}

function ledgerHead(file: string): LedgerHead | undefined {
  if (!fs.existsSync(file)) return undefined;
  const bytes = Buffer.alloc(4096);
  const handle = fs.openSync(file, 'r');
  const length = fs.readSync(handle, bytes);
  fs.closeSync(handle);
  return readLedgerHead(bytes.toString('utf8', 0, length));
}

/** Stages a dump that has more lines now, and its sidecar where there is none. */
export function stageGrown(dump: IncomingDump, root: string, transaction: Transaction): void {
  transaction.write(`dumps/${dump.name}`, dump.bytes());
  const sidecar = sidecarName(dump.name);
  if (dump.sidecarText !== undefined && !fs.existsSync(path.join(root, 'dumps', sidecar)))
    transaction.write(`dumps/${sidecar}`, dump.sidecarText);
}

/**
 * Stages a given dump. An existing dump of the same name with other bytes is kept, with its ledger, under a dated name; a
 * copy that was set aside is removed.
 */
export function stageDump(
  dump: IncomingDump,
  root: string,
  today: string,
  ledgers: LedgerStore,
  transaction: Transaction,
): void {
  const { file: at } = dumpInFolder(root, dump.name);
  const inside = `dumps/${path.basename(at)}`;
  const sidecar = `dumps/${path.basename(dump.sidecarFile)}`;
  const old = fs.existsSync(at) ? fs.readFileSync(at) : undefined;
  const isSame = old !== undefined && sha256(old) === dump.sha256;
  if (old && !isSame) {
    const plain = earlierName(dump.name, today);
    const dated = fs.existsSync(path.join(root, 'dumps', plain))
      ? earlierName(dump.name, today, sha256(old).slice(0, 8))
      : plain;
    transaction.write(`dumps/${dated}`, old);
    if (fs.existsSync(dump.sidecarFile))
      transaction.write(`dumps/${sidecarName(dated)}`, fs.readFileSync(dump.sidecarFile));
    ledgers.keepAs(dump.name, dated);
  }
  if (!isSame) transaction.write(inside, dump.bytes());
  if (
    dump.sidecarText !== undefined &&
    (!fs.existsSync(dump.sidecarFile) || fs.readFileSync(dump.sidecarFile, 'utf8') !== dump.sidecarText)
  )
    transaction.write(sidecar, dump.sidecarText);
  if (isAside(root, path.basename(at), dump.sha256))
    for (const file of [inside, sidecar, ledgerFile(dump.name)])
      if (fs.existsSync(path.join(root, asideFile(file)))) transaction.remove(asideFile(file));
}
