import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ContentError, formatWithReasons } from '../../src/diagnostic.ts';
import { LineClaims } from '../../src/ledger/line-claims.ts';
import { parseLines } from '../../src/read/line-set.ts';
import type { PaperRecord, Parsed, SourceDump } from '../../src/read/source.ts';
import { loadSources, recogniseSource } from '../../src/read/sources.ts';
import { refusal } from '../setup/refusal.ts';

/**
 * `test/fixtures/sources/<id>/input.txt`, or `<id>/<case>/input.txt` where a source has several. `UPDATE_GOLDEN=1` writes each
 * `expected.json` anew, to be read as a diff.
 */
const FIXTURES = fileURLToPath(new URL('../fixtures/sources/', import.meta.url));
const DOCS = fileURLToPath(new URL('../../docs/sources.md', import.meta.url));
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
if (UPDATE && process.env['CI']) throw new Error('UPDATE_GOLDEN is for a person who reads the diff, not for CI');

const sources = await loadSources();

interface Fixture {
  id: string;
  name: string;
  folder: string;
  text: string;
}

const fixtures: Fixture[] = readdirSync(FIXTURES)
  .sort()
  .flatMap(id => {
    const cases = existsSync(`${FIXTURES}${id}/input.txt`) ? [''] : readdirSync(`${FIXTURES}${id}`).sort();
    return cases.map(name => {
      const folder = `${FIXTURES}${id}/${name}`;
      return {
        id,
        name: [id, name].filter(Boolean).join('/'),
        folder,
        text: readFileSync(`${folder}/input.txt`, 'utf8'),
      };
    });
  });

function dumpOf(text: string): SourceDump {
  return { name: 'input.txt', file: 'input.txt', lines: text.split(/\r\n|\r|\n/) };
}

function parse(id: string, text: string): Parsed[] {
  return [...sources.find(source => source.id === id)!.parse(dumpOf(text))];
}

function isRecord(parsed: Parsed): parsed is PaperRecord {
  return parsed.kind === 'record';
}

/** What the records say, and what was left out of them, wherever it stands. */
function said(parsed: Parsed[]): (Omit<PaperRecord, 'lines' | 'leftOut'> & { without?: string[] })[] {
  return parsed.filter(isRecord).map(({ lines: _, leftOut, ...record }) => ({
    ...record,
    ...(leftOut && { without: leftOut.map(l => l.message) }),
  }));
}

/** The lines that one part of a dump claims. */
function linesOf(parsed: Parsed): Set<number> {
  const ranges = isRecord(parsed) ? Object.values(parsed.lines) : [parsed];
  return new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
}

test('every source has a fixture and every fixture a source', () => {
  assert.equal(
    [...new Set(fixtures.map(fixture => fixture.id))],
    sources.map(source => source.id),
  );
});

test('no source is left as new-source began it', () => {
  for (const { id, about } of sources) {
    assert.not.match(
      about,
      'reading circle',
      `src/read/sources/${id}.ts: say in "about" where such text is copied from`,
    );
    const row =
      readFileSync(DOCS, 'utf8')
        .split('\n')
        .find(line => line.startsWith(`| \`${id}\` |`)) ?? '';
    assert.not.match(row, 'reading circle', `docs/sources.md: say in the row of ${id} where such text is copied from`);
  }
  for (const { name, text } of fixtures)
    assert.not.match(text, 'Paste the Page Here', `paste the page into test/fixtures/sources/${name}/input.txt`);
});

