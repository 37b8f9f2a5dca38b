import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyMends } from '../../src/curate/mend.ts';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { settleReview } from '../../src/curate/settle-review.ts';
import { entryRoom } from '../../src/desk/views/entry.ts';
import { reviewRoom } from '../../src/desk/views/review.ts';
import { UsageError } from '../../src/diagnostic.ts';
import { AContentFolder, aboutOf, abstracts, posterSession } from '../ingest/a-content-folder.ts';
import { ADesk } from './a-desk.ts';
import { aForm } from './a-form.ts';

/** What waits for a person, at the desk: both sides of each, and what each button leaves in the files. */

const DUMP = '2025-05-01-a.txt';
const KITES = 'Federated Kites That Need No Wind to Fly';
const kites = 'federated-kites-that-need-no-wind-to-fly';
const silent = () => {};
const desks: ADesk[] = [];
test.after(async () => {
  for (const desk of desks) await desk.close();
});

async function aReview(dumps: Record<string, string>) {
  const folder = new AContentFolder(dumps);
  await folder.ingest();
  const one = new ADesk(folder);
  desks.push(one);
  const { desk } = one;
  const view = async (path = '/review', params = {}, query = '') =>
    (await reviewRoom.views![path]!(desk, params, new URLSearchParams(query))).body.text;
  const ofKind = (kind: string, query = '') => view('/review/:kind', { kind }, query);
  const act = (action: string, fields: Record<string, string>, kind = '') =>
    reviewRoom.actions![action]!(desk, { kind }, aForm(fields));
  return { folder, desk, view, ofKind, act };
}

/** Two papers of a short title, and nothing else in common. */
const prefaces = () => ({
  [DUMP]: posterSession({ title: 'Federated Preface', abstract: aboutOf('one matter of kites') }),
  '2025-05-02-b.txt': posterSession({
    title: 'Federated Preface',
    authors: 'Cy Cedar · Di Dogwood',
    abstract: aboutOf('another matter of looms'),
  }),
});

/** The same papers in another folder, changed by what a command calls. */
async function byCommand(dumps: Record<string, string>, change: (root: string) => Promise<unknown>) {
  const folder = new AContentFolder(dumps);
  await folder.ingest();
  await change(folder.root);
  return folder.files();
}

/** Without the history, which the desk alone keeps. */
const contents = ({ folder }: { folder: AContentFolder }) =>
  Object.fromEntries(Object.entries(folder.files()).filter(([file]) => !file.startsWith('history/')));

test('kinds are counted, and a digest in order has none', async () => {
  const { view } = await aReview({
    ...prefaces(),
    '2025-05-03-c.txt': abstracts(`${aboutOf(KITES)} We fly federated graphs.`),
  });
  const text = await view();
  assert.match(text, /2 questions wait/);
  assert.match(text, /href="\/review\/same-paper"[^>]*>Perhaps one paper <span class="count">1</);
  assert.match(text, /href="\/review\/untitled"[^>]*>Without a title <span class="count">1</);
  const whole = await aReview({ [DUMP]: posterSession({ title: KITES }) });
  assert.match(await whole.view(), /Nothing waits for a person/);
});

test('a site in another language is asked in its own words, and what the ledger says is called English', async () => {
  const it = await aReview(prefaces());
  it.folder.edit('site.yaml', text => `${text.replace(/^language:.*$/m, '')}\nlanguage: ar\n`);
  assert.match(await it.view(), /سؤال واحد للمراجعة/);
  const text = await it.ofKind('same-paper');
  assert.match(text, /<p class="why" lang="en" dir="ltr">the same title, but no author in common<\/p>/);
  assert.not.match(text, /\b(?:Merge|Keep|keep apart|Listed|waits?|lines|kinds<|first)\b/);
  const [about, id] = it.folder.ids();
  const { says } = await it.act('/review/:kind/settle', { id: id!, about: about! }, 'same-paper');
  assert.match(says, /^أُبقيت «Federated Preface» و«Federated Preface» منفصلتين\.$/);
});

