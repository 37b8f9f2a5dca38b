import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { editEntry } from '../../src/content/edit-entry.ts';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { Conflict } from '../../src/desk/desk.ts';
import { entryRoom } from '../../src/desk/views/entry.ts';
import { UsageError } from '../../src/diagnostic.ts';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';
import { ADesk, TODAY } from './a-desk.ts';
import { aForm } from './a-form.ts';

/** An entry at the desk: what each field says and where it is from, and what a save, a merge, a split and a deletion leave in the files. */

const KITES = 'Federated Kites That Need No Wind to Fly';
const kites = 'federated-kites-that-need-no-wind-to-fly';
const LOOMS = 'Looms That Weave While They Sleep';
const looms = 'looms-that-weave-while-they-sleep';
const DUMP = '2025-05-01-a.txt';
const silent = () => {};
const desks: ADesk[] = [];
test.after(async () => {
  for (const desk of desks) await desk.close();
});

const dumps = () => ({
  [DUMP]: posterSession({ title: KITES }, { title: LOOMS, authors: 'Cy Cedar · Di Dogwood' }),
});

async function anEntry() {
  const folder = new AContentFolder(dumps());
  await folder.ingest();
  const one = new ADesk(folder);
  desks.push(one);
  const { desk } = one;
  const paper = folder.paper(kites);
  const view = async (id: string) => entryRoom.views!['/paper/:id']!(desk, { id }, new URLSearchParams());
  const act = (action: string, fields: Record<string, string | string[]>, id = kites) =>
    entryRoom.actions![action]!(desk, { id }, aForm(fields));
  const save = (fields: Record<string, string | string[]>) => act('/paper/:id/save', fields);
  return { folder, desk, paper, view, act, save };
}

const contents = (folder: AContentFolder) =>
  Object.fromEntries(Object.entries(folder.files()).filter(([file]) => !file.startsWith('history/')));

/** @returns what was thrown */
async function refused(act: () => Promise<unknown>): Promise<unknown> {
  try {
    await act();
  } catch (error) {
    return error;
  }
  return assert.unreachable();
}

test('every field is shown with where it is from, and who changed it', async () => {
  const { folder, paper, view } = await anEntry();
  folder.edit(paper, text =>
    text.replace(/^title: .*$/m, 'title: Mine').replace('provenance:', 'note: Fine.\nprovenance:'),
  );
  const { title, body } = await view(kites);
  assert.is(title, 'Mine');
  const { text } = body;
  assert.match(text, /id="field-title-from">Written by a person; stated in 2025-05-01-a\.txt, line 3</);
  assert.match(text, /id="field-author-from">From 2025-05-01-a\.txt, line 4</);
  assert.match(text, /id="field-abstract-from">From 2025-05-01-a\.txt, line 5</);
  assert.match(text, /id="field-note-from">Written by a person</);
  assert.match(text, /id="field-listed-from">Made when it was taken in</);
  assert.match(text, /<label for="field-title">Title</);
  assert.match(text, /<textarea id="field-author" name="author" rows="3"[^>]*>\nAda Alder\nBen Birch<\/textarea>/);
  assert.match(text, /<li value="4">Ada Alder · Ben Birch<\/li>/, 'what stands in the dump');
});

