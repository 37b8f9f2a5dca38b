import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { readDay } from '../../src/content/day-file.ts';
import { hashField } from '../../src/content/field-hash.ts';
import { readPlainTopic } from '../../src/content/plain-topic.ts';
import { readSidecar, setInSidecar } from '../../src/content/sidecar.ts';
import { DEFAULT_SITE, readSite } from '../../src/content/site-file.ts';
import { readTopic } from '../../src/content/topic-file.ts';
import { compileTopics } from '../../src/editorial/topics.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';

test('the shipped site.yaml is a good one', () => {
  const site = readSite('site.yaml', DEFAULT_SITE);
  assert.is(site.name, 'Broadsheet');
  assert.is(site.url, 'https://example.org/');
  assert.equal(site.tag, { authority: 'example.org', date: '2025-01-01' });
});

test('site.yaml has defaults, and an address that ends with a slash', () => {
  const site = readSite(
    's',
    'name: N\nurl: http://a.example/digest\ntag: { authority: me@a.example, date: 2025-01-01 }\n',
  );
  assert.equal(site, {
    name: 'N',
    url: 'http://a.example/digest/',
    language: 'en',
    timezone: 'UTC',
    tag: { authority: 'me@a.example', date: '2025-01-01' },
  });
});

test('mistakes in site.yaml are errors with their lines', () => {
  const wrong = (change: [string | RegExp, string]) => () => readSite('site.yaml', DEFAULT_SITE.replace(...change));
  const cases: [string | RegExp, string, RegExp][] = [
    ['https://example.org/', 'javascript:alert(1)', /^site\.yaml:5: error: expected an absolute http/],
    ['https://example.org/', '/digest', /^site\.yaml:5: /],
    ['https://example.org/', 'https://u:p@example.org/?q#f', /^site\.yaml:5: /],
    ['timezone: UTC', 'timezone: Mars/Base', /^site\.yaml:7: error: expected a time zone/],
    ['tagline', 'tag-line', /^site\.yaml:3: error: .*"tag-line"; the nearest is "tagline"/],
    [
      /^# editor:\n# ( {2}.+)\n# {3}email:/m,
      'editor:\n$1\n  emial:',
      /^site\.yaml:11: error: .*"emial"; the nearest is "email"/,
    ],
    ['"2025-01-01"', '2025-02-30', /^site\.yaml:17: error: expected a day/],
    ['name: Broadsheet', 'name:', /error: expected a key "name", found none/],
    ['name: Broadsheet', 'name: &a x', /^site\.yaml:2:7: error: .*an anchor/],
    [DEFAULT_SITE, '- a', /^site\.yaml:1: /],
  ];
  for (const [from, to, message] of cases) assert.throws(wrong([from, to]), message, to);
});

test('the quick way of reading a topic says what the full parser says', () => {
  const folder = path.join(PROJECT_ROOT, 'content/topics');
  const files = fs.readdirSync(folder);
  assert.ok(files.length > 30);
  for (const file of files) {
    const yaml = fs.readFileSync(path.join(folder, file), 'utf8').split('---\n')[1]!;
    const quick = readPlainTopic(yaml);
    assert.ok(quick, file);
    assert.equal(quick, parse(yaml), file);
  }
  const odd = [
    'name: a # b',
    'name: [a]',
    'name: &a b',
    'bias: 0x10',
    'bias: 1e3',
    'name: "a',
    "name: 'a",
    'terms:\n  yes: 1',
    'terms:\n  a: b: 1',
  ];
  odd.push(
    'terms:\n  a: 01',
    'terms:\n  "a": 1',
    'terms:\n  a: 1\n  a: 2',
    'terms: {a: 1}',
    'name: a\nname: b',
    'name:\n  a',
    'x: y',
  );
  for (const text of odd) assert.is(readPlainTopic(`${text}\n`), undefined, text);
  assert.equal(readPlainTopic('terms:\n  - a\n'), parse('terms:\n  - a\n'));
  assert.throws(
    () => readTopic('t.md', '---\nname: A\nterms:\n  - a\n---\n', 't'),
    /^t\.md:3: error: expected a map of terms and weights for "terms"/,
  );
});

