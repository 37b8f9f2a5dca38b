import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ContentDesk } from '../../src/desk/content-desk.ts';
import type { Form } from '../../src/desk/view.ts';
import { takeInRoom } from '../../src/desk/views/take-in.ts';
import { ContentError, UsageError } from '../../src/diagnostic.ts';
import { AContentFolder, aboutOf, paperList, posterSession, TODAY } from '../ingest/a-content-folder.ts';
import { ADesk } from './a-desk.ts';
import { aForm } from './a-form.ts';

/** What lies in the box is shown as it would be taken in, with what a person says of it; then that, and nothing else, is done. */

const KITES = 'Kites That Need No Wind to Fly';
const LOOMS = 'Looms That Weave While They Sleep';
const [kites, looms] = ['kites-that-need-no-wind-to-fly', 'looms-that-weave-while-they-sleep'];
const TEXT = posterSession({ title: KITES }, { title: LOOMS });

const desks: ContentDesk[] = [];
function deskOf(folder: AContentFolder): ContentDesk {
  const { desk } = new ADesk(folder);
  desks.push(desk);
  return desk;
}
test.after(() => {
  for (const desk of desks) desk.close();
});

type Fields = Record<string, string | string[]>;
const file = (name: string, text: string): Form['files'][number] => ({ name, bytes: Buffer.from(text), type: '' });

/** The piece as a browser would have it, and the fields that it would send with the box. */
async function shown(desk: ContentDesk, fields: Fields, ...files: Form['files']) {
  const { text } = await takeInRoom.pieces!['/take-in/preview']!(desk, {}, aForm(fields, ...files));
  const sent: Fields = { ...fields };
  for (const [input] of text.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
    if (!/type="checkbox"/.test(input)) sent[attribute('name')!] = attribute('value') ?? '';
  }
  const says = /role="status">([^<]*)</.exec(text)![1]!;
  return { html: text, says, sent };
}
const taken = (desk: ContentDesk, fields: Fields, ...files: Form['files']) =>
  takeInRoom.actions!['/take-in']!(desk, {}, aForm(fields, ...files));
const refusal = async (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => assert.unreachable('expected an error'),
    error => error,
  );

test('an empty box says nothing, and cannot be taken in', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  assert.is((await shown(desk, { text: ' \n' })).says, '');
  assert.instance(await refusal(taken(desk, { text: '' })), UsageError);
});

test('the source, the day and why, the name, and each paper beside its lines are shown, and nothing is written', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: KITES }) });
  await folder.ingest();
  const before = folder.files();
  const { html, says } = await shown(deskOf(folder), { text: TEXT });
  assert.is(says, '1 new paper of Tuesday 3\u00a0February\u00a02026, 1 known');
  assert.match(html, '<option value="">poster-session, as it looks</option>');
  assert.match(html, 'Today, since the text names no day');
  assert.match(html, `value="${TODAY}-poster-session.txt"`);
  assert.match(html, `<b>Known</b>: <a href="/paper/${kites}">its entry</a>`);
  assert.match(html, new RegExp(`<summary>Lines 6–8</summary>\\s*<pre>${LOOMS}\\nAda Alder`));
  assert.equal(folder.files(), before);
});

test('a text that brings nothing says so', async () => {
  const folder = new AContentFolder({ 'a.txt': TEXT });
  await folder.ingest();
  const desk = deskOf(folder);
  const { html, sent } = await shown(desk, { text: posterSession({ title: LOOMS }) });
  assert.match(html, 'It brings nothing that is not known');
  assert.equal(await taken(desk, sent), { says: 'Took in 0 new papers of Tuesday 3\u00a0February\u00a02026' });
});

test('a page’s own day is taken, and a year that it does not name is said to be a guess', async () => {
  const desk = deskOf(new AContentFolder());
  const { html } = await shown(desk, { text: paperList({ title: KITES, date: 'Nov 18' }) });
  assert.match(html, /<strong class="guess">The text names no year; taken to be 2025\. Say the day/);
  assert.not.match(html, 'as the text says');
  const named = await shown(desk, {}, file('2024-11-20.txt', paperList({ title: KITES, date: 'Nov 18' })));
  assert.match(named.html, '>The text names no year; taken to be 2024, as the file’s name says<');
  const page = paperList({ title: KITES }).replace('Nov 19', 'Nov 19, 2024');
  assert.match((await shown(desk, { text: page })).html, '19\u00a0November\u00a02024, as the text says');
});

