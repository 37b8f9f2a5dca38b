import * as v from 'valibot';
import { type Diagnostic, refusalAt, warningAt } from '../diagnostic.ts';
import { ENTRY_KEYS, type PaperEntry } from '../paper.ts';
import { words } from '../typeset/words.ts';
import { issueMessage, issuePath, rightForm, unknownKey } from './check-fields.ts';
import { EntrySchema, INNER_KEYS } from './entry-schema.ts';
import { readFrontMatter } from './front-matter.ts';
import { bodyText, splitMarkdownFile, storableBody } from './markdown-file.ts';
import { isEmpty, writeField, type YamlValue } from './write-yaml.ts';
import { requireBlockMap } from './yaml-map.ts';
import { readYaml } from './yaml-text.ts';

/** Keys by which a static-site generator would take an entry for a program, or move it. Content is data only. */
const REFUSED_KEYS: ReadonlySet<string> = new Set(
  words(`permalink layout templateEngineOverride eleventyComputed eleventyExcludeFromCollections eleventyImport eleventyNavigation
  pagination tags`),
);

export interface ReadEntry {
  entry: PaperEntry;
  /** What was left out, and why. */
  warnings: Diagnostic[];
}

/**
 * Reads an entry's file. A field that is not as it should be is left out with a warning, so that the paper is not lost;
 * what is empty is absent.
 *
 * @param file the path, for messages
 * @param id the file's name without `.md`
 * @throws ContentError where the front matter is no YAML, holds more than data, or has no `listed` day
 */
export function readEntry(file: string, text: string, id: string): ReadEntry {
  const { yaml, body } = splitMarkdownFile(file, text);
  const data = readFrontMatter(yaml);
  const quick = data && v.safeParse(EntrySchema, data);
  return quick?.success
    ? { entry: withBody(quick.output, body, id), warnings: [] }
    : readWithWarnings(file, yaml, body, id);
}

type Fields = v.InferOutput<typeof EntrySchema>;

function withBody(fields: Fields, body: string, id: string): PaperEntry {
  const entry: PaperEntry = { ...fields, id, provenance: fields.provenance ?? [] };
  const abstract = bodyText(body);
  if (abstract !== undefined) entry.abstract = abstract;
  return entry;
}

function readWithWarnings(file: string, yaml: string, body: string, id: string): ReadEntry {
  const parsed = readYaml(file, yaml, 2);
  const data = requireBlockMap(file, parsed, 2);
  const warnings: Diagnostic[] = [];
  const line = (...path: (string | number)[]) => ({ file, line: parsed.lineOf(path) });
  for (const [key, value] of Object.entries(data)) {
    if (REFUSED_KEYS.has(key)) {
      const message = `the key "${key}" is not allowed: an entry is data, and its page is where its file's name says`;
      throw refusalAt(line(key), 'forbidden-key', message, 'Remove it.');
    }
    if (isEmpty(value)) {
      delete data[key];
    } else if (!(ENTRY_KEYS as readonly string[]).includes(key)) {
      warnings.push(unknownKey('warning', line(key), key, ENTRY_KEYS));
    } else {
      const known = INNER_KEYS[key as keyof PaperEntry];
      for (const path of known ? innerPaths(key, value) : []) {
        const inner = path.at(-1) as string;
        if (!known!.includes(inner)) warnings.push(unknownKey('warning', line(...path), inner, known!));
      }
    }
  }
  const first = v.safeParse(EntrySchema, data);
  if (first.success) return { entry: withBody(first.output, body, id), warnings };
  for (const issue of first.issues) {
    const path = issuePath(issue);
    const message = issueMessage(issue);
    const advice = 'Every entry has the day of the digest, as listed: "2025-01-31".';
    if (path[0] === 'listed') throw refusalAt(line(...path), 'listed', message, advice);
    const form = rightForm(issue, EntrySchema);
    const todo = form === undefined ? 'correct this line.' : `write it as ${form}`;
    warnings.push(warningAt(line(...path), 'bad-field', message, `It was left out; ${todo}`));
  }
  const second = v.parse(EntrySchema, without(data, first.issues.map(issuePath)));
  return { entry: withBody(second, body, id), warnings: warnings.sort((a, b) => a.line! - b.line!) };
}

/** The paths of the keys inside a map or a list of maps. */
function innerPaths(key: string, value: unknown): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((item, i) => innerPaths(key, item).map(p => [key, i, ...p.slice(1)]));
  return typeof value === 'object' && value !== null ? Object.keys(value).map(inner => [key, inner]) : [];
}

/** `data` without the least that holds each path: an item of a list, a key of a map, or the whole field. */
function without(data: Record<string, unknown>, paths: readonly (readonly (string | number)[])[]) {
  const kept = { ...data };
  for (const field of new Set(paths.map(path => path[0] as string))) {
    const value = data[field];
    const inner = new Set(paths.filter(path => path[0] === field).map(path => path[1]));
    if (inner.has(undefined)) delete kept[field];
    else if (Array.isArray(value)) kept[field] = value.filter((_, i) => !inner.has(i));
    else kept[field] = Object.fromEntries(Object.entries(value as object).filter(([key]) => !inner.has(key)));
    if (isEmpty(kept[field])) delete kept[field];
  }
  return kept;
}

/** The text of a new entry's file: keys in the order of ENTRY_KEYS, absent fields left out, the abstract as the body. */
export function writeEntry(entry: PaperEntry): string {
  let text = '---\n';
  for (const key of ENTRY_KEYS) {
    const value = entry[key] as YamlValue | undefined;
    if (!isEmpty(value)) text += writeField(key, value!, INNER_KEYS[key]);
  }
  const body = storableBody(entry.abstract);
  return body === undefined ? `${text}---\n` : `${text}---\n\n${body}\n`;
}

export { type EntryChanges, editEntry } from './edit-entry.ts';
