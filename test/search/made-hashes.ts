/** Indexes made-up papers with a version of Pagefind and prints every file's hash: `made-hashes.ts VERSION forwards|backwards`. */
import { PAGEFINDS } from '../setup/pagefind-versions.ts';
import { makeIndex } from './made-index.ts';
import { madePapers } from './made-papers.ts';

const [version = '', order] = process.argv.slice(2);
const entries = [...madePapers(300, 5).values()];
if (order === 'backwards') entries.reverse();
const pagefind = PAGEFINDS.find(installed => installed.version === version)!;
makeIndex(entries, { pagefind, archive: papers => papers - 100 }).then(({ site }) =>
  console.log(JSON.stringify(site.hashes())),
);