test('what is damaged is shown in whole words', async () => {
  const abstract = `${aboutOf(KITES)} They run in mathcal{O}(n) steps, wherever they are flown by whom.`;
  const { html } = await shown(deskOf(new AContentFolder()), { text: posterSession({ title: KITES, abstract }) });
  assert.match(html, /<q>… (?:of )?the cost\. They run in mathcal\{O\}\(n\) steps/);
});

test('of many papers those that ask for a look can be shown alone, and stay so', async () => {
  const text = `${posterSession({ title: KITES, authors: 'Ada Alder · Ben Birch · Ada Alder' }, { title: LOOMS })}`;
  const { html } = await shown(deskOf(new AContentFolder()), { text });
  assert.match(html, /name="looks"[^>]*> Show only the one to look at/);
  assert.equal(
    [...html.matchAll(/<li data-item="(\S+) \S+" class="looks">/g)].map(([, id]) => id),
    [kites],
  );
  const again = await shown(deskOf(new AContentFolder()), { text, looks: 'on' });
  assert.match(again.html, /name="looks"[^>]* checked>/);
  assert.not.match((await shown(deskOf(new AContentFolder()), { text: TEXT })).html, 'Show only');
});

test('what is doubtful says with which and why, what is damaged says where, what went nowhere is shown', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: 'Knots', abstract: aboutOf('Knots of rope') }) });
  await folder.ingest();
  const desk = deskOf(folder);
  const text = posterSession({ title: 'Knots', authors: 'Cleo Cedar · Dan Dogwood · Dan Dogwood' });
  const { html, says } = await shown(desk, { text });
  assert.match(says, '1 new paper of Tuesday 3\u00a0February\u00a02026, 1 to look at');
  assert.match(html, /Perhaps the same as <a href="\/paper\/knots">Knots<\/a>: /);
  assert.match(html, 'Line 4: an author is named twice: <q>Dan Dogwood</q>');
  const stray = await shown(desk, { text: `aaa\nTY  - JOUR\nTI  - ${LOOMS}\nER  - \n` });
  assert.match(stray.says, 'some lines went nowhere');
  assert.match(stray.html, /<dt>1<\/dt>\s*<dd><pre>aaa<\/pre>/);
});

test('what no source reads says so, and which sources there are', async () => {
  const { html, says } = await shown(deskOf(new AContentFolder()), { text: 'Buy milk.\nCall Ada.\n' });
  assert.is(says, 'This cannot be read.');
  assert.match(html, 'xpected a source to recognise this dump');
  assert.match(html, '<option>plain-list</option>');
  assert.not.match(html, 'type="submit"');
});

test('what is wrong in another file is said of that file, not of the text', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: KITES }) });
  await folder.ingest();
  const address = 'https://arxiv.org/abs/2401.01234';
  for (const [at, bad] of [
    [folder.paper(kites), ''],
    ['ledger/a.json', '{'],
    ['decisions.yaml', 'merges: 3\n'],
    ['dumps/b.yaml', 'soorce: arxiv\n'],
  ] as const) {
    const before = folder.files()[at];
    folder.write(at, bad);
    const desk = deskOf(folder);
    const box = at === 'dumps/b.yaml' ? [] : [{ text: TEXT }, { text: address }];
    const errors = await Promise.all(box.map(fields => refusal(shown(desk, fields))));
    if (box.length === 0) errors.push(await refusal(shown(desk, {}, file('b.txt', TEXT))));
    for (const error of errors) {
      assert.instance(error, ContentError);
      assert.ok(error.message.startsWith(`${folder.at(at)}:`), error.message);
    }
    if (before === undefined) folder.remove(at);
    else folder.write(at, before);
  }
});

