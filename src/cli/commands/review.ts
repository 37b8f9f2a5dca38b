import path from 'node:path';
import { REVIEW_KINDS, requireKind } from '../../curate/review-kinds.ts';
import { UsageError } from '../../diagnostic.ts';
import { commandLine } from '../../terminal/command.ts';
import { print } from '../../terminal/print.ts';
import type { CommandLine } from '../command-line.ts';

/** `review`: what waits for a person, and what settles or mends it. */
export function addReview(line: CommandLine): void {
  const { colours, warn } = line;
  line
    .addOnContent('review', 'list what waits for a person, with the command or the line to edit')
    .option('--kind <kind>', `only of this kind: ${Object.keys(REVIEW_KINDS).join(', ')}`)
    .option('--settle <id>', 'do not ask again about this entry (or dump), for the kind that follows')
    .option('--mend <kind>', 'show what mends all places of a kind that has one sure mend; a dump may follow')
    .option('--apply', 'with --mend: do it')
    .argument('[what]', 'with --settle: the kind, as the list shows it; with --mend: a dump, for its papers only')
    .option('--json', 'say it as JSON')
    .action(async (what: string | undefined, { content, kind, settle, mend, apply, json }) => {
      if (apply && mend === undefined) throw new UsageError('expected --mend <kind> with --apply');
      if (mend !== undefined) {
        if (settle !== undefined) throw new UsageError('expected --mend or --settle, found both');
        return mendAll(content, mend, what, apply, json);
      }
      if ((settle === undefined) !== (what === undefined))
        throw new UsageError(
          `expected both --settle <id> and the kind: ${commandLine('review', '--settle', '<id>', '<kind>')}`,
        );
      if (settle !== undefined) return settleOne(content, settle, what!);
      const { review } = await import('../../curate/review.ts');
      const { reviewText } = await import('../review-report.ts');
      const all = review(await line.openArchive(content));
      if (kind !== undefined) requireKind(kind, all);
      const items = kind === undefined ? all : all.filter(item => item.kind === kind);
      line.answer(items, json, it => reviewText(it, colours, kind !== undefined));
    });

  async function mendAll(content: string, kind: string, dump: string | undefined, apply?: boolean, json?: boolean) {
    const { applyMends, planMends } = await import('../../curate/mend.ts');
    const { mendText } = await import('../review-report.ts');
    if (!apply) {
      const plan = planMends(await line.openArchive(content), kind, { dump });
      line.answer(plan, json, it => mendText(it, dump, false, colours));
      return;
    }
    await line.locked(content, 'broadsheet review --mend', async () => {
      const done = await applyMends(content, kind, { dump }, warn);
      line.answer(done, json, it => mendText(it, dump, true, colours));
    });
  }

  async function settleOne(content: string, named: string, kind: string) {
    const { settleReview } = await import('../../curate/settle-review.ts');
    await line.locked(content, 'broadsheet review --settle', async () => {
      const { id, settled } = await settleReview(content, { id: named, kind }, warn);
      print(`Settled: ${settled} of ${kind} for ${id}, in ${path.join(content, 'decisions.yaml')}.`);
    });
  }
}
