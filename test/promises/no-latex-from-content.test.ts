import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asCard, type Cards } from '../../src/browser/cards.ts';
import type { Marks } from '../../src/browser/marks.ts';
import { mergeMarksFile } from '../../src/browser/marks-file.ts';
import { bibtex } from '../../src/cite/bibtex.ts';
import { cslItem } from '../../src/cite/csl-json.ts';
import { cslText } from '../../src/cite/csl-text.ts';
import { paperBibtex } from '../../src/cite/paper-bibtex.ts';
import { ris } from '../../src/cite/ris.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { plainAbstract, plainTitle } from '../../src/typeset/markdown.ts';
import { onlyTypesets } from '../../src/typeset/math-commands.ts';
import { tried } from '../setup/tried.ts';
import { checkBibtex } from './bibtex-reader.ts';

/** Who cites a paper typesets what we hand on: nothing in it is a command but those that typeset math, and no value is a record. */

const HOSTILE = [
  '\\input{/etc/hostname}',
  '$\\input{/etc/hostname}$',
  '$\\input/etc/hostname$',
  '$x \\write18{id} y$',
  '$\\immediate\\write18{id}$',
  '$\\openin5=/etc/passwd\\read5 to\\x\\x$',
  '$\\catcode`\\%=12 x$',
  '$\\def\\x{y}\\x$ and $\\x$',
  '$\\newcommand{\\x}{y}$',
  '$\\let\\alpha\\input$',
  '$\\csname input\\endcsname{/etc/hostname}$',
  '$\\expandafter\\input\\string x$',
  '$\\lowercase{\\INPUT}$',
  '$\\directlua{os.execute("id")}$',
  '$\\text{\\input{x}}$',
  '$\\begin{filecontents}x\\end{filecontents}$',
  '$\\begin {filecontents}x\\end {filecontents}$',
  '$\\begin{matrix}a\\end{cases}$',
  '$\\href{https://x.example/}{x}$',
  '$\\includegraphics{/etc/x}$',
  '$^^5cinput{/etc/hostname}$',
  '^^5cinput{/etc/hostname}',
  '$a^^^^005cinput{x}$',
  '$50 % of$ $x%$',
  '50% of \\% of \\\\% of',
  '$\\{ } \\input{x} { \\}$',
  '$a}\\input{x}{$',
  '} @misc{forged, title = {Forged} } {',
  '},\n}\n@misc{forged,\n  title = {Forged},\n}\n@comment{',
  '"} # "@string{x = {y}}',
  '$$\\input{x}$$',
  '\\$x$ and \\\\$\\input{x}$',
  'x}} \\end{document} \\input{x',
  'A#1 & B_2 ~ {C',
];

const paper = (text: string): PaperEntry =>
  ({
    id: 'kites',
    listed: '2025-01-01',
    provenance: [],
    title: `On ${text}`,
    author: [text, `Ann ${text} and One`],
    issued: '2024',
    'container-title': text,
    genre: text,
    identifiers: { arxiv: text, doi: text },
    abstract: text,
    status: 'withdrawn',
  }) as PaperEntry;

const checkAll = (text: string): void => {
  const entry = paper(text);
  const item = { ...cslItem(entry, 'kites'), annote: text };
  checkBibtex(`${paperBibtex(entry, 'kites')}\n\n${paperBibtex(entry, 'kites')}\n`, 2);
  const card = asCard(
    'kites',
    JSON.parse(JSON.stringify({ ...item, archive: text, status: text, URL: `https://x.example/${text}` })),
  )!;
  card.annote = text;
  checkBibtex(`${bibtex(card)}\n${bibtex({ ...card, id: text })}\n`, 2);
  for (const file of [ris(item), ris(card), cslText(item), cslText(card)]) {
    const said = file.startsWith('{')
      ? Object.values(JSON.parse(file) as object)
          .flat()
          .map(value => JSON.stringify(value)?.replaceAll('\\\\', '\\').replaceAll('\\"', '"').replaceAll('\\n', ' '))
          .join('\n')
      : file;
    assert.not.match(said, /\\|\^\^/, file);
  }
  const rows = ris(item).split('\r\n');
  assert.ok(rows.slice(0, -1).every(row => /^[A-Z][A-Z0-9] {2}- /.test(row)));
  assert.is(rows.filter(row => row.startsWith('TY') || row.startsWith('ER')).length, 2);
};

test('no value is a command or a record, in BibTeX, RIS and CSL-JSON, of the site and of the reading list', () => {
  for (const text of HOSTILE) checkAll(text);
  tried('formulas and values that are commands of TeX or records of BibTeX, in each of 8 fields', HOSTILE.length);
});

const RANDOM = 2000;

test('nor is any other', () => {
  const parts = [
    '$',
    '$',
    '\\',
    '{',
    '}',
    '%',
    '^^5c',
    'input',
    'alpha',
    '\\frac',
    '\\def',
    '@misc{',
    ' ',
    ',',
    '=',
    '"',
    'x',
    '&',
    '#',
    '~',
    '_',
    '\n',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 25 }), signs => {
      checkAll(signs.join(''));
    }),
    { numRuns: RANDOM },
  );
  tried('values made of TeX’s signs at random', RANDOM);
});

test('formulas of math stay formulas', () => {
  for (const formula of [
    '$x_1$',
    '$\\mathcal{O}(n \\log n)$',
    '$\\frac{a}{b} \\leq \\sqrt[3]{\\alpha}$',
    '$\\left\\{ x \\in \\mathbb{R}^d : \\|x\\|_2 \\le 1 \\right\\}$',
    '$\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$',
    '$50\\%$',
    '$\\text{a-b}\\, \\operatorname{rank}(A)$',
    '$\\ell_{\\infty}$',
    '$\\xrightarrow{f}$',
  ])
    assert.match(
      paperBibtex({ ...paper(''), title: `On ${formula}` }, 'u').replaceAll('\n', ' '),
      `title = {{On ${formula}}}`,
    );
  assert.not(onlyTypesets('\\begin{matrix}\\begin{cases}a\\end{matrix}\\end{cases}'));
  assert.not(onlyTypesets('a & b'));
});

test('in plain text, mail and feeds too, a command is its name', () => {
  for (const text of HOSTILE.filter(text => text.startsWith('$\\')))
    for (const plain of [plainTitle(text), plainAbstract(text)]) assert.not.match(plain, /\\[A-Za-z]/, text);
});

test('a file of marks brings no record and no address of its own into the reading list', () => {
  const marks: Marks = { version: 1, papers: Object.create(null) };
  const cards: Cards = {};
  const paper = {
    type: 'article',
    title: 'T',
    URL: 'https://x.example/',
    archive: 'A} @misc{forged,',
    DOI: '10.1/x}\n@misc{y,',
  };
  const saved = '2025-02-02T00:00:00.000Z';
  const file = {
    version: 1,
    papers: { tails: { saved, paper }, 'x},\n@misc{forged': { saved, paper }, '': { saved, paper } },
  };
  assert.is(mergeMarksFile(JSON.stringify(file), marks, cards), 1);
  assert.equal(Object.keys(cards), ['tails']);
  checkBibtex(bibtex(cards['tails']!), 1);
});

test.run();
