import * as v from 'valibot';
import { ContentError, type Diagnostic, errorAt } from '../diagnostic.ts';
import { clip } from '../typeset/clip.ts';
import { nearestKey } from './nearest-key.ts';
import { isEmpty } from './write-yaml.ts';
import { requireBlockMap } from './yaml-map.ts';
import type { Path, YamlText } from './yaml-text.ts';

/** Where an issue of valibot stands. */
export function issuePath(issue: v.BaseIssue<unknown>): Path {
  return (issue.path ?? []).map(item => item.key as string | number);
}

/** The issue as a sentence: what was expected there, and what was found. The schemas' messages say the former. */
export function issueMessage(issue: v.BaseIssue<unknown>): string {
  return faultMessage(issuePath(issue), issue.message, issue.input);
}

function faultMessage(path: Path, expected: string, input: unknown): string {
  const name = path.map((key, i) => (typeof key === 'number' ? `[${key + 1}]` : i ? `.${key}` : key)).join('');
  if (input === undefined) return `expected a key "${name}", found none`;
  const found = JSON.stringify(input) ?? String(input);
  const shown = found.length > 60 ? `${found.slice(0, 60)}…` : found;
  return `expected ${expected}${name && ` for "${name}"`}, found ${shown}`;
}

/**
 * The list or map that was expected where a text stands, as it is written: `author: [Ada Example]`; undefined for other issues.
 *
 * @param schema of the whole file
 */
export function rightForm(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): string | undefined {
  const { input } = issue;
  const path = issuePath(issue);
  if (typeof input === 'object' || input === undefined || path.length === 0) return undefined;
  let at: Inner | undefined = plainly(schema as Inner, input);
  for (const key of path)
    at = plainly((typeof key === 'number' ? at?.item : at?.entries?.[key]) as Inner | undefined, input);
  const name = typeof path.at(-1) === 'string' ? `${path.at(-1)}: ` : '';
  const text = String(input);
  const shown = /^[\p{L}\p{N} ,.'-]{1,100}$/u.test(text) ? text : JSON.stringify(clip(text, 100));
  const map = ({ entries }: Inner) =>
    `{${Object.keys(entries!)
      .map(key => `${key}: …`)
      .join(', ')}}`;
  if (at?.entries) return name + map(at);
  if (!at?.item) return undefined;
  const item = plainly(at.item, input)!;
  return `${name}[${item.entries ? map(item) : item.item ? `[${shown}]` : shown}]`;
}

/** The schema itself, of one that is optional or that depends on what was found. */
function plainly(schema: Inner | undefined, input: unknown): Inner | undefined {
  const inner = schema?.wrapped ?? schema?.getter?.(input);
  return inner ? plainly(inner, input) : schema;
}

/** A diagnostic on a key that has no meaning here. */
export function unknownKey(
  severity: Diagnostic['severity'],
  place: { file: string; line: number },
  key: string,
  known: readonly string[],
): Diagnostic {
  const near = nearestKey(key, known);
  const message = `expected a known key, found "${clip(key, 60)}"${near === undefined ? '' : `; the nearest is "${near}"`}`;
  return { severity, rule: 'unknown-key', ...place, message, advice: `The keys are: ${known.join(', ')}.` };
}

type MapSchema = v.GenericSchema & { entries: v.ObjectEntries };

/** Of schemas inside others. */
interface Inner {
  entries?: v.ObjectEntries;
  message?: unknown;
  item?: Inner;
  wrapped?: Inner;
  getter?(input: unknown): Inner;
}

/**
 * The keys of a file that is one map, checked: a file with a mistake is an error, unlike an entry, for no paper is lost by
 * it. A key without a value is absent.
 *
 * @param emptyLists whether a list without items is absent too, or says that there are none
 * @throws ContentError with a diagnostic for each unknown key and each bad value
 */
export function requireFields<T extends MapSchema>(
  file: string,
  parsed: YamlText,
  schema: T,
  firstLine = 1,
  emptyLists: 'absent' | 'none' = 'absent',
): v.InferOutput<T> {
  const data = requireBlockMap(file, parsed, firstLine);
  const problems: Diagnostic[] = [];
  const isWrong = (path: Path, message: string, form?: string): void => {
    const advice = form === undefined ? 'Correct this line.' : `Write it as ${form}`;
    problems.push(errorAt({ file, line: parsed.lineOf(path) }, 'bad-field', message, advice));
  };
  const visit = (value: unknown, schema: Inner | undefined, path: Path): void => {
    const own = schema?.wrapped ?? schema?.getter?.(value);
    if (own) visit(value, own, path);
    if (own || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      // To valibot, a list is a map as well.
      if (schema?.entries) isWrong(path, faultMessage(path, String(schema.message), value));
      for (const [i, item] of value.entries()) visit(item, schema?.item, [...path, i]);
      return;
    }
    const entries = schema?.entries;
    if (!entries) return;
    const map = value as Record<string, unknown>;
    for (const [key, inner] of Object.entries(map)) {
      const at = [...path, key];
      if (!Object.hasOwn(entries, key))
        problems.push(unknownKey('error', { file, line: parsed.lineOf(at) }, key, Object.keys(entries)));
      else if (isEmpty(inner) && !(emptyLists === 'none' && Array.isArray(inner))) delete map[key];
      else visit(inner, entries[key] as Inner, at);
    }
  };
  visit(data, schema as Inner, []);
  const result = v.safeParse(schema, data);
  for (const issue of result.issues ?? []) isWrong(issuePath(issue), issueMessage(issue), rightForm(issue, schema));
  if (problems.length > 0) throw new ContentError(...problems.sort((a, b) => a.line! - b.line!));
  return result.output as v.InferOutput<T>;
}