for (const { id, name, folder, text } of fixtures) {
  test(`${name}: exactly one source answers`, () => {
    assert.is(recogniseSource(dumpOf(text), sources).id, id);
    const special = sources.filter(source => !source.lastResort && source.detect(dumpOf(text)).found);
    const isLast = sources.find(source => source.id === id)!.lastResort !== undefined;
    assert.equal(
      special.map(source => source.id),
      isLast ? [] : [id],
    );
  });

  test(`${name}: reads as expected`, () => {
    const parsed = parse(id, text);
    if (UPDATE) writeFileSync(`${folder}/expected.json`, `${JSON.stringify(parsed, null, 2)}\n`);
    assert.equal(parsed, JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')));
  });

  test(`${name}: claims every line once, in order`, () => {
    const lines = dumpOf(text).lines;
    const claims = new Map<number, number>();
    let last = 0;
    for (const parsed of parse(id, text)) {
      const own = linesOf(parsed);
      assert.ok(own.size > 0, `${JSON.stringify(parsed)} claims no line`);
      assert.ok(Math.max(...own) >= last, `${JSON.stringify(parsed)} is out of order`);
      last = Math.min(...own);
      for (const line of own) if (lines[line - 1]!.trim() !== '') claims.set(line, (claims.get(line) ?? 0) + 1);
    }
    const once = !sources.find(source => source.id === id)!.sharesLines;
    lines.forEach((line, i) => {
      if (line.trim() === '') return;
      const count = claims.get(i + 1) ?? 0;
      assert.ok(once ? count === 1 : count >= 1, `line ${i + 1}, ${count} claims: ${line}`);
    });
  });

  test(`${name}: the ledger has each line once, as a record's or as what else it is`, () => {
    const dump = dumpOf(text);
    const { sharesLines } = sources.find(source => source.id === id)!;
    const ledger = new LineClaims(dump, 'input.txt', warning => assert.unreachable(warning.message), sharesLines);
    const records = new Set<number>();
    for (const parsed of parse(id, text)) {
      if (isRecord(parsed)) for (const line of linesOf(parsed)) records.add(line);
      if (isRecord(parsed)) ledger.claim('record', ...Object.values(parsed.lines));
      else ledger.claim(parsed.kind === 'page' ? 'heading' : parsed.kind, parsed);
    }
    const others = Object.values(ledger.rest()).flatMap(ranges => parseLines(ranges!));
    const count = others.reduce((sum, { from, to }) => sum + to - from + 1, records.size);
    assert.is(count, dump.lines.length);
  });

  const damages: [string, (text: string) => string][] = [
    ['CRLF', damaged => damaged.replaceAll('\n', '\r\n')],
    ['CR', damaged => damaged.replaceAll('\n', '\r')],
    ['doubled blank lines', damaged => damaged.replace(/\n\n/g, '\n\n\n')],
    ['a blank line after every line', damaged => damaged.replaceAll('\n', '\n\n')],
    ['trailing blanks', damaged => damaged.replaceAll('\n', ' \t \n')],
    ['no-break and other spaces in blank lines', damaged => damaged.replaceAll('\n', '\n\u00a0\u2003\u200b\n')],
    ['no blank lines', damaged => damaged.replace(/\n\s*\n/g, '\n')],
  ];
  // In quotes a blank line is a table's own.
  const hasOwnBlanks = id === 'csv' && /"[^"\t,;]*\n[^"]*"/.test(text);
  for (const [damage, apply] of hasOwnBlanks ? damages.slice(0, 3) : damages) {
    test(`${name}: the same records with ${damage}`, () => {
      assert.equal(said(parse(id, apply(text))), said(parse(id, text)));
    });
  }

  const document = /^\s*[[{<]/.test(text);
  if (!document && id !== 'csv' && !/^(?:[@%]|TY|PT |---)/.test(text)) {
    test(`${name}: the same records with its header cut off, line by line`, () => {
      const parsed = parse(id, text);
      const start = Math.min(...linesOf(parsed.find(isRecord)!));
      const lines = text.split('\n');
      for (let cut = 1; cut < start; cut++) {
        assert.equal(said(parse(id, lines.slice(cut).join('\n'))), said(parsed), `without the first ${cut} lines`);
      }
    });
  }

  test(`${name}: two in one file`, () => {
    const once = said(parse(id, text));
    // What a file's cut-off end takes with it is not the second one's.
    if (!/malformed|cut-off/.test(name)) assert.equal(said(parse(id, `${text}\n${text}`)), [...once, ...once]);
  });

  test(`${name}: any part of it is read without a throw, or the error names the file and line`, () => {
    const lines = text.split('\n');
    for (let cut = 0; cut < lines.length; cut += 7) {
      try {
        parse(id, lines.slice(0, cut).join('\n'));
        parse(id, lines.slice(cut).join('\n'));
      } catch (error) {
        assert.instance(error, ContentError);
        assert.match((error as ContentError).message, /^input\.txt:\d+/);
      }
    }
  });
}

test('pasted lines in any order: nothing is claimed twice, nothing is invented', () => {
  for (const id of [
    'aitopics',
    'arxiv-listing',
    'catalyzex',
    'huggingface-papers',
    'poster-session',
    'pubmed-nbib',
    'ris',
  ]) {
    const lines = fixtures.filter(fixture => fixture.id === id).flatMap(fixture => fixture.text.split('\n'));
    const line = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...lines) },
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), pasted => {
        const text = pasted.join('\n');
        const claimed = new Set<number>();
        for (const parsed of parse(id, text)) {
          for (const number of linesOf(parsed)) {
            assert.not(claimed.has(number) && dumpOf(text).lines[number - 1]!.trim() !== '', `line ${number} twice`);
            claimed.add(number);
          }
          if (!isRecord(parsed)) continue;
          assert.ok(parsed.title || parsed.abstract || parsed.author, 'a record without a word');
          const words = new Set(text.split(/[^\p{L}\p{N}]+/u));
          const stated = [parsed.title, ...(parsed.author ?? []), parsed.abstract].join(' ').split(/[^\p{L}\p{N}]+/u);
          assert.equal(
            stated.filter(word => word !== '' && !words.has(word)),
            [],
          );
        }
      }),
      { numRuns: 200, seed: 20_251_119 },
    );
  }
});

