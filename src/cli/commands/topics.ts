import type { CommandLine } from '../command-line.ts';

/** `topics`: what the topic files would change. */
export function addTopics(line: CommandLine): void {
  const { colours } = line;
  line
    .addOnContent('topics', 'show what the topic files would change, and apply it on request')
    .option('--apply', 'write the topics to the entries whose topics no person chose')
    .option('--json', 'say it as JSON')
    .action(async ({ content, apply, json }) => {
      const { relabel } = await import('../../curate/relabel.ts');
      const { relabelText } = await import('../archive-report.ts');
      if (!apply) {
        line.answer(relabel(await line.openArchive(content)), json, it => relabelText(it, false, colours));
        return;
      }
      await line.locked(content, 'broadsheet topics --apply', async () => {
        const { changeArchive } = await import('../../curate/change-archive.ts');
        await changeArchive(content, line.warn, ({ archive }) => {
          line.answer(relabel(archive), json, it => relabelText(it, true, colours));
        });
      });
    });
}
