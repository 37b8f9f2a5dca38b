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

const FIELDS = new Set('title author booktitle journal year month doi eprint archiveprefix url note annote'.split(' '));

interface Record {
  type: string;
  key: string;
  fields: Map<string, string>;
}

/** A reader of BibTeX that goes by its rules and by nothing of ours: what is outside of records is ignored, braces are counted. */
function readBibtex(text: string): Record[] {
  const records: Record[] = [];
  let at = 0;
  const expect = (sign: RegExp): string => {
    const found = sign.exec(text.slice(at));
    if (found?.index !== 0) throw new Error(`expected ${sign} at ${JSON.stringify(text.slice(at, at + 40))}`);
    at += found[0].length;
    return found[1] ?? '';
  };
  for (at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    at++;
    const type = expect(/([a-z]+)\{/i);
    const record: Record = { type, key: expect(/([^,{}\s]+),\s*/), fields: new Map() };
    while (text[at] !== '}') {
      const name = expect(/([a-z]+) = /);
      assert.is(text[at], '{');
      const from = ++at;
      for (let depth = 1; depth > 0; at++) {
        if (at >= text.length) throw new Error(`${name} has no end`);
        if (text[at] === '{') depth++;
        if (text[at] === '}') depth--;
      }
      record.fields.set(name, text.slice(from, at - 1));
      expect(/,\s*/);
    }
    at++;
    records.push(record);
  }
  return records;
}

/** How we write a sign that means something to TeX. */
const ESCAPES = new Set(
  'textbackslash textasciitilde textasciicircum textbraceleft textbraceright & % $ # _'.split(' '),
);

/**
 * Reads a field's value as TeX's eyes do (The TeXbook, chapter 8): `^^` first, then control sequences, comments, groups, formulas.
 * @returns the control sequences outside of formulas, and the formulas
 */
function readTex(source: string): { commands: string[]; formulas: string[] } {
  const text = source.replace(/\^\^([0-9a-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const commands: string[] = [];
  const formulas: string[] = [];
  let depth = 0;
  let formula: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\\') {
      const name = /^(?:[A-Za-z]+|[\s\S])/.exec(text.slice(at + 1))?.[0] ?? '';
      at += name.length;
      if (formula === undefined) commands.push(name);
    } else if (sign === '{') depth++;
    else if (sign === '}') {
      depth--;
      assert.ok(depth >= 0, `a group ends twice in ${source}`);
    } else if (sign === '$') {
      if (formula === undefined) formula = at + 1;
      else {
        formulas.push(text.slice(formula, at));
        formula = undefined;
      }
    } else assert.not(/[%#~&]/.test(sign) && formula === undefined, `${sign} is live in ${source}`);
  }
  assert.is(depth, 0, `a group has no end in ${source}`);
  assert.is(formula, undefined, `a formula has no end in ${source}`);
  return { commands, formulas };
}

/** Whatever formulas may hold, these they may not. */
const FORBIDDEN =
  /\\(?:input|include|write|immediate|openin|openout|read|catcode|[egx]?def|let|futurelet|csname|expandafter|string|newcommand|renewcommand|lowercase|uppercase|directlua|special|href|url|begin\s*\{filecontents|INPUT|x\b)|%|#|\^\^/;

function checkBibtex(text: string, count: number): void {
  const records = readBibtex(text);
  assert.is(records.length, count, text);
  for (const { key, fields } of records) {
    assert.match(key, /^[A-Za-z0-9._-]+$/);
    for (const [name, value] of fields) {
      assert.ok(FIELDS.has(name), `${name} in ${text}`);
      // Programs set these three as they are, as addresses: of what TeX knows, nothing but a percent sign with its number.
      if (name === 'doi' || name === 'eprint' || name === 'url')
        assert.not.match(value, /[\\{}^\s]|%(?![0-9A-Fa-f]{2})/, text);
      else {
        const { commands, formulas } = readTex(value);
        assert.equal(
          commands.filter(command => !ESCAPES.has(command)),
          [],
          text,
        );
        for (const formula of formulas) assert.not.match(formula.replace(/\\[\\%#&$_{}]/g, ''), FORBIDDEN, text);
      }
    }
  }
}

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
});

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
    { numRuns: 2000 },
  );
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
