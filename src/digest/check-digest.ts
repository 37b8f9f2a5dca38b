import fs from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import type { DayFile } from '../content/day-file.ts';
import { nearestName } from '../content/nearest-key.ts';
import type { SiteConfig } from '../content/site-file.ts';
import { type Diagnostic, errorAt, warningAt } from '../diagnostic.ts';
import { EntryNames } from '../editorial/entry-names.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { PaperEntry } from '../paper.ts';
import { commandLine } from '../terminal/command.ts';
import { checkLinks } from './check-links.ts';
import { checkMentions } from './check-mentions.ts';
import { checkTopics } from './check-topics.ts';
import type { DigestContent } from './digest-content.ts';
import { tagOf } from './item.ts';
import { openPublished } from './published-file.ts';
import { takenBack } from './taken-back.ts';

/**
 * Finds names in the content folder that refer to nothing (misspelt topics, picks, aliases) and notes on future days. A
 * file is read only if something is wrong in it, to report the line.
 *
 * @param root the content folder as the user wrote it
 */
export function checkDigest(root: string, content: DigestContent): Diagnostic[] {
  const { entries, files, days, awaited } = content;
  const folder = contentFolder(root);
  const problems: Diagnostic[] = [];
  const ids = new Set(entries.map(entry => entry.id));
  const names = EntryNames.of(entries);
  const back = takenBack(root);
  const fileOf = ({ id }: PaperEntry) => path.join(root, files.get(id)?.path ?? `papers/${id}.md`);
  problems.push(...checkAliases(entries, fileOf), ...checkTopics(root, content, lineOf));
  for (const { day, picks } of days ?? [])
    for (const id of picks ?? []) {
      if (ids.has(names.idOf(id))) continue;
      const found = names.find(id);
      if ('id' in found || (awaited && !('among' in found))) continue;
      const problem = unknownName(path.join(folder.days, `${day}.md`), 'picks', 'an entry', id);
      const advice = back(id) ?? `Correct this line; ${names.fault(found)}.`;
      problems.push({ ...problem, advice });
    }
  if (!awaited) problems.push(...daysAhead(folder.days, entries, days ?? []));
  return [...problems, ...checkLinks(root, content, lineOf), ...checkMentions(root, content)];
}

/** Reports former addresses that are another entry's, or another's former one: where capitals make no other name, in any case. */
function checkAliases(entries: readonly PaperEntry[], fileOf: (entry: PaperEntry) => string): Diagnostic[] {
  const ids = new Set(entries.map(({ id }) => id));
  const taken = new Map(entries.map(({ id }) => [id.toLowerCase(), id]));
  const problems: Diagnostic[] = [];
  for (const entry of entries)
    for (const alias of entry.aliases ?? []) {
      const other = taken.get(alias.toLowerCase());
      if (other === undefined) taken.set(alias.toLowerCase(), alias);
      else if (ids.has(alias))
        problems.push({
          ...unknownName(fileOf(entry), 'aliases', 'the address of no entry', alias),
          advice: `${alias} is an entry of its own: delete one of the two, or merge them: ${commandLine('merge', entry.id, alias)}`,
        });
      else
        problems.push(
          errorAt(
            { file: fileOf(entry), line: lineOf(fileOf(entry), 'aliases', alias) },
            'same-page',
            `expected each address of a paper once whatever its case, found "${alias}" in "aliases" and ${other === alias ? 'again' : `"${other}"`}`,
            'Take one of the two out.',
          ),
        );
    }
  return problems;
}

/** Warns of notes on days after the newest paper: such a note would make an empty day and take over the front page. */
function daysAhead(folder: string, entries: readonly PaperEntry[], days: readonly DayFile[]): Diagnostic[] {
  let newest = '';
  for (const { listed, provenance } of entries)
    for (const day of [listed, ...provenance.map(place => place.listed)]) if (day > newest) newest = day;
  return days
    .filter(({ day }) => newest !== '' && day > newest)
    .map(({ day }) =>
      warningAt(
        { file: path.join(folder, `${day}.md`), line: 1 },
        'day-ahead',
        `expected a day on which papers are listed, found ${day}, which is after the newest of them, ${newest}`,
        'Rename the file, or move it out of the folder until that day’s papers have been ingested.',
      ),
    );
}

/**
 * Reports a changed tag, which would change the ids of everything that the feeds have published.
 *
 * @throws ContentError if `published.json` cannot be read
 */
export function checkTag(root: string, site: SiteConfig): Diagnostic[] {
  const { published, site: file } = contentFolder(root);
  if (!fs.existsSync(published)) return [];
  const { tag } = openPublished(published);
  const now = tagOf(site.tag);
  if (tag === undefined || tag === now) return [];
  const again = 'every subscriber would get every item again';
  const message = `expected the tag with which the feeds were published, ${tag}, found ${now}: ${again}`;
  const advice = `Restore \`tag\`. If the change is intended: ${commandLine('build', '--accept-lost-ids')}`;
  return [errorAt({ file, line: lineOf(file, 'tag', 'tag') }, 'changed-ids', message, advice)];
}

/** An unknown name, reported at the line where it stands. @param known the names that exist */
export function unknownName(
  file: string,
  key: string,
  expected: string,
  found: string,
  known?: ReadonlySet<string>,
): Diagnostic {
  return errorAt(
    { file, line: lineOf(file, key, found) },
    'unknown-name',
    `expected the name of ${expected} in "${key}", found "${found}"`,
    known ? `Correct this line; ${nearestName(found, known, [...known].join(', '))}.` : undefined,
  );
}

/** The line on which a key of a file, or what it says, stands; the first where neither is found. */
export function lineOf(file: string, key: string, found: string): number {
  const lines = decodeUtf8(file, readBytes(file)).split('\n');
  const start = lines.findIndex(line => line.startsWith(`${key}:`));
  const at = lines.findIndex((line, i) => i >= start && line.includes(found));
  return Math.max(at, start, 0) + 1;
}
