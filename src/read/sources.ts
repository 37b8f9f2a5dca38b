import path from 'node:path';
import { nearestKey } from '../content/nearest-key.ts';
import { sidecarName } from '../content/sidecar.ts';
import { refusalAt } from '../diagnostic.ts';
import { sourceFiles } from '../memory/project.ts';
import { commandLine } from '../terminal/command.ts';
import { isHtml } from './formats/html-tree.ts';
import { isMail, mailParts } from './formats/mail-parts.ts';
import { lookalike } from './lookalike.ts';
import { PageText } from './page-text.ts';
import type { Source, SourceDump } from './source.ts';
import { readThrough } from './view.ts';

/**
 * All ways of reading dumps, in the order of their ids: each file of the folder `sources/` is one. The folder is the list, so a
 * new source is one new file.
 *
 * @throws ContentError where a file's default export is no source, or its id is not the file's name.
 */
export async function loadSources(): Promise<Source[]> {
  return Promise.all(
    sourceFiles().map(async file => {
      const source: unknown = (await import(`./sources/${file}`)).default;
      const id = file.slice(0, -3);
      if (isSource(source) && source.id === id) return source;
      throw refusalAt(
        { file: `src/read/sources/${file}` },
        'not-a-source',
        isSource(source)
          ? `expected the id "${id}", as the file is named, found "${source.id}"`
          : 'expected a default export with id, about, version, detect and parse',
        isSource(source) ? 'Rename the file or change the id.' : 'See the interface Source in src/read/source.ts.',
      );
    }),
  );
}

function isSource(value: unknown): value is Source {
  const source = value as Source | undefined;
  return (
    typeof source?.id === 'string' &&
    typeof source.about === 'string' &&
    Number.isInteger(source.version) &&
    typeof source.detect === 'function' &&
    typeof source.parse === 'function'
  );
}

/**
 * The one source that reads a dump: the one that its sidecar forces, else the only one that recognises it; one that is a last resort
 * only where no other does. A saved page that none knows as such is read as the text that a person would have copied from it: a
 * reference in BibTeX that a page shows is no file of BibTeX.
 *
 * @param forced the sidecar's `source`
 * @throws ContentError where the forced source does not exist, or where none or several recognise the dump; it says what each
 * looked for and found.
 */
export function recogniseSource(dump: SourceDump, sources: readonly Source[], forced?: string): Source {
  if (forced !== undefined) return forcedSource(dump, sources, forced);
  // What a mail holds may be packed, and look like itself all the same.
  const held = isMail(dump) ? insideOf(dump, text => recognised(text, sources)) : undefined;
  if (held) return held;
  const isPage = isHtml(dump);
  const answers = sources.map(source => ({ source, ...source.detect(dump) }));
  const asked = (last: Source['lastResort']) =>
    answers.filter(({ found, source }) => found && source.lastResort === last && (source.readsHtml || last || !isPage));
  const known = asked(undefined);
  if (known.length === 1) return known[0]!.source;
  const shown = known.length === 0 && isPage ? insideOf(dump, text => recognised(text, sources)) : undefined;
  if (shown) return shown;
  // A special form is also one of a general kind: who reads lists is asked only where no source knows the page.
  const found = [known, asked(1), asked(2)].find(some => some.length > 0) ?? [];
  if (found.length === 1) return found[0]!.source;
  const sidecar = sidecarName(dump.name);
  const reasons = (shown: typeof answers) => shown.map(answer => `${answer.source.id}: ${answer.evidence}`);
  if (found.length > 1)
    throw refusalAt(
      { file: dump.file, details: reasons(found) },
      'ambiguous-source',
      `expected one source to recognise this dump, found ${found.length}`,
      'Paste each listing into a file of its own, or force one source by a line ' +
        `"source: ${found[0]!.source.id}" in ${sidecar}.`,
    );
  if (dump.lines.every(line => line.trim() === ''))
    throw refusalAt(
      { file: dump.file },
      'unknown-source',
      'expected papers in this dump, found an empty file',
      'Paste the listing into it, or delete it.',
    );
  const { named, advice } = lookalike(dump);
  throw refusalAt(
    {
      file: dump.file,
      reasons: reasons(answers),
      ask: `What each looked for: ${commandLine('ingest', dump.file, '--dry-run', '--verbose')}`,
    },
    'unknown-source',
    `expected a source to recognise this dump, found none${named}`,
    `${(advice ?? '').replace(/(?<=[^\n])$/, ' ')}Any list is read that has one title, link, DOI or arXiv identifier a line. ` +
      `If one of these sources reads it, name that one by a line "source: …" in ${sidecar}:\n` +
      sources.map(({ id }) => id).join(', '),
  );
}

/** The source that reads what a mail holds, or what a page shows. @param known the source that reads a text, if any does */
function insideOf(dump: SourceDump, known: (text: SourceDump) => Source | undefined): Source | undefined {
  if (isMail(dump)) {
    for (const part of mailParts(dump)) {
      const view = { dump: { ...dump, lines: part.lines }, place: (line: number) => part.places[line - 1]! };
      const source = known(view.dump) ?? insideOf(view.dump, known);
      if (source) return readThrough(source, view);
    }
  } else if (isHtml(dump)) {
    const page = new PageText(dump);
    const source = known(page.dump);
    return source && page.readBy(source);
  }
  return undefined;
}

/** The only source that knows a text. A last resort is not asked: in a mail or on a page it would take any line with a link for a paper. */
function recognised(dump: SourceDump, sources: readonly Source[]): Source | undefined {
  const found = sources.filter(source => source.lastResort === undefined && source.detect(dump).found);
  return found.length === 1 ? found[0] : undefined;
}

function forcedSource(dump: SourceDump, sources: readonly Source[], forced: string): Source {
  const source = sources.find(candidate => candidate.id === forced);
  if (source && isMail(dump)) {
    const reads = (text: SourceDump) => (isHtml(text) && !source.readsHtml ? undefined : source);
    return insideOf(dump, text => recognised(text, [source])) ?? insideOf(dump, reads) ?? source;
  }
  if (source) return isHtml(dump) && !source.readsHtml ? new PageText(dump).readBy(source) : source;
  const ids = sources.map(candidate => candidate.id);
  const nearest = nearestKey(forced, ids);
  throw refusalAt(
    { file: path.join(path.dirname(dump.file), sidecarName(dump.name)) },
    'unknown-source',
    `expected "source" to be one of ${ids.join(', ')}; found "${forced}"`,
    nearest && `The nearest is "${nearest}".`,
  );
}
