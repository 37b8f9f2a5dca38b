import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ContentDesk } from '../../src/desk/content-desk.ts';
import { Conflict } from '../../src/desk/desk.ts';
import { linkTo } from '../../src/desk/issue/own-words.ts';
import { topicsAfter } from '../../src/desk/issue/topics-after.ts';
import { issueRoom } from '../../src/desk/views/issue.ts';
import { ContentError, UsageError } from '../../src/diagnostic.ts';
import { daySections } from '../../src/digest/day-sections.ts';
import { loadDigest } from '../../src/digest/load-digest.ts';
import { renderNote } from '../../src/typeset/own-words.ts';
import { ENGLISH } from '../../src/words/site-words.ts';
import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';
import { aForm } from './a-form.ts';

/** A day's issue at the desk, without a browser: what each action leaves in the files, and what the pages say of them. */

const DAY = '2025-05-01';
const FILE = `days/${DAY}.md`;
const GRAPHS = 'On the Shape of Federated Graphs in Winter';
const graphs = 'on-the-shape-of-federated-graphs-in-winter';
const trees = 'trees-that-grow-downwards-need-no-roots';
const optimizer = 'a-quiet-optimizer-for-loud-gradients';
const TITLES = [GRAPHS, 'Trees That Grow Downwards Need No Roots', 'A Quiet Optimizer for Loud Gradients'];
const HOSTILE = '<script>alert(1)</script> & "Ada" <b>B</b>';
const DUMP = posterSession(...TITLES.map(title => ({ title })));
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const desks: ContentDesk[] = [];

async function aDay() {
  const folder = new AContentFolder({ [`${DAY}-a.txt`]: DUMP });
  folder.write('topics/trees.md', '---\nname: Trees\nterms:\n  elm: 9\n---\n');
  await folder.ingest();
  const at = { content: folder.root, output: folder.at('../_site') };
  const desk = new ContentDesk({ ...at, today: () => '2025-05-02', now: () => '2025-05-02T01:02:03Z' });
  desks.push(desk);
  const params = { day: DAY };
  const act = (action: string, fields: Record<string, string | string[]>, day = DAY) =>
    issueRoom.actions![`/day/:day/${action}`]!(desk, { day }, aForm(fields));
  const view = async (query = '', day = DAY) =>
    (await issueRoom.views!['/day/:day']!(desk, { day }, new URLSearchParams(query))).body.text;
  const piece = async (name: string, fields: Record<string, string>) =>
    (await issueRoom.pieces![`/day/:day/${name}`]!(desk, params, aForm(fields))).text;
  return { folder, desk, act, view, piece };
}

test.after(() => {
  for (const desk of desks) desk.close();
});

/** The ids of a page's papers, in their order. */
const order = (page: string): string[] => [...page.matchAll(/data-item="([^"]*)"/g)].map(([, id]) => id!);

test('picks come first, in the order in which they were picked and moved; undo brings every byte back', async () => {
  const { folder, desk, act, view } = await aDay();
  const before = folder.files();
  assert.equal(order(await view()), onTheSite(folder.root));
  assert.is((await act('pick', { id: trees })).says, 'Picked “Trees That Grow Downwards Need No Roots”.');
  await act('pick', { id: optimizer });
  assert.equal(order(await view()), [trees, optimizer, graphs]);
  assert.equal(order(await view()), onTheSite(folder.root));
  await act('up', { id: optimizer });
  assert.is(folder.read(FILE), `---\npicks:\n  - ${optimizer}\n  - ${trees}\n---\n`);
  await act('unpick', { id: optimizer });
  assert.is(folder.read(FILE), `---\npicks:\n  - ${trees}\n---\n`);
  for (let step = 0; step < 4; step++) await desk.undo();
  assert.equal(folder.files(), before);
});

function onTheSite(content: string): string[] {
  const digest = loadDigest(content, () => {});
  return daySections(digest, digest.day(DAY)!).flatMap(({ papers }) => papers.map(({ id }) => id));
}

