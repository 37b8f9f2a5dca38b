import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import { FIND, nearestName } from '../content/nearest-key.ts';
import { type Diagnostic, errorAt } from '../diagnostic.ts';
import type { PaperEntry } from '../paper.ts';
import { commandLine } from '../terminal/command.ts';
import { plural } from '../typeset/plural.ts';
import { type DigestContent, type NamedTopic, namesOf } from './digest-content.ts';
import { groupBy } from './group-by.ts';

/** How many files a message names besides the first. */
const NAMED = 3;

/**
 * Finds topics that entries and saved queries name and that are none, and former names of topics that are another's.
 *
 * @param root the content folder as the user wrote it
 * @param lineOf where a key's value stands in a file
 */
export function checkTopics(
  root: string,
  { entries, files, topics, queries = [] }: DigestContent,
  lineOf: (file: string, key: string, found: string) => number,
): Diagnostic[] {
  if (!topics) return [];
  const folder = contentFolder(root);
  const known = new Set(namesOf(topics));
  const unknown = (slug: string, files: readonly string[]): Diagnostic => {
    const [file, ...others] = files as [string, ...string[]];
    const more = others.length > NAMED ? ` and ${plural(others.length - NAMED, 'more file')}` : '';
    const details = others.length === 0 ? undefined : [`also in ${others.slice(0, NAMED).join(', ')}${more}`];
    const correct = `Correct this line; ${nearestName(slug, known, FIND.topic)}.`;
    const rename = `If the file of the topic was renamed, write "aliases: [${slug}]" into it: its page and its feed then keep their addresses.`;
    const anew = `Where no person chose the topics, this gives them anew: ${commandLine('topics', '--apply')}`;
    return errorAt(
      { file, line: lineOf(file, 'topics', slug), ...(details && { details }) },
      'unknown-name',
      `expected the name of a topic in "topics", found "${slug}"`,
      // A few are mistyped; many name a topic that had another name.
      (others.length < NAMED ? [correct, rename, anew] : [rename, anew, correct]).join('\n'),
    );
  };
  const strange = ({ topics = [] }: { topics?: readonly string[] }) => topics.filter(slug => !known.has(slug));
  const named = entries.flatMap(entry => strange(entry).map(slug => ({ slug, entry })));
  const fileOf = ({ id }: PaperEntry) => path.join(root, files.get(id)?.path ?? `papers/${id}.md`);
  return [
    ...[...groupBy(named, ({ slug }) => slug)].map(([slug, all]) =>
      unknown(
        slug,
        all.map(({ entry }) => fileOf(entry)),
      ),
    ),
    ...queries.flatMap(query =>
      strange(query).map(slug => unknown(slug, [path.join(folder.feeds, `${query.slug}.yaml`)])),
    ),
    ...takenAliases(folder.topics, topics, lineOf),
  ];
}

function takenAliases(
  folder: string,
  topics: readonly NamedTopic[],
  lineOf: (file: string, key: string, found: string) => number,
): Diagnostic[] {
  const owners = new Map(topics.map(({ slug }) => [slug, slug]));
  const problems: Diagnostic[] = [];
  for (const { slug, aliases = [] } of topics)
    for (const alias of aliases) {
      const owner = owners.get(alias);
      owners.set(alias, owner ?? slug);
      if (owner === undefined) continue;
      const file = path.join(folder, `${slug}.md`);
      const message = `expected former names that are of no topic in "aliases", found "${alias}", which is of ${owner}.md`;
      problems.push(
        errorAt({ file, line: lineOf(file, 'aliases', alias) }, 'same-name', message, 'Take it out here or there.'),
      );
    }
  return problems;
}
