import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The fixtures of all sources with payloads in each of their texts: a source that is added is attacked by its own fixture. */

const FIXTURES = fileURLToPath(new URL('../fixtures/sources/', import.meta.url));

export interface SourceFixture {
  source: string;
  /** As a file may be called: `csv-scopus`. */
  name: string;
  text: string;
}

/** The fixtures of all sources. */
export const SOURCE_FIXTURES: readonly SourceFixture[] = fs
  .readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter(file => path.basename(file) === 'input.txt')
  .sort()
  .map(file => {
    const parts = path.dirname(file).split(path.sep);
    return { source: parts[0]!, name: parts.join('-'), text: fs.readFileSync(path.join(FIXTURES, file), 'utf8') };
  });

/** Text that XML can hold. */
export const xmlText = (text: string): string =>
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '').replace(/[<>&"']/g, c => `&#${c.charCodeAt(0)};`);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** From where to where. */
type Range = readonly [from: number, to: number];

/** Where in a format texts stand, and how it writes one. */
interface Format {
  is(text: string): boolean;
  slots(text: string): Iterable<Range>;
  write(text: string): string;
}

/** The second group of each match. */
function* groups(text: string, pattern: RegExp): Generator<Range> {
  for (const { index, 1: mark, 2: said } of text.matchAll(pattern))
    if (said) yield [index + mark!.length, index + mark!.length + said.length];
}

/** The cells of a table below its head, without their quotation marks. */
function* cells(text: string): Generator<Range> {
  const cell = /("(?:[^"]|"")*"|[^,\t\n]*)(?:[,\t\n]|$)/y;
  cell.lastIndex = text.indexOf('\n') + 1;
  for (let from = cell.lastIndex; from < text.length; from = cell.lastIndex) {
    const said = cell.exec(text)?.[1];
    if (said === undefined) return;
    const quoted = said.startsWith('"') ? 1 : 0;
    if (said.length > 2 * quoted) yield [from + quoted, from + said.length - quoted];
  }
}

const JSON_TEXT = /([[{,:]\s*")((?:[^"\\]|\\.)+)(?="\s*[,\]}\n])/g;
const MARKUP_TEXT = /((?:>|=")\s*)([^<>"\s][^<>"]*)(?=[<"])/g;
/** Behind what names the field, if anything does; what frames records stays. */
const LINE =
  /(^(?:[A-Z][A-Z0-9]{1,3} *- +|[A-Z][A-Z0-9] |[A-Z][\w-]+: +|\s*[\w-]+\s*=\s*["{]|[*>|#•-]+ +|\s+)?)([\p{L}\p{N}"'$“\\[][^\n]*?)(?=["}]?,?$)/gmu;

/** In the order in which they are asked; the last one takes every text. */
const FORMATS: readonly Format[] = [
  {
    is: text => /^\s*[[{]\s*(?:["{[]|$)/.test(text.replace(/^\ufeff/, '')),
    slots: text => groups(text, JSON_TEXT),
    write: text => JSON.stringify(text).slice(1, -1),
  },
  {
    is: text => /^\ufeff?\s*<|<\/\w+>\s*$/.test(text),
    slots: text => groups(text, MARKUP_TEXT),
    write: xmlText,
  },
  {
    is: text => /^\ufeff?[^\n]*(?:,[^\n]*,|\t[^\n]*\t)/.test(text) && !/^\S+ {2}- /m.test(text),
    slots: cells,
    write: text => oneLine(text).replaceAll('"', '""').replaceAll(',', ';'),
  },
  { is: () => true, slots: text => groups(text, LINE), write: oneLine },
];

/**
 * The fixture with payloads in its texts: beside what stands there, or in its place.
 *
 * @param payloadFor of the text of a number; undefined leaves it as it is
 */
export function hostileDump(
  { text }: SourceFixture,
  payloadFor: (slot: number) => { payload: string; instead: boolean } | undefined,
): string {
  const { slots, write } = FORMATS.find(format => format.is(text))!;
  let dump = '';
  let end = 0;
  let slot = 0;
  for (const [from, to] of slots(text)) {
    const { payload, instead } = payloadFor(slot++) ?? {};
    if (payload === undefined) continue;
    const said = text.slice(from, to);
    const written = write(payload);
    dump += text.slice(end, from) + (instead ? written : slot % 2 ? `${said} ${written}` : `${written} ${said}`);
    end = to;
  }
  return dump + text.slice(end);
}
