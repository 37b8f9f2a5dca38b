import { createScanner, printParseErrorCode, visit } from 'jsonc-parser';
import { type ContentError, refusalAt } from '../../diagnostic.ts';
import type { Detection, LineRange, OtherLines, SourceDump, UnreadRecord } from '../source.ts';
import { isBlank, unclaimed } from './line-cursor.ts';

export type JsonObject = Record<string, unknown>;

/** One object of the list that an interface answered with, and its lines. */
export interface JsonItem extends LineRange {
  kind: 'item';
  value: JsonObject;
}

/**
 * The objects of a JSON list, and between them the lines that hold none. JSON may put several on one line, which then
 * belongs to each of them. Where the file as a whole is not JSON (cut off, a comma too many, an object a line), each object
 * is read by itself, and one that cannot be read is told of.
 *
 * @param keys where the list is not the whole file: the key of the outermost object that holds it, or the keys that lead to it
 * @throws ContentError where the file holds no list of objects there, or is not JSON and not one object of it can be read
 */
export function* jsonItems(dump: SourceDump, ...keys: string[]): Generator<JsonItem | OtherLines | UnreadRecord> {
  const text = dump.lines.map(line => (isBlank(line) ? '' : line)).join('\n');
  const parsed = parse(dump, text);
  const items =
    'failure' in parsed ? brokenItems(text, keys, parsed.failure) : wholeItems(dump, text, keys, parsed.root);
  let next = 1;
  for (const item of items) {
    yield* unclaimed(dump.lines, next, item.from - 1);
    yield item;
    next = item.to + 1;
  }
  yield* unclaimed(dump.lines, next, dump.lines.length);
}

type Items = Generator<JsonItem | UnreadRecord>;

/** The values of the list in a text that is JSON. */
function* wholeItems(dump: SourceDump, text: string, keys: readonly string[], root: unknown): Items {
  const nested = keys.length > 0 && isObject(root) ? listUnder(root, keys) : undefined;
  const list = nested ?? (Array.isArray(root) ? root : isObject(root) && keys.length === 0 ? [root] : undefined);
  const place = keys.length > 0 ? `, alone or under "${keys.at(-1)}"` : '';
  if (!list) throw failure(dump, 1, `expected a list${place}, found ${kindOf(root)}`);
  const depth = nested ? keys.length + 1 : Array.isArray(root) ? 1 : 0;
  let index = 0;
  for (const range of itemLines(text, depth, nested ? keys : [])) {
    const value = list[index++];
    if (isObject(value)) yield { kind: 'item', value, ...range };
    else yield unread(range, `expected an object, found ${kindOf(value)}`);
  }
}

function listUnder(root: JsonObject, keys: readonly string[]): unknown[] | undefined {
  let value: unknown = root;
  for (const key of keys) value = isObject(value) ? value[key] : undefined;
  return Array.isArray(value) ? value : undefined;
}

/** The objects of a text that is not JSON as a whole: at the depth at which the list's are, or each that starts a line. */
function* brokenItems(text: string, keys: readonly string[], problem: ContentError): Items {
  const items = Array.from(looseObjects(text, keys), ({ start, end, from, to }) => ({
    range: { from, to },
    value: parsedObject(text.slice(start, end)),
  }));
  if (!items.some(({ value }) => value !== undefined)) throw problem;
  for (const { range, value } of items)
    yield value ? { kind: 'item', value, ...range } : unread(range, 'expected an object in JSON, found an error in it');
}

/** Read as JSON, a comma before its end forgiven. */
function parsedObject(text: string): JsonObject | undefined {
  for (const written of [text, text.replace(/,(?=[ \t\n]{0,50}[}\]])/g, '')])
    try {
      const value: unknown = JSON.parse(written);
      return isObject(value) ? value : undefined;
    } catch {
      // The next reading, or none.
    }
  return undefined;
}

interface Span extends LineRange {
  start: number;
  end: number;
}

/**
 * Where objects seem to begin and end: from a brace at the list's depth to its pair. A line that begins as the first object's
 * does starts another one, whatever is open.
 */