test('a save changes its field and no byte besides', async () => {
  const { folder, paper, save } = await anEntry();
  folder.edit(paper, text =>
    text
      .replace('---\n', '---\n# a comment, and an order of my own\n')
      .replace(/^listed: .*$/m, "listed:   '2025-05-01'"),
  );
  const before = folder.read(paper);
  const { says } = await save({ 'was-title': KITES, title: 'Kites & “Strings”', 'was-issued': '', issued: '' });
  assert.is(says, `Changed “${KITES}”.`);
  assert.is(folder.read(paper), editEntry(before, { title: 'Kites & “Strings”' }));
  assert.match(folder.read(paper), /# a comment, and an order of my own/);
});

const EDITS: [rule: string, fields: Record<string, string | string[]>, now: RegExp][] = [
  [
    'authors, one on each line',
    { 'was-author': 'Ada Alder\nBen Birch', author: 'Ada Alder\n\n Eve  Elm ' },
    /author:\n {2}- Ada Alder\n {2}- Eve Elm\n/,
  ],
  [
    'an identifier in any form that people copy',
    { 'was-identifiers.arxiv': '', 'identifiers.arxiv': 'https://arxiv.org/abs/2309.17425v2' },
    /identifiers:\n {2}arxiv: "2309\.17425"\n/,
  ],
  [
    'two identifiers at once',
    {
      'was-identifiers.arxiv': '',
      'identifiers.arxiv': '2309.17425',
      'was-identifiers.doi': '',
      'identifiers.doi': '10.1000/182',
    },
    /identifiers:\n {2}arxiv: "2309\.17425"\n {2}doi: "?10\.1000\/182"?\n/,
  ],
  [
    'links with their kinds',
    { 'was-links': '', links: 'https://github.com/kites/fly code\nhttps://kites.example' },
    /links:\n {2}- url: https:\/\/github\.com\/kites\/fly\n {4}kind: code\n {2}- url: https:\/\/kites\.example\n {4}kind: other\n/,
  ],
  [
    'topics in their order, each once',
    { 'was-topics': 'graphs', topics: ['shores', 'graphs', '', 'shores'] },
    /topics:\n {2}- shores\n {2}- graphs\n/,
  ],
  [
    'a title in other languages, each behind its tag',
    { 'was-title-translations': '', 'title-translations': 'zh: 风筝：一只\nno : Drager: en studie' },
    /title-translations:\n {2}zh: 风筝：一只\n {2}"no": "Drager: en studie"\n/,
  ],
  ['a pick', { 'was-pick': '', pick: '1' }, /^pick: true$/m],
  ['a status', { 'was-status': '', status: 'retracted' }, /^status: retracted$/m],
  ['whether authors are all', { 'was-authors-complete': '', 'authors-complete': '1' }, /^authors-complete: false$/m],
  ['a number', { 'was-comments': '', comments: '12' }, /^comments: 12$/m],
  [
    'an abstract of several paragraphs',
    { 'was-abstract': aboutKites(), abstract: 'One.\n\nTwo $x^2$.\n' },
    /\n---\n\nOne\.\n\nTwo \$x\^2\$\.\n$/,
  ],
];
for (const [rule, fields, now] of EDITS)
  test(`a field is written as a person would: ${rule}`, async () => {
    const { folder, paper, save } = await anEntry();
    folder.write('topics/shores.md', '---\nname: Shores\nterms:\n  elm: 9\n---\n');
    await save(fields);
    assert.match(folder.read(paper), now);
    assert.equal((await folder.ingest()).changed, [], 'ingestion leaves it');
  });

function aboutKites(): string {
  const text = dumps()[DUMP]!.split('\n')[4]!;
  return text;
}

test('a field that is emptied is taken out, and another day moves the file to its year', async () => {
  const { folder, paper, save } = await anEntry();
  await save({ 'was-author': 'Ada Alder\nBen Birch', author: ' ' });
  assert.not.match(folder.read(paper), /author:/);
  await save({ 'was-listed': '2025-05-01', listed: '2024-12-31' });
  assert.is(folder.paper(kites), `papers/2024/${kites}.md`);
});

const WRONG: [rule: string, fields: Record<string, string>, says: RegExp][] = [
  [
    'a date that does not exist',
    { 'was-issued': '', issued: '2025-02-30' },
    /Published: expected a date that exists.*found "2025-02-30"/,
  ],
  ['no day', { 'was-listed': '2025-05-01', listed: '' }, /Day of the digest: expected/],
  ['no identifier', { 'was-identifiers.doi': '', 'identifiers.doi': 'kites' }, /DOI: expected a DOI/],
  [
    'an address that runs',
    { 'was-links': '', links: 'javascript:alert(1) code' },
    /Links: expected an http or https address/,
  ],
  ['a link of no kind', { 'was-links': '', links: 'https://a.example kite' }, /Links: expected one of code, data/],
  ['a number that is none', { 'was-comments': '', comments: 'many' }, /expected a whole number/],
  ['a topic that can be none', { 'was-topics': 'graphs', topics: '../x' }, /Topics: expected a slug/],
  ['a topic without a file', { 'was-topics': 'graphs', topics: 'kites' }, /expected topics .*found “kites”/],
];
for (const [rule, fields, says] of WRONG)
  test(`what is not as it should be is said, and nothing is written: ${rule}`, async () => {
    const { folder, save } = await anEntry();
    const before = folder.files();
    const error = await refused(() => save({ ...fields, 'was-title': KITES, title: 'Another' }));
    assert.instance(error, UsageError);
    assert.match((error as Error).message, says);
    assert.equal(folder.files(), before);
  });

test('the day of a paper by hand is the one that one comes from, or else today', async () => {
  const { desk } = await anEntry();
  const day = async (query: string) => {
    const { body } = await entryRoom.views!['/paper/new']!(desk, {}, new URLSearchParams(query));
    return /<input type="date"[^>]* name="listed" value="([^"]*)"/.exec(body.text)![1];
  };
  assert.equal([await day('day=2025-05-01'), await day('day=x'), await day('')], ['2025-05-01', TODAY, TODAY]);
});

