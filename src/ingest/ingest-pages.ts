import type { Diagnostic, Warn } from '../diagnostic.ts';
import { type DumpReport, type IngestOptions, type IngestReport, ingest, type RecordReport } from './ingest.ts';
import type { PageDump } from './page-dump.ts';

/** A page that was not kept, since it holds nothing that is not known. */
export interface KnownPage {
  url: string;
  /** How many papers it lists; absent where the same page was kept earlier that day. */
  records?: number;
}

/**
 * Ingests with pages that were fetched. A page is kept where it brings something: a paper that is new, a field that was not
 * known, a doubt. One that brings nothing is not kept, so that no day of repeats alone comes of it.
 *
 * @throws ContentError as `ingest` does
 */
export async function ingestPages(
  options: IngestOptions,
  pages: readonly PageDump[],
): Promise<IngestReport & { known: KnownPage[] }> {
  const trial = pages.length === 0 ? undefined : await ingest({ ...options, held: pages, dryRun: true, warn() {} });
  const reports = new Map(trial?.read.map(report => [report.dump, report]));
  const isKnown = ({ name }: PageDump): boolean => {
    const report = reports.get(name);
    // What cannot be read is told of; where there is neither, the very page was kept earlier that day.
    return report ? !brings(report) : !trial!.refused.some(({ dump }) => dump === name);
  };
  const known = new Set(pages.filter(isKnown));
  const urls = new Set(pages.map(({ url }) => url));
  const warn: Warn = problem =>
    options.warn(problem.file !== undefined && urls.has(problem.file) ? ofPage(problem) : problem);
  const report = await ingest({ ...options, held: pages.filter(page => !known.has(page)), warn });
  const told = [...known].map(({ name, url }) => {
    const records = reports.get(name)?.records;
    return { url, ...(records !== undefined && { records }) };
  });
  return { ...report, known: told };
}

/** What speaks of a dump's file and its sidecar, which a page has only where it is kept. */
const OF_FILES = new Set(['unknown-source', 'ambiguous-source', 'nothing-read', 'utf-8', 'encoding']);

function ofPage(problem: Diagnostic): Diagnostic {
  if (!OF_FILES.has(problem.rule)) return problem;
  const isForeign = problem.rule === 'utf-8' || problem.rule === 'encoding';
  const save = isForeign ? 'save it as UTF-8' : 'save it in a browser';
  const { details: _, ask: __, ...short } = problem;
  return { ...short, advice: `Nothing of it was kept. If the page shows papers, ${save} and ingest the file.` };
}

function brings({ new: fresh, each = [] }: DumpReport): boolean {
  return fresh > 0 || each.some(bringsNews);
}

/** Whether a record says of a known paper what was not known: a field, or that it is in doubt. */
export function bringsNews({ doubtful = [], changed = [] }: RecordReport): boolean {
  return doubtful.length > 0 || changed.some(field => field !== 'provenance');
}