test('a reference without title and abstract is left unread as a whole, and said so once', () => {
  for (const [id, text] of [
    ['bibtex', '@proceedings{a, editor = {Some Editor}, year = 2024}'],
    ['ris', 'TY  - THES\nAU  - Without, Title\nER  - '],
    ['pubmed-nbib', 'PMID- 90000001\nFAU - Without, Title'],
    ['wos-tagged', 'PT J\nAU Without, T\nER'],
    ['pubmed-xml', '<PubmedArticle><MedlineCitation><PMID>90000001</PMID></MedlineCitation></PubmedArticle>'],
    ['csl-json', '[{ "type": "book", "title": "" }]'],
    ['openreview-json', '[{ "id": "a", "content": { "pdf": "/pdf/a" } }]'],
  ] as const) {
    const parsed = parse(id, text);
    assert.equal(
      parsed.map(({ kind }) => kind),
      ['unread'],
      id,
    );
    assert.equal(
      [...linesOf(parsed[0]!)],
      Array.from({ length: text.split('\n').length }, (_, i) => i + 1),
      id,
    );
  }
});

test('an author in RIS that goes on in another line claims that line too', () => {
  const parsed = parse('ris', 'TY  - JOUR\nTI  - Kites\nAU  - Group of\nKite Makers\nER  - ');
  assert.equal(parsed.find(isRecord)?.lines.author, { from: 3, to: 4 });
});

test('a malformed record is told of with its lines, and the others are read', () => {
  for (const [id, text, from, to, expected] of [
    ['bibtex', '@misc{a, title = {A}}\n@misc{b,\n  title = {B\n', 2, 3, 'expected a } that closes the { of this line'],
    [
      'bibtex',
      '@misc{a, title = {A}}\n@misc{b,\n  title {A}\n}\n',
      2,
      4,
      'expected = behind the field title, found “{A}”',
    ],
    [
      'bibtex',
      '@misc{b,\n title = {B {C},\n}\n\n@misc{a,\n title = {A}\n}',
      1,
      3,
      'expected a field of the @misc that starts in line 1',
    ],
    ['bibtex', `@string{a = {${'x'.repeat(2000)}}}\n@misc{a, title = {A}}`, 1, 1, 'expected a macro shorter than'],
    ['csl-json', '[\n  {"type": "book", "title": "A"}, 7\n]', 2, 2, 'expected an object, found a number'],
    ['csl-json', '[\n  {"title": "A"},\n  {"title": "B" "C"}\n]', 3, 3, 'expected an object in JSON'],
    ['csl-json', '[\n  {"title": "B\n},\n  {"title": "A"}\n]', 2, 3, 'expected an object in JSON'],
    [
      'arxiv-atom',
      '<feed>\n<entry>\n<title>B</entry>\n<entry><title>A</title></entry></feed>',
      2,
      3,
      'found an error in this item: unexpected close tag',
    ],
    [
      'arxiv-atom',
      '<feed><entry>\n<title>B & C</title></entry>\n<entry><title>A</title></entry></feed>',
      1,
      2,
      'found an error in this item',
    ],
  ] as const) {
    const parsed = parse(id, text);
    assert.equal(
      parsed.filter(isRecord).map(({ title }) => title),
      ['A'],
      text,
    );
    const [bad, ...more] = parsed.filter(part => part.kind === 'unread');
    assert.equal(more, [], text);
    assert.match(bad!.message, expected);
    assert.equal([bad!.from, bad!.to], [from, to], text);
  }
});

