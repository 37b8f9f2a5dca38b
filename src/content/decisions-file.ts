import * as v from 'valibot';
import type { ParsedNode, YAMLSeq } from 'yaml';
import { isSeq } from 'yaml';
import { ContentError, type Diagnostic, errorAt, refusalAt } from '../diagnostic.ts';
import { issueMessage, issuePath, unknownKey } from './check-fields.ts';
import { entryName, fileName, text } from './entry-schema.ts';
import { writeFlowList, writeValue } from './write-yaml.ts';
import { readYaml } from './yaml-text.ts';

/** What a person decided, so that ingestion does not ask again. */
export type Decision = { note?: string } & (
  | { same: [string, string] }
  | { different: [string, string] }
  | { settled: string; doubt: string }
  | { 'repeated-name': string; name: string }
);

const pair = v.tuple([entryName, entryName], 'two ids, as [a, b]');
const note = v.optional(text);
/** @internal */
export const KINDS = {
  same: v.object({ same: pair, note }),
  different: v.object({ different: pair, note }),
  // An entry, or a dump whose lines were not read: its name may be any file's.
  settled: v.object({ settled: v.union([entryName, fileName]), doubt: text, note }),
  'repeated-name': v.object({ 'repeated-name': entryName, name: text, note }),
};
const KIND_NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[];

/**
 * Reads `decisions.yaml`: a list, one decision to an item. An empty file is no decision.
 * @throws ContentError naming file and line of each mistake
 */
export function readDecisions(file: string, yaml: string): Decision[] {
  return parse(file, yaml).decisions;
}

function parse(file: string, yaml: string): { decisions: Decision[]; list: YAMLSeq | undefined } {
  const parsed = readYaml(file, yaml);
  const data = parsed.data ?? [];
  const list = parsed.document.contents;
  if (!Array.isArray(data) || (isSeq(list) && list.flow && data.length > 0)) {
    const message = 'expected a list of decisions, each on lines of its own after "- "';
    const advice = `Write, for example: - same: [an-id, another-id]`;
    throw refusalAt({ file, line: 1 }, 'decisions', message, advice);
  }
  const problems: Diagnostic[] = [];
  const decisions = data.map((item: unknown, i) => {
    const keys = typeof item === 'object' && item !== null ? Object.keys(item) : [];
    const line = parsed.lineOf([i]);
    const kind = KIND_NAMES.find(name => keys.includes(name));
    if (!kind) {
      const message = `expected a decision with one of the keys ${KIND_NAMES.join(', ')}, found ${keys.join(', ') || 'none'}`;
      const advice = 'Correct or delete this item.';
      problems.push(errorAt({ file, line }, 'decisions', message, advice));
      return undefined;
    }
    const known = Object.keys(KINDS[kind].entries);
    for (const key of keys.filter(k => !known.includes(k))) {
      problems.push(unknownKey('error', { file, line: parsed.lineOf([i, key]) }, key, known));
    }
    const result = v.safeParse(KINDS[kind], item);
    for (const issue of result.issues ?? []) {
      const place = { file, line: parsed.lineOf([i, ...issuePath(issue)]) };
      problems.push(errorAt(place, 'decisions', issueMessage(issue), 'Correct this line.'));
    }
    return result.output as Decision;
  });
  if (problems.length > 0) throw new ContentError(...problems);
  return { decisions: decisions as Decision[], list: isSeq(list) ? list : undefined };
}

/**
 * The text of `decisions.yaml` with one decision more, at its end; everything before keeps its bytes. One that is there
 * already is not added again.
 *
 * @param yaml the text as it is; undefined where there is no file yet
 * @param idOf the id of what is named there otherwise
 * @throws ContentError where the text is no list of decisions
 */
export function addDecision(
  yaml: string | undefined,
  decision: Decision,
  file = 'decisions.yaml',
  idOf: IdOf = written => written,
): string {
  const before = yaml ?? '';
  const { decisions, list } = parse(file, before);
  if (decisions.some(other => isSameDecision(withIds(other, idOf), decision))) return before;
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  // `[]` is how some editors leave an empty list.
  const kept = list?.flow ? before.slice(0, list.range![0]) + before.slice(list.range![1]) : before;
  const gap = kept === '' || kept.endsWith('\n') ? '' : eol;
  const column = list && !list.flow ? list.range![0] - (before.lastIndexOf('\n', list.range![0] - 1) + 1) : 0;
  return kept + gap + writeDecision(decision, ' '.repeat(column)).replaceAll('\n', eol);
}

/**
 * The text of `decisions.yaml` without the decision, whatever its note; all else keeps its bytes. The text as it is where
 * nothing was decided so.
 *
 * @param idOf the id of what is named there otherwise
 * @throws ContentError where the text is no list of decisions
 */
export function removeDecision(
  yaml: string,
  decision: Decision,
  file = 'decisions.yaml',
  idOf: IdOf = written => written,
): string {
  const { decisions, list } = parse(file, yaml);
  const at = decisions.findIndex(other => isSameDecision(withIds(other, idOf), decision));
  if (at < 0 || !list) return yaml;
  const node = list.items[at] as ParsedNode;
  const start = yaml.lastIndexOf('\n', node.range[0] - 1) + 1;
  const end = node.range[1];
  const to = yaml[end - 1] === '\n' ? end : yaml.indexOf('\n', end) + 1 || yaml.length;
  return yaml.slice(0, start) + yaml.slice(to);
}

type IdOf = (written: string) => string;

/** The decision by the ids of the entries that it names; a pair of names that turns out to be one entry is left as it is written. */
export function withIds(decision: Decision, idOf: IdOf): Decision {
  const both = (pair: [string, string]): [string, string] => {
    const [a, b] = [idOf(pair[0]), idOf(pair[1])];
    return a === b ? pair : [a, b];
  };
  if ('same' in decision) return { ...decision, same: both(decision.same) };
  if ('different' in decision) return { ...decision, different: both(decision.different) };
  if ('repeated-name' in decision) return { ...decision, 'repeated-name': idOf(decision['repeated-name']) };
  // Lines that were not understood are a dump's.
  return decision.doubt === 'unread' ? decision : { ...decision, settled: idOf(decision.settled) };
}

/** Whether two decisions are about the same thing and say the same of it; a pair has no order. */
function isSameDecision(a: Decision, b: Decision): boolean {
  const key = ({ note: _, ...rest }: Decision) =>
    JSON.stringify(
      Object.entries(rest)
        .map(([k, value]) => [k, Array.isArray(value) ? [...value].sort() : value])
        .sort(),
    );
  return key(a) === key(b);
}

function writeDecision(decision: Decision, indent: string): string {
  let written = '';
  for (const kind of KIND_NAMES) {
    if (!(kind in decision)) continue;
    for (const [key, value] of Object.entries(decision)) {
      const scalar = Array.isArray(value) ? writeFlowList(value) : writeValue(key, value as string);
      const line = `${key}: ${scalar}\n`;
      // The key that names the decision comes first, whatever the order in which it was given.
      written = key === kind ? `${indent}- ${line}${written}` : `${written}${indent}  ${line}`;
    }
  }
  return written;
}