test('a comment or another line end in a topic changes nothing of what it says', () => {
  const folder = path.join(PROJECT_ROOT, 'content/topics');
  const files = fs.readdirSync(folder).map(file => fs.readFileSync(path.join(folder, file), 'utf8'));
  const commented = (text: string, line: number) =>
    text
      .split('\n')
      .map((each, i) => (i === line ? `${each} # hand-made` : each))
      .join('\n');
  for (const text of files) {
    const topic = readTopic('t.md', text, 't');
    assert.equal(readTopic('t.md', text.replaceAll('\n', '\r\n'), 't'), topic);
    assert.equal(readTopic('t.md', text.replace('---\n', '---\n# mine\n'), 't'), topic);
  }
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), (text, at) => {
      const line = 1 + (at % (text.split('\n---\n')[0]!.split('\n').length - 1));
      assert.equal(readTopic('t.md', commented(text, line), 't'), readTopic('t.md', text, 't'));
    }),
    { numRuns: 50 },
  );
});

test('both ways of reading a topic take and refuse the same keys, whatever JavaScript has by that name', () => {
  const inherited = Object.getOwnPropertyNames(Object.prototype);
  const word = fc.oneof(fc.constantFrom('prototype', ...inherited, 'then', 'terms', '0', 'π'), fc.string());
  /** What is read, or the line and the rule by which it is not. */
  const outcome = (text: string) => {
    try {
      return readTopic('t.md', text, 't');
    } catch (error) {
      return /^(t\.md:\d+)[\s\S]*?(\[[a-z-]+\])/.exec((error as Error).message)?.slice(1);
    }
  };
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('terms', 'terms-in:\n  zh'),
      (words, at) => {
        const indent = at === 'terms' ? '  ' : '    ';
        const lines = words.map((key, i) => `${indent}${key}: ${i + 1}\n`).join('');
        const text = `---\nname: A\n${at}:\n${lines}---\n`;
        assert.equal(outcome(text), outcome(text.replace('name: A', 'name: A # slowly')));
      },
    ),
    { numRuns: 500 },
  );
  for (const comment of ['', ' # slowly']) {
    const text = (key: string) => `---\nname: A${comment}\nterms:\n  ${key}: 2\n---\n`;
    for (const key of inherited.filter(name => name !== '__proto__' && !name.startsWith('_'))) {
      const { terms } = readTopic('t.md', text(key), 't');
      assert.equal(Object.entries(terms), [[key, 2]]);
      assert.is(compileTopics([readTopic('t.md', text(key), 't')]).weights[0]?.length, 1, key);
    }
    assert.equal(outcome(text('__proto__')), ['t.md:4', '[forbidden-key]']);
    for (const [value, rule] of [
      ['{ prototype: { polluted: 1 } }', '[forbidden-key]'],
      ['{ a: 1 }', '[bad-field]'],
      ['[1]', '[bad-field]'],
      ['x', '[bad-field]'],
    ])
      assert.equal(outcome(text('constructor').replace(': 2', `: ${value}`)), ['t.md:4', rule], value);
  }
});

test('a topic has a name, terms and an introduction', () => {
  const text =
    '---\nname: Théorie\nbelongs: Proofs\nbias: -0.5\nterms:\n  upper bound: 2.50\n  No: 1\n---\n\nOn *proofs*.\n';
  assert.equal(readTopic('t.md', text, 'theory'), {
    slug: 'theory',
    name: 'Théorie',
    belongs: 'Proofs',
    bias: -0.5,
    terms: { 'upper bound': 2.5, No: 1 },
    intro: 'On *proofs*.',
  });
  assert.throws(
    () => readTopic('t.md', '---\nname: T\nterms:\n  a: much\n---\n', 't'),
    /^t\.md:4: error: expected a number for "terms\.a"/,
  );
  assert.throws(() => readTopic('t.md', '---\nname: T\nlayout: x\n---\n', 't'), /^t\.md:3: error: .*"layout"/);
  assert.throws(() => readTopic('T.md', '---\nname: T\n---\n', '../T'), /topic-name/);
});

