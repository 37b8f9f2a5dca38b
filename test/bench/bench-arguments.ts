import { parseArgs } from 'node:util';

type Config = NonNullable<Parameters<typeof parseArgs>[0]>;

/** The arguments of a bench; for others, and for numbers that are none, the process ends with what is expected. */
export function benchArguments<const Options extends Config>(options: Options, usage: string) {
  try {
    return parseArgs(options);
  } catch (error) {
    return refuse((error as Error).message, usage);
  }
}

/** A number of papers, runs or questions. @param name what it is, for who gave another text */
export function count(text: string, name: string, usage: string): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0
    ? number
    : refuse(`expected a number of ${name} from 1 on, found ${JSON.stringify(text)}`, usage);
}

function refuse(message: string, usage: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}