function* looseObjects(text: string, keys: readonly string[]): Generator<Span> {
  const scanner = createScanner(text, true);
  const opens = /^\s{0,20}\[/.test(text);
  // In a list the objects are one deep, under keys one deeper for each, as lines of their own not at all.
  const depth = opens ? 1 : keys.length > 0 && text.slice(0, 100_000).includes(`"${keys[0]}"`) ? keys.length + 1 : 0;
  let level = 0;
  let open: { start: number; line: number } | undefined;
  let margin: string | undefined;
  let last = { end: 0, line: 1 };
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const at = scanner.getTokenOffset();
    const sign = text[at]!;
    const line = scanner.getTokenStartLine() + 1;
    if (sign === '{') {
      const near = text.slice(Math.max(0, at - 100), at);
      const before = near.slice(near.lastIndexOf('\n') + 1);
      const startsLine = (near.includes('\n') || at < 100) && /^[\s,[]*$/.test(before);
      const indent = before.replace(/[,[]/g, '');
      if (open && startsLine && indent === margin && line > open.line) {
        yield { start: open.start, end: last.end, from: open.line, to: last.line };
        open = undefined;
        level = depth;
      }
      if (!open && level === depth) {
        open = { start: at, line };
        if (startsLine || at === 0) margin ??= indent;
      }
    }
    if (sign === '{' || sign === '[') level++;
    else if (sign === '}' || sign === ']') level = Math.max(0, level - 1);
    last = { end: at + scanner.getTokenLength(), line };
    if (open && sign === '}' && level === depth) {
      yield { start: open.start, end: at + 1, from: open.line, to: line };
      open = undefined;
    }
  }
  if (open) yield { start: open.start, end: last.end, from: open.line, to: last.line };
}

/** What to do where JSON cannot be read. */
const AGAIN = 'Save the answer again, whole and as it came.';

function unread(range: LineRange, message: string): UnreadRecord {
  return { kind: 'unread', rule: 'malformed-json', ...range, message, advice: `It was left out. ${AGAIN}` };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is an object; anything else says nothing. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** A string that is not empty; anything else counts as not stated. */
export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A list's objects; anything else counts as not stated. */
export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Whether a dump is JSON whose beginning has all of these, by what the evidence calls them. */
export function detectJson(dump: SourceDump, signs: Readonly<Record<string, RegExp>>): Detection {
  const start = jsonStart(dump);
  const seen = Object.entries({ JSON: /^/, ...signs }).map(
    ([name, sign]) => [name, start !== undefined && sign.test(start)] as const,
  );
  return {
    found: seen.every(([, has]) => has),
    evidence: seen.map(([name, has]) => `${name}: ${has ? 'yes' : 'no'}`).join('; '),
  };
}

/** The beginning of a dump that may be JSON; undefined where it starts with neither `{` nor `[`. */
export function jsonStart(dump: SourceDump): string | undefined {
  const first = dump.lines.find(line => !isBlank(line))?.trimStart() ?? '';
  if (!/^[[{]/.test(first)) return undefined;
  const lines = dump.lines.slice(0, 2000).map(line => (isBlank(line) ? '' : line));
  return lines.join('\n').slice(0, 200_000);
}

/**
 * The lines of each value of the list at a depth, where brackets are counted. Reads tokens only: no recursion, whatever the
 * nesting. The text is known to be JSON.
 */
function* itemLines(text: string, depth: number, keys: readonly string[]): Generator<LineRange> {
  const scanner = createScanner(text, true);
  let level = 0;
  // How many of the keys the values that are open were found under.
  let under = 0;
  let inside = keys.length === 0;
  let from = 0;
  let to = 0;
  let named: string | undefined;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const sign = text[scanner.getTokenOffset()]!;
    const line = scanner.getTokenStartLine() + 1;
    if (sign === '}' || sign === ']') {
      level--;
      if (!inside) under = Math.min(under, level);
    }
    if (inside && level < depth) {
      if (from > 0) yield { from, to: depth === 0 ? line : to };
      if (keys.length > 0 || depth === 0) return;
      from = 0;
    } else if (inside && !(level === depth && sign === ',')) {
      from ||= line;
      to = line;
    } else if (inside) {
      yield { from, to };
      from = 0;
    }
    if (sign === '{' || sign === '[') {
      if (!inside && level > 0 && under === level - 1 && named === keys[level - 1]) under = level;
      level++;
      if (!inside && sign === '[' && level === depth && under === keys.length) inside = true;
      named = undefined;
    } else if (sign !== ':') named = sign === '"' ? scanner.getTokenValue() : undefined;
  }
  if (from > 0) yield { from, to };
}

function parse(dump: SourceDump, text: string): { root: unknown } | { failure: ContentError } {
  try {
    return { root: JSON.parse(text) };
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
    return { failure: failure(dump, problem.line, `expected JSON, found an error in it: ${problem.message}`) };
  }
}

function failure({ file }: SourceDump, line: number, message: string): ContentError {
  return refusalAt({ file, line }, 'malformed-json', message, AGAIN);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : `a ${typeof value}`;
}