test('a field that was changed in the file meanwhile is shown with both, and nothing is written', async () => {
  const { folder, paper, save } = await anEntry();
  folder.edit(paper, text => text.replace(/^title: .*$/m, 'title: By hand'));
  const before = folder.files();
  const error = await refused(() => save({ 'was-title': KITES, title: 'At the desk', 'was-note': '', note: 'Fine.' }));
  assert.instance(error, Conflict);
  assert.match((error as Conflict).message, 'choose which to keep, then save again');
  assert.equal((error as Conflict).fields, [{ name: 'title', yours: 'At the desk', theirs: 'By hand' }]);
  assert.equal(folder.files(), before);
  await save({ 'was-title': 'By hand', title: 'At the desk', 'was-note': '', note: 'Fine.' });
  assert.match(folder.read(paper), /^title: At the desk$/m);
});

test('what was changed elsewhere stays where another field is saved', async () => {
  const { folder, paper, save } = await anEntry();
  folder.edit(paper, text => text.replace(/^title: .*$/m, 'title: By hand'));
  await save({ 'was-title': KITES, title: KITES, 'was-note': '', note: 'Fine.' });
  assert.match(folder.read(paper), /^title: By hand$[\s\S]*^note: Fine\.$/m);
});

test('an entry is found by its id, an alias, an arXiv identifier and a DOI; of another name nothing is', async () => {
  const { desk, folder, view, save } = await anEntry();
  await save({
    'was-identifiers.arxiv': '',
    'identifiers.arxiv': '2309.17425',
    'was-identifiers.doi': '',
    'identifiers.doi': '10.1000/182',
  });
  await mergeEntries(folder.root, kites, looms, silent);
  await desk.change('Looked again', async () => {});
  for (const name of [kites, looms, '2309.17425', 'arXiv:2309.17425v3'])
    assert.is((await view(name)).title, KITES, name);
  const { title } = await entryRoom.views!['/paper/:id/:rest']!(
    desk,
    { id: '10.1000', rest: '182' },
    new URLSearchParams(),
  );
  assert.is(title, KITES);
  const none = await view('<b>none</b>');
  assert.is(none.status, 404);
  assert.not.match(none.body.text, /<b>/);
});

test('merging and splitting leave what the commands leave', async () => {
  const it = await anEntry();
  const other = new AContentFolder(dumps());
  await other.ingest();
  const { says } = await it.act('/paper/:id/merge', { other: looms });
  assert.is(says, `Merged “${LOOMS}” into “${KITES}”.`);
  await mergeEntries(other.root, kites, looms, silent);
  assert.equal(contents(it.folder), contents(other));
  assert.match((await it.view(kites)).body.text, new RegExp(`${looms} was merged into it`));
  const { to } = await it.act('/paper/:id/split', { alias: looms });
  assert.is(to, `/paper/${looms}`);
  await splitEntry(other.root, looms, {}, silent);
  assert.equal(contents(it.folder), contents(other));
});

