import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readDay } from '../../src/content/day-file.ts';
import { readDecisions } from '../../src/content/decisions-file.ts';
import { readEntry } from '../../src/content/entry-file.ts';
import { readFeed } from '../../src/content/feed-file.ts';
import { readPage } from '../../src/content/page-file.ts';
import { readSidecar } from '../../src/content/sidecar.ts';
import { readSite } from '../../src/content/site-file.ts';
import { readTopic } from '../../src/content/topic-file.ts';
import { readWords } from '../../src/content/words-file.ts';
import { ContentError } from '../../src/diagnostic.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { refusal } from '../setup/refusal.ts';
import { broadsheet, posterSession, tree, writeDefaults } from './broadsheet.ts';

let root = '';
test.before.each(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'content-is-data-'));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

/** Each kind of file that people write, with YAML put where it belongs, and the line of the file where that starts. */
const READERS: Record<string, { line: number; read(yaml: string): unknown }> = {
  'an entry': { line: 3, read: yaml => readEntry('f.md', `---\nlisted: "2024-01-02"\n${yaml}\n---\n`, 'a') },
  'a topic': { line: 3, read: yaml => readTopic('f.md', `---\nname: A\n${yaml}\n---\n`, 'a') },
  'a day': { line: 3, read: yaml => readDay('f.md', `---\ntitle: A\n${yaml}\n---\nx\n`, '2024-01-02') },
  'a page': { line: 3, read: yaml => readPage('f.md', `---\ntitle: A\n${yaml}\n---\nx\n`, 'a') },
  'a sidecar': { line: 2, read: yaml => readSidecar('f.md', `genre: A\n${yaml}\n`) },
  'a saved query': { line: 3, read: yaml => readFeed('f.md', `name: A\nwords: [a]\n${yaml}\n`, 'a') },
  'a decision': {
    line: 2,
    read: yaml => readDecisions('f.md', `- same: [a, b]\n  ${yaml.replaceAll('\n', '\n  ')}\n`),
  },
  'site.yaml': { line: 2, read: yaml => readSite('f.md', `name: A\n${yaml}\n`) },
  'words.yaml': { line: 2, read: yaml => readWords('f.md', `all-papers: A\n${yaml}\n`, 'en') },
};

/** Everything that all objects of the program inherit. */
function prototypes(): string[] {
  return [Object, Array, Function, String, Number, Map, RegExp, Error].flatMap(type =>
    Reflect.ownKeys(type.prototype).map(key => `${type.name} ${String(key)}`),
  );
}
const AT_START = prototypes();

test('front matter names no engine', () => {
  for (const word of [
    'js',
    'javascript',
    'json',
    'json5',
    'toml',
    'coffee',
    'ts',
    'yaml',
    ' js',
    '\tjs',
    '-',
    '--js',
    'js\r',
    '#',
  ])
    for (const mark of ['', '\ufeff']) {
      const text = `${mark}---${word}\nlisted: "2024-01-02"\n---\n`;
      for (const read of [
        () => readEntry('f.md', text, 'a'),
        () => readTopic('f.md', text, 'a'),
        () => readDay('f.md', text, '2024-01-02'),
        () => readPage('f.md', text, 'a'),
      ])
        assert.match(
          refusal(read).message,
          /^f\.md:1: error: expected a first line "---".*\[front-matter-engine\]/,
          word,
        );
    }
});

test('no key makes a template, a page or a program of a file', () => {
  const keys = [
    'permalink',
    'layout',
    'templateEngineOverride',
    'eleventyComputed',
    'eleventyExcludeFromCollections',
    'eleventyImport',
    'eleventyNavigation',
    'pagination',
    'tags',
  ];
  for (const [name, { line, read }] of Object.entries(READERS))
    for (const key of keys)
      for (const value of ['x', '{ permalink: x.html }', '[a]', '""', 'null', ''])
        assert.match(
          refusal(() => read(`${key}: ${value}`)).message,
          new RegExp(`f\\.md:${line}: error: .*"${key}"`),
          name,
        );
});

