import * as yaml from 'yaml';
import { refusalAt } from '../diagnostic.ts';
import { clip } from '../typeset/clip.ts';

/** Where a value stands: keys and list indexes from the top. */
export type Path = readonly (string | number)[];

/** A piece of YAML as plain data, and where each of its values stands in the file. */
export interface YamlText {
  /** Maps, lists, strings, numbers, booleans and null; `undefined` where the text holds nothing. */
  data: unknown;
  /** The line in the file of the key or item at `path`, or of its nearest parent that is there. */
  lineOf(path: Path): number;
  text: string;
  /** The parsed document, for edits by range in `text`. */
  document: yaml.Document.Parsed;
}

/** A key that changes what an object inherits (https://cwe.mitre.org/data/definitions/1321.html). */
const FORBIDDEN_KEY = '__proto__';
/** Keys on the way to what all objects inherit: they mean nothing to a digest but where keys are words of a text. */
const FORBIDDEN_BUT_AS_WORDS: ReadonlySet<string> = new Set(['constructor', 'prototype']);

/**
 * More than the front matter of a paper with ten thousand authors, and few enough for the parser, which on the worst text
 * takes ten microseconds a character.
 */
const MAX_LENGTH = 250_000;

/** Each of a text's errors would take a trace of the stack, which costs more than reading the text. */
function withoutTraces<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/**
 * Reads YAML 1.2 (core schema) as data only: no anchors, aliases, tags or directives, each key once, no key that could
 * reach JavaScript's prototypes. A number, boolean or null that is not written the plain way (`1e3`, `True`,
 * `2309.10`, `Null`) stays the string that the person typed.
 *
 * @param firstLine the line of the file where `text` starts, 1 for a whole file
 * @param hasWords whether the keys of the map at a path are words, and none of its values a map
 * @throws ContentError naming file, line and column
 */
export function readYaml(
  file: string,
  text: string,
  firstLine = 1,
  hasWords: (map: Path) => boolean = () => false,
): YamlText {
  const fail: Fail = (offset, rule, message, advice) => {
    const before = text.slice(0, offset).split('\n');
    const place = { file, line: before.length + firstLine - 1, column: before.at(-1)!.length + 1 };
    throw refusalAt(place, rule, message, advice);
  };
  if (text.length > MAX_LENGTH) {
    const message = `expected YAML of at most ${MAX_LENGTH} characters, found ${text.length}`;
    fail(0, 'yaml-size', message, 'Check that the file is what it should be.');
  }
  const comment = refuseMachinery(text, fail);
  const lines = new yaml.LineCounter();
  // prettyErrors would copy the text around the error; a line of a megabyte makes that dear.
  const options = { uniqueKeys: false, prettyErrors: false, lineCounter: lines } as const;
  const document = withoutTraces(() => yaml.parseDocument(text, { version: '1.2', schema: 'core', ...options }));
  const error = document.errors[0];
  if (error && comment !== undefined && comment <= error.pos[0])
    fail(
      comment,
      'yaml',
      `expected a value in these brackets, found the comment ${clip(text.slice(comment).split('\n', 1)[0]!, 40)}`,
      QUOTE,
    );
  if (error)
    fail(
      error.pos[0],
      'yaml',
      `expected YAML, found this: ${firstSentence(error.message)}`,
      ADVICE[error.code] ?? CHECK,
    );

  const places = new Map<string, number>();
  const plain = (node: yaml.ParsedNode | null, path: string): unknown => {
    if (yaml.isScalar(node)) return plainScalar(node as yaml.Scalar);
    if (yaml.isSeq(node)) {
      return node.items.map((item, i) => {
        const inner = `${path}\0${i}`;
        places.set(inner, (item as yaml.ParsedNode).range[0]);
        return plain(item as yaml.ParsedNode, inner);
      });
    }
    if (!yaml.isMap(node)) return null;
    const map: Record<string, unknown> = {};
    for (const pair of node.items) {
      const at = (pair.key as yaml.ParsedNode | null)?.range[0] ?? (node.range as yaml.Range)[0];
      if (!yaml.isScalar(pair.key)) fail(at, 'yaml-key', 'expected a word as a key, found a list or a map', CHECK);
      const key = String((pair.key as yaml.Scalar).source ?? (pair.key as yaml.Scalar).value);
      if (key === FORBIDDEN_KEY || (FORBIDDEN_BUT_AS_WORDS.has(key) && !hasWords(path.split('\0').slice(1))))
        fail(at, 'forbidden-key', `the key "${key}" is not allowed`, 'Remove it.');
      if (Object.hasOwn(map, key)) {
        fail(at, 'duplicate-key', `expected each key once, found "${key}" again`, 'Keep one of them.');
      }
      const inner = `${path}\0${key}`;
      places.set(inner, at);
      map[key] = plain(pair.value as yaml.ParsedNode | null, inner);
    }
    return map;
  };
  const data = document.contents ? plain(document.contents as yaml.ParsedNode, '') : undefined;

  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length--) {
      const offset = places.get(`\0${path.slice(0, length).join('\0')}`);
      if (offset !== undefined) return lines.linePos(offset).line + firstLine - 1;
    }
    return firstLine;
  };
  return { data, lineOf, text, document: document as yaml.Document.Parsed };
}