test('a doubtful pair stands side by side, what differs is marked, and the first is the one that was listed first', async () => {
  const { ofKind } = await aReview(prefaces());
  const text = await ofKind('same-paper');
  const [first, second] = [text.indexOf('The first'), text.indexOf('The second')];
  assert.ok(text.indexOf('2025-05-01-a.txt') > first && text.indexOf('2025-05-01-a.txt') < second);
  assert.match(text, /<mark>Ada Alder<\/mark>, <mark>Ben Birch<\/mark>/);
  assert.match(text, /about <mark>another<\/mark> matter of <mark>looms<\/mark>/);
  for (const [key, says] of [
    ['m', 'Merge, keep the first'],
    ['n', 'Merge, keep the second'],
    ['a', 'Keep apart'],
  ])
    assert.match(text, new RegExp(`data-key="${key}"[^>]*>${says} <kbd aria-hidden="true">${key}</kbd>`));
});

for (const [rule, which] of [
  ['the first is kept', 0],
  ['the second is kept', 1],
] as const)
  test(`a merge leaves what the command leaves: ${rule}`, async () => {
    const it = await aReview(prefaces());
    const ids = it.folder.ids();
    const kept = ids[which]!;
    const other = ids[1 - which]!;
    const { says } = await it.act('/review/same-paper/merge', { id: ids[0]!, about: ids[1]!, kept });
    assert.match(says, /^Merged “Federated Preface” into “Federated Preface”\.$/);
    assert.equal(contents(it), await byCommand(prefaces(), root => mergeEntries(root, kept, other, silent)));
    assert.match(await it.view(), /Nothing waits/);
  });