test('a pick that was moved elsewhere meanwhile goes on from where it stands now', async () => {
  const { folder, act } = await aDay();
  folder.write(FILE, `---\npicks: [${optimizer}, ${graphs}, ${trees}]\n---\n`);
  await act('up', { id: trees });
  assert.is(folder.read(FILE), `---\npicks: [${optimizer}, ${trees}, ${graphs}]\n---\n`);
  await act('up', { id: optimizer });
  await act('down', { id: graphs });
  assert.is(folder.read(FILE), `---\npicks: [${optimizer}, ${trees}, ${graphs}]\n---\n`);
});

test('where nothing is to be done it says so, and that is no step', async () => {
  const { folder, desk, act } = await aDay();
  const says = async (action: string, fields: Record<string, string | string[]>) => (await act(action, fields)).says;
  await act('pick', { id: trees });
  await act('pick', { id: graphs });
  await act('note', { title: 'Cold', note: 'Read.' });
  const before = folder.files();
  const last = desk.history.last()!.number;
  const called = '“A Quiet Optimizer for Loud Gradients”';
  assert.is(await says('up', { id: trees }), '“Trees That Grow Downwards Need No Roots” is the first already.');
  assert.is(await says('down', { id: graphs }), `“${GRAPHS}” is the last already.`);
  assert.is(await says('pick', { id: graphs }), `“${GRAPHS}” is picked already.`);
  for (const action of ['up', 'down', 'unpick'])
    assert.is(await says(action, { id: optimizer }), `${called} is not among the picks.`);
  assert.is(await says('move', { id: graphs, to: DAY, 'was-to': DAY }), `“${GRAPHS}” stands on that day already.`);
  assert.is(await says('note', { title: 'Cold', note: 'Read.' }), 'Nothing was to be changed.');
  assert.is(
    await says('paper', { id: graphs, 'was-topics': 'graphs', topics: 'graphs' }),
    'Nothing was to be changed.',
  );
  assert.equal(folder.files(), before);
  assert.is(desk.history.last()!.number, last);
});

test('only what stands on the day is picked there: a page from before the paper moved changes nothing', async () => {
  const { folder, act } = await aDay();
  folder.write('papers/2025/late.md', '---\ntitle: Late\nlisted: "2025-05-01"\n---\n');
  await act('move', { id: 'late', to: '2025-05-09', 'was-to': DAY });
  const before = folder.files();
  for (const [id, day] of [
    ['late', DAY],
    [graphs, '2025-01-01'],
  ]) {
    const error = await act('pick', { id: id! }, day).catch(thrown => thrown);
    assert.instance(error, Conflict);
    assert.match(error.message, /stands on \d+.*; nothing was changed/);
  }
  assert.equal(folder.files(), before);
  // Where a listing names the day it stands there too; a guest that was picked by hand can be ordered and taken out.
  await act('move', { id: graphs, to: '2025-05-09', 'was-to': DAY });
  folder.write(FILE, '---\npicks: [late]\n---\n');
  await act('pick', { id: graphs });
  await act('up', { id: graphs });
  assert.is(folder.read(FILE), `---\npicks: [${graphs}, late]\n---\n`);
  await act('unpick', { id: 'late' });
  assert.is(folder.read(FILE), `---\npicks: [${graphs}]\n---\n`);
});

test('a pick of another day picks no paper of this one whose id begins so', async () => {
  const { folder, act, view } = await aDay();
  const longer = `${trees}-50f06047`;
  folder.write(`papers/2025/${longer}.md`, '---\ntitle: Trees\nlisted: "2025-05-09"\n---\n');
  await act('pick', { id: trees });
  const page = await view('', '2025-05-09');
  assert.equal(order(page), [longer]);
  assert.ok(page.includes('<p>0 picks</p>') && !page.includes('Unpick'), page);
  // What is picked as a guest elsewhere is a pick where it is listed too, as on the site.
  folder.write('days/2025-05-08.md', `---\npicks: [${longer}]\n---\n`);
  assert.ok((await view('', '2025-05-09')).includes('<p>1 pick</p>'));
});

