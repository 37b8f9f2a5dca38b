import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AContentFolder } from './a-content-folder.ts';

/** Papers that say the very same of themselves, as replies and errata do, are told apart by what else is known, and none is lost. */

const reply = (doi?: string): string =>
  `@misc{r, title = {Reply on RC1}, abstract = {The comment was uploaded.}${doi === undefined ? '' : `, doi = {${doi}}`}}\n`;

async function ingested(...papers: string[]): Promise<AContentFolder> {
  const folder = new AContentFolder({ '2025-05-01-a.bib': papers.join('') });
  const dry = await folder.ingest({ dryRun: true });
  const real = await folder.ingest();
  assert.equal(real.added, dry.added, 'a dry run tells the same');
  return folder;
}
const DOIS = ['10.1234/a', '10.1234/b', '10.1234/c', '10.1234/d'];

test('four of one wording and four identifiers are four papers', async () => {
  const folder = await ingested(...DOIS.map(reply));
  const papers = Object.values(folder.files('papers/'));
  assert.equal(papers.map(text => /doi: "?([^"\n]+)/.exec(text)?.[1]).sort(), DOIS);
  const before = folder.files();
  await folder.ingest({ again: true });
  assert.equal(folder.files(), before);
});

test('those that nothing tells apart are one, which has all of their lines', async () => {
  const folder = await ingested(reply('10.1234/a'), reply('10.1234/b'), reply(), reply(), reply());
  const listed = Object.values(folder.files('papers/')).flatMap(text => text.match(/lines: .*/g));
  assert.is(listed.length, 5);
});

test.run();
