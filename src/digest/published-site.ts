import fs from 'node:fs';
import path from 'node:path';
import { refusalAt } from '../diagnostic.ts';
import { attempt } from '../files/attempt.ts';
import { commandLine } from '../terminal/command.ts';
import { plural } from '../typeset/plural.ts';
import type { Digest } from './digest.ts';
import { aliasesOf } from './digest-content.ts';
import { DAILY_ATOM } from './feed-files.ts';
import { tagOf } from './item.ts';

/**
 * Refuses to replace a site that has papers by one that has none, as when the content's disk is not mounted, or by that of another
 * digest, as when it is built into the wrong folder. A digest whose tag changed is the same one where it was published by the
 * former tag, or where no paper would go.
 *
 * @param output the site's folder
 * @throws ContentError where papers of the site would be removed by mistake
 */
export function requireSameSite(output: string, digest: Digest): void {
  const shown = papersIn(output);
  if (shown.length === 0) return;
  if (digest.papers.length === 0)
    throw refusalAt(
      { file: output },
      'no-papers',
      `expected papers, since the present site has ${shown.length}, found none in the content folder`,
      'Check that this is the right content folder and that its papers are there. ' +
        `If the site is meant to be empty: ${commandLine('build', '--accept-empty')}`,
    );
  const found = tagIn(output);
  const tag = tagOf(digest.site.tag);
  if (found === undefined || found === tag || found === digest.publication.formerTag) return;
  const aliases = aliasesOf(digest.papers);
  const lost = shown.filter(id => !digest.paper(id) && !aliases.has(id));
  if (lost.length === 0) return;
  throw refusalAt(
    { file: output },
    'other-site',
    `expected the site of this digest, ${tag}, found that of another, ${found}, with ${plural(lost.length, 'paper')} that would go`,
    'Check that this is the right content folder, or name another folder for its site with --output. ' +
      `If this site is meant to take the place of the other, or its \`tag\` was changed: ${commandLine('build', '--accept-empty')}`,
  );
}

/** The ids of the papers that have a page in a site. */
function papersIn(output: string): string[] {
  const names = attempt(() => fs.readdirSync(path.join(output, 'papers'))) ?? [];
  return names.filter(name => name.endsWith('.html')).map(name => name.slice(0, -'.html'.length));
}

/** The tag of the digest that a site is of, by the id of its daily feed; undefined where it has none. */
function tagIn(output: string): string | undefined {
  const feed = attempt(() => fs.readFileSync(path.join(output, DAILY_ATOM), 'utf8')) ?? '';
  return /<id>(tag:[^<]*):feed:daily<\/id>/.exec(feed)?.[1];
}