test('what is kept apart leaves what the command leaves, and waits no longer', async () => {
  const it = await aReview(prefaces());
  const [a, b] = it.folder.ids();
  const text = await it.ofKind('same-paper');
  const [, id, about] = /name="id" value="([^"]*)">\s*<input[^>]*name="about" value="([^"]*)"/.exec(text)!;
  assert.equal([id, about].sort(), [a, b]);
  const { says } = await it.act('/review/:kind/settle', { id: id!, about: about! }, 'same-paper');
  assert.match(says, /^Kept .* apart\.$/);
  assert.equal(
    contents(it),
    await byCommand(prefaces(), root => settleReview(root, { id: id!, kind: 'same-paper' }, silent)),
  );
  assert.match(it.folder.read('decisions.yaml'), /^- different: \[/);
  assert.match(await it.ofKind('same-paper'), /Nothing of this kind waits/);
});

test('a kind that there is not has a page without anything, and settles nothing, whatever its name', async () => {
  const it = await aReview(prefaces());
  const [id] = it.folder.ids();
  const before = it.folder.files();
  for (const kind of ['no-such-kind', '__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    assert.match(await it.ofKind(kind), /Nothing of this kind waits/, kind);
    const acts = [
      () => it.view('/review/:kind/mends', { kind }),
      () => it.act('/review/:kind/settle', { id: id! }, kind),
      () => it.act('/review/:kind/mend', { id: id! }, kind),
      () => it.act('/review/:kind/mend', { id: '' }, kind),
    ];
    for (const act of acts) {
      const said = await act().catch(error => error as Error);
      assert.ok(!(said instanceof Error) || said instanceof UsageError, `${kind}: ${String(said)}`);
    }
  }
  assert.equal(it.folder.files(), before);
});

test('one pair is settled, and the others of the same entry wait still', async () => {
  const title = 'Federated Preface';
  const three = ['a', 'b', 'c'].map((x, i) => [
    `2025-05-0${i + 1}.txt`,
    posterSession({ title, authors: `Ada ${x}lder · Ben ${x}irch`, abstract: aboutOf(x) }),
  ]);
  const it = await aReview(Object.fromEntries(three));
  const pairs = [...(await it.ofKind('same-paper')).matchAll(/data-item="(\S+) (\S+)"/g)].map(([, id, about]) => [
    id!,
    about!,
  ]);
  assert.ok(pairs.length > 1);
  const [id, about] = pairs.find(([one]) => pairs.filter(([other]) => other === one).length > 1)!;
  await it.act('/review/:kind/settle', { id: id!, about: about! }, 'same-paper');
  assert.is([...(await it.ofKind('same-paper')).matchAll(/data-item=/g)].length, pairs.length - 1);
});

test('what was settled elsewhere meanwhile is said, and nothing is written', async () => {
  const it = await aReview(prefaces());
  const [a, b] = it.folder.ids();
  it.folder.write('decisions.yaml', `- different: [${a}, ${b}]\n`);
  const before = it.folder.files();
  const settle = () => it.act('/review/:kind/settle', { id: b!, about: a! }, 'same-paper');
  await settle().then(
    () => assert.unreachable(),
    (error: unknown) => assert.ok(error instanceof UsageError && /expected what waits/.test(error.message)),
  );
  assert.equal(it.folder.files(), before);
});

const GLUED = `${aboutOf(KITES)} They float 1.12times longer, for sim3 hours.`;
const floats = () => ({
  [DUMP]: posterSession(
    { title: KITES, abstract: GLUED },
    { title: 'Looms That Weave While They Sleep', abstract: `${aboutOf('looms')} They weave 2times as much.` },
  ),
});

test('a damaged text is shown with its mend, and one alone is mended as the command mends it', async () => {
  const it = await aReview(floats());
  const text = await it.ofKind('lost-symbol');
  assert.match(text, /float 1\.12<mark>times<\/mark> longer/);
  assert.match(text, /float 1\.12<mark>×<\/mark> longer/);
  await it.act('/review/:kind/mend', { id: kites }, 'lost-symbol');
  assert.match(it.folder.read(it.folder.paper(kites)), /1\.12× longer, for ∼3 hours/);
  assert.match(it.folder.read(it.folder.paper('looms-that-weave-while-they-sleep')), /2times/);
  assert.equal(contents(it), await byCommand(floats(), root => applyMends(root, 'lost-symbol', { id: kites }, silent)));
});

test('every damaged place is marked, and what is left of them after an edit is asked still, until there is none', async () => {
  const abstract = `${aboutOf(KITES)} They run in mathcal{O}(n) steps. ${'They fly on and on. '.repeat(30)}They need mathbb{R} and no wind.`;
  const it = await aReview({ [DUMP]: posterSession({ title: KITES, abstract }) });
  const text = await it.ofKind('lost-symbol');
  assert.match(text, /<mark>[^<]*mathcal\{O\}[^<]*<\/mark>/);
  assert.match(text, /<mark>[^<]*mathbb\{R\}[^<]*<\/mark>/);
  const save = (was: string, now: string) =>
    entryRoom.actions!['/paper/:id/save']!(it.desk, { id: kites }, aForm({ 'was-abstract': was, abstract: now }));
  const half = abstract.replace('mathcal{O}(n)', '$O(n)$');
  await save(abstract, half);
  const left = await it.ofKind('lost-symbol');
  assert.match(left, /as it was edited/);
  assert.match(left, /<mark>[^<]*mathbb\{R\}/);
  await save(half, half.replace('mathbb{R}', 'much'));
  assert.match(await it.view(), /Nothing waits/);
});

test('what was edited and is damaged still can be mended, or settled', async () => {
  for (const [action, fields] of [
    ['/review/:kind/mend', { id: kites, field: 'abstract' }],
    ['/review/:kind/settle', { id: kites }],
  ] as const) {
    const it = await aReview({ [DUMP]: posterSession({ title: KITES, abstract: GLUED }) });
    await entryRoom.actions!['/paper/:id/save']!(
      it.desk,
      { id: kites },
      aForm({ 'was-abstract': GLUED, abstract: GLUED.replace('1.12times', '1.12 times') }),
    );
    assert.match(await it.ofKind('lost-symbol'), /for <mark>∼<\/mark>3 hours/);
    await it.act(action, fields, 'lost-symbol');
    assert.match(await it.view(), /Nothing waits/);
  }
});

test('all of a kind are looked at, and then mended as the command mends them', async () => {
  const it = await aReview(floats());
  const before = it.folder.files();
  const look = await it.view('/review/:kind/mends', { kind: 'lost-symbol' });
  assert.match(look, /2 texts would change/);
  assert.match(look, /Mend 2 papers/);
  assert.equal(it.folder.files(), before, 'a look changes nothing');
  const { says, to } = await it.act('/review/:kind/mend', {}, 'lost-symbol');
  assert.equal([says, to], ['Mended 2 papers.', '/review/lost-symbol']);
  assert.equal(contents(it), await byCommand(floats(), root => applyMends(root, 'lost-symbol', {}, silent)));
});

test('what was mended while it was read is settled, not mended, and the page, the word and the history say so', async () => {
  const glued = (x: string) => `${aboutOf(x)}They rise.Then they land.`;
  const it = await aReview({
    [DUMP]: posterSession(
      { title: KITES, abstract: glued('kites') },
      { title: 'Looms That Weave While They Sleep', abstract: glued('looms') },
    ),
  });
  assert.match(await it.ofKind('glued-words'), />Settle all 2 at once</);
  const look = await it.view('/review/:kind/mends', { kind: 'glued-words' });
  assert.match(look, /Nothing would change: 2 texts were mended while being read/);
  assert.match(look, />Settle 2 papers</);
  const { says } = await it.act('/review/:kind/mend', {}, 'glued-words');
  assert.is(says, 'Settled 2 papers.');
  assert.is(it.desk.history.last()!.says, 'Settled 2 papers: words are glued together');
});

test('all at once is offered where something has a sure mend, with how many', async () => {
  const lost = (x: string) => ({ title: `${x} That Float`, abstract: `${aboutOf(x)} It takes mathcal{O}(n) steps.` });
  const sure = { title: KITES, abstract: GLUED };
  const some = await aReview({ [DUMP]: posterSession(lost('Stones'), lost('Boats'), sure) });
  assert.match(await some.ofKind('lost-symbol'), />Mend 1 of 3 at once</);
  const none = await aReview({ [DUMP]: posterSession(lost('Stones'), lost('Boats')) });
  assert.not.match(await none.ofKind('lost-symbol'), /at once/);
});

test('lines that were not understood stand among those around them, once for each dump', async () => {
  const dump = `${posterSession({ title: KITES, abstract: `${aboutOf(KITES)} We fly them by day and by night.` })}\nHome\n\n<b>About</b> us\n`;
  const name = 'A paste (1).txt';
  const it = await aReview({ [name]: dump });
  const text = await it.ofKind('unread');
  assert.is([...text.matchAll(/data-item=/g)].length, 1);
  assert.match(text, /<li value="7"><mark>Home<\/mark><\/li>/);
  assert.match(text, /<mark>&lt;b&gt;About&lt;\/b&gt; us<\/mark>/);
  await it.act('/review/:kind/settle', { id: name }, 'unread');
  assert.match(await it.view(), /Nothing waits/);
});

test('many papers that may be one are one item, which is settled as the command settles it', async () => {
  const papers = Array.from({ length: 11 }, (_, i) => ({
    title: 'Federated Preface',
    authors: `Ada Alder${'abcdefghijk'[i]} · Ben Birch${'abcdefghijk'[i]}`,
    abstract: aboutOf(`matter ${i}`),
  }));
  const dumps = { [DUMP]: posterSession(...papers) };
  const it = await aReview(dumps);
  const text = await it.ofKind('same-paper');
  assert.is([...text.matchAll(/data-item=/g)].length, 1);
  assert.match(text, /11 papers with a title or an identifier in common/);
  const [, id, about] = /name="id" value="([^"]*)">\s*<input[^>]*name="about" value="([^"]*)"/.exec(text)!;
  await it.act('/review/:kind/settle', { id: id!, about: about! }, 'same-paper');
  assert.equal(
    contents(it),
    await byCommand(dumps, root => settleReview(root, { id: id!, kind: 'same-paper' }, silent)),
  );
  assert.match(await it.view(), /Nothing waits/);
});

test('a paper without a topic is given one, one that is listed no more can go, and a name stands once', async () => {
  const it = await aReview({
    [DUMP]: posterSession({ title: 'Kites That Need No Wind to Fly', authors: 'Ada Alder · Ben Birch · Ada Alder' }),
  });
  const id = 'kites-that-need-no-wind-to-fly';
  const text = await it.ofKind('no-topic');
  assert.match(text, /action="\/paper\/kites-that-need-no-wind-to-fly\/save"/);
  assert.match(text, /<option value="graphs">Graphs<\/option>/);
  const names = await it.ofKind('repeated-name');
  assert.match(names, /<mark>Ada Alder<\/mark>, Ben Birch, <mark>Ada Alder<\/mark>/);
  const author = /name="author" value="([^"]*)"/.exec(names)![1]!;
  const was = /name="was-author" value="([^"]*)"/.exec(names)![1]!;
  const save = (fields: Record<string, string>) =>
    entryRoom.actions!['/paper/:id/save']!(it.desk, { id }, aForm(fields));
  await save({ author, 'was-author': was });
  const nothing = await save({ kind: 'no-topic', topics: '', 'was-topics': '' }).catch((error: Error) => error.message);
  assert.is(nothing, 'choose a topic first');
  assert.match(text, /name="kind" value="no-topic"/);
  await save({ topics: 'graphs', 'was-topics': '' });
  assert.match(
    it.folder.read(it.folder.paper(id)),
    /author:\n {2}- Ada Alder\n {2}- Ben Birch\n[\s\S]*topics:\n {2}- graphs\n/,
  );
  assert.match(await it.view(), /Nothing waits/);
  it.folder.remove(`ledger/${DUMP.replace('txt', 'json')}`);
  await it.desk.change('Looked again', async () => {});
  assert.match(await it.ofKind('unlisted'), /formaction="\/paper\/kites-that-need-no-wind-to-fly\/delete"/);
});

