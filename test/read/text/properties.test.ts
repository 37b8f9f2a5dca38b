import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { arxivId, doi, openreviewId } from '../../../src/content/identifier.ts';
import { abstractKey, titleKey } from '../../../src/read/text/key.ts';
import { cleanText, cleanTitle } from '../../../src/read/text/latex.ts';
import { findLinks } from '../../../src/read/text/links.ts';
import { cleanName, nameKey, readAuthors } from '../../../src/read/text/name.ts';
import { tooSlow } from '../../promises/growth.ts';
import { letters, pageText } from './page.ts';

const MARKS =
  "* ** *** _ __ ` `` ~ ~~ < > [ ] ( ) ! # - -- --- + = | & $ $$ 1. 2) x y Z zz é ß 漢 : . , \" ' '' { } ^ % / 😀 &lt; &amp; &gt; 5 0 ź"
    .split(' ')
    .concat('\n', '\n\n', ' ', '  ', '\t', '\u0301', '\u0338', '\u200b', '\ud800');
const COMMANDS =
  '\\emph{ \\textbf{ \\texttt{ \\cite{} \\\'e \\"{u} \\% \\& \\_ \\$ \\{ \\} \\\\ \\( \\) \\[ \\] \\footnote{ \\begin{itemize} \\end{itemize} \\begin{equation} \\end{equation} ~ \\underline{ <i> </i> \\ensuremath{ $\\textbf{x}$ $x$ \\sout{ } }'
    .split(' ')
    .concat(
      '{\\em ',
      '{\\bf ',
      '{\\tt ',
      '\\tool ',
      '\\c c',
      '\\textbackslash{}.',
      '\\item ',
      '\\par ',
      '\\ ',
      '\\em ',
    );
const ADDRESSES = [
  'https://a.b/c',
  'http://x.y',
  'www.x.com/a_b',
  'foo@bar.com',
  'https://',
  ' https://a.b/(c)_d',
  '//x.y',
  'mailto:a@b.co',
];

function sequence(...lists: string[][]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...lists.flat()), { maxLength: 20 }).map(parts => parts.join(''));
}

/** The letters and digits that a page must show of a raw text: tags and entities are not among them. */
function meant(raw: string): string {
  return letters(raw.replace(/&(?:lt|gt|amp);/g, ' ').replace(/<\/?i>/g, ''));
}

function keepsLetters(name: string, texts: fc.Arbitrary<string>): void {
  test(`the page has the letters of the source: ${name}`, () => {
    fc.assert(
      fc.property(texts, raw => {
        const { text } = cleanText(raw);
        assert.is(letters(pageText(text).replace(/<\/?i>/g, '')), meant(raw), JSON.stringify(text));
        assert.is(text.normalize('NFC'), text);
        assert.not.match(text, /\p{Surrogate}/u);
        assert.is(
          letters(
            cleanTitle(raw)
              .text.replace(/<\/?i>/g, '')
              .replace(/&(?:lt|gt|amp);/g, ' '),
          ),
          meant(raw),
        );
      }),
      { numRuns: 3000 },
    );
  });
}

keepsLetters('any characters', fc.string({ unit: 'binary', maxLength: 40 }));
keepsLetters('any letters', fc.string({ unit: 'grapheme', maxLength: 40 }));
keepsLetters("Markdown's and LaTeX's signs", sequence(MARKS));
// A combining mark on a tag's end would make another character of it.
const NO_OVERLAY = MARKS.filter(mark => mark !== '\u0338');
keepsLetters('commands', sequence(NO_OVERLAY, COMMANDS));
// A page shows what a percent-encoded address means.
const NO_PERCENT = MARKS.filter(mark => mark !== '%');
keepsLetters('addresses', sequence(NO_PERCENT, ADDRESSES, ['\\emph{', '}']));

test('nothing throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(sequence(MARKS, COMMANDS, ADDRESSES, ['\\', '\\url{', '\\href{', '\\begin{', '\\verb|']), fc.string()),
      raw => {
        for (const read of [
          cleanText,
          cleanTitle,
          cleanName,
          nameKey,
          titleKey,
          abstractKey,
          findLinks,
          arxivId,
          doi,
          openreviewId,
        ])
          read(raw);
        readAuthors([raw, 'Ada Byron']);
      },
    ),
    { numRuns: 3000 },
  );
});

test('time grows with the length: 10 times the input takes at most 12 times the time', () => {
  const nasty = [
    ...[
      '{',
      '}',
      '\\emph{',
      '$',
      '$a ',
      '$a$',
      '*',
      '*a* ',
      '[',
      '[a](',
      '&',
      '&amp',
      '`',
      '`a ',
      "'",
      '"',
      '\\',
      '<',
      '<i>',
      '<sub>',
      '<math>',
      '<tex-math>',
    ],
    ...[
      'https://',
      'https://a.b/c ',
      'a',
      'a,',
      'ab.Cd',
      '\n',
      ' ',
      '\u00a0',
      '~',
      '-',
      '_',
      '\\(',
      '\\begin{equation}',
      '\\item ',
    ],
    ...[
      '\\url{',
      '\\url{http://a.b}',
      '\\footnote{',
      '\\cite[',
      "\\'{",
      '{\\em ',
      '\u0301\u0323',
      '\ud800',
      '1.',
      '\\texttt{`',
      '\\" ',
      'é',
    ],
  ];
  const readers = [cleanText, cleanTitle, cleanName, titleKey, findLinks, (s: string) => readAuthors([s])];
  const shapes = nasty.map(unit => ({
    name: JSON.stringify(unit),
    make: (length: number) => `a${unit.repeat(Math.ceil(length / unit.length))}`,
  }));
  const nested = ['b', 'span', 'p', 'math', 'mml:math'].map(tag => ({
    name: `<${tag}> in <${tag}>`,
    make: (length: number) => {
      const depth = Math.ceil(length / (2 * tag.length + 5));
      return `${`<${tag}>`.repeat(depth)}a${`</${tag}>`.repeat(depth)}`;
    },
  }));
  assert.equal(
    readers.flatMap(read => [
      ...tooSlow(read.name, read, shapes, 8000),
      ...tooSlow(read.name, read, nested, read === titleKey ? 8000 : 50_000),
    ]),
    [],
  );
});

test.run();
