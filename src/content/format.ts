import { type Diagnostic, refusalAt, warningAt } from '../diagnostic.ts';
import { commandLine } from '../terminal/command.ts';

/**
 * The format of content folders that this program writes, a number in `site.yaml`: that file alone is in every content folder,
 * a person sees it, and a program that knows no formats refuses the key. A folder that says nothing is of the first. Version 0.N
 * of the program is the first that reads format N.
 */
export const FORMAT = 2;

const LINE = /^format: *(\d{1,9})\b/m;

/** The format that the text of a `site.yaml` states. */
export function formatOf(yaml: string): number {
  return Number(LINE.exec(yaml)?.[1] ?? 1);
}

/** @throws ContentError where the folder is of a format that came after this program */
export function requireKnownFormat(file: string, yaml: string): void {
  const format = formatOf(yaml);
  if (format <= FORMAT) return;
  throw refusalAt(
    { file, line: yaml.slice(0, yaml.search(LINE)).split('\n').length },
    'newer-format',
    `expected content of format ${FORMAT} or older, found content of format ${format}, which a newer program wrote`,
    `Take version 0.${format} of the program or a newer one (docs/upgrading.md says how), and leave the line as it is.`,
  );
}

/** That a newer format is to be had. */
export function olderFormat(root: string, file: string, yaml: string): Diagnostic[] {
  const format = formatOf(yaml);
  if (format >= FORMAT) return [];
  return [
    warningAt(
      { file, line: 1 },
      'older-format',
      `expected content of format ${FORMAT}, found format ${format}; it is read as it is`,
      `To carry it over: ${commandLine('upgrade', '--content', root)}`,
    ),
  ];
}
