import type { IngestReport } from '../ingest/ingest.ts';
import type { KnownPage } from '../ingest/ingest-pages.ts';
import type { RefusedDump } from '../ingest/refused-dump.ts';
import { plural } from '../typeset/plural.ts';

/** What an ingestion did, a line for each dump. */
export function ingestSummary(report: IngestReport & { known?: readonly KnownPage[] }): string {
  const lines = report.read.map(dump => {
    const parts = [
      `${dump.new} new`,
      dump.again > 0 && `${dump.again} as before`,
      dump.merged > 0 && `${dump.merged} merged`,
      dump.deleted > 0 && `${dump.deleted} deleted by a person before`,
      dump.rejected > 0 && `${dump.rejected} rejected`,
      dump.doubtful > 0 && `${dump.doubtful} doubtful`,
      dump.years,
      dump.unread !== '' && `lines not understood: ${dump.unread}`,
    ].filter(Boolean);
    return `${dump.dump}: ${dump.source}, ${plural(dump.records, 'record')} listed ${dump.listed}: ${parts.join(', ')}`;
  });
  lines.push(...knownPages(report.known));
  const isPage = ({ file }: RefusedDump) => /^https?:/i.test(file);
  const [pages, files] = [report.refused.filter(isPage), report.refused.filter(dump => !isPage(dump))];
  const [they, them] = files.length === 1 ? ['it is', 'it'] : ['they are', 'them'];
  if (files.length > 0)
    lines.push(
      `Left where ${they}, since nothing of ${them} could be read: ${files.map(({ dump }) => dump).join(', ')}. The reasons stand above.`,
    );
  if (pages.length > 0)
    lines.push(
      `Not kept, since nothing of them could be read: ${pages.map(({ file }) => file).join(', ')}. The reasons stand above.`,
    );
  lines.push(
    report.read.length === 0
      ? nothingRead(report)
      : `Entries: ${report.added.length} new, ${report.changed.length} changed.`,
  );
  return lines.join('\n');
}

/** What to say of pages that brought nothing, a line each. */
export function knownPages(pages: readonly KnownPage[] = []): string[] {
  return pages.map(({ url, records }) => {
    if (records === undefined) return `${url}: as it was when it was fetched before`;
    return `${url}: ${records === 0 ? 'no papers today' : `${plural(records, 'paper')}, nothing new`}; not kept`;
  });
}

/** What to say where no dump was read. */
export function nothingRead({ dumps, refused }: IngestReport): string {
  if (refused.length === 0) return `${plural(dumps, 'dump')}, none new or changed.`;
  return `${plural(refused.length, 'dump')} could not be read; no other is new or changed.`;
}
