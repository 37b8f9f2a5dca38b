import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { writeEntry } from '../../src/content/entry-file.ts';
import { readFrontMatter } from '../../src/content/front-matter.ts';
import { anEntry, hostileText } from './an-entry.ts';

const fullParser = (yaml: string) =>
  parse(yaml, { version: '1.2', schema: 'core', prettyErrors: false, logLevel: 'error' });

const canonical = (text: string) => text.slice(4, text.indexOf('\n---\n') + 1);

test('reads every entry that is written by the quick way, as the yaml package does', () => {
  fc.assert(
    fc.property(anEntry(), entry => {
      const yaml = canonical(writeEntry(entry));
      const data = readFrontMatter(yaml);
      assert.ok(data, yaml);
      assert.equal(data, fullParser(yaml));
    }),
    { numRuns: 500 },
  );
});

test('answers as the yaml package does, or not at all, for damaged front matter', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '\n',
        ' ',
        '  ',
        '    ',
        '- ',
        ': ',
        ':',
        '#',
        ' #',
        '"',
        "'",
        '\\',
        '\\n',
        '\\x0',
        '|',
        '>',
        '&a ',
        '*a',
        '!x ',
      ],
      ...[
        '\r',
        '\t',
        '{',
        '}',
        '[',
        ']',
        ',',
        '0',
        '1e3',
        '012',
        '-1',
        '.5',
        '0x1',
        'true',
        'No',
        '~',
        '---\n',
        '%',
        '\u0085',
      ],
      ...[
        'title: ',
        'title:\n',
        'url: x\n',
        '  - a\n',
        'pick: True',
        '\u2028',
        '\ufeff',
        '\u00a0',
        "''",
        '""',
        '=',
        '<<: ',
      ],
    ),
    hostileText(),
  );
  const mutation = fc.record({ at: fc.nat(), cut: fc.nat({ max: 6 }), piece });
  let answered = 0;
  fc.assert(
    fc.property(anEntry(), fc.array(mutation, { minLength: 1, maxLength: 4 }), (entry, mutations) => {
      let yaml = canonical(writeEntry(entry));
      for (const { at, cut, piece } of mutations) {
        const start = at % (yaml.length + 1);
        yaml = yaml.slice(0, start) + piece + yaml.slice(start + cut);
      }
      const data = readFrontMatter(yaml);
      if (data === undefined) return;
      answered++;
      assert.equal(data, yaml === '' ? {} : fullParser(yaml), yaml);
    }),
    { numRuns: 3000 },
  );
  assert.ok(answered > 100, `only ${answered} damaged texts were read at all`);
});

test('leaves to the full parser what the writer never writes', () => {
  const texts = [
    'title: a # comment\n',
    'title: "a" b\n',
    'title: a: b\n',
    'title: a:\n',
    'title: Yes\n',
    'title: 2024-05-01\n',
    'title: 12:30\n',
    'title: 1e3\n',
    'title: a\ntitle: b\n',
    'constructor: x\n',
    'permalink: x\n',
    'event:\n  constructor: x\n',
    'event:\n    place: x\n',
    'links:\n  - url: x\n    url: b\n',
    'title:\n',
    'title: |\n  x\n',
    'title: x\r\n',
    'title: x',
    'topics: [a]\n',
  ];
  for (const text of texts) assert.is(readFrontMatter(text), undefined, text);
});

test.run();
