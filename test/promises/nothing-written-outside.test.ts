import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entryId } from '../../src/content/slug.ts';
import { hashOf } from '../../src/files/journal.ts';
import { isPortableName } from '../../src/files/portable-name.ts';
import { long } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import { broadsheet, buildArguments, difference, posterSession, tree, writeDefaults } from './broadsheet.ts';
import { PAYLOADS } from './payloads.ts';
import { checkRoot, entryText, link, makeSurroundings, put } from './surroundings.ts';

let root = '';
let content = '';
let outside = '';
test.before.each(() => {
  const secrets = ['secret.md', 'index.html', '2024/a.md', 'published.json', 'posters.yaml', 'files/papers/2024/x.md'];
  ({ root, content, outside } = makeSurroundings(secrets));
  for (const folder of ['papers', 'topics', 'assets']) fs.mkdirSync(path.join(outside, folder));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

const output = () => path.join(root, 'site');
const build = () => broadsheet([...buildArguments(root, content), '--no-index']);
const NAMES = [
  ...[
    '../../../outside/escape',
    '..\\..\\escape',
    '/etc/escape',
    'C:\\escape',
    '\\\\host\\share',
    '~/escape',
    './.hidden',
    '..',
    '.',
    '...',
    '%2e%2e%2fescape',
    '．．／escape',
    '‥/escape',
    'a/../../b',
    '-rf',
    '$(touch escape)',
    '`id`',
    'a\tb',
    'a\u0000b',
    '\u202eescape',
    '\u2044\u2215',
  ],
  ...[
    'CON',
    'con',
    'Nul',
    'AUX',
    'prn',
    'COM1',
    'lpt9',
    'com¹',
    'CON.txt',
    'nul.md',
    'aux ',
    'Index',
    'index.html',
    '404',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
  ],
  ...[
    'x'.repeat(10_000),
    'é'.repeat(300),
    '漢字'.repeat(200),
    '🪨'.repeat(100),
    '',
    ' ',
    '$\\ell$',
    '{',
    '\\',
    '\ud800',
    'İstanbul',
    'ß',
    'ﬁ',
    'ſ',
  ],
];

test('an id is a name that every system can keep, and two titles never share one', () => {
  const taken = new Set<string>();
  const titles = [...NAMES, ...NAMES.map(name => name.toUpperCase()), ...NAMES, ...PAYLOADS];
  for (const [n, title] of titles.entries()) {
    const id = entryId(title, undefined, other => taken.has(other), `${title}\n${n}`);
    assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/, title);
    assert.ok(id.length <= 80 && isPortableName(`${id}.md`) && isPortableName(`${id}.html`), id);
    assert.not(taken.has(id), id);
    taken.add(id);
  }
  assert.is(taken.size, titles.length);
});

test('titles, venues and names of a dump make no file but its own', async () => {
  const items = NAMES.flatMap((name, i) =>
    [name, name.toUpperCase()].map((title, j) => ({
      id: name,
      type: 'article',
      title,
      author: [{ literal: name }, { literal: 'Ada Example' }],
      'container-title': name,
      'event-place': name,
      abstract: `Stone ${i} and ${j} is heavy.`,
      URL: `file:///${name}`,
    })),
  );
  put(content, 'dumps/2024-01-02-names.json', JSON.stringify(items));
  const before = tree(outside);
  const { code, stderr } = await build();
  assert.is(code, 0, stderr.slice(-500));
  checkRoot(root, before);
  const papers = [...tree(path.join(content, 'papers')).keys()];
  assert.ok(papers.length > NAMES.length, `${papers.length} papers`);
  for (const file of papers) assert.match(file, /^2024\/[a-z0-9-]{1,80}\.md$/);
  const all = [...tree(output()).keys(), ...tree(content).keys()];
  assert.equal(
    all.filter(file => !file.split('/').every(isPortableName)),
    [],
  );
  for (const list of [[...tree(output()).keys()], [...tree(content).keys()]])
    assert.is(
      new Set(list.map(file => file.toLowerCase())).size,
      list.length,
      'one file for each name, whatever its case',
    );
  tried('titles that are no names of files, in two cases', NAMES.length);
});

test('paths in the fields of an entry, a topic and a sidecar lead nowhere', async () => {
  put(
    content,
    'papers/2024/a-stone.md',
    entryText(
      'topics: ["../../../outside/x", vision]\naliases: ["../../../outside/x", "..", "con", "/etc/x", "a/b"]\nprovenance:\n  - dump: ../../../outside/x\n    source: ../x\n    lines: "1"\n    listed: "2024-01-02"\nlinks:\n  - url: "file:///etc/passwd"\n    kind: code\n  - url: "../../x"\n    kind: code\n',
    ),
  );
  const before = tree(outside);
  const { code, stderr } = await build();
  assert.is(code, 0, stderr.slice(-500));
  for (const field of ['topics', 'aliases', 'provenance', 'links']) assert.match(stderr, `"${field}`);
  checkRoot(root, before);
  assert.equal(
    [...tree(output()).keys()].filter(file => /outside|passwd|etc/.test(file)),
    [],
  );
  put(content, 'dumps/2024-01-02-posters.txt', posterSession(2));
  put(content, 'dumps/2024-01-02-posters.yaml', 'topics: ["../../x"]\n');
  const second = await build();
  assert.is(second.code, 0);
  assert.match(second.stderr, /posters\.yaml:1: warning: [\s\S]*2024-01-02-posters\.txt is skipped/);
});

long(test, 'names of files that not every system can keep, or that meet another, are refused with words', async () => {
  const cases: [string, string, RegExp][] = [
    ['papers/2024/con.md', entryText(), /con\.md: error/],
    ['papers/2024/NUL.x.md', entryText(), /NUL\.x\.md: error/],
    ['papers/2024/a b.md', entryText(), /a b\.md: error/],
    [`papers/2024/${'a'.repeat(240)}.md`, entryText(), /aaa\.md: error/],
    ['topics/aux.md', '---\nname: A\n---\n', /aux\.md: error/],
    ['topics/index.md', '---\nname: A\n---\n', /topics\/index\.html twice/],
    ['days/2024-02-30.md', 'x\n', /2024-02-30\.md: error/],
    ['dumps/a\\b.txt', posterSession(1), /warning: expected a name that every system can keep/],
    ['dumps/nul.txt', posterSession(1), /warning: expected a name that every system can keep/],
    ['dumps/a\nb.txt', posterSession(1), /warning: expected a name that every system can keep/],
    [`dumps/${'a'.repeat(240)}.txt`, posterSession(1), /warning: expected a name that every system can keep/],
  ];
  for (const [file, text, words] of cases) {
    put(content, file, text);
    const { code, stderr } = await build();
    assert.match(stderr, words, file);
    assert.not.match(stderr, /\n {4}at /, `${file}: no stack trace`);
    assert.is(code, file.startsWith('dumps/') ? 0 : 1, file);
    if (file.startsWith('dumps/')) assert.match(stderr, ' is skipped', file);
    fs.rmSync(path.join(content, file));
  }
  tried('names of files that not every system can keep', cases.length);
});

test('ids and dumps that differ in case only do not meet', async () => {
  put(content, 'papers/2024/a-stone.md', entryText());
  put(content, 'papers/2023/A-Stone.md', entryText());
  if (fs.readdirSync(path.join(content, 'papers')).length < 2) return;
  const ids = await build();
  assert.is(ids.code, 1);
  assert.match(ids.stderr, /whatever its case/);
  fs.rmSync(path.join(content, 'papers/2023'), { recursive: true });
  put(content, 'papers/2024/b-stone.md', entryText('aliases: [A-STONE]\n'));
  const alias = await build();
  assert.is(alias.code, 1, alias.stderr);
  fs.rmSync(path.join(content, 'papers/2024/b-stone.md'));
  put(content, 'dumps/2024-posters.txt', posterSession(1));
  put(content, 'dumps/2024-Posters.txt', posterSession(1, 'x'));
  const dumps = await build();
  assert.is(dumps.code, 0);
  assert.match(dumps.stderr, /warning: expected dumps whose names differ in more than case[\s\S]* is skipped/);
});

test('a cache folder is forgotten only where a build made it', async () => {
  put(content, 'papers/2024/a-stone.md', entryText());
  put(root, 'outside/thesis.txt', 'precious');
  const building = (output: string, cache: string, ...more: string[]) =>
    broadsheet(['build', '--content', content, '--output', output, '--cache', cache, '--no-index', ...more]);
  const first = await building(output(), path.join(root, 'cache'), '--fresh');
  assert.is(first.code, 0, first.stderr);
  const before = tree(root);
  const taken = ['outside', 'outside/thesis.txt', 'home/content', 'home/content/papers', 'home', 'site', 'site/cache'];
  for (const at of taken) {
    const { code, stderr } = await building(output(), path.join(root, at), '--fresh');
    assert.is(code, 1, at);
    assert.match(stderr, /error: expected .*\[(?:foreign-cache|input-in-output)\]\n {4}\S/, at);
  }
  assert.equal(difference(before, tree(root)), []);
  fs.rmSync(path.join(root, 'cache/CACHEDIR.TAG'));
  assert.is((await building(output(), path.join(root, 'cache'), '--fresh')).code, 0, 'one without the mark');
});

test('an output folder that has in it what a build reads is not replaced', async () => {
  put(content, 'papers/2024/a-stone.md', entryText());
  assert.is((await build()).code, 0);
  const inner = path.join(output(), 'content');
  fs.renameSync(content, inner);
  const cases: [string, string, RegExp][] = [
    [inner, output(), /found the content folder in it, /],
    [inner, inner, /found the content folder itself/],
  ];
  const before = tree(root);
  for (const [from, to, words] of cases) {
    const cache = path.join(root, 'cache');
    const ended = await broadsheet(['build', '--content', from, '--output', to, '--cache', cache, '--no-index']);
    assert.is(ended.code, 1, ended.stdout);
    assert.match(ended.stderr, words);
  }
  assert.equal(difference(before, tree(root)), []);
});

test('an output folder that is a file, or a link to nothing, is refused with words', async () => {
  put(content, 'papers/2024/a-stone.md', entryText());
  link(path.join(root, 'none'), output());
  const words = /site: error: expected a folder or nothing, found a link to nothing/;
  assert.match((await build()).stderr, words);
  assert.match((await broadsheet(['dev', '--content', content, '--output', output()])).stderr, words);
  fs.rmSync(output());
  fs.writeFileSync(output(), '');
  assert.match((await build()).stderr, /site: error: expected a folder or nothing, found a file/);
});

test('nothing is written through a link', async () => {
  const at = (file: string) => path.join(content, file);
  const dump = () => put(content, 'dumps/2024-01-02-posters.txt', posterSession(3));
  const journal = { write: { 'papers/2024/x.md': ['', hashOf(entryText())] }, remove: {} };
  const cases: Record<string, () => void> = {
    'the papers': () => link(path.join(outside, 'papers'), at('papers')),
    'a year': () => link(path.join(outside, '2024'), at('papers/2024')),
    'a year that is not there': () => link(path.join(outside, 'none'), at('papers/2024')),
    'the ledger': () => link(outside, at('ledger')),
    'a ledger': () => link(path.join(outside, 'published.json'), at('ledger/2024-01-02-posters.json')),
    'an entry': () => link(path.join(outside, 'secret.md'), at('papers/2024/secret.md')),
    'the topics': () => link(path.join(outside, 'topics'), at('topics')),
    'the record of what is published': () => link(path.join(outside, 'published.json'), at('published.json')),
    'its next version': () => link(path.join(outside, 'published.json'), at('published.json.part')),
    'the stage': () => link(outside, at('.staged')),
    'a stage with a journal': () => {
      fs.writeFileSync(path.join(outside, 'journal.json'), JSON.stringify(journal));
      link(outside, at('.staged'));
    },
    'what a journal names': () => {
      link(path.join(outside, 'papers'), at('papers'));
      fs.mkdirSync(at('.staged/files/papers/2024'), { recursive: true });
      fs.writeFileSync(at('.staged/files/papers/2024/x.md'), entryText());
      fs.writeFileSync(at('.staged/journal.json'), JSON.stringify(journal));
    },
    'what a journal takes': () => {
      link(path.join(outside, 'files'), at('.staged/files'));
      fs.writeFileSync(at('.staged/journal.json'), JSON.stringify(journal));
    },
    'a journal that climbs': () => {
      fs.mkdirSync(at('.staged/files'), { recursive: true });
      fs.writeFileSync(
        at('.staged/journal.json'),
        JSON.stringify({
          write: { '../../outside/secret.md': ['', ''] },
          remove: { '../../outside/index.html': '' },
        }),
      );
    },
    'the lock': () => link(path.join(outside, 'secret.md'), at('.lock')),
    'a sidecar': () => link(path.join(outside, 'posters.yaml'), at('dumps/2024-01-02-posters.yaml')),
    'a folder of the site': () => {
      fs.mkdirSync(output());
      fs.writeFileSync(path.join(output(), '.broadsheet'), '');
      link(path.join(outside, 'papers'), path.join(output(), 'papers'));
      link(path.join(outside, 'assets'), path.join(output(), 'assets'));
    },
    'a page of the site': () => {
      fs.mkdirSync(output());
      fs.writeFileSync(path.join(output(), '.broadsheet'), '');
      link(path.join(outside, 'index.html'), path.join(output(), 'index.html'));
    },
    'the stage of the site': () => link(outside, path.join(output(), '.staged')),
    'the mark of the site': () => link(path.join(outside, 'none'), path.join(output(), '.broadsheet')),
  };
  for (const [name, make] of Object.entries(cases)) {
    fs.rmSync(content, { recursive: true, force: true });
    fs.rmSync(output(), { recursive: true, force: true });
    fs.rmSync(path.join(root, 'cache'), { recursive: true, force: true });
    writeDefaults(content);
    dump();
    make();
    const before = tree(outside);
    const { stderr } = await build();
    assert.not.match(stderr, /\n {4}at /, `${name}: no stack trace: ${stderr.slice(-300)}`);
    checkRoot(root, before);
    fs.rmSync(path.join(outside, 'journal.json'), { force: true });
  }
  tried('links that lead elsewhere', Object.keys(cases).length);
});

test.run();
