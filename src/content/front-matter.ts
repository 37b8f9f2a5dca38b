import { ENTRY_KEYS } from '../paper.ts';
import { isLanguage } from './language-tag.ts';
import type { Scalar } from './write-yaml.ts';
import { isPlain, readScalar } from './yaml-scalar.ts';

type FlatMap = Record<string, Scalar>;
/** Front matter as plain data, before validation. */
export type FrontMatter = Record<string, Scalar | FlatMap | (Scalar | FlatMap)[] | Record<string, FlatMap>>;

const KEYS: ReadonlySet<string> = new Set(ENTRY_KEYS);
/** The keys of the maps inside the front matter: `event`, `identifiers`, `links`, `provenance`. */
const INNER_KEYS: ReadonlySet<string> = new Set(
  'session place presentation arxiv doi openreview pmid pmcid url kind dump source lines listed'.split(' '),
);

/** What the keys of a file may be, and how its scalars are read. */
interface Look {
  isKey(key: string): boolean;
  /** The key that is written so, if it is one of the map's. @param of the key whose value is the map */
  innerKey(written: string, of: string): string | undefined;
  /** Whether a key has a map of maps, by languages. */
  isOuterKey?(key: string): boolean;
  scalar(text: string): Scalar | undefined;
}

const ENTRY: Look = {
  isKey: key => KEYS.has(key),
  innerKey(written, of) {
    if (of !== 'title-translations') return INNER_KEYS.has(written) ? written : undefined;
    // Norwegian's stands in quotation marks.
    const key = written.replace(/^"([A-Za-z-]+)"$/, '$1');
    return isLanguage(key) ? key : undefined;
  },
  scalar: readScalar,
};

/**
 * Reads the YAML that `writeEntry` writes: one level of keys that are known, each with a scalar, a list or a map of
 * scalars, or a list of such maps, indented by two, no comments. Answers what the `yaml` package (YAML 1.2 core) would,
 * thirty times faster; undefined for any other text, good or bad, which is then the full parser's.
 */
export function readFrontMatter(yaml: string, look = ENTRY): FrontMatter | undefined {
  const lines = yaml.split('\n');
  if (lines.pop() !== '') return undefined;
  const data: FrontMatter = {};
  let at = 0;
  while (at < lines.length) {
    const line = lines[at++]!;
    const colon = line.indexOf(':');
    const key = line.slice(0, colon);
    if (colon < 0 || !look.isKey(key) || Object.hasOwn(data, key)) return undefined;
    if (line.length > colon + 1) {
      if (line.charCodeAt(colon + 1) !== 0x20) return undefined;
      const value = look.scalar(line.slice(colon + 2));
      if (value === undefined) return undefined;
      data[key] = value;
      continue;
    }
    const from = at;
    while (at < lines.length && lines[at]!.startsWith('  ')) at++;
    const block = look.isOuterKey?.(key)
      ? readMaps(lines, from, at, key, look)
      : lines[from]?.startsWith('  - ')
        ? readList(lines, from, at, key, look)
        : readMap(lines, from, at, key, 2, look);
    if (!block) return undefined;
    data[key] = block;
  }
  return data;
}

/** The lines `from` to `to` (exclusive), all indented by `indent`, as a map; undefined where they are none. */
function readMap(
  lines: readonly string[],
  from: number,
  to: number,
  of: string,
  indent: number,
  look: Look,
): FlatMap | undefined {
  const map: FlatMap = {};
  for (let at = from; at < to; at++) {
    const line = lines[at]!;
    const colon = line.indexOf(': ', indent);
    const key = look.innerKey(line.slice(indent, colon), of);
    if (colon < 0 || key === undefined || Object.hasOwn(map, key)) return undefined;
    const value = look.scalar(line.slice(colon + 2));
    if (value === undefined) return undefined;
    map[key] = value;
  }
  return from < to ? map : undefined;
}

/** The same of maps, each under the tag of a language. */
function readMaps(
  lines: readonly string[],
  from: number,
  to: number,
  of: string,
  look: Look,
): Record<string, FlatMap> | undefined {
  const maps: Record<string, FlatMap> = {};
  for (let at = from; at < to; ) {
    const key = /^ {2}([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*):$/.exec(lines[at++]!)?.[1];
    if (key === undefined || !isPlain(key) || Object.hasOwn(maps, key)) return undefined;
    const first = at;
    while (at < to && lines[at]!.startsWith('    ')) at++;
    const map = readMap(lines, first, at, of, 4, look);
    if (!map) return undefined;
    maps[key] = map;
  }
  return from < to ? maps : undefined;
}

function readList(
  lines: readonly string[],
  from: number,
  to: number,
  of: string,
  look: Look,
): (Scalar | FlatMap)[] | undefined {
  const list: (Scalar | FlatMap)[] = [];
  let at = from;
  while (at < to) {
    if (!lines[at]!.startsWith('  - ')) return undefined;
    const first = at++;
    const value = look.scalar(lines[first]!.slice(4));
    if (value !== undefined) {
      list.push(value);
      continue;
    }
    while (at < to && lines[at]!.startsWith('    ')) at++;
    const map = readMap(lines, first, at, of, 4, look);
    if (!map) return undefined;
    list.push(map);
  }
  return list;
}
