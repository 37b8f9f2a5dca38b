import fs from 'node:fs';
import path from 'node:path';
import { refusalAt } from '../diagnostic.ts';
import { commandLine } from '../terminal/command.ts';

/**
 * Refuses to replace a site that has papers by one that has none, as when the content's disk is not mounted, unless this is
 * intended.
 *
 * @param output the site's folder
 * @param papers how many papers the new site has
 * @throws ContentError if every paper of the site would be removed
 */
export function requirePapers(output: string, papers: number, acceptEmpty: boolean | undefined): void {
  if (papers > 0 || acceptEmpty) return;
  const folder = path.join(output, 'papers');
  const pages = fs.existsSync(folder) ? fs.readdirSync(folder).filter(name => name.endsWith('.html')).length : 0;
  if (pages === 0) return;
  throw refusalAt(
    { file: output },
    'no-papers',
    `expected papers, since the present site has ${pages}, found none in the content folder`,
    'Check that this is the right content folder and that its papers are there. ' +
      `If the site is meant to be empty: ${commandLine('build', '--accept-empty')}`,
  );
}