test('a topic without a file is not written; one that the paper had stays', async () => {
  const { folder, act } = await aDay();
  folder.remove('topics/graphs.md');
  const before = folder.files();
  const was = { id: graphs, 'was-note': '', 'was-topics': 'graphs' };
  for (const strange of ['no-such-topic', '../x', '__proto__', 'constructor']) {
    const error = await act('paper', { ...was, note: 'x', topics: ['graphs', strange] }).catch(thrown => thrown);
    assert.instance(error, UsageError);
    assert.ok(error.message.includes(`found “${strange}”`), error.message);
  }
  assert.equal(folder.files(), before);
  await act('paper', { ...was, topics: ['graphs', 'trees'] });
  assert.match(folder.read(folder.paper(graphs)), 'topics:\n  - graphs\n  - trees\n');
});

test('where the digest’s own facts cannot be read, picks and notes are refused alike, and nothing is written', async () => {
  const { folder, act } = await aDay();
  folder.write('site.yaml', 'title: [');
  const before = folder.files();
  for (const work of [act('pick', { id: graphs }), act('note', { title: '', note: 'x' })])
    assert.instance(await work.catch(thrown => thrown), ContentError);
  assert.equal(folder.files(), before);
});

test('a note keeps comments and line ends, and says nothing twice', async () => {
  const { folder, act } = await aDay();
  const text = `---\r\n# mine\r\ntitle: 'Cold'  # short\r\n---\r\n\r\nRead *this*.\r\nAnd that.\r\n`;
  folder.write(FILE, text);
  const was = { 'was-title': 'Cold', 'was-note': 'Read *this*.\nAnd that.' };
  await act('note', { ...was, title: 'Cold', note: 'Read *this*.\nAnd that.\n' });
  assert.is(folder.read(FILE), text);
  await act('note', { ...was, title: 'Colder', note: 'Read $n^2$.\n\nAnd this.' });
  assert.is(
    folder.read(FILE),
    text.replace("'Cold'", 'Colder').replace('Read *this*.\r\nAnd that.', 'Read $n^2$.\r\n\r\nAnd this.'),
  );
});

test('a note that says something else by now is shown beside what was typed, and nothing is written', async () => {
  const { folder, act } = await aDay();
  folder.write(FILE, 'Theirs.\n');
  const typed = { title: 'Mine', note: 'Mine.' };
  const error = await act('note', { ...typed, 'was-title': '', 'was-note': 'Before.' }).catch(thrown => thrown);
  assert.instance(error, Conflict);
  assert.equal(error.fields, [{ name: 'note', yours: 'Mine.', theirs: 'Theirs.' }]);
  assert.is(folder.read(FILE), 'Theirs.\n');
  await act('note', { ...typed, 'was-title': '', 'was-note': 'Theirs.' });
  assert.is(folder.read(FILE), '---\ntitle: Mine\n---\n\nMine.\n');
});

test('a line and topics go into the paper’s file, and all else in it keeps its bytes', async () => {
  const { folder, act, view } = await aDay();
  const file = folder.paper(graphs);
  folder.edit(file, text => text.replace('listed:', '# by me\nlisted:').replaceAll('\n', '\r\n'));
  const before = folder.read(file);
  const was = { id: graphs, 'was-note': '', 'was-topics': 'graphs' };
  await act('paper', { ...was, note: '', topics: ['graphs', ''] });
  assert.is(folder.read(file), before);
  await act('paper', { ...was, note: 'Read *section 3*: $a<b$.', topics: ['trees', '', 'graphs', 'trees'] });
  const byHand = before.replace(
    'topics:\r\n  - graphs\r\n',
    'topics:\r\n  - trees\r\n  - graphs\r\nnote: "Read *section 3*: $a<b$."\r\n',
  );
  assert.is(folder.read(file), byHand);
  assert.match(await view(), /<p class="remark">Read <em>section 3<\/em>: <math/);
});

