import path from 'node:path';
import type { Archive } from '../content/content-folder.ts';
import { type Diagnostic, warningAt } from '../diagnostic.ts';
import type { Decisions } from '../editorial/decisions.ts';
import { identifierKeys } from '../editorial/identity.ts';
import type { PaperEntry } from '../paper.ts';
import { commandLine } from '../terminal/command.ts';
import { plural } from '../typeset/plural.ts';
import { groupBy } from './group-by.ts';

/** In a larger group nobody decides pair by pair, as in `review`. */
const PAIRS = 10;
/** How many entries a message names. */
const NAMED = 3;

/**
 * Warns of entries that carry the same identifier, such as one that was copied by hand into a second file. What a person has declared
 * to be different papers, as the chapters of a book under its DOI, is not asked about.
 *
 * @param lineOf the line on which a key of a file, or what it says, stands
 */
export function checkIdentifiers(
  root: string,
  { entries, files }: Archive,
  decisions: Decisions,
  lineOf: (file: string, key: string, found: string) => number,
): Diagnostic[] {
  const carried = entries.flatMap(entry => identifierKeys(entry.identifiers ?? {}).map(key => ({ key, entry })));
  const problems: Diagnostic[] = [];
  for (const [key, all] of groupBy(carried, ({ key }) => key)) {
    const open = undecided(
      all.map(({ entry }) => entry),
      decisions,
    );
    const [first, second] = open;
    if (!first || !second) continue;
    const [, kind = '', id = ''] = /^([a-z]+):(.*)$/s.exec(key) ?? [];
    const file = path.join(root, files.get(first.id)!.path);
    const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : '';
    const named = open.slice(0, NAMED).map(entry => entry.id);
    problems.push(
      warningAt(
        { file, line: lineOf(file, 'identifiers', id) },
        'shared-identifier',
        `expected the ${kind} identifier ${id} in one entry, found it in ${plural(open.length, 'entry', 'entries')}: ${named.join(', ')}${more}`,
        `Correct the one that is wrong. If they are the same paper: ${commandLine('merge', first.id, second.id)}\n` +
          `If they are not, and it is right: write a line "- different: [${first.id}, ${second.id}]" into decisions.yaml.`,
      ),
    );
  }
  return problems;
}

/** The entries of a group that a person has not told apart from each other. */
function undecided(group: readonly PaperEntry[], decisions: Decisions): readonly PaperEntry[] {
  if (group.length < 2) return [];
  const isSettled = ({ id }: PaperEntry) => decisions.isSettled(id, 'same-paper');
  if (group.length > PAIRS) return group.some(isSettled) ? [] : group;
  return group.filter(entry =>
    group.some(
      other =>
        other !== entry && !isSettled(entry) && !isSettled(other) && !decisions.differentFrom(entry.id).has(other.id),
    ),
  );
}
