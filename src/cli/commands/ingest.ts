import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { contentFolder, isNoPlaceOfDumps } from '../../content/content-folder.ts';
import { nearestKey } from '../../content/nearest-key.ts';
import { DEFAULT_SITE, readSiteFolder } from '../../content/site-file.ts';
import { placeInFolder } from '../../content/spelled.ts';
import { ContentError, type Diagnostic, formatDiagnostic, formatWithReasons, UsageError } from '../../diagnostic.ts';
import { attempt } from '../../files/attempt.ts';
import type { PageDump } from '../../ingest/page-dump.ts';
import { withoutPassword } from '../../ingest/without-password.ts';
import { programRelease } from '../../memory/project.ts';
import { defaultsFor, init, isInitialised } from '../../new/init.ts';
import { commandLine } from '../../terminal/command.ts';
import { print, printJson } from '../../terminal/print.ts';
import { plural } from '../../typeset/plural.ts';
import { calendarDay, now, today } from '../clock.ts';
import type { CommandLine } from '../command-line.ts';

/** Between two pages of one host, as arXiv asks for (https://info.arxiv.org/help/api/tou.html), in milliseconds. */
const BETWEEN = 3000;

/** `ingest`: dumps into entries. */
export function addIngest(line: CommandLine): void {
  const { terminal } = line;
  line
    .addOnContent('ingest', 'turn dumps into entries')
    .argument(
      '[files...]',
      'dumps, folders of dumps, or addresses of pages and feeds: they are copied into content/dumps first',
    )
    .option('--listed <yyyy-mm-dd>', 'the day on which these papers were listed; kept in the sidecar', calendarDay)
    .option('--source <name>', 'the source that reads these papers, whatever others recognise; kept in the sidecar')
    .option(
      '--allow-host <host>',
      'a host inside this machine or its network from which a page may be fetched; may come more than once',
      (host: string, hosts: string[]) => [...hosts, host],
      [],
    )
    .option('--again', 'read all dumps again, as after a merge of two branches that took one side')
    .option('--dry-run', 'only say what would happen')
    .option('--verbose', 'say also what each source looked for in a dump that none reads')
    .option('--json', 'say it as JSON')
    .action(async (named: string[], options) => {
      for (const option of ['listed', 'source'] as const)
        if (options[option] !== undefined && named.length === 0)
          throw new UsageError(`expected the dumps that --${option} is said of, found none`);
      if (options.source !== undefined) await requireSource(options.source);
      const { dumpNames } = await import('../../ingest/incoming.ts');
      const { dumpNamed } = await import('../../read/dump-file.ts');
      const pages = await fetchPages(named.filter(isAddress), options.allowHost, options.content);
      const files = named
        .filter(name => !isAddress(name))
        .map(file => {
          if (isNoPlaceOfDumps(options.content, file))
            throw new UsageError(
              `expected dumps, found ${file}, which the digest keeps itself; the dumps in it are read by: ${commandLine('ingest')}`,
            );
          if (fs.existsSync(file)) return file;
          const { dumps } = contentFolder(options.content);
          const dump = path.basename(file) === file ? dumpNamed(file, dumpNames(dumps)) : undefined;
          if (dump === undefined) throw new UsageError(`expected a file or a folder, found nothing at ${file}`);
          return placeInFolder(dumps, dump);
        });
      if (pages.length === 0 && named.length > 0 && files.length === 0) return;
      const work = async () => {
        const { ingestPages } = await import('../../ingest/ingest-pages.ts');
        const { noteMoved } = await import('../../curate/note-moved.ts');
        const { ingestSummary } = await import('../ingest-summary.ts');
        const { dryRunText } = await import('../archive-report.ts');
        prepare(options.content, options.dryRun);
        const warnings: Diagnostic[] = [];
        const report = await ingestPages(
          {
            ...options,
            files,
            today: today(options.content),
            moved: (...moved) => noteMoved(options.content, ...moved, now()),
            warn: diagnostic => {
              warnings.push(diagnostic);
              if (!options.json) terminal.say((options.verbose ? formatWithReasons : formatDiagnostic)(diagnostic));
            },
            progress: (done, all, dump) => terminal.progress(`Reading ${dump}`, done, all),
          },
          pages,
        );
        terminal.clear();
        if (options.json) printJson({ ...report, warnings });
        else print(options.dryRun ? dryRunText(report, line.colours) : ingestSummary(report));
        const isUnread = named.length === 0 ? report.refused.length > 0 : report.nothingFrom.length > 0;
        if (isUnread) line.code = 1;
      };
      // A dry run changes nothing at all: it makes no folder, and takes no lock.
      return options.dryRun ? work() : line.locked(options.content, 'broadsheet ingest', work);
    });

  /** @throws UsageError where there is no source of this name */
  async function requireSource(name: string): Promise<void> {
    const { loadSources } = await import('../../read/sources.ts');
    const ids = (await loadSources()).map(({ id }) => id);
    if (ids.includes(name)) return;
    const nearest = nearestKey(name, ids);
    throw new UsageError(
      `expected --source to be one of ${ids.join(', ')}; found "${name}"${nearest ? `; the nearest is "${nearest}"` : ''}`,
    );
  }

  /** Fetches one page after another, and says which could not be had. */
  async function fetchPages(addresses: string[], allowed: string[], content: string): Promise<PageDump[]> {
    if (addresses.length === 0) return [];
    const { fetchPage } = await import('../../ingest/fetch-page.ts');
    const { pageDump } = await import('../../ingest/page-dump.ts');
    const agent = userAgent(content);
    const pages: PageDump[] = [];
    for (const [i, url] of addresses.entries()) {
      terminal.progress(`Fetching ${withoutPassword(url)}`, i, addresses.length);
      const { host } = new URL(url);
      if (addresses.slice(0, i).some(earlier => new URL(earlier).host === host)) await setTimeout(BETWEEN);
      try {
        pages.push(pageDump(await fetchPage(url, { agent, allowed }), today(content)));
      } catch (error) {
        if (!(error instanceof ContentError)) throw error;
        for (const diagnostic of error.diagnostics) terminal.say(formatDiagnostic(diagnostic));
        line.code = 1;
      }
    }
    terminal.clear();
    return pages;
  }

  /** Gives a new content folder the defaults, and says so; a dry run only says so. */
  function prepare(content: string, isDry: boolean | undefined): void {
    if (isInitialised(content)) return;
    const made = isDry ? defaultsFor(content) : init(content);
    const files = plural(made.length, 'file', 'files');
    terminal.say(
      isDry
        ? `${content} has no site.yaml yet: ${files} would be made from the shipped defaults.`
        : `${content} had no site.yaml yet: ${files} ${made.length === 1 ? 'was' : 'were'} made from the shipped defaults.`,
    );
  }
}

function isAddress(named: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(named) && URL.canParse(named) && !fs.existsSync(named);
}

/** The program and the digest that asks, so that a host knows whom to write to. */
function userAgent(content: string): string {
  const site = attempt(() => readSiteFolder(content).site);
  const digest = site && !DEFAULT_SITE.includes(site.url) ? ` (a digest of papers; +${site.url})` : '';
  return `Broadsheet/${programRelease()}${digest}`;
}
