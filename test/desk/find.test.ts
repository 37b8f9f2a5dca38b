import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findRoom } from '../../src/desk/views/find.ts';
import { AContentFolder, aboutOf, abstracts, posterSession } from '../ingest/a-content-folder.ts';
import { ADesk } from './a-desk.ts';

/** The archive is searched at the desk by words, topic, day and state. */

const desks: ADesk[] = [];
test.after(async () => {
  for (const desk of desks) await desk.close();
});

async function anArchive(more: Record<string, string> = {}) {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession(
      { title: 'Federated Kites That Need No Wind to Fly', authors: 'Łukasz Łoś · Ben Birch' },
      { title: 'Looms That Weave While They Sleep', abstract: `${aboutOf('looms')} Kites are not among them.` },
    ),
    '2025-05-02-b.txt': posterSession({ title: 'Why Kites Fall in Federated Winters', authors: 'Cy Cedar · Cy Cedar' }),
    '2025-05-03-c.txt': abstracts(`${aboutOf('mills')} We grind federated graphs.`),
    ...more,
  });
  await folder.ingest();
  const one = new ADesk(folder);
  desks.push(one);
  const find = async (query: string) =>
    (await findRoom.views!['/find']!(one.desk, {}, new URLSearchParams(query))).body.text;
  const ids = async (query: string) =>
    [...(await find(query)).matchAll(/data-item="([^"]*)"/g)].map(([, id]) => id!.slice(0, 14));
  return { folder, find, ids };
}

const [KITES, LOOMS, FALL] = ['federated-kite', 'looms-that-wea', 'why-kites-fall'] as const;

const ASKED: [rule: string, query: string, found: readonly string[]][] = [
  ['words of the title before those of the abstract, the newest first', 'q=kites', [FALL, KITES, LOOMS]],
  ['the title comes before the day', 'q=federated', [FALL, KITES, 'this-paper-is-']],
  ['each word has to be there', 'q=kites+winter', [FALL]],
  ['letters are plain ones, whatever their case', 'q=LUKASZ+los', [KITES]],
  ['an id', `q=looms-that-weave`, [LOOMS]],
  ['a day', 'day=2025-05-02', [FALL]],
  ['a month', 'q=kites&day=2025-05', [FALL, KITES, LOOMS]],
  ['a topic', 'q=kites&topic=graphs', [FALL, KITES]],
  ['no such topic', 'topic=none', []],
  ['those that wait for a person', 'state=doubtful&q=kites', [FALL, LOOMS]],
  ['words that are nowhere', 'q=zeolite', []],
];
for (const [rule, query, found] of ASKED)
  test(`papers are found: ${rule}`, async () => assert.equal(await (await anArchive()).ids(query), found));

test('those without a title are found, and those that were picked, in either way', async () => {
  const { folder, ids } = await anArchive();
  assert.is((await ids('state=untitled')).length, 1);
  assert.equal(await ids('state=picked'), []);
  const all = folder.ids();
  folder.write('days/2025-05-02.md', `---\npicks:\n  - ${all.find(id => id.startsWith(FALL))}\n---\n`);
  folder.edit(folder.paper(all.find(id => id.startsWith(LOOMS))!), text =>
    text.replace('provenance:', 'pick: true\nprovenance:'),
  );
  const later = await anArchive();
  for (const file of ['days/2025-05-02.md', folder.paper(all.find(id => id.startsWith(LOOMS))!)])
    later.folder.write(file, folder.read(file));
  assert.equal(await later.ids('state=picked'), [FALL, LOOMS]);
});

test('long lists come in parts that keep what was asked', async () => {
  const papers = Array.from({ length: 60 }, (_, i) => ({ title: `Seventy Mills of the Year ${1800 + i}` }));
  const { find, ids } = await anArchive({ '2025-05-04-d.txt': posterSession(...papers) });
  assert.is((await ids('q=mills+seventy')).length, 50);
  assert.is((await ids('q=mills+seventy&from=51')).length, 10);
  assert.match(await find('q=mills+seventy'), /60 papers\s+·\s+1–50 of 60/);
  assert.match(await find('q=mills+seventy'), /href="\/find\?q=mills\+seventy&amp;from=51" rel="next"/);
});

test('what is asked is text, whatever it says', async () => {
  const { find } = await anArchive();
  for (const asked of ['"><script>alert(1)</script>', "' onfocus='x", '$x$'])
    for (const name of ['q', 'day', 'topic', 'state'])
      assert.not.match(await find(new URLSearchParams({ [name]: asked }).toString()), /<script|="[^"]*" onfocus/);
});

test.run();