const CHECK = 'Check the indentation and the quotes of this line.';
const QUOTE = 'Put quotation marks around it, as "#8c1d18": without them, YAML takes what follows a # for a comment.';
const ADVICE: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY: 'Put quotes around a value that contains ": ".',
  TAB_AS_INDENT: 'Indent with spaces.',
  MULTIPLE_DOCS: 'Keep one document.',
  RESOURCE_EXHAUSTION: 'Write it with less nesting.',
};

function firstSentence(message: string): string {
  const end = message.indexOf('\n');
  return end < 0 ? message : message.slice(0, end);
}

/** An integer or decimal that JavaScript prints as it was typed stays a number; everything else that was typed is text. */
function plainScalar(node: yaml.Scalar): unknown {
  const { value, source } = node;
  if (typeof value === 'string' || source === undefined) return value;
  if (value === null) return source === '' || source === '~' || source === 'null' ? null : source;
  return String(value) === source ? value : source;
}

type Fail = (offset: number, rule: string, message: string, advice: string) => never;

/** No file of a digest nests deeper than three. */
const MAX_DEPTH = 32;
/** Levels by indentation cost a column each. */
const MAX_INDENT = 100;

/**
 * Anchors, aliases, tags and directives can make YAML large or strange, and an entry needs none of them. Deep nesting is
 * stopped here because the parser recurses, and a regular expression that V8 compiles near the end of its stack ends the
 * process ("RegExpCompiler Allocation failed"), which cannot be caught.
 *
 * @returns where the first comment stands that takes the place of a value in brackets, as that of `{light: #005a9c}`
 */
function refuseMachinery(text: string, fail: Fail): number | undefined {
  const kinds: Record<string, string> = { '&': 'an anchor', '*': 'an alias', '!': 'a tag', '%': 'a directive' };
  let offset = 0;
  let isContent = false;
  const brackets: string[] = [];
  let previous = '\n';
  /** Of the line, or in brackets since the last comma: `- - ? -` and `[a: b: c:` nest as deep as they have signs. */
  let signs = 0;
  let comment: number | undefined;
  let sign = '';
  for (const token of new yaml.Lexer().lex(text)) {
    // The lexer announces a scalar's text by U+001F, and marks a document's start (U+0002) and a broken flow (U+0018).
    if (!isContent && (token === '\x1f' || token === '\x02' || token === '\x18')) {
      isContent = token === '\x1f';
      continue;
    }
    if (!isContent) {
      const kind = kinds[token[0] ?? ''];
      if (kind) {
        const advice = 'Write the value out; put quotes around text that starts with & * ! or %.';
        fail(offset, 'yaml-machinery', `expected plain values, found ${kind}: ${clip(token, 40)}`, advice);
      }
      if (token[0] === '#' && brackets.length > 0 && sign === ':') comment ??= offset;
      if (token.trim() !== '') sign = token;
      if (token === '[' || token === '{') brackets.push(token === '[' ? ']' : '}');
      else if (token === brackets.at(-1)) brackets.pop();
      else if (token === '-' || token === '?' || token === ':') signs++;
      else if (brackets.length ? token === ',' : token.endsWith('\n')) signs = 0;
      const indent = brackets.length === 0 && previous.endsWith('\n') && token[0] === ' ' ? token.length : 0;
      if (brackets.length > MAX_DEPTH || signs > MAX_DEPTH || indent > MAX_INDENT) {
        fail(offset, 'yaml-depth', `expected at most ${MAX_DEPTH} levels, found more`, 'Write it with less nesting.');
      }
    } else sign = token;
    isContent = false;
    previous = token;
    offset += token.length;
  }
  return comment;
}
