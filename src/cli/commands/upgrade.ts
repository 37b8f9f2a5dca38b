import type { Upgrade } from '../../digest/upgrade.ts';
import type { CommandLine } from '../command-line.ts';

/** `upgrade`: content that an older program wrote. */
export function addUpgrade(line: CommandLine): void {
  line
    .addOnContent('upgrade', 'show how content of an older format is carried over to this one, and do it on request')
    .option('--apply', 'do it')
    .option('--json', 'say it as JSON')
    .action(async ({ content, apply, json }) => {
      const { upgrade } = await import('../../digest/upgrade.ts');
      if (!apply) {
        line.answer(upgrade(content, false), json, it => upgradeText(it, 'To do it: --apply'));
        return;
      }
      await line.locked(content, 'broadsheet upgrade', () =>
        line.answer(upgrade(content, true), json, it => upgradeText(it, 'Done. Build again, and commit the content.')),
      );
    });
}

function upgradeText({ from, to, changes }: Upgrade, end: string): string {
  if (changes.length === 0) return `The content is of format ${to} already; nothing changes.`;
  const rows = changes.map(({ file, what }) => `  ${file}: ${what}`);
  return [`From format ${from} to format ${to}:`, ...rows, end].join('\n');
}
