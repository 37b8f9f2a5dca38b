import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AContentFolder, abstracts, posterSession } from '../ingest/a-content-folder.ts';

const bin = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const TREES = 'Trees That Grow Downwards Need No Roots';
const trees = 'trees-that-grow-downwards-need-no-roots';

const ENV = { ...process.env, SOURCE_DATE_EPOCH: '1770076800' };

function broadsheet(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    env: ENV,
  });
  return { code: status, out: stdout, err: stderr };
}

function aFolder(): AContentFolder {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: TREES, authors: 'Ada Alder · Ben Birch · Ada Alder' }),
    '2025-05-02-b.txt': abstracts('We colour federated graphs with $n and few words of sense'),
  });
  const { code, err } = broadsheet('ingest', '--content', folder.root);
  assert.is(code, 0, err);
  return folder;
}

test('ingest twice from the command line changes no byte; a dry run makes no folder', () => {
  const folder = aFolder();
  const before = folder.files();
  assert.match(broadsheet('ingest', '--content', folder.root).out, /2 dumps, none new or changed/);
  assert.equal(folder.files(), before);
  const nowhere = folder.at('not-there');
  const dry = broadsheet('ingest', folder.at('dumps/2025-05-01-a.txt'), '--dry-run', '--content', nowhere);
  assert.is(dry.code, 0, dry.err);
  assert.match(dry.out, /3-5 {2,}new Trees That Grow[\s\S]*Would be: 1 new, 0 changed\. Nothing was written\./);
  assert.not.match(dry.out, /\u001b/, 'no colours where there is no terminal');
  assert.not.ok(fs.existsSync(nowhere));
  const json = JSON.parse(broadsheet('ingest', folder.at('dumps'), '--dry-run', '--json', '--content', nowhere).out);
  assert.equal(json.read[0].each[0].outcome, 'new');
});