test('no key reaches the prototypes, at whatever depth', () => {
  const nested = [
    'K: 1',
    '"K": { polluted: 1 }',
    'event: { K: { polluted: 1 } }',
    'event:\n  K: 1',
    'links: [{ K: 1 }]',
    'links:\n  - a: { b: [{ "K": 1 }] }',
    '? K\n: 1',
    "'K': 1",
    'title-translations: { K: x }',
    'title-translations:\n  "K": x',
    'terms-in: { K: { x: 1 } }',
    'terms-in:\n  zh: { "K": 1 }',
    'n-papers: { other: x, K: x }',
  ];
  for (const [name, { line, read }] of Object.entries(READERS))
    for (const key of ['__proto__', 'constructor', 'prototype'])
      for (const [i, form] of nested.entries()) {
        // A topic's term is a word, and has a number.
        if (name === 'a topic' && form.startsWith('terms-in:\n') && key !== '__proto__') {
          assert.equal(read(form.replace('K', key)), {
            slug: 'a',
            name: 'A',
            terms: {},
            'terms-in': { zh: { [key]: 1 } },
            intro: '',
          });
          continue;
        }
        const { message } = refusal(() => read(form.replace('K', key)));
        assert.match(
          message,
          new RegExp(`f\\.md:${form.includes('\n  ') ? line + 1 : line}(:\\d+)?: error: the key "${key}"`),
          `${name} ${i}`,
        );
      }
  // Escapes spell the same key.
  assert.match(refusal(() => READERS['an entry']!.read('"\\x5f_proto__": { polluted: 1 }')).message, 'f.md:3');
  for (const item of [
    '- same: [a, b]\n  __proto__: { polluted: 1 }',
    '- { constructor: { prototype: { polluted: 1 } } }',
  ])
    assert.match(refusal(() => readDecisions('f.yaml', `${item}\n`)).message, /f\.yaml:\d/);
  assert.equal(prototypes(), AT_START);
});

test('no language is said by anything else than a tag', () => {
  const languages = [
    ...[
      'x"onclick="ran(1)',
      '"><script>ran(1)</script>',
      'de" dir="rtl',
      "de'",
      'de-u-x y',
      'de\n',
      ' de',
      'de_AT',
      'DÉ',
    ],
    ...[
      'd',
      '-',
      'toString',
      'de-',
      'de--AT',
      'de-123456789',
      'x-klingon',
      'i-default',
      '../../de',
      'de\\',
      'de\u2028',
    ],
  ];
  for (const language of languages) {
    const key = JSON.stringify(language);
    for (const [name, yaml] of [
      ['a topic', `terms-in: { ${key}: { x: 1 } }`],
      ['site.yaml', `language: ${key}`],
    ] as const) {
      const { line, read } = READERS[name]!;
      assert.match(refusal(() => read(yaml)).message, `f.md:${line}: error: expected a language`, `${name} ${key}`);
    }
    // An entry is read without the field, and a warning names it.
    for (const yaml of [`language: ${key}`, `title-translations: { ${key}: x }`]) {
      const { entry, warnings } = readEntry('f.md', `---\nlisted: "2024-01-02"\n${yaml}\n---\n`, 'a');
      assert.equal([entry.language, entry['title-translations']], [undefined, undefined], yaml);
      assert.is(warnings.length, 1, yaml);
    }
  }
});

