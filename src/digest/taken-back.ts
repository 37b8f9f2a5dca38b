import fs from 'node:fs';
import path from 'node:path';
import { attempt } from '../files/attempt.ts';
import { ifThere } from '../files/if-there.ts';
import { openLedger } from '../ledger/ledger-store.ts';
import { asideFile } from '../ledger/set-aside.ts';
import { commandLine } from '../terminal/command.ts';

/** What to do about the ids of papers that went with a dump that was undone; undefined for any other. */
export function takenBack(root: string): (id: string) => string | undefined {
  let dumps: Map<string, string> | undefined;
  return id => {
    dumps ??= undoneEntries(path.join(root, asideFile('ledger')));
    const dump = dumps.get(id);
    if (dump === undefined) return undefined;
    const aside = path.join(root, asideFile(`dumps/${dump}`));
    const again = fs.existsSync(aside) ? `, or bring the dump back: ${commandLine('ingest', aside)}` : '.';
    return `Undo took ${id} back with the dump ${dump}. Take it out of this line${again}`;
  };
}

/** The dump with which each entry went. */
function undoneEntries(folder: string): Map<string, string> {
  const dumps = new Map<string, string>();
  for (const name of ifThere(() => fs.readdirSync(folder)) ?? []) {
    const ledger = name.endsWith('.json') ? attempt(() => openLedger(path.join(folder, name))) : undefined;
    for (const { entry, outcome } of ledger?.records ?? [])
      if (entry !== undefined && outcome === 'undone') dumps.set(entry, ledger!.dump);
  }
  return dumps;
}