test('what a person says of a text wrongly is no line of it', async () => {
  const desk = deskOf(new AContentFolder());
  const { sent } = await shown(desk, { text: TEXT });
  const { html } = await shown(desk, { ...sent, encoding: 'klingon' });
  assert.match(html, '<li>Expected the name of an encoding');
});

test('the address of a paper is taken in; that of another page is not asked for, and the page says what would', async () => {
  const desk = deskOf(new AContentFolder());
  assert.match((await shown(desk, { text: 'https://arxiv.org/abs/2401.01234' })).says, '1 new paper of');
  const { html } = await shown(desk, { text: 'https://example.org/list?day=2&amp=1' });
  assert.match(html, 'ingest &#39;https://example.org/list?day=2&amp;amp=1&#39;');
});

test('what is said of the text is shown and taken in: its source, its day, its name', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const text = `${KITES}\n${LOOMS}\n`;
  const first = await shown(desk, { text });
  const second = await shown(desk, { ...first.sent, source: 'plain-list' });
  const said = { ...second.sent, listed: '2026-01-02', name: 'kites.txt' };
  const third = await shown(desk, said);
  assert.match(third.says, '2 new papers of Friday 2\u00a0January\u00a02026');
  assert.match(third.html, '<option selected>plain-list</option>');
  assert.match(third.html, 'As you say');
  const { says, to } = await taken(desk, { ...third.sent, source: 'plain-list' });
  assert.is(to, '/day/2026-01-02');
  assert.match(says, 'Took in 2 new papers of Friday 2\u00a0January\u00a02026');
  assert.is(folder.read('dumps/kites.txt'), text);
  assert.is(folder.read('dumps/kites.yaml'), 'source: plain-list\nlisted: "2026-01-02"\n');
});

test('nothing but what was found is said of a text that nobody corrects', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const { sent } = await shown(desk, { text: TEXT });
  await taken(desk, (await shown(desk, sent)).sent);
  assert.equal(Object.keys(folder.files('dumps/')), [`dumps/${TODAY}-poster-session.txt`]);
});

test('a paper is left out, a field is corrected', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const { sent } = await shown(desk, { text: TEXT });
  const mended = { ...sent, out: [kites!], [`title:${looms}`]: 'Looms, Awake', [`author:${looms}`]: ' Ada Alder \n\n' };
  const look = await shown(desk, mended);
  assert.match(look.says, '1 new paper of Tuesday 3\u00a0February\u00a02026, 1 left out');
  assert.match(look.html, '<b>Left out</b>');
  const { says } = await taken(desk, mended);
  assert.is(says, 'Took in 1 new paper of Tuesday 3\u00a0February\u00a02026, 1 left out');
  assert.equal(folder.ids(), [looms]);
  const text = folder.read(folder.paper(looms!));
  assert.match(text, 'title: Looms, Awake\nauthor:\n  - Ada Alder\nlisted');
  assert.match(text, aboutOf(LOOMS));
});

test('what was taken in is one step, which is taken back whole', async () => {
  const folder = new AContentFolder({ 'a.txt': posterSession({ title: KITES, abstract: 'Too short.' }) });
  await folder.ingest();
  const files = () => ['dumps/', 'papers/', 'ledger/'].map(under => folder.files(under));
  const before = files();
  const desk = deskOf(folder);
  const mills = 'mills-that-grind-the-sound-of-bells';
  const text = posterSession({ title: KITES }, { title: LOOMS }, { title: 'Mills That Grind the Sound of Bells' });
  const { sent } = await shown(desk, { text });
  await taken(desk, { ...sent, [`title:${looms}`]: 'Looms, Awake', out: [mills] });
  const after = files();
  assert.is((await desk.undo()).result.says, 'Took in 1 new paper of Tuesday 3\u00a0February\u00a02026, 1 left out');
  assert.equal(files(), before);
  assert.match((await shown(desk, { text })).says, '2 new papers of Tuesday 3\u00a0February\u00a02026, 1 known');
  await desk.redo();
  assert.equal(files(), after);
});