test('a comma too many is forgiven where the rest is JSON', () => {
  assert.equal(
    said(parse('csl-json', '[\n  {"type": "book", "title": "A",}\n]')).map(({ title }) => title),
    ['A'],
  );
});

test('a file of which nothing can be read is an error at its line', () => {
  for (const [id, text, expected] of [
    ['csl-json', '['.repeat(200_000), 'input.txt:1: error: expected JSON'],
    [
      'openreview-json',
      '{"papers": []}',
      'input.txt:1: error: expected a list, alone or under "notes", found an object',
    ],
    ['arxiv-atom', '<feed>\n<entry>\n<title>A</entry></feed>', 'input.txt:3: error: expected well-formed XML'],
    [
      'arxiv-atom',
      '<feed><entry>\n<title>&nbsp;</title></entry></feed>',
      'input.txt:2: error: expected well-formed XML',
    ],
    [
      'arxiv-atom',
      '<feed>\n<entry><id>http://arxiv.org/api/errors#x</id><summary>bad id</summary></entry></feed>',
      'input.txt:2: error: expected papers, found an error that arXiv answered with: “bad id”',
    ],
  ] as const) {
    assert.match(refusal(() => parse(id, text)).message, expected);
  }
});

test('a dump that no source recognises is an error that names the way out; what each looked for is for those who ask', () => {
  const error = refusal(() => recogniseSource(dumpOf('Milk\nBread\nTwo lemons'), sources));
  const lines = error.message.split('\n');
  assert.is(lines.length, 4);
  assert.match(lines[1]!, /by a line "source: …" in input\.yaml:$/);
  for (const source of sources) {
    assert.match(lines[2]!, source.id);
    assert.not.match(error.message, `${source.id}: `);
    assert.match(formatWithReasons(error.diagnostics[0]!), `${source.id}: `);
  }
  assert.not.match(formatWithReasons(error.diagnostics[0]!), '--verbose');
  assert.match(lines[3]!, /broadsheet ingest \S+ --dry-run --verbose$/);
});

test('a dump that no source reads says what it looks like', () => {
  for (const [text, name] of [
    ['<!DOCTYPE html>\n<html><body>x</body></html>', 'a web page in HTML'],
    ['%0 Journal Article\n%T A title\n', 'EndNote’s tagged format'],
    ['Authors,Heading,Year\n"A name","A title",2001\n', 'a table of values'],
    ['# Papers\n\n- [A title](https://example.org/a), 2001\n', 'a list in Markdown'],
    [
      '1. Lanterns in fog and other lights, by several hands and at several times, about 2009\n',
      'a list of references',
    ],
    ['import fs from "node:fs";\nconst a = fs.readFileSync("a");\n', 'a program’s source'],
    ['# A tool\n\nIt folds [kites](https://example.org/).\n\n    npm install kites\n', 'a page in Markdown'],
    [`${'A kite needs wind and a string, and somebody who holds it. '.repeat(6)}\n`, 'running text'],
    ['Milk\nBread\nTwo lemons', 'a list of short lines'],
  ] as const)
    assert.match(refusal(() => recogniseSource(dumpOf(text), sources)).message, `it looks like ${name}`);
});

test('an entry of BibTeX on one line is no head of a table, whatever letters its values have', () => {
  const line = '@article{a, title={港口}, author={林, 小贞}, year={2020}}';
  assert.is(recogniseSource(dumpOf(line), sources).id, 'bibtex');
});

test('a dump that two sources recognise is an error that names both, unless one is forced', () => {
  const both = dumpOf('Collaborating Authors\nAbstract:We count sheep.');
  const error = refusal(() => recogniseSource(both, sources));
  assert.match(error.message, 'aitopics: ');
  assert.match(error.message, 'catalyzex: ');
  assert.not.match(error.message, 'poster-session');
  assert.is(recogniseSource(both, sources, 'catalyzex').id, 'catalyzex');
});

test('a forced source that does not exist is an error that names the nearest', () => {
  assert.match(refusal(() => recogniseSource(dumpOf(''), sources, 'aitopic')).message, 'The nearest is "aitopics"');
});

test.run();
