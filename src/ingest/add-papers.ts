import fs from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import { UsageError } from '../diagnostic.ts';
import { decodeUtf8 } from '../files/text-file.ts';
import { identifierName } from '../paper.ts';
import { identifiersNamed, oneLine } from '../read/record-draft.ts';
import type { PaperRecord } from '../read/source.ts';
import list, { ADDED } from '../read/sources/plain-list.ts';
import { clip } from '../typeset/clip.ts';
import { type IngestOptions, type IngestReport, ingest, type RecordReport } from './ingest.ts';
import { withoutPassword } from './without-password.ts';

/** What became of one paper that a person named. */
export interface AddedPaper {
  /** As the person wrote it. */
  given: string;
  /** The line of the list on which it stands. */
  line: number;
  /** Whether the day's list had it before. */
  isListed: boolean;
  record?: RecordReport | undefined;
}

export interface AddReport extends IngestReport {
  /** The dump that lists the papers. */
  dump: string;
  papers: AddedPaper[];
}

export interface AddOptions extends Omit<IngestOptions, 'files' | 'listed' | 'grown'> {
  /** Addresses, DOIs, identifiers of arXiv, OpenReview or PubMed. */
  papers: readonly string[];
  /** The title, where there is one paper. */
  title?: string;
  /** The digest day, `yyyy-mm-dd`. */
  listed?: string;
}

/**
 * Adds papers that a person names to the list of the day, `dumps/yyyy-mm-dd-added.txt`, which is then read like any dump. Nothing is
 * asked of the network: a paper without a title is called by its identifier.
 *
 * @throws UsageError where something named is no paper's address and no identifier, or an address names no paper and there is no title;
 * nothing is added then
 */
export async function addPapers({ papers, title, listed, ...options }: AddOptions): Promise<AddReport> {
  const day = listed ?? options.today;
  const name = `${day}-${ADDED}`;
  const file = path.join(contentFolder(options.content).dumps, name);
  const before = fs.existsSync(file) ? decodeUtf8(file, fs.readFileSync(file)) : '';
  const lines = before.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  const added: AddedPaper[] = [];
  for (const given of papers) {
    const { name, entry } = listEntry(given, title);
    const known = recordsOf(lines).find(
      // One that was listed by its identifier alone is listed again to say its title.
      record => isNamed(record, name) && (title === undefined || record.title !== undefined),
    );
    if (!known) lines.push(...entry);
    added.push({ given, line: known ? lineOf(known) : lines.length - entry.length + 1, isListed: known !== undefined });
  }
  const text = `${lines.join('\n')}\n`;
  const report = await ingest({
    ...options,
    each: true,
    again: options.again ?? false,
    ...(added.some(({ isListed }) => !isListed) && { grown: { name, text, sidecar: 'source: plain-list\n' } }),
  });
  const read = report.read.find(({ dump }) => dump === name)?.each;
  for (const paper of added) paper.record = read?.find(({ lines }) => Number.parseInt(lines, 10) === paper.line);
  return { ...report, dump: name, papers: added };
}

/** What a person named: by which name it is known, and the lines that list it. */
function listEntry(given: string, title: string | undefined): { name: string; entry: string[] } {
  const text = oneLine(given);
  const found = identifiersNamed(text);
  const isAddress = /^https?:\/\/[^\s/]\S*$/i.test(text);
  if (!isAddress && Object.keys(found).length === 0)
    throw new UsageError(
      `expected an address (https://…), a DOI, or an identifier of arXiv, OpenReview or PubMed; found ${JSON.stringify(clip(text, 80))}. ` +
        (/\s/.test(text) ? 'A title goes behind --title, beside the address or identifier.' : EXAMPLES),
    );
  if (isAddress && withoutPassword(text) !== text)
    throw new UsageError(
      `expected an address without a password, found one. Name it as all may read it: ${clip(withoutPassword(text), 80)}`,
    );
  const name = identifierName(found);
  if (name === undefined && title === undefined)
    throw new UsageError(
      `expected --title with ${clip(text, 80)}: the address holds no DOI and no identifier of arXiv, OpenReview or PubMed to call the paper by`,
    );
  // An address is kept as it is, for the link to it.
  const place = isAddress ? text : name!;
  const entry = title === undefined ? [place] : [oneLine(title), place];
  const [record, ...more] = recordsOf(entry);
  const isKept =
    record &&
    more.length === 0 &&
    (title === undefined || record.title === oneLine(title)) &&
    isNamed(record, name ?? place);
  if (!isKept)
    throw new UsageError(
      title === undefined
        ? `expected an address or identifier that stands alone, found ${JSON.stringify(clip(text, 80))}. ${EXAMPLES}`
        : `expected a title in plain words, found ${JSON.stringify(clip(oneLine(title), 80))}. Add the paper without --title, and write the title into its file.`,
    );
  return { name: name ?? place, entry };
}

const EXAMPLES = 'Examples: 2401.01234, arXiv:2401.01234, 10.1000/182, https://openreview.net/forum?id=HyWDCXjgx';

function recordsOf(lines: readonly string[]): PaperRecord[] {
  const dump = { name: ADDED, file: ADDED, lines };
  return [...list.parse(dump)].filter(part => part.kind === 'record');
}

function isNamed({ identifiers, links }: PaperRecord, name: string): boolean {
  return identifierName(identifiers) === name || Boolean(links?.some(({ url }) => url === name));
}

function lineOf(record: PaperRecord): number {
  return Math.min(...Object.values(record.lines).map(({ from }) => from));
}