test('where something was changed since it was shown, nothing is written, and the page says what would be done now', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const { sent } = await shown(desk, { text: TEXT });
  folder.write('dumps/a.txt', posterSession({ title: KITES }));
  await folder.ingest();
  const before = folder.files();
  assert.match((await refusal(taken(desk, sent))).message, 'something was changed meanwhile');
  assert.equal(folder.files(), before);
  // The desk sees a change of the files a moment later.
  for (let tries = 0; !(await shown(desk, sent)).says.startsWith('Something was changed meanwhile'); tries++) {
    assert.ok(tries < 100, 'the change is seen');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const now = await shown(desk, sent);
  assert.match(now.says, '1 new paper of Tuesday 3\u00a0February\u00a02026, 1 known');
  await taken(desk, now.sent);
  assert.equal(folder.ids(), [kites, looms]);
});

test('a file keeps its name and its bytes; of several one is taken in at a time', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const bytes = TEXT.replaceAll('\n', '\r\n');
  const files = [file('2026-01-02 posters.txt', bytes), file('.hidden.bib', '@article{a, title={Mills}}')];
  const last = await shown(desk, { text: '' }, ...files);
  assert.match(last.html, `value="${TODAY}-bibtex.bib"`);
  assert.match(last.html, 'One is taken in at a time');
  // What was said of one file is not said of the next.
  const other = { ...last.sent, name: 'mills.bib', listed: '2026-01-20' };
  const first = await shown(desk, { ...other, which: '2026-01-02 posters.txt' }, ...files);
  assert.match(first.html, 'As the file’s name says');
  await taken(desk, { ...first.sent, which: '2026-01-02 posters.txt' }, ...files);
  assert.equal(Object.keys(folder.files('dumps/')), ['dumps/2026-01-02 posters.txt']);
  assert.is(folder.files()['dumps/2026-01-02 posters.txt'], Buffer.from(bytes).toString('latin1'));
});

test('what was chosen beside it remains, and is shown next, until nothing is left', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const [a, b, c] = [KITES, LOOMS, 'Mills'].map((title, i) => file(`${'abc'[i]}.txt`, posterSession({ title })));
  const text = posterSession({ title: 'Knots', authors: 'Dan Dogwood' });
  const take = async (which: string, box: Fields, ...files: Form['files']) => {
    const { sent } = await shown(desk, { ...box, which }, ...files);
    return taken(desk, { ...sent, which }, ...files);
  };
  const first = await take('b.txt', { text }, a!, b!, c!);
  assert.match(
    first.says,
    'Took in 1 new paper of Tuesday 3\u00a0February\u00a02026; 2 files and the text of the box remain',
  );
  assert.equal([first.to, first.rest], [undefined, { file: 'b.txt', next: 'a.txt' }]);
  const second = await take('text of the box', { text }, a!, c!);
  assert.match(second.says, '; 2 files remain');
  assert.equal(second.rest, { next: 'c.txt' });
  // Of two files of one name the last is shown, and the other is not lost.
  const twin = file('a.txt', posterSession({ title: 'Twins', authors: 'Eve Elm' }));
  const third = await take('a.txt', {}, a!, twin);
  assert.match(third.says, '; 1 file remains');
  assert.equal(third.rest, { file: 'a.txt', next: 'a.txt' });
  const last = await take('a.txt', {}, a!);
  assert.equal([last.to, last.rest], [`/day/${TODAY}`, undefined]);
  assert.equal(folder.ids(), [kites, 'knots', looms, 'twins']);
  assert.is([...desk.history.steps()].length, 4);
});

test('what is corrected of a paper goes into its file, whatever its id', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const { sent } = await shown(desk, { text: '@misc{a, title={Constructor}, year={2024}}' });
  await taken(desk, { ...sent, 'title:constructor': 'Constructor, Mended' });
  assert.match(folder.read(folder.paper('constructor')), 'title: Constructor, Mended');
});