test('a line that says something else by now is not overwritten, and topics of two people come together', async () => {
  const { folder, act } = await aDay();
  folder.edit(folder.paper(graphs), text => text.replace('provenance:', 'note: Theirs.\nprovenance:'));
  const before = folder.read(folder.paper(graphs));
  const error = await act('paper', { id: graphs, 'was-note': '', note: 'Mine.', 'was-topics': '' }).catch(e => e);
  assert.equal(error.fields, [{ name: 'note', yours: 'Mine.', theirs: 'Theirs.' }]);
  assert.is(folder.read(folder.paper(graphs)), before);
  await act('paper', { id: graphs, 'was-note': 'Theirs.', note: 'Mine.', 'was-topics': '', topics: ['trees'] });
  assert.is(
    folder.read(folder.paper(graphs)),
    before.replace('Theirs.', 'Mine.').replace('  - graphs', '  - trees\n  - graphs'),
  );
});

test('what was added to and taken out of topics is added to and taken out of what the file says now', () => {
  assert.equal(topicsAfter(['a', 'b'], ['a', 'b'], ['a', 'b', 'c']), ['a', 'b', 'c']);
  assert.equal(topicsAfter(['a', 'b'], ['b', 'a'], ['a', 'b']), ['b', 'a']);
  assert.equal(topicsAfter(['a', 'b'], ['a', 'd'], ['c', 'a', 'b']), ['c', 'a', 'd']);
  assert.equal(topicsAfter(['a'], [], ['a']), []);
  assert.equal(topicsAfter([], ['x'], []), ['x']);
  assert.equal(topicsAfter(['a', 'b', 'c'], ['a', 'c', 'b'], ['a', 'b', 'c']), ['a', 'c', 'b']);
  assert.equal(topicsAfter(['a'], ['b', 'a'], ['c']), ['b', 'c']);
});

test('a paper that is left out stays out, and undo brings back every byte, its picks with it', async () => {
  const { folder, desk, act, view } = await aDay();
  await act('pick', { id: graphs });
  folder.edit(folder.paper(graphs), text => text.replace('listed:', '# mine\nlisted:'));
  const before = folder.files();
  assert.is((await act('leave-out', { id: graphs })).says, `Left “${GRAPHS}” out of the digest.`);
  assert.equal(order(await view()).includes(graphs), false);
  assert.is(folder.files()[FILE], undefined);
  await desk.undo();
  assert.equal(folder.files(), before);
  await act('leave-out', { id: graphs });
  await folder.ingest({ again: true });
  assert.equal(folder.ids().includes(graphs), false);
});

test('a paper that moves stands on its new day, and where its listing names the old one it is listed again', async () => {
  const { folder, desk, act, view } = await aDay();
  const before = folder.files();
  await act('move', { id: graphs, to: '2026-01-03', 'was-to': DAY });
  assert.is(folder.paper(graphs), `papers/2026/${graphs}.md`);
  assert.equal(order(await view('', '2026-01-03')), [graphs]);
  assert.match(await view(), /Also listed[\s\S]*federated-graphs/);
  assert.equal(order(await view()).includes(graphs), false);
  const stale = await act('move', { id: graphs, to: '2025-05-09', 'was-to': DAY }).catch(error => error);
  assert.equal(stale.fields, [{ name: 'to', yours: '2025-05-09', theirs: '2026-01-03' }]);
  await desk.undo();
  assert.equal(folder.files(), before);
});

