import { quoteScalar, writeScalar } from './yaml-scalar.ts';

export type Scalar = string | number | boolean;
export type YamlMap = { [key: string]: Scalar | undefined };
/** What a key of the front matter or of a sidecar can hold. */
export type YamlValue = Scalar | YamlMap | readonly (Scalar | YamlMap)[];

/** Quoted whatever they hold, so that the lines of a file look alike: `listed: "2024-05-01"`, `lines: "413-415"`. */
const ALWAYS_QUOTED: ReadonlySet<string> = new Set(['issued', 'listed', 'accessed', 'lines']);

/** One scalar as it stands after `key: `. */
export function writeValue(key: string, value: Scalar): string {
  return typeof value === 'string' && ALWAYS_QUOTED.has(key) ? quoteScalar(value) : writeScalar(value);
}

/** Whether a value says nothing; such a field is absent, and never written. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(v => v === undefined);
}

/**
 * The lines of one field, each ended by `\n`: `key: value`, or `key:` and the block below it.
 *
 * @param innerKeys the order of the keys where the value is a map or a list of maps; by default its own
 */
export function writeField(
  key: string,
  value: YamlValue,
  innerKeys: readonly string[] | undefined,
  indent = '',
): string {
  if (typeof value !== 'object') return `${indent}${key}: ${writeValue(key, value)}\n`;
  if (isList(value)) return `${indent}${key}:\n${writeItems(value, innerKeys, `${indent}  `)}`;
  return `${indent}${key}:\n${writeMap(value, innerKeys, `${indent}  `, `${indent}  `)}`;
}

/** The lines of a list's items, each dash after `indent`. */
export function writeItems(
  items: readonly (Scalar | YamlMap)[],
  innerKeys: readonly string[] | undefined,
  indent: string,
): string {
  let text = '';
  for (const item of items) {
    text +=
      typeof item === 'object'
        ? writeMap(item, innerKeys, `${indent}- `, `${indent}  `)
        : `${indent}- ${writeScalar(item)}\n`;
  }
  return text;
}

function writeMap(map: YamlMap, keys: readonly string[] = Object.keys(map), first: string, rest: string): string {
  let text = '';
  for (const key of keys) {
    const value = map[key];
    if (value !== undefined) text += `${text === '' ? first : rest}${writeScalar(key)}: ${writeValue(key, value)}\n`;
  }
  return text;
}

/** A list on one line, for a list that a person wrote so: `[a, "b, c"]`. */
export function writeFlowList(items: readonly Scalar[]): string {
  const written = items.map(item => {
    const text = writeScalar(item);
    return /^["']|^[^,[\]{}]*$/.test(text) ? text : quoteScalar(String(item));
  });
  return `[${written.join(', ')}]`;
}

export function isList(value: unknown): value is readonly (Scalar | YamlMap)[] {
  return Array.isArray(value);
}