test('long lists come in parts', async () => {
  const papers = Array.from({ length: 25 }, (_, i) => ({
    title: `${KITES} in the Year ${1900 + i}`,
    authors: 'Ada Alder · Ben Birch · Ada Alder',
  }));
  const { ofKind } = await aReview({ [DUMP]: posterSession(...papers) });
  const [first, second] = [await ofKind('repeated-name'), await ofKind('repeated-name', 'from=21')];
  assert.equal(
    [first, second].map(text => [...text.matchAll(/data-item=/g)].length),
    [20, 5],
  );
  assert.match(first, /1–20 of 25/);
  assert.match(first, /<a href="\/review\/repeated-name\?from=21" rel="next">/);
  assert.match(second, /<a href="\/review\/repeated-name" rel="prev">/);
  for (const strange of ['from=999', 'from=-5', 'from=x'])
    assert.match(await ofKind('repeated-name', strange), /data-item=/);
});

test('what papers say is text, whatever it says', async () => {
  const { folder, ofKind, view } = await aReview({
    ...prefaces(),
    '2025-05-03-c.txt': posterSession({ title: KITES, authors: 'Ada Alder · Ben Birch · Ada Alder' }),
  });
  const HOSTILE = '<script>alert(1)</script> & "x"';
  for (const id of folder.ids())
    folder.edit(folder.paper(id), text =>
      text
        .replace(/^title: .*$/m, `title: ${JSON.stringify(HOSTILE)}`)
        .replace(/^ {2}- Ada Alder$/m, `  - ${JSON.stringify(`${HOSTILE} Ada`)}`)
        .replace(/\n\n[\s\S]*$/, `\n\n<img src=x onerror=alert(1)> ${HOSTILE}\n`),
    );
  for (const text of [await view(), await ofKind('same-paper'), await ofKind('repeated-name')]) {
    assert.not.match(text, /<script|<img/);
    assert.not.match(text, /="[^"]*"x"/);
  }
  assert.match(await ofKind('same-paper'), /&lt;script&gt;/);
});

test.run();