test('what is too long to be looked at is not: the page says which command takes it in, and others are shown', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const before = folder.files();
  const long = `${TEXT}${' '.repeat(2_000_000)}`;
  const { html, says } = await shown(desk, { text: long, html: `<p>${long}` });
  assert.is(says, 'Too long to look at here: more than 2 MB.');
  assert.match(html, /Save it as a file[^<]*<pre>[^<]* ingest FILE[^<]*<\/pre>/);
  assert.match(html, 'ingest FILE --dry-run');
  assert.not.match(html, 'type="submit"');
  assert.match((await refusal(taken(desk, { text: long }))).message, 'at most 2 MB');
  const files = [file('a.txt', TEXT), file('2026 posters.txt', long)];
  const dropped = await shown(desk, {}, ...files);
  assert.match(dropped.html, 'ingest &#39;2026 posters.txt&#39;');
  const other = await shown(desk, { ...dropped.sent, which: 'a.txt' }, ...files);
  assert.match(other.says, '2 new papers');
  assert.equal(folder.files(), before);
});

test('of a file in another encoding one says which', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const bytes = Buffer.from(posterSession({ title: KITES, authors: 'Zoë Müller' }), 'latin1');
  const latin = { name: 'kites.txt', bytes, type: '' };
  const first = await shown(desk, {}, latin);
  assert.match(first.html, 'Expected UTF-8');
  assert.match(first.html, 'name="encoding"');
  const second = await shown(desk, { ...first.sent, encoding: 'windows-1252' }, latin);
  assert.match(second.html, 'Zoë Müller');
  await taken(desk, second.sent, latin);
  assert.is(folder.read('dumps/kites.yaml'), 'encoding: windows-1252\n');
  assert.is(folder.files()['dumps/kites.txt'], bytes.toString('latin1'));
});

test('a text that was taken in before says so, and can be put on another day', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  await taken(desk, (await shown(desk, { text: TEXT })).sent);
  const again = await shown(desk, { text: TEXT });
  assert.is(again.says, `This very text was taken in before, as ${TODAY}-poster-session.txt.`);
  assert.not.match(again.html, 'type="submit"');
  const moved = await shown(desk, { ...again.sent, listed: '2026-01-02' });
  assert.match(moved.html, 'Papers that were read from this text before move to this day');
  await taken(desk, moved.sent);
  assert.match(folder.read(folder.paper(looms!)), 'listed: "2026-01-02"');
});

test('of a page that was copied its HTML is kept where a source knows it, and one can say otherwise', async () => {
  const folder = new AContentFolder();
  const desk = deskOf(folder);
  const html = `<meta charset='utf-8'><table><tr><td class="gsc"><a href="https://arxiv.org/abs/2501.00001">${KITES}</a></td></tr></table>`;
  const plain = await shown(desk, { text: TEXT, html });
  assert.match(plain.html, /<option selected>text of the box<\/option>/);
  const other = await shown(desk, { text: TEXT, html, which: 'text of the box, as HTML' });
  assert.match(other.html, /<option selected>text of the box, as HTML<\/option>/);
});

test('what people wrote into a text is text on the page', async () => {
  const text = posterSession({
    title: '<script>alert(1)</script> of “Kites”',
    authors: '<img src=x onerror=alert(1)>',
  });
  const { html } = await shown(deskOf(new AContentFolder()), { text });
  assert.not.match(html, /<script|<img/);
});

test('many papers are shown in part, those to look at among them, until one asks for all', async () => {
  const papers = Array.from({ length: 80 }, (_, i) => ({
    title: `${String.fromCharCode(65 + (i % 26))}${'abcd'[Math.floor(i / 26)]} Machines That Count To ${i}`,
    ...(i === 79 && { authors: 'Dan Dogwood · Dan Dogwood' }),
  }));
  const desk = deskOf(new AContentFolder());
  const part = await shown(desk, { text: posterSession(...papers) });
  assert.is(part.html.match(/<li data-item/g)!.length, 50);
  assert.match(part.html, 'named twice');
  assert.match(part.html, 'Show all 80 papers');
  const whole = await shown(desk, { ...part.sent, whole: 'on' });
  assert.is(whole.html.match(/<li data-item/g)!.length, 80);
});

test.run();