test('terms of other languages stand in a map of each, read the quick way as the yaml package reads them', () => {
  const yaml =
    'name: Bees\nterms:\n  bee: 2\nterms-in:\n  zh:\n    蜂箱: 2\n    3D 蜂巢: -1.5\n  de-AT:\n    Biene: 1\n';
  assert.equal(readPlainTopic(yaml), parse(yaml));
  assert.equal(readTopic('t.md', `---\n${yaml}---\n`, 'bees')['terms-in'], {
    zh: { 蜂箱: 2, '3D 蜂巢': -1.5 },
    'de-AT': { Biene: 1 },
  });
  for (const odd of ['zh:', 'zh: 2', 'zh:\n    蜂箱: 2\n  zh:\n    蜂: 1', 'zh:\n   蜂箱: 2', 'no:\n    bie: 2'])
    assert.is(readPlainTopic(`terms-in:\n  ${odd}\n`), undefined, odd);
  assert.throws(
    () => readTopic('t.md', '---\nname: A\nterms-in:\n  zh: 2\n---\n', 't'),
    /^t\.md:4: error: expected a map of terms and weights for "terms-in\.zh"/,
  );
  assert.throws(
    () => readTopic('t.md', '---\nname: A\nterms-in:\n  zh_CN:\n    a: 2\n---\n', 't'),
    /^t\.md:4: error: expected a language, as "zh"/,
  );
});

test("a day's note needs no front matter", () => {
  assert.equal(readDay('d.md', '\r\nOne\r\ntwo\r\n', '2025-01-31'), { day: '2025-01-31', note: 'One\ntwo' });
  assert.equal(readDay('d.md', '---\ntitle: First\npicks: [a-study]\n---\nOne\n', '2025-01-31'), {
    day: '2025-01-31',
    title: 'First',
    picks: ['a-study'],
    note: 'One',
  });
  assert.throws(() => readDay('d.md', '---js\n---\n', '2025-01-31'), /front-matter-engine/);
  assert.throws(() => readDay('d.md', '', '2025-02-30'), /day-name/);
});

test('a sidecar has its own keys and those of an entry', () => {
  const text =
    'source: aitopics\nlisted: 2025-01-31\naccessed: 2025-02-01\nurl: https://example.org/\ncontainer-title: ICLR 2024\nevent:\n  place: Wien\n';
  assert.equal(readSidecar('d.yaml', text), {
    source: 'aitopics',
    listed: '2025-01-31',
    accessed: '2025-02-01',
    url: 'https://example.org/',
    fields: { 'container-title': 'ICLR 2024', event: { place: 'Wien' } },
  });
  assert.equal(readSidecar('d.yaml', '# nothing yet\n'), { fields: {} });
  assert.throws(() => readSidecar('d.yaml', 'lsited: x\n'), /^d\.yaml:1: error: .*"lsited"; the nearest is "listed"/);
  assert.throws(() => readSidecar('d.yaml', 'provenance: []\n'), /"provenance"/);
  assert.throws(() => readSidecar('d.yaml', '\nevent: { room: x }\n'), /^d\.yaml:2: error: .*"room"/);
});

test("a dump's day is set in a sidecar and its comments stay", () => {
  const set = (yaml: string | undefined) => setInSidecar('d.yaml', yaml, { listed: '2025-01-31' });
  assert.is(set(undefined), 'listed: "2025-01-31"\n');
  assert.is(set('# mine'), '# mine\nlisted: "2025-01-31"\n');
  const text = '# mine\r\nsource: x # sure\r\ngenre: poster';
  const day = '# mine\r\nsource: x # sure\r\nlisted: "2025-01-31"\r\ngenre: poster';
  assert.is(set(text), day);
  assert.is(set(day), day);
  assert.is(set('listed: 2024-05-01 # sure\ngenre: poster\n'), 'listed: "2025-01-31" # sure\ngenre: poster\n');
});

test("a field's hash is of what it says", () => {
  assert.is(hashField({ a: 1, b: ['x'] }), hashField({ b: ['x'], a: 1, c: undefined }));
  assert.is.not(hashField(['a', 'b']), hashField(['b', 'a']));
  assert.is.not(hashField('1'), hashField(1));
  assert.is.not(hashField('\u00e9'), hashField('e\u0301'));
  assert.is(hashField('a\ud800'), hashField('a\uFFFD'));
  assert.is(hashField([]), hashField(undefined));
  // Ledgers hold these: the hash must not change from one version to the next.
  assert.is(hashField({ url: 'https://example.org/', kind: 'code' }), '1fd6ef5943a6');
});

test.run();
