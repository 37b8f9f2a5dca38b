import path from 'node:path';
import type { Command } from 'commander';
import { type Diagnostic, formatDiagnostic, UsageError } from '../diagnostic.ts';
import { coloursOf } from '../terminal/colour.ts';
import { print, printJson } from '../terminal/print.ts';

/** What the command line lends its commands. */
export interface CommandLine {
  add(name: string, description: string): Command;
  /** Runs the work while no other command changes the folder. */
  locked(content: string, command: string, work: () => void | Promise<void>): Promise<void>;
  warn(diagnostic: Diagnostic): void;
  defaultContent: string;
  /** Says that the command found something wrong with the content. */
  fail(): void;
}

/** The commands on what was ingested: what came from where, what waits for a person, what a person decides. */
export function addArchiveCommands({ add, locked, warn, defaultContent, fail }: CommandLine): void {
  const command = (name: string, description: string): Command =>
    add(name, description).option('--content <dir>', 'the content folder', defaultContent);
  const answer = <T>(value: T, json: boolean | undefined, text: (value: T) => string): void =>
    json ? printJson(value) : print(text(value));
  const colours = coloursOf(process.stdout);
  const open = async (content: string) => {
    const { openArchive } = await import('../editorial/archive.ts');
    const { loadSources } = await import('../read/sources.ts');
    return openArchive(content, await loadSources(), warn);
  };

  command('explain', 'say where an entry comes from, or what became of a dump')
    .argument('[entry]', 'the id of an entry, or its file')
    .option('--dump <name>', 'a dump instead: every line of it and what became of it')
    .option('--json', 'say it as JSON')
    .action(async (entry: string | undefined, { content, dump, json }) => {
      if ((entry === undefined) === (dump === undefined))
        throw new UsageError('expected the id of an entry, or --dump with the name of a dump');
      const { explainDump, explainEntry } = await import('../curate/explain.ts');
      const { dumpText, entryText } = await import('./archive-report.ts');
      const archive = await open(content);
      if (dump !== undefined) answer(explainDump(archive, dump), json, it => dumpText(it, colours));
      else answer(explainEntry(archive, entry!), json, it => entryText(it, colours));
    });

  command('review', 'list what waits for a person, with the command or the line to edit')
    .option('--kind <kind>', 'only of this kind')
    .option('--settle <id>', 'do not ask again about this entry (or dump), for the kind that follows')
    .option('--mend <kind>', 'show what mends all places of a kind that has one sure mend; a dump may follow')
    .option('--apply', 'with --mend: do it')
    .argument('[what]', 'with --settle: the kind, as the list shows it; with --mend: a dump, for its papers only')
    .option('--json', 'say it as JSON')
    .action(async (kind: string | undefined, { content, kind: only, settle, mend, apply, json }) => {
      if (apply && mend === undefined) throw new UsageError('expected --mend <kind> with --apply');
      if (mend !== undefined) {
        if (settle !== undefined) throw new UsageError('expected --mend or --settle, found both');
        const { applyMends, planMends } = await import('../curate/mend.ts');
        const { mendText } = await import('./review-report.ts');
        if (!apply) answer(planMends(await open(content), mend, kind), json, it => mendText(it, kind, false, colours));
        else
          await locked(content, 'broadsheet review --mend', async () =>
            answer(await applyMends(content, mend, kind, warn), json, it => mendText(it, kind, true, colours)),
          );
        return;
      }
      if ((settle === undefined) !== (kind === undefined))
        throw new UsageError('expected both --settle <id> and the kind: broadsheet review --settle <id> <kind>');
      const { review, settlement } = await import('../curate/review.ts');
      if (settle === undefined) {
        const items = review(await open(content)).filter(item => only === undefined || item.kind === only);
        const { reviewText } = await import('./review-report.ts');
        answer(items, json, it => reviewText(it, colours, only !== undefined));
        return;
      }
      await locked(content, 'broadsheet review --settle', async () => {
        const { changeArchive } = await import('../curate/change-archive.ts');
        let settled = 0;
        await changeArchive(content, warn, ({ archive, decide }) => {
          const own = review(archive).filter(item => item.id === settle);
          const items = own.filter(item => item.kind === kind);
          if (items.length === 0)
            throw new UsageError(
              `expected what waits for a person, found nothing of the kind "${kind}" for "${settle}"; there is ${[...new Set(own.map(item => item.kind))].join(', ') || 'nothing'}`,
            );
          for (const item of items) decide(settlement(item));
          settled = items.length;
        });
        print(`Settled: ${settled} of ${kind} for ${settle}, in ${path.join(content, 'decisions.yaml')}.`);
      });
    });

  command('check', 'read every file of the content folder and say all that is wrong, with file and line')
    .option('--json', 'say it as JSON')
    .action(async ({ content, json }) => {
      const { check } = await import('./check.ts');
      const report = await check(content);
      const errors = report.problems.filter(problem => problem.severity === 'error').length;
      if (errors > 0) fail();
      answer(report, json, ({ problems, counts }) =>
        [
          ...problems.map(formatDiagnostic),
          `${counts.entries} entries, ${counts.topics} topics, ${counts.days} days, ${counts.dumps} dumps, ${counts.ledgers} ledgers: ${errors} errors, ${problems.length - errors} warnings.`,
        ].join('\n'),
      );
    });

  command('merge', 'merge one entry into another, as you decide')
    .argument('<kept>', 'the entry that keeps its address')
    .argument('<other>', 'the entry that goes into it; its address leads there')
    .action((kept: string, other: string, { content }) =>
      locked(content, 'broadsheet merge', async () => {
        const { mergeEntries } = await import('../curate/merge-entries.ts');
        await mergeEntries(content, kept, other, warn);
        print(`Merged ${other} into ${kept}. To take it back: broadsheet split ${other}`);
      }),
    );

  command('split', 'take a merge apart again')
    .argument('<entry>', 'the id of an entry of several listings, or of one that was merged into another')
    .option('--dump <name>', 'the dump whose listing goes into an entry of its own')
    .option('--lines <lines>', 'the lines of that listing, where the dump has several')
    .action((entry: string, { content, dump, lines }) =>
      locked(content, 'broadsheet split', async () => {
        const { splitEntry } = await import('../curate/split-entry.ts');
        const { id, from } = await splitEntry(content, entry, { dump, lines }, warn);
        print(`Split ${id} off from ${from}. To take it back: broadsheet merge ${from} ${id}`);
      }),
    );

  command('undo', 'take back what a dump brought, or what was mended in one go')
    .argument('[dump]', 'the name of the dump')
    .option('--delete', 'delete the dump; without this it is set aside and can come back')
    .option('--mend <kind>', 'take back what review --mend did, of all dumps or of the one that is named')
    .action((dump: string | undefined, options) =>
      locked(options.content, 'broadsheet undo', async () => {
        if (options.mend !== undefined) {
          const { takeBackMends } = await import('../curate/mend.ts');
          const { again, changed } = await takeBackMends(options.content, options.mend, dump, warn);
          print(
            `Took back what was mended: ${again.length} wait again as ${options.mend}, ${changed.length} texts say what they said before.`,
          );
          return;
        }
        if (dump === undefined) throw new UsageError('expected the name of a dump, or --mend <kind>');
        const { undoDump } = await import('../curate/undo-dump.ts');
        const { removed, changed, kept, aside } = await undoDump(options.content, dump, Boolean(options.delete), warn);
        print(
          [
            `Took ${dump} back: ${removed.length} entries went, ${changed.length} changed.`,
            ...(kept.length > 0 ? [`These stay, since you edited them: ${kept.join(', ')}`] : []),
            ...(aside === undefined
              ? []
              : [
                  `To bring it back: broadsheet ingest ${path.join(options.content, aside)} --content ${options.content}`,
                ]),
          ].join('\n'),
        );
      }),
    );

  command('topics', 'show what the topic files would change, and apply it on request')
    .option('--apply', 'write the topics to the entries whose topics no person chose')
    .option('--json', 'say it as JSON')
    .action(async ({ content, apply, json }) => {
      const { relabel } = await import('../curate/relabel.ts');
      const { relabelText } = await import('./archive-report.ts');
      if (!apply) {
        answer(relabel(await open(content)), json, it => relabelText(it, false, colours));
        return;
      }
      await locked(content, 'broadsheet topics --apply', async () => {
        const { changeArchive } = await import('../curate/change-archive.ts');
        await changeArchive(content, warn, ({ archive }) => {
          answer(relabel(archive), json, it => relabelText(it, true, colours));
        });
      });
    });
}
