import { createScanner, printParseErrorCode, visit } from 'jsonc-parser';
import { ContentError } from '../../diagnostic.ts';
import type { LineRange, OtherLines, SourceDump } from '../source.ts';
import { isBlank } from './line-cursor.ts';

export type JsonObject = Record<string, unknown>;

/** One object of the list that an interface answered with, and its lines. */
export interface JsonItem extends LineRange {
  kind: 'item';
  value: JsonObject;
}

/**
 * The objects of a JSON list, and between them the lines that hold none. JSON may put several on one line, which then
 * belongs to each of them.
 *
 * @param key where the list is not the whole file: the key of the outermost object that holds it
 * @throws ContentError where the file is not JSON, or holds no list of objects there
 */
export function* jsonItems(dump: SourceDump, key?: string): Generator<JsonItem | OtherLines> {
  const text = dump.lines.map(line => (isBlank(line) ? '' : line)).join('\n');
  const root = parse(dump, text);
  const nested = key !== undefined && isObject(root) && Array.isArray(root[key]);
  const list = nested
    ? (root[key] as unknown[])
    : Array.isArray(root)
      ? root
      : isObject(root) && key === undefined
        ? [root]
        : undefined;
  if (!list) throw failure(dump, 1, `expected a list${key ? `, alone or under "${key}"` : ''}, found ${kindOf(root)}`);
  const depth = nested ? 2 : Array.isArray(root) ? 1 : 0;
  let next = 1;
  let index = 0;
  for (const range of itemLines(text, depth, nested ? key : undefined)) {
    const value = list[index++];
    if (!isObject(value)) throw failure(dump, range.from, `expected a list of objects, found ${kindOf(value)} in it`);
    if (range.from > next && !allBlank(dump, next, range.from - 1))
      yield { kind: 'separator', from: next, to: range.from - 1 };
    yield { kind: 'item', value, ...range };
    next = range.to + 1;
  }
  if (!allBlank(dump, next, dump.lines.length)) yield { kind: 'separator', from: next, to: dump.lines.length };
}

function allBlank(dump: SourceDump, from: number, to: number): boolean {
  for (let line = from; line <= to; line++) if (!isBlank(dump.lines[line - 1] ?? '')) return false;
  return true;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string that is not empty; anything else counts as not stated. */
export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The strings of a list; anything else counts as not stated. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => stringOf(item) !== undefined) : [];
}

/** A list's objects; anything else counts as not stated. */
export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The beginning of a dump that may be JSON, for recognising it; undefined where it starts with neither `{` nor `[`. */
export function jsonStart(dump: SourceDump): string | undefined {
  const first = dump.lines.find(line => !isBlank(line))?.trimStart() ?? '';
  return /^[[{]/.test(first) ? dump.lines.slice(0, 2000).join('\n').slice(0, 200_000) : undefined;
}

/**
 * The lines of each value of the list at a depth, where brackets are counted. Reads tokens only: no recursion, whatever the
 * nesting. The text is known to be JSON.
 */
function* itemLines(text: string, depth: number, key: string | undefined): Generator<LineRange> {
  const scanner = createScanner(text, true);
  let level = 0;
  let inside = key === undefined;
  let from = 0;
  let to = 0;
  let named: string | undefined;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const sign = text[scanner.getTokenOffset()]!;
    const line = scanner.getTokenStartLine() + 1;
    if (sign === '}' || sign === ']') level--;
    if (inside && level < depth) {
      if (from > 0) yield { from, to: depth === 0 ? line : to };
      if (key !== undefined || depth === 0) return;
      from = 0;
    } else if (inside && !(level === depth && sign === ',')) {
      from ||= line;
      to = line;
    } else if (inside) {
      yield { from, to };
      from = 0;
    }
    if (sign === '{' || sign === '[') {
      level++;
      if (!inside && level === depth && named === key) inside = true;
    } else if (sign !== ':') named = level === 1 && sign === '"' ? scanner.getTokenValue() : undefined;
  }
  if (from > 0) yield { from, to };
}

function parse(dump: SourceDump, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    let problem = { line: dump.lines.length, message: 'the nesting is too deep' };
    try {
      let first = true;
      visit(text, {
        onError: (code, _offset, _length, line) => {
          if (first) problem = { line: line + 1, message: printParseErrorCode(code) };
          first = false;
        },
      });
    } catch {
      // Nested too deeply for the one parser that knows lines.
    }
    throw failure(dump, problem.line, `expected JSON, found an error in it: ${problem.message}`);
  }
}

function failure(dump: SourceDump, line: number, message: string): ContentError {
  return new ContentError({
    severity: 'error',
    rule: 'malformed-json',
    file: dump.file,
    line,
    message,
    advice: 'Save the answer again, whole and as it came.',
  });
}

function kindOf(value: unknown): string {
  return value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : isObject(value)
        ? 'an object'
        : `a ${typeof value}`;
}
