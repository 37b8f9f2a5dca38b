import { readdir } from 'node:fs/promises';
import { ContentError } from '../diagnostic.ts';
import type { Source, SourceDump } from './source.ts';

const FOLDER = new URL('./sources/', import.meta.url);

/**
 * All ways of reading dumps, in the order of their ids: each file of the folder `sources/` is one. The folder is the list, so a
 * new source is one new file.
 *
 * @throws ContentError where a file's default export is no source, or its id is not the file's name.
 */
export async function loadSources(folder: URL = FOLDER): Promise<Source[]> {
  const files = (await readdir(folder)).filter(file => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  return Promise.all(
    files.map(async file => {
      const source: unknown = (await import(new URL(file, folder).href)).default;
      const id = file.slice(0, -3);
      if (isSource(source) && source.id === id) return source;
      throw new ContentError({
        severity: 'error',
        rule: 'not-a-source',
        file: `src/ingest/sources/${file}`,
        message: isSource(source)
          ? `expected the id "${id}", as the file is named, found "${source.id}"`
          : 'expected a default export with id, about, version, detect and parse',
        advice: isSource(source)
          ? 'Rename the file or change the id.'
          : 'See the interface Source in src/ingest/source.ts.',
      });
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
 * The one source that reads a dump: the one that its sidecar forces, else the only one that recognises it.
 *
 * @param forced the sidecar's `source`
 * @throws ContentError where the forced source does not exist, or where none or several recognise the dump; it says what each
 * looked for and found.
 */
export function recogniseSource(dump: SourceDump, sources: readonly Source[], forced?: string): Source {
  if (forced !== undefined) return forcedSource(dump, sources, forced);
  const answers = sources.map(source => ({ source, ...source.detect(dump) }));
  const found = answers.filter(answer => answer.found);
  if (found.length === 1) return found[0]!.source;
  const shown = found.length > 1 ? found : answers;
  const list = shown.map(answer => `\n      ${answer.source.id}: ${answer.evidence}`).join('');
  const sidecar = dump.name.replace(/\.[^.]*$/, '.yaml');
  throw new ContentError({
    severity: 'error',
    rule: found.length > 1 ? 'ambiguous-source' : 'unknown-source',
    file: dump.name,
    message:
      found.length > 1
        ? `expected one source to recognise this dump, found ${found.length}:${list}`
        : `expected a source to recognise this dump, found none. What each looked for:${list}`,
    advice:
      found.length > 1
        ? `Paste each listing into a file of its own, or force one source by a line "source: ${found[0]!.source.id}" in ${sidecar}.`
        : `Force one by a line "source: …" in ${sidecar}, or add a source (CONTRIBUTING says how).`,
  });
}

function forcedSource(dump: SourceDump, sources: readonly Source[], forced: string): Source {
  const source = sources.find(candidate => candidate.id === forced);
  if (source) return source;
  const [nearest] = sources
    .map(candidate => ({ id: candidate.id, distance: editDistance(candidate.id, forced.slice(0, 100)) }))
    .sort((a, b) => a.distance - b.distance);
  throw new ContentError({
    severity: 'error',
    rule: 'unknown-source',
    file: dump.name.replace(/\.[^.]*$/, '.yaml'),
    message: `expected "source" to be one of ${sources.map(candidate => candidate.id).join(', ')}; found "${forced}"`,
    ...(nearest ? { advice: `The nearest is "${nearest.id}".` } : {}),
  });
}

/** How many letters must be added, taken away or changed (https://en.wikipedia.org/wiki/Levenshtein_distance). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
