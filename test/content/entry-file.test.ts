import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { editEntry, readEntry, writeEntry } from '../../src/content/entry-file.ts';
import { splitMarkdownFile } from '../../src/content/markdown-file.ts';
import { ContentError } from '../../src/diagnostic.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { refusal } from '../setup/refusal.ts';
import { anEntry, storable } from './an-entry.ts';

const FULL: PaperEntry = {
  id: 'a-study',
  title: 'A study: of $\\ell_1$ "norms"',
  'title-translations': { zh: '一项研究', de: 'Eine Studie: "Normen"' },
  author: ['Ada Lovelace', 'No', "Tim O'Reilly"],
  'author-count': 3,
  'authors-complete': false,
  issued: '2024-05',
  listed: '2025-11-19',
  'container-title': 'ICLR 2024',
  event: { session: 'Hall A', presentation: 'Poster' },
  genre: 'preprint',
  identifiers: { arxiv: '2309.17420', doi: '10.1145/3292500.3330701' },
  links: [{ url: 'https://example.org/code#readme', kind: 'code' }],
  topics: ['optimization', 'theory'],
  comments: 12,
  'abstract-by': 'editor',
  status: 'withdrawn',
  pick: true,
  note: 'Read **this**.\n\nTwice.',
  aliases: ['an-old-id'],
  provenance: [{ dump: '2025-11-19 posters.txt', source: 'poster-session', lines: '413-415', listed: '2025-11-19' }],
  abstract: 'First.\n\n---\nlisted: no\n---\n\nLast.',
};

const FULL_TEXT = `---
title: 'A study: of $\\ell_1$ "norms"'
title-translations:
  zh: 一项研究
  de: 'Eine Studie: "Normen"'
author:
  - Ada Lovelace
  - "No"
  - Tim O'Reilly
author-count: 3
authors-complete: false
issued: "2024-05"
listed: "2025-11-19"
container-title: ICLR 2024
event:
  session: Hall A
  presentation: Poster
genre: preprint
identifiers:
  arxiv: "2309.17420"
  doi: "10.1145/3292500.3330701"
links:
  - url: https://example.org/code#readme
    kind: code
topics:
  - optimization
  - theory
comments: 12
abstract-by: editor
status: withdrawn
pick: true
note: "Read **this**.\\n\\nTwice."
aliases:
  - an-old-id
provenance:
  - dump: 2025-11-19 posters.txt
    source: poster-session
    lines: "413-415"
    listed: "2025-11-19"
---

First.

---
listed: no
---

Last.
`;

const failure = (text: string): string => refusal(() => readEntry('p.md', text, 'p')).message;
const rest = 'listed: "2025-01-31"\n---\n';

test('writes an entry in the canonical form', () => assert.is(writeEntry(FULL), FULL_TEXT));

test('an entry without an abstract ends with its front matter', () => {
  assert.is(writeEntry({ id: 'x', listed: '2025-01-31', provenance: [] }), '---\nlisted: "2025-01-31"\n---\n');
});

test('what is written is read as the same entry', () => {
  assert.equal(readEntry('p.md', FULL_TEXT, 'a-study'), { entry: FULL, warnings: [] });
  fc.assert(
    fc.property(anEntry(), entry => {
      const { entry: read, warnings } = readEntry('p.md', writeEntry(entry), entry.id);
      assert.equal(warnings, []);
      assert.equal(read, storable(entry));
    }),
    { numRuns: 500 },
  );
});

test('YAML 1.1 and 1.2 readers agree on what is written', () => {
  fc.assert(
    fc.property(anEntry(), entry => {
      const { yaml } = splitMarkdownFile('p.md', writeEntry(entry));
      const { id, abstract, ...fields } = storable(entry);
      const expected: Record<string, unknown> = { ...fields };
      if (entry.provenance.length === 0) delete expected['provenance'];
      assert.equal(parse(yaml, { version: '1.1' }), expected, yaml);
      assert.equal(parse(yaml, { version: '1.2' }), expected, yaml);
    }),
    { numRuns: 500 },
  );
});

