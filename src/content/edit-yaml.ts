import { isDeepStrictEqual } from 'node:util';
import * as yaml from 'yaml';
import {
  isEmpty,
  isList,
  type Scalar,
  writeField,
  writeFlowList,
  writeItems,
  writeValue,
  type YamlMap,
  type YamlValue,
} from './write-yaml.ts';
import { requireBlockMap } from './yaml-map.ts';
import { readYaml } from './yaml-text.ts';

/** Text to be put in the place of `from` to `to`. */
interface Splice {
  from: number;
  to: number;
  text: string;
}

export interface MapEdit {
  /** Keys with their new values; undefined takes the key out. */
  changes: Readonly<Record<string, YamlValue | undefined>>;
  /** Where a new key goes: after those that precede it here. */
  order: readonly string[];
  /** The keys of maps inside a value, in their order, or which keys are. Others that a person added there stay. */
  innerKeys: Readonly<Record<string, readonly string[] | ((key: string) => boolean) | undefined>>;
}

/**
 * Changes keys of a YAML text that is one block map and nothing else: comments, order, quoting, line endings and whatever
 * else stands there keep their bytes. A key that already says the same is not touched; of a list, only the items that differ
 * are. The library's own `toString` keeps the comments and sets indentation, blanks and long lines anew.
 *
 * @param firstLine the line of the file where `text` starts
 * @throws ContentError where the text is no such map
 */
export function editYaml(
  file: string,
  text: string,
  edit: MapEdit,
  firstLine = 1,
  eol = text.includes('\r\n') ? '\r\n' : '\n',
): string {
  const parsed = readYaml(file, text, firstLine);
  const data = requireBlockMap(file, parsed, firstLine);
  const map = (parsed.document.contents as yaml.YAMLMap | null) ?? undefined;
  let result = '';
  let at = 0;
  const splices = mapSplices(text, map, data, edit, '').sort((a, b) => a.from - b.from || a.to - b.to);
  for (const { from, to, text: inserted } of splices) {
    // A new line after a last line that was never ended.
    const gap = inserted.endsWith('\n') && from === text.length && from > 0 && text[from - 1] !== '\n' ? eol : '';
    result += text.slice(at, from) + gap + inserted.replaceAll('\n', eol);
    at = to;
  }
  return result + text.slice(at);
}

function mapSplices(
  text: string,
  map: yaml.YAMLMap | undefined,
  data: Readonly<Record<string, unknown>>,
  { changes, order, innerKeys }: MapEdit,
  indent: string,
): Splice[] {
  const pairs = new Map((map?.items ?? []).map(pair => [String((pair.key as yaml.Scalar).source), pair]));
  const splices: Splice[] = [];
  for (const key of order) {
    if (!(key in changes)) continue;
    const pair = pairs.get(key);
    const value = changes[key];
    const known = innerKeys[key] ?? [];
    const inner = typeof known === 'function' ? keysOf(value, data[key]).filter(known) : known;
    if (pair && isEmpty(value)) {
      if (!isEmpty(data[key])) splices.push(...removal(text, pair, data[key], inner));
    } else if (pair) {
      if (!says(data[key], value!, inner))
        splices.push(...replacement(text, pair, key, data[key], value!, inner, indent));
    } else if (!isEmpty(value)) {
      const previous = order.slice(0, order.indexOf(key)).findLast(k => pairs.has(k));
      const from = previous ? blockEnd(text, pairs.get(previous)!) : map ? lineStart(text, map.range![0]) : text.length;
      splices.push({ from, to: from, text: writeField(key, value!, inner, indent) });
    }
  }
  return splices;
}

/** The keys that any of these has which is a map. */
function keysOf(...values: readonly unknown[]): string[] {
  const isMapValue = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return [...new Set(values.filter(isMapValue).flatMap(value => Object.keys(value as YamlMap)))];
}

/** Whether what stands there means `value`; keys of inner maps that are not the digest's own do not count. */
function says(found: unknown, value: YamlValue, inner: readonly string[]): boolean {
  if (isList(value)) {
    return Array.isArray(found) && found.length === value.length && value.every((v, i) => says(found[i], v, inner));
  }
  if (typeof value === 'object') {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return false;
    return inner.every(key => isDeepStrictEqual((found as YamlMap)[key], (value as YamlMap)[key]));
  }
  return found === value || (typeof value === 'string' && typeof found !== 'object' && String(found) === value);
}