test('what is no paper or no day is refused, and nothing is written', async () => {
  const { folder, act, view } = await aDay();
  const before = folder.files();
  for (const refused of [
    act('pick', { id: 'no-such-paper' }),
    act('pick', { id: '../../site' }),
    act('move', { id: graphs, to: 'tomorrow', 'was-to': DAY }),
    act('note', { note: 'x' }, '2025-02-30'),
    view('', '../2025'),
  ])
    assert.match((await refused.catch(error => error)).message, /[Ee]xpected (?:the id of a paper|a day)/);
  assert.equal(folder.files(), before);
});

test('the live view is what the site sets: formulas, links to papers by what the digest has; HTML is text', async () => {
  const { piece } = await aDay();
  const note = `Costs $O(n)$, see [graphs](paper:${graphs}), [none](paper:nothing) and ${HOSTILE}`;
  const shown = await piece('shown', { title: HOSTILE, note });
  assert.match(shown, '<p class="headline">&lt;script&gt;');
  assert.match(shown, /<div class="note"><p>Costs <math/);
  assert.match(shown, `<a href="/paper/${graphs}">graphs</a>, none and`);
  assert.match(shown, 'Leads nowhere: <code>paper:nothing</code>');
  assert.not.match(shown, /<script|<b>/);
  assert.match(await piece('line', { note: HOSTILE }), '<p class="remark">&lt;script&gt;');
  assert.is(await piece('line', { note: ' ' }), '');
});

test('pictures beside the note are shown, and what is none is said', async () => {
  const { folder, piece } = await aDay();
  folder.write('days/room.png', PNG);
  const shown = await piece('shown', { note: '![A room](room.png) ![Out](../site.yaml) ![None](rom.png)' });
  assert.match(shown, `<img src="data:image/png;base64,${PNG.toString('base64')}" alt="A room"`);
  assert.match(shown, '[Out]');
  assert.match(shown, 'which is no file. Correct the name; the nearest is &quot;room.png&quot;.');
});

test('papers are found by the beginnings of words of their titles, accents or not, those of the day first', async () => {
  const { folder, piece } = await aDay();
  folder.write('papers/2025/late.md', '---\ntitle: Élan of Graphs\nlisted: "2025-06-01"\n---\n');
  const found = async (letters: string) =>
    [...(await piece('links', { letters })).matchAll(/data-address="paper:([^"]*)"/g)].map(([, id]) => id);
  assert.equal(await found('graph'), [graphs, 'late']);
  assert.equal(await found('ELAN gra'), ['late']);
  assert.equal(await found('raph'), []);
  assert.equal(await found('  '), []);
});

test('a link to a paper shows its title whatever stands in it', () => {
  const places = { link: (name: string) => name, picture: () => undefined };
  for (const title of ['Plain', 'On $O(n)$ and [brackets] *stars* `code`', 'a_b <i>c</i> \\ \\$5 & $[0,1]$ end'])
    assert.match(
      renderNote(ENGLISH, linkTo({ id: 'x', listed: DAY, provenance: [], title }), places),
      /^<p><a href="paper:x">.*<\/a><\/p>\n$/,
      title,
    );
  assert.is(
    linkTo({ id: 'x', listed: DAY, provenance: [], title: 'On $O(n)$ and [b]' }),
    '[On $O(n)$ and \\[b\\]](paper:x)',
  );
});

test('hostile titles and authors are text on every page of the issue', async () => {
  const { folder, view, act } = await aDay();
  const id = 'hostile';
  folder.write(
    `papers/2025/${id}.md`,
    `---\ntitle: ${JSON.stringify(HOSTILE)}\nauthor: [${JSON.stringify(HOSTILE)}]\nlisted: "2025-07-01"\nnote: ${JSON.stringify(HOSTILE)}\n---\n\n${HOSTILE}\n`,
  );
  const page = await view(`open=${id}`, '2025-07-01');
  assert.match(page, 'class="panel"');
  assert.not.match(page, /<script|<b>/);
  assert.match((await act('pick', { id }, '2025-07-01')).says, HOSTILE);
});

test.run();