test('reads what a person writes by hand', () => {
  const text =
    '\ufeff---  \r\n# seen at the session\r\ntitle: 1984\r\nissued: 2024\r\nauthor: [Ada, Null]\r\ngenre:\r\ntopics: []\r\n' +
    'identifiers: { arxiv: 2309.17420 }\r\nnote: |\r\n  One\r\n  two\r\nlisted: 2025-01-31\r\n---\r\n\r\n  Text.\r\nMore.\r\n\r\n';
  const { entry, warnings } = readEntry('p.md', text, 'p');
  assert.equal(warnings, []);
  assert.equal(entry, {
    id: 'p',
    title: '1984',
    issued: '2024',
    author: ['Ada', 'Null'],
    identifiers: { arxiv: '2309.17420' },
    note: 'One\ntwo\n',
    listed: '2025-01-31',
    provenance: [],
    abstract: 'Text.\nMore.',
  });
});

test('a bad optional field is left out with a warning that names its line', () => {
  const text = `---
title: T
autor: [A]
issued: 2024-13
links:
  - url: javascript:alert(1)
    kind: code
  - url: https://example.org/
    kind: code
identifiers:
  arxiv: []
  doi: 10.1/x
event:
  place:
    - x
comments: -1
status: gone
identifier: x
${rest}`;
  const { entry, warnings } = readEntry('p.md', text, 'p');
  assert.equal(entry, {
    id: 'p',
    title: 'T',
    links: [{ url: 'https://example.org/', kind: 'code' }],
    identifiers: { doi: '10.1/x' },
    listed: '2025-01-31',
    provenance: [],
  });
  assert.equal(
    warnings.map(w => `${w.line} ${w.rule} ${w.message}`),
    [
      '3 unknown-key expected a known key, found "autor"; the nearest is "author"',
      '4 bad-field expected a date that exists, as "yyyy-mm-dd", "yyyy-mm" or "yyyy" for "issued", found "2024-13"',
      '6 bad-field expected an http or https address for "links[1].url", found "javascript:alert(1)"',
      '11 bad-field expected text for "identifiers.arxiv", found []',
      '14 bad-field expected text for "event.place", found ["x"]',
      '16 bad-field expected a whole number for "comments", found -1',
      '17 bad-field expected one of withdrawn, retracted, superseded for "status", found "gone"',
      '18 unknown-key expected a known key, found "identifier"; the nearest is "identifiers"',
    ],
  );
  assert.ok(warnings.every(w => w.file === 'p.md' && w.severity === 'warning' && w.advice));
});

test('a title in other languages stands behind their tags; what is none is named, and the others stay', () => {
  const text = `---
title: T
title-translations:
  zh-Hant: 研究
  Deutsch: Eine Studie
  fr:
  no: En studie
${rest}`;
  const { entry, warnings } = readEntry('p.md', text, 'p');
  assert.equal(entry['title-translations'], { 'zh-Hant': '研究', no: 'En studie' });
  assert.equal(
    warnings.map(w => `${w.line} ${w.message}`),
    [
      '5 expected a language, as "en" for "title-translations.Deutsch", found "Deutsch"',
      '6 expected text for "title-translations.fr", found null',
    ],
  );
  const [flat] = readEntry('p.md', `---\ntitle-translations: Eine Studie\n${rest}`, 'p').warnings;
  assert.match(flat!.message, 'a map of languages and titles');
  // A language that is added goes behind those that are there, and what is none stays as a person wrote it.
  const changes = { 'title-translations': { 'zh-Hant': '研究', no: 'En studie', de: 'Eine Studie' } };
  const edited = editEntry(text, changes);
  assert.match(edited, '  Deutsch: Eine Studie\n  fr:\n  no: En studie\n  de: Eine Studie\nlisted');
  assert.is(editEntry(edited, { 'title-translations': undefined }).includes('  Deutsch: Eine Studie\n'), true);
});