test('YAML is plain values: no anchors, aliases, merges, tags, directives, documents, no key twice', () => {
  const bomb = `a: &a [x, x]\n${Array.from({ length: 30 }, (_, i) => `k${i}: &k${i} [*${i ? `k${i - 1}` : 'a'}, *${i ? `k${i - 1}` : 'a'}]`).join('\n')}`;
  const refused = [
    bomb,
    'title: &a x',
    'title: *a',
    '<<: *a',
    '"<<": { title: x }',
    'title: !!js/function "function () { ran() }"',
    'title: !<tag:yaml.org,2002:js/function> "ran()"',
    'title: !!python/object/apply:os.system ["id"]',
    'title: !ruby/object:X {}',
    'title: !!binary aWQ=',
    'title: !!set {}',
    'title: ! x',
    '%YAML 1.1',
    '%TAG ! tag:example.org,2000:',
    'genre: x\ngenre: y',
    'event: { place: a, place: b }',
    '"gen\\x72e": x\ngenre: y',
    '? [a, b]\n: c',
    '? { a: b }\n: c',
    'x: [a',
    'x: {a',
    'x: "a',
    'x: a: b',
    '\tx: a',
    `x: ${'['.repeat(5000)}`,
    `x: ${'{a: '.repeat(5000)}`,
    `${'- '.repeat(5000)}a`,
    Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    `x: ${'a'.repeat(300_000)}`,
  ];
  for (const [name, { read }] of Object.entries(READERS))
    for (const yaml of refused) {
      const start = performance.now();
      try {
        read(yaml);
      } catch (error) {
        assert.instance(error, ContentError, `${name}: ${yaml.slice(0, 60)}: ${error}`);
        assert.match((error as Error).message, /^f\.md:\d+/);
        assert.ok(performance.now() - start < 2000, yaml.slice(0, 40));
        continue;
      }
      // The one that is a key like any other, and unknown: entries warn of it.
      assert.ok(yaml.startsWith('"<<"') && name === 'an entry', `${name} took ${yaml.slice(0, 60)}`);
      assert.not('title' in readEntry('f.md', `---\nlisted: "2024-01-02"\n${yaml}\n---\n`, 'a').entry);
    }
});

test('the address of a site is one that a browser asks a host for, in one line', () => {
  const at = (url: string) =>
    readSite('f.yaml', `name: A\nurl: ${JSON.stringify(url)}\ntag: { authority: a.example, date: "2024-01-02" }\n`);
  for (const url of [
    ...[
      'javascript:ran(1)',
      'java\tscript:ran(1)//',
      'data:text/html,x',
      'file:///etc/',
      'ftp://a.example/',
      '//a.example/',
    ],
    ...[
      'https://a:b@c.example/',
      'https://a.example/?q',
      'https://a.example/#a',
      'https:a.example',
      'https://\ud800/',
      'x',
      '',
    ],
  ])
    assert.match(refusal(() => at(url)).message, /^f\.yaml:2: error: /, url);
  for (const [url, read] of [
    ['https://a.example', 'https://a.example/'],
    ['https://a.example/digest', 'https://a.example/digest/'],
    ['https://a.example/\r\nBcc: b@c.example/', 'https://a.example/Bcc:%20b@c.example/'],
    ['https://a.example\\@evil.example/', 'https://a.example/@evil.example/'],
    ['https://a.example/"><script>ran(1)</script>', 'https://a.example/%22%3E%3Cscript%3Eran(1)%3C/script%3E/'],
  ] as const)
    assert.is(at(url).url, read);
});

test('JSON that names prototypes pollutes nothing and is read as JSON', async () => {
  const content = path.join(root, 'content');
  writeDefaults(content);
  const evil = '"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}';
  const dumps: Record<string, string> = {
    '2024-01-01-csl.json': `[{${evil}, "type": "article", "title": "A study of stones and their weights", "author": [{${evil}, "family": "Calder", "given": "E."}], "issued": {${evil}, "raw": "2024"}, "container-title": "J", "abstract": "Stones are heavy."}]`,
    '2024-01-02-daily.json': `[{${evil}, "paper": {${evil}, "id": "2401.00002", "title": "Weighing stones in the dark", "authors": [{${evil}, "name": "E. Calder"}], "summary": "Stones are heavy at night.", "publishedAt": "2024-01-02T00:00:00Z"}, "publishedAt": "2024-01-02T00:00:00Z"}]`,
    '2024-01-03-review.json': `{"notes": [{${evil}, "id": "abcdefghij", "content": {${evil}, "title": {"value": "Stones of every kind, reviewed"}, "authors": {"value": ["E. Calder"]}, "abstract": {"value": "Stones are heavy and many."}}}], "count": 1}`,
  };
  for (const [name, text] of Object.entries(dumps)) fs.writeFileSync(path.join(content, 'dumps', name), text);
  const report = await ingest({ content, today: '2024-02-01', warn: () => {} });
  assert.is(report.added.length, 3);
  // And what the program itself keeps as JSON.
  const [ledger] = fs.readdirSync(path.join(content, 'ledger')).sort();
  const at = path.join(content, 'ledger', ledger!);
  fs.writeFileSync(
    at,
    fs.readFileSync(at, 'utf8').replace('{', `{${evil},`).replace('"fields":{', `"fields":{${evil},`),
  );
  fs.appendFileSync(path.join(content, 'dumps', '2024-01-01-csl.json'), '\n');
  await ingest({ content, today: '2024-02-01', warn: () => {} }).catch(error => assert.instance(error, ContentError));
  assert.equal(prototypes(), AT_START);
  assert.is(({} as Record<string, unknown>)['polluted'], undefined);
});