function removal(text: string, pair: yaml.Pair, found: unknown, inner: readonly string[]): Splice[] {
  const isMapValue = typeof found === 'object' && found !== null && !Array.isArray(found);
  if (isMapValue && yaml.isMap(pair.value) && !pair.value.flow && Object.keys(found).some(k => !inner.includes(k))) {
    // A person's own keys stay in the map that loses ours.
    const changes = Object.fromEntries(inner.map(k => [k, undefined]));
    return mapSplices(text, pair.value, found as YamlMap, { changes, order: inner, innerKeys: {} }, '');
  }
  return [{ from: lineStart(text, (pair.key as yaml.ParsedNode).range[0]), to: blockEnd(text, pair), text: '' }];
}

function replacement(
  text: string,
  pair: yaml.Pair,
  key: string,
  found: unknown,
  value: YamlValue,
  inner: readonly string[],
  indent: string,
): Splice[] {
  const node = pair.value as yaml.ParsedNode | null;
  const afterColon = text.indexOf(':', (pair.key as yaml.ParsedNode).range[1]) + 1;
  const isEmptyNode = !node || yaml.isAlias(node) || (yaml.isScalar(node) && node.source === '');
  if (typeof value !== 'object') {
    const written = writeValue(key, value);
    if (isEmptyNode) return [{ from: afterColon, to: afterColon, text: ` ${written}` }];
    const isBlockScalar = yaml.isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
    const isOneRun = isBlockScalar || (!yaml.isScalar(node) && !(node as yaml.YAMLSeq).flow);
    if (!isOneRun) return [{ from: node.range[0], to: node.range[1], text: written }];
    return [{ from: afterColon, to: blockEnd(text, pair), text: ` ${written}\n` }];
  }
  if (yaml.isSeq(node) && isList(value)) {
    if (node.flow && value.every(item => typeof item !== 'object')) {
      return [{ from: node.range[0], to: node.range[1], text: writeFlowList(value as Scalar[]) }];
    }
    const items = node.flow ? undefined : itemSplice(text, pair, found as unknown[], value, inner);
    if (items) return [items];
  }
  if (yaml.isMap(node) && !node.flow && !isList(value)) {
    const column = node.range[0] - lineStart(text, node.range[0]);
    const changes = Object.fromEntries(inner.map(k => [k, value[k]]));
    return mapSplices(text, node, found as YamlMap, { changes, order: inner, innerKeys: {} }, ' '.repeat(column));
  }
  const block = writeField(key, value, inner, indent);
  return [{ from: afterColon, to: blockEnd(text, pair), text: block.slice(block.indexOf('\n')) }];
}

/** The items between those that stay at the list's start and those that stay at its end. */
function itemSplice(
  text: string,
  pair: yaml.Pair,
  found: readonly unknown[],
  value: readonly (Scalar | YamlMap)[],
  inner: readonly string[],
): Splice | undefined {
  const nodes = (pair.value as yaml.YAMLSeq).items as yaml.ParsedNode[];
  const starts = nodes.map(node => lineStart(text, node.range[0]));
  const dashes = nodes.map((node, i) => /^( *)- +$/.exec(text.slice(starts[i], node.range[0])));
  const indent = dashes[0]?.[1];
  if (indent === undefined || dashes.some(dash => dash?.[1] !== indent)) return undefined;
  const end = blockEnd(text, pair);
  let kept = 0;
  const least = Math.min(found.length, value.length);
  while (kept < least && says(found[kept], value[kept]!, inner)) kept++;
  let tail = 0;
  while (tail < least - kept && says(found.at(-1 - tail), value.at(-1 - tail)!, inner)) tail++;
  return {
    from: starts[kept] ?? end,
    to: tail ? starts[starts.length - tail]! : end,
    text: writeItems(value.slice(kept, value.length - tail), inner, indent),
  };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the lines of a key end: its value, and a comment on the value's last line. */
function blockEnd(text: string, pair: yaml.Pair): number {
  const afterColon = text.indexOf(':', (pair.key as yaml.ParsedNode).range[1]) + 1;
  const end = Math.max((pair.value as yaml.ParsedNode | null)?.range[1] ?? 0, afterColon);
  return text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
}
