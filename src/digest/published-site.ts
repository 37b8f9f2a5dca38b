import fs from 'node:fs';
import path from 'node:path';
import { ContentError } from '../diagnostic.ts';

/**
 * Holds a build to the site that stands: one that has papers is not replaced by one without, as when the content's disk is not
 * mounted, unless that is meant.
 *
 * @param output the folder of the site
 * @param papers how many the new site has
 * @throws ContentError where every paper of the site would go
 */
export function requirePapers(output: string, papers: number, acceptEmpty: boolean | undefined): void {
  if (papers > 0 || acceptEmpty) return;
  const folder = path.join(output, 'papers');
  const pages = fs.existsSync(folder) ? fs.readdirSync(folder).filter(name => name.endsWith('.html')).length : 0;
  if (pages === 0) return;
  throw new ContentError({
    severity: 'error',
    rule: 'no-papers',
    file: output,
    message: `expected papers, as the site that stands here has ${pages}, found none in the content folder`,
    advice:
      'See that this is the right content folder and that its papers are there. If the site is to be empty, build once with --accept-empty.',
  });
}