test('nothing in the content folder, or where the program is called, is run', async () => {
  const ran = path.join(root, 'ran');
  const content = path.join(root, 'content');
  writeDefaults(content);
  fs.writeFileSync(path.join(content, 'dumps/2024-01-01-posters.txt'), posterSession(3));
  const commonJs = `require('fs').appendFileSync(${JSON.stringify(ran)}, __filename); module.exports = () => ({});`;
  const module = `import fs from 'node:fs'; fs.appendFileSync(${JSON.stringify(ran)}, import.meta.url); export default class { data() { return { permalink: 'ran.html' }; } render() { return 'ran'; } }`;
  const put = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    fs.writeFileSync(path.join(content, file), text);
  };
  for (const folder of [
    '',
    'src/',
    'src/theme/',
    'src/theme/pages/',
    'papers/',
    'papers/2024/',
    'topics/',
    'days/',
    'pages/',
    'pages/a/',
  ]) {
    for (const name of [
      '_data/x.cjs',
      'x.11tydata.cjs',
      'papers.11tydata.cjs',
      '2024.11tydata.cjs',
      'pages.11tydata.cjs',
      'eleventy.config.cjs',
      '.eleventy.js',
      'x.11ty.cjs',
    ])
      put(folder + name, commonJs);
    for (const name of ['_data/y.mjs', 'x.11ty.mjs', '2024.11tydata.mjs', 'pages.11tydata.mjs', 'eleventy.config.mjs'])
      put(folder + name, module);
    for (const name of ['_data/z.js', 'x.11ty.js', 'pages.11tydata.js', 'eleventy.config.js', '2024.11tydata.js'])
      put(folder + name, module);
    put(`${folder}x.njk`, '---\npermalink: ran.html\n---\n{{ "ran" }}');
    put(`${folder}_includes/x.njk`, '{{ "ran" }}');
  }
  put('package.json', JSON.stringify({ type: 'module', name: 'broadsheet', scripts: { build: `touch ${ran}` } }));
  put('tsconfig.json', '{ "compilerOptions": { "paths": { "*": ["./x"] } } }');
  put('pagefind.yml', 'site: /\n');
  put('.env', `NODE_OPTIONS=--require ${path.join(content, 'x.11ty.cjs')}\n`);
  for (const name of ['markdown-it', 'yaml', '@11ty/eleventy', 'esbuild']) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    put(`node_modules/${name}/index.js`, commonJs);
  }
  put(
    'papers/2024/templates.md',
    `---\ntitle: '{{ "ran" | upper }} {% set x = 1 %} <%= 1 + 1 %> \${1 + 1}'\nlisted: "2024-01-02"\n---\n\n{{ collections.all }} {% include "x.njk" %} <%= process.exit(3) %>\n`,
  );
  put(
    'pages/templates.md',
    '---\ntitle: "{{ 1 + 1 }}"\n---\n\n{{ collections.all }} {% include "x.njk" %} <%= process.exit(3) %>\n',
  );
  for (const cwd of [content, path.join(content, 'papers')]) {
    const output = path.join(root, `site-${path.basename(cwd)}`);
    const { code, stderr } = await broadsheet(
      ['build', '--content', content, '--output', output, '--cache', path.join(root, 'cache')],
      { cwd },
    );
    assert.is(code, 0, stderr.slice(-500));
    assert.is(fs.existsSync(ran) ? fs.readFileSync(ran, 'utf8') : '', '');
    const site = tree(output);
    assert.not([...site.keys()].some(file => /ran\.html|\.njk|11ty|package\.json/.test(file)));
    const page = site.get('papers/templates.html') ?? '';
    assert.match(page, '{{ &quot;ran&quot;');
    assert.match(page, '{{ collections.all }}');
    assert.match(site.get('templates.html') ?? '', '{{ collections.all }} {% include');
  }
});

test.run();
