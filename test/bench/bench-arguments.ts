import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { referenceFolder } from '../setup/reference.ts';

type Config = NonNullable<Parameters<typeof parseArgs>[0]>;

/** The arguments of a bench. Where help is asked for, or one is not known, the process ends with the usage. */
export function benchArguments<const Options extends NonNullable<Config['options']>>(
  options: Options,
  usage: string,
  allowPositionals = false,
) {
  try {
    const parsed = parseArgs({ options: { ...options, help: { type: 'boolean' } }, allowPositionals });
    if (!('help' in parsed.values)) return parsed;
  } catch (error) {
    return refuse((error as Error).message, usage);
  }
  console.log(usage);
  process.exit(0);
}

/** A number of papers, runs or questions; for another text the process ends. @param name what it is */
export function count(text: string, name: string, usage: string): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0
    ? number
    : refuse(`expected a number of ${name} from 1 on, found ${JSON.stringify(text)}`, usage);
}

/** The papers that the benches measure on; where they are not there, the process ends. */
export function corpusFile(): string {
  const file = path.join(referenceFolder, 'corpus/papers.jsonl.xz');
  if (fs.existsSync(file)) return file;
  console.error(`The bench measures on ${file}, which is not there. BROADSHEET_REFERENCE names the folder.`);
  process.exit(2);
}

function refuse(message: string, usage: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}
