import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { relabelText } from '../../src/cli/archive-report.ts';
import { type RelabelReport, relabel } from '../../src/curate/relabel.ts';
import { openArchive } from '../../src/editorial/archive.ts';
import { loadSources } from '../../src/read/sources.ts';
import { coloursOf } from '../../src/terminal/colour.ts';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';

/** What other topic files would change, and what they leave as a person chose it. */

const ID = 'federated-kites-that-need-no-wind-to-fly';
const TOPIC = (name: string, term: string, weight: number) => `---\nname: ${name}\nterms:\n  ${term}: ${weight}\n---\n`;

async function relabelled(edit: (folder: AContentFolder) => void): Promise<RelabelReport> {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: 'Federated Kites That Need No Wind to Fly' }),
  });
  await folder.ingest();
  edit(folder);
  return relabel(openArchive(folder.root, await loadSources(), () => {}));
}

/** A rule; what a person does; what would change (was, becomes, whether the first is another); and the entries that stay. */
type Row = [
  rule: string,
  edit: (folder: AContentFolder) => void,
  changes: [string[], string[], boolean][],
  own: string[],
];
const retopic = (text: string) => text.replace('- graphs', '- shores');

const RULES: Row[] = [
  ['topic files that say the same change nothing', () => {}, [], []],
  [
    'a topic that fits better comes first',
    folder => folder.write('topics/kites.md', TOPIC('Kites', 'kites', 9)),
    [[['graphs'], ['kites', 'graphs'], true]],
    [],
  ],
  [
    'a topic that fits less well comes behind',
    folder => folder.write('topics/kites.md', TOPIC('Kites', 'kites', 0.1)),
    [[['graphs'], ['graphs', 'kites'], false]],
    [],
  ],
  [
    'a topic that fits no more goes',
    folder => folder.write('topics/graphs.md', TOPIC('Graphs', 'lattice', 1)),
    [[['graphs'], [], true]],
    [],
  ],
  ['topics that a person chose stay, and are named', folder => folder.edit(`papers/2025/${ID}.md`, retopic), [], [ID]],
];

test('a name that is of no topic any more is told, unless it leads to another', async () => {
  const rename = (aliases: string) => (folder: AContentFolder) => {
    folder.remove('topics/graphs.md');
    folder.write('topics/networks.md', TOPIC('Networks', 'federated', 9).replace('terms:', `${aliases}terms:`));
  };
  const { changes, gone } = await relabelled(rename(''));
  assert.equal([changes[0]!.was, changes[0]!.becomes, gone], [['graphs'], ['networks'], ['graphs']]);
  const text = relabelText({ entries: 1, changes, own: [], gone }, true, coloursOf({}, {}));
  assert.match(
    text,
    /"graphs" is the name of no topic any more\. If its file was renamed, write "aliases: \[graphs\]" into it/,
  );
  assert.equal((await relabelled(rename('aliases: [graphs]\n'))).gone, []);
});

for (const [rule, edit, changes, own] of RULES)
  test(rule, async () => {
    const report = await relabelled(edit);
    assert.equal(
      report.changes.map(({ was, becomes, primary }) => [was, becomes, primary]),
      changes,
    );
    assert.equal([report.own, report.entries], [own, 1]);
    for (const { was, becomes, added, removed } of report.changes)
      assert.equal([...was, ...added].sort(), [...becomes, ...removed].sort(), 'what comes and goes is told');
  });

test.run();