test('a paper that a person deletes stays known, and is no pick any more', async () => {
  const it = await anEntry();
  it.folder.write('days/2025-05-01.md', `---\npicks:\n  - ${kites}\n  - ${looms}\n---\nGood ones.\n`);
  const { says, to } = await it.act('/paper/:id/delete', {});
  assert.equal([says, to], [`Deleted “${KITES}”.`, '/find']);
  assert.equal(it.folder.ids(), [looms]);
  assert.not.match(it.folder.read('days/2025-05-01.md'), kites);
  await it.folder.ingest({ again: true });
  assert.equal(it.folder.ids(), [looms], 'its dump does not bring it back');
});

test('undo of a deletion brings every byte back', async () => {
  const it = await anEntry();
  const before = contents(it.folder);
  await it.act('/paper/:id/delete', {});
  await it.desk.undo();
  assert.equal(contents(it.folder), before);
});

const written = (fields: Record<string, string | string[]>) => ({ listed: '2025-06-01', 'was-listed': '', ...fields });

test('a paper is written by hand, with the topics of its words', async () => {
  const { folder, act } = await anEntry();
  const { says, to } = await act(
    '/paper/new',
    written({
      'was-title': '',
      title: 'Graphs of $\\ell_1$ Kites',
      'was-author': '',
      author: 'Eve Elm',
      'was-abstract': '',
      abstract: 'We fly graphs.',
    }),
  );
  assert.equal([says, to], ['Wrote “Graphs of ℓ₁ Kites”.', '/paper/graphs-of-l1-kites']);
  assert.is(
    folder.read('papers/2025/graphs-of-l1-kites.md'),
    '---\ntitle: Graphs of $\\ell_1$ Kites\nauthor:\n  - Eve Elm\nlisted: "2025-06-01"\ntopics:\n  - graphs\n---\n\nWe fly graphs.\n',
  );
  assert.equal((await folder.ingest()).changed, []);
});

const REFUSED: [rule: string, fields: Record<string, string>, says: RegExp][] = [
  ['of which nothing is said', {}, /expected a title, an abstract, or an identifier/],
  ['that is there already', { 'was-title': '', title: KITES }, new RegExp(`found ${kites} \\(the same title`)],
  [
    'without a day',
    { 'was-title': '', title: 'New Looms for Old Threads', listed: '' },
    /day of the digest: expected one/,
  ],
  [
    'of a day that does not exist',
    { 'was-title': '', title: 'New Looms for Old Threads', listed: '2025-02-30' },
    /Day of the digest/,
  ],
];
for (const [rule, fields, says] of REFUSED)
  test(`a paper is not written by hand ${rule}`, async () => {
    const { folder, act } = await anEntry();
    const before = folder.files();
    const error = await refused(() => act('/paper/new', written(fields)));
    assert.instance(error, UsageError);
    assert.match((error as Error).message, says);
    assert.equal(folder.files(), before);
  });

test('the live view sets what is typed, right or not, and lets nothing run', async () => {
  const { desk } = await anEntry();
  const piece = async (fields: Record<string, string>) =>
    (await entryRoom.pieces!['/piece/entry']!(desk, {}, aForm(fields))).text;
  const text = await piece({
    title: 'Of $x^2$ <script>alert(1)</script>',
    author: '<b>Ada</b>',
    abstract: 'So **it** is: $\\frac{1}{2}$ <img src=x onerror=alert(1)> [here](javascript:alert(1))',
    note: `See [kites](paper:${kites}).`,
    issued: '2025-13',
    links: 'javascript:alert(1) code\nhttps://kites.example nothing',
    status: 'strange',
  });
  assert.match(text, /<math/);
  assert.match(text, /<strong>it<\/strong>/);
  assert.match(text, new RegExp(`<a href="/paper/${kites}">kites</a>`));
  assert.not.match(text, /<script|<img|<b>|href="javascript/);
  assert.match(await piece({}), /Nothing is written yet/);
});

test.run();