test('dates that cannot be are left out; such a day is an error', () => {
  for (const issued of ['2121', '0001', '2023-02-29', '2024-00', '2024-1-1', 'May']) {
    const { entry, warnings } = readEntry('p.md', `---\nissued: "${issued}"\n${rest}`, 'p');
    assert.is(entry.issued, undefined, issued);
    assert.is(warnings[0]?.line, 2);
  }
  assert.match(failure('---\ntitle: x\nlisted: "2025-02-30"\n---\n'), /^p\.md:3: error: .*"2025-02-30" \[listed\]/);
  assert.match(failure('---\ntitle: x\n---\n'), /^p\.md:2: error: expected a key "listed"/);
});

test('refuses what is more than data, with file and line', () => {
  const cases: [string, RegExp][] = [
    [`---js\n${rest}`, /^p\.md:1: .*\[front-matter-engine\]/],
    [`--- yaml\n${rest}`, /^p\.md:1: .*\[front-matter-engine\]/],
    ['# Title\n', /^p\.md:1: .*\[front-matter\]/],
    ['---\ntitle: x\n', /^p\.md:1: .*\[front-matter\]/],
    [`---\ntitle: &a x\n${rest}`, /^p\.md:2:8: .*an anchor.*\[yaml-machinery\]/],
    [`---\ntitle: *a\n${rest}`, /^p\.md:2:8: .*an alias/],
    [`---\ntitle: !!js/function x\n${rest}`, /^p\.md:2:8: .*a tag/],
    [`---\n%TAG ! x\n${rest}`, /^p\.md:2:1: .*a directive/],
    [`---\ntitle: x\ntitle: y\n${rest}`, /^p\.md:3:1: .*"title" again \[duplicate-key\]/],
    [`---\nevent:\n  place: x\n  place: y\n${rest}`, /^p\.md:4:3: .*\[duplicate-key\]/],
    [`---\nx:\n  - y:\n      __proto__: z\n${rest}`, /^p\.md:4:7: .*\[forbidden-key\]/],
    [`---\nconstructor: z\n${rest}`, /^p\.md:2:1: .*\[forbidden-key\]/],
    [`---\n"proto\\u0074ype": z\n${rest}`, /^p\.md:2:1: .*\[forbidden-key\]/],
    [`---\ntitle: a: b\n${rest}`, /^p\.md:2:\d+: .*\[yaml\]\n {4}Put quotes/],
    [`---\ntitle: "a\n${rest}`, /^p\.md:2:\d+: /],
    [`---\n\ttitle: a\n${rest}`, /^p\.md:2:/],
    [`---\n{title: a, listed: "2025-01-31"}\n---\n`, /^p\.md:2: .*\[yaml-shape\]/],
    [`---\n? title\n: a\n${rest}`, /^p\.md:2: .*\[yaml-shape\]/],
    ['---\n- a\n---\n', /^p\.md:2: .*\[yaml-shape\]/],
    [`---\n? [a]\n: b\n${rest}`, /^p\.md:2:\d: .*\[yaml-key\]/],
    [`---\nx: ${'x '.repeat(200_000)}\n${rest}`, /^p\.md:2:1: .*\[yaml-size\]/],
  ];
  for (const key of ['permalink', 'layout', 'templateEngineOverride', 'eleventyComputed', 'pagination', 'tags']) {
    cases.push([`---\ntitle: x\n${key}: y\n${rest}`, new RegExp(`^p\\.md:3: .*"${key}".*\\[forbidden-key\\]`)]);
  }
  for (const [text, expected] of cases) assert.match(failure(text), expected);
  assert.is((Object.prototype as Record<string, unknown>)['z'], undefined);
});