test('ingest ADDRESS takes in what a page lists, once; a host that fails harms no other', async () => {
  const folder = aFolder();
  const kites = posterSession({ title: 'Kites That Need No Wind to Fly' });
  const server = http.createServer((asked, answer) => {
    const isPage = asked.url === '/posters' && asked.headers['user-agent']?.startsWith('Broadsheet/') === true;
    answer.writeHead(isPage ? 200 : 500, { 'content-type': 'text/plain' }).end(isPage ? kites : '');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/posters`;
  const ingest = async (...args: string[]) => {
    const child = spawn(process.execPath, [bin, 'ingest', ...args, '--content', folder.root], { env: ENV });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code, out, err };
  };
  try {
    const inside = await ingest(url);
    assert.is(inside.code, 1);
    assert.match(inside.err, /expected a public address, found 127\.0\.0\.1/);
    assert.match(inside.err, `ingest ${url} --allow-host 127.0.0.1`);
    const before = folder.files();
    const failed = await ingest(`${url}-of-nobody`, '--allow-host', '127.0.0.1');
    assert.is(failed.code, 1);
    assert.match(failed.err, 'found 500');
    assert.equal(folder.files(), before);
    const one = await ingest(url, 'http://nobody.invalid/', '--allow-host', '127.0.0.1');
    assert.is(one.code, 1, 'the other could not be had');
    assert.match(one.out, 'Entries: 1 new, 0 changed.');
    const again = await ingest(url, '--allow-host', '127.0.0.1');
    assert.is(again.code, 0, again.err);
    assert.match(again.out, `${url}: as it was when it was fetched before`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('explain says which lines gave each field, and what a person changed', () => {
  const folder = aFolder();
  folder.edit(folder.paper(trees), text => text.replace(`title: ${TREES}`, 'title: My Own Title'));
  const { out, code } = broadsheet('explain', trees, '--json', '--content', folder.root);
  assert.is(code, 0);
  const { fields, listings } = JSON.parse(out);
  assert.equal(listings[0].lines, '3-5');
  const by = Object.fromEntries(fields.map((f: { field: string }) => [f.field, f]));
  assert.equal(by.title, { field: 'title', by: 'curator', dump: '2025-05-01-a.txt', lines: '3' });
  assert.equal(by.abstract, { field: 'abstract', by: 'dump', dump: '2025-05-01-a.txt', lines: '5' });
  assert.match(
    broadsheet('explain', folder.paper(trees), '--content', folder.root).out,
    /title +changed by a person \(was 2025-05-01-a\.txt:3\)/,
  );
  const dump = JSON.parse(broadsheet('explain', '--dump', '2025-05-01-a.txt', '--json', '--content', folder.root).out);
  assert.equal(
    dump.ranges.map((r: { lines: string; kind: string }) => `${r.lines} ${r.kind}`),
    ['1-2 heading', '3-5 record'],
  );
  assert.match(broadsheet('explain', 'Trees-That', '--content', folder.root).out, trees);
  const wrong = broadsheet('explain', 'trees-that-grow-upwards', '--content', folder.root);
  assert.is(wrong.code, 2);
  assert.match(wrong.err, new RegExp(`the nearest is "${trees}"`));
});

test('review lists what waits for a person, with the line, until it is settled', () => {
  const folder = aFolder();
  const items = () => JSON.parse(broadsheet('review', '--json', '--content', folder.root).out);
  const kinds = () => [...new Set(items().map((item: { kind: string }) => item.kind))].sort();
  const first = items();
  assert.ok(
    ['untitled', 'repeated-name', 'no-topic'].every(kind => kinds().includes(kind)),
    kinds().join(),
  );
  const repeated = first.find((item: { kind: string }) => item.kind === 'repeated-name');
  assert.equal([repeated.id, repeated.about], [trees, 'Ada Alder']);
  const mistyped = broadsheet('review', '--kind', 'repeated-nmae', '--content', folder.root);
  assert.is(mistyped.code, 2, 'what is no kind is not nothing to do');
  assert.match(
    mistyped.err,
    /found "repeated-nmae"; the nearest is "repeated-name"; there are same-paper, .*, glued-words/,
  );
  const unsettled = broadsheet('review', '--settle', trees, 'nonsense', '--content', folder.root);
  assert.is(unsettled.code, 2);
  assert.match(unsettled.err, /expected a kind of question, found "nonsense"; there are same-paper, .*, glued-words/);
  assert.match(
    broadsheet('review', '--help').out,
    /--kind <kind>\s+only of this kind: same-paper,[\s\S]*unknown-macro/,
  );
  const none = broadsheet('review', '--kind', 'unbalanced-braces', '--content', folder.root);
  assert.equal([none.code, none.out], [0, 'Nothing waits for a person.\n']);
  const { code, out } = broadsheet('review', '--settle', trees, 'repeated-name', '--content', folder.root);
  assert.is(code, 0, out);
  assert.match(folder.read('decisions.yaml'), new RegExp(`- repeated-name: ${trees}\n  name: Ada Alder\n`));
  assert.not.ok(kinds().includes('repeated-name'));
  assert.is(broadsheet('review', '--settle', trees, 'repeated-name', '--content', folder.root).code, 2);
});

test('check names file and line of what is wrong, and exits with 1', () => {
  const folder = aFolder();
  assert.is(broadsheet('check', '--content', folder.root).code, 0);
  folder.edit(folder.paper(trees), text => text.replace('provenance:', 'topics:\n  - gardens\nprovenance:'));
  folder.write('days/2025-05-01.md', '---\npicks: [no-such-entry]\n---\nHello.\n');
  folder.write('dumps/lone.yaml', 'source: telepathy\n');
  const { code, out } = broadsheet('check', '--content', folder.root);
  assert.is(code, 1);
  assert.match(out, new RegExp(`${trees}\\.md:\\d+: error: expected the name of a topic in "topics", found "gardens"`));
  assert.match(out, /days\/2025-05-01\.md:2: error: expected the name of an entry in "picks", found "no-such-entry"/);
  assert.match(out, /lone\.yaml:1: error: expected the name of a source/);
  assert.match(out, /3 errors, 1 warning\./);
});

test('build says what check says of names that lead nowhere and of days to come; --strict makes it an exit code', () => {
  const folder = aFolder();
  folder.edit(folder.paper(trees), text => text.replace('provenance:', 'topics:\n  - graps\nprovenance:'));
  folder.write('days/2025-05-01.md', `---\npicks: [${trees}s]\n---\nHello.\n`);
  folder.write('days/2052-05-01.md', 'From the future.\n');
  folder.write('feeds/mine.yaml', 'name: Mine\ntopics: [graps]\n');
  const words = [
    new RegExp(`${trees}\\.md:\\d+: \\w+: expected the name of a topic in "topics", found "graps"[^\n]*\n.*"graphs"`),
    new RegExp(
      `days/2025-05-01\\.md:2: \\w+: expected the name of an entry in "picks"[^\n]*\n.*the nearest is "${trees}"`,
    ),
    /days\/2052-05-01\.md:1: warning: expected a day on which papers are listed, found 2052-05-01/,
    /feeds\/mine\.yaml:2: \w+: expected the name of a topic in "topics", found "graps"/,
  ];
  const build = (...more: string[]) =>
    broadsheet('build', '--content', folder.root, '--output', folder.at('.site'), '--no-index', '--draft', ...more);
  const checked = broadsheet('check', '--content', folder.root);
  const built = build();
  assert.equal([checked.code, built.code, build('--strict').code], [1, 0, 1]);
  for (const word of words) {
    assert.match(checked.out, word);
    assert.match(built.err, word);
  }
  folder.write('published.json', JSON.stringify({ tag: 'tag:old.example,2020:digest', items: {} }));
  assert.match(
    broadsheet('check', '--content', folder.root).out,
    /site\.yaml:\d+: error: expected the tag with which the feeds were published, tag:old\.example,2020/,
  );
});

test('check says of a dump that cannot be read what ingestion says', () => {
  const folder = aFolder();
  folder.write('dumps/torn.txt', 'Nothing.\n');
  folder.write('dumps/other.txt', Buffer.from([0xff]));
  const { code, out } = broadsheet('check', '--content', folder.root);
  assert.is(code, 1);
  assert.match(out, /dumps\/torn\.txt: error: expected a source to recognise this dump/);
  assert.match(out, /dumps\/other\.txt:1: error: expected UTF-8/);
  assert.match(out, /2 errors/);
});

test('topics shows what an edited topic file would change, and applies it to what no person labelled', () => {
  const folder = aFolder();
  folder.write('topics/gardens.md', '---\nname: Gardens\nterms:\n  trees: 9\n---\n');
  const before = folder.files();
  const { out } = broadsheet('topics', '--content', folder.root);
  assert.match(out, /\+ gardens: [Tt]rees[\s\S]*would have other topics/);
  assert.equal(folder.files(), before);
  broadsheet('topics', '--apply', '--content', folder.root);
  assert.match(folder.read(folder.paper(trees)), /topics:\n {2}- gardens\n/);
  assert.match(broadsheet('topics', '--content', folder.root).out, /^0 of 2 entries/m);
  folder.edit(folder.paper(trees), text => text.replace('- gardens', '- graphs'));
  assert.match(broadsheet('topics', '--apply', '--content', folder.root).out, /1 entry has topics that a person chose/);
  assert.match(folder.read(folder.paper(trees)), /topics:\n {2}- graphs\n/);
});

test('every command has --help', () => {
  for (const name of ['explain', 'review', 'check', 'merge', 'split', 'undo', 'topics'])
    assert.match(broadsheet(name, '--help').out, new RegExp(`Usage: broadsheet ${name} `));
});

test.run();