test('deep nesting is an error, not the end of the process', () => {
  for (const text of ['[', '{', '{a: ', '[}', '[? ', '- ', '? ', '? - ', 'a: ', '[a: ', '[a:\n  ']) {
    for (const before of ['', 'title: ', 'title:\n  ']) {
      assert.match(failure(`---\n${before}${text.repeat(60_000)}\n${rest}`), /^p\.md:\d+:\d+: error/, before + text);
    }
  }
  const indented = Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
  assert.match(failure(`---\n${indented}${rest}`), 'yaml-depth');
  const list = Array.from({ length: 1000 }, (_, i) => `k${i}: v`).join(', ');
  assert.is(readEntry('p.md', `---\nmine: {${list}}\n${rest}`, 'p').warnings.length, 1);
});

test('no text makes the reader throw anything but a ContentError, nor take long', () => {
  const piece = fc.constantFrom(
    ...[
      '---\n',
      '---',
      '\n',
      '\r\n',
      'title: ',
      'listed: 2025-01-31\n',
      '- ',
      '  ',
      ': ',
      '"',
      "'",
      '|\n',
      '{',
      '[',
      '&a',
      '*a',
    ],
    ...[
      '!x',
      '%y',
      '#',
      '?',
      '\t',
      '\0',
      '\ud800',
      '\ufeff',
      'é',
      ']',
      '}',
      ',',
      '>',
      '__proto__: x\n',
      '\x1f',
      '\x02',
      '\x18',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      try {
        readEntry('p.md', `---\n${pieces.join('')}`, 'p');
      } catch (error) {
        assert.instance(error, ContentError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('identifiers in any of the forms in which people copy them are read as ingestion writes them', () => {
  const read = (identifiers: string) =>
    readEntry('p.md', `---\nlisted: "2025-01-31"\nidentifiers:\n${identifiers}---\n`, 'p');
  for (const arxiv of ['https://arxiv.org/abs/2501.01234v2', 'arXiv:2501.01234', '2501.01234v1', 'arxiv: 2501.01234']) {
    const { entry, warnings } = read(`  arxiv: "${arxiv}"\n  doi: "https://doi.org/10.9999/ABC"\n`);
    assert.equal(entry.identifiers, { arxiv: '2501.01234', doi: '10.9999/abc' }, arxiv);
    assert.equal(warnings, [], arxiv);
  }
  assert.equal(read('  openreview: https://openreview.net/forum?id=aB_c-D123\n').entry.identifiers, {
    openreview: 'aB_c-D123',
  });
});

test('an identifier that is none is left out with a warning', () => {
  for (const [line, words] of [
    [
      '  arxiv: banana\n',
      'the identifier of a paper on arXiv, as "2501.01234" for "identifiers.arxiv", found "banana"',
    ],
    ['  doi: banana\n', 'a DOI, as "10.1000/182" for "identifiers.doi", found "banana"'],
    ['  openreview: two words\n', 'the identifier of a paper on OpenReview'],
  ] as const) {
    const { entry, warnings } = readEntry('p.md', `---\nlisted: "2025-01-31"\nidentifiers:\n${line}---\n`, 'p');
    assert.is(entry.identifiers, undefined);
    assert.is(warnings.length, 1);
    assert.is(warnings[0]!.line, 4);
    assert.match(warnings[0]!.message, words);
  }
});

test('where a list or a map is expected and a text stands, the advice writes it', () => {
  const advice = (line: string) =>
    readEntry('p.md', `---\nlisted: "2025-01-01"\n${line}\n---\n`, 'p').warnings.map(warning => warning.advice);
  for (const [line, form] of [
    ['author: Ada Example', 'author: [Ada Example]'],
    ['author: "Ada: Example"', 'author: ["Ada: Example"]'],
    ['topics: vision', 'topics: [vision]'],
    ['event: Session 1', 'event: {session: …, place: …, presentation: …}'],
    ['links: https://a.example/', 'links: [{url: …, kind: …}]'],
  ] as const)
    assert.equal(advice(line), [`It was left out; write it as ${form}`], line);
  assert.equal(advice('pick: maybe'), ['It was left out; correct this line.']);
});

test.run();
