import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { brief, briefOf } from '../../src/typeset/brief.ts';
import { sentences } from '../../src/typeset/sentences.ts';
import { referenceFolder, withReference } from '../setup/reference.ts';

const entry = { id: 'a-b', listed: '2025-01-01', provenance: [] };

/** Each rule once: of an abstract, title if it matters, what is shown of it. */
const RULES: readonly [rule: string, abstract: string, point: string, title?: string][] = [
  [
    'what is new before what is studied, found, or used',
    'We study how kites fall in a storm at sea. We use a kite of silk that weighs ninety grams. ' +
      'We propose KiteNet, a controller that keeps kites up in a storm. We show that kites fall faster at night than by day.',
    'We propose KiteNet, a controller that keeps kites up in a storm.',
  ],
  [
    'what was found before what was studied',
    'We study how kites fall in a storm at sea, and why. We show that kites fall faster at night than they do by day.',
    'We show that kites fall faster at night than they do by day.',
  ],
  [
    'of two that say as much the first',
    'We propose a tail of silk that keeps a kite up at sea. We propose a tail of wool that keeps a kite up on land.',
    'We propose a tail of silk that keeps a kite up at sea.',
  ],
  [
    'or the one with the words of the title',
    'We study the price of silk in the last hundred years. We study why kites without a tail fall in a storm.',
    'We study why kites without a tail fall in a storm.',
    'Kites, their tails, and the storm',
  ],
  [
    'a passive says so too',
    'Kites without a tail have often been described. A tail of silk that keeps them up at sea is presented.',
    'A tail of silk that keeps them up at sea is presented.',
  ],
  [
    'but not that of others',
    'Many tails are proposed every year in many lands. We examine forty tails and why none keeps a kite up.',
    'We examine forty tails and why none keeps a kite up.',
  ],
  [
    'nor that of somebody who is named',
    'The tail of silk is first introduced by Icarus. We examine forty tails and why none of them keeps a kite up.',
    'We examine forty tails and why none of them keeps a kite up.',
  ],
  [
    'nor that of a clause',
    'A tail that is presented to a child is made of silk. We examine forty tails and why none of them keeps a kite up.',
    'We examine forty tails and why none of them keeps a kite up.',
  ],
  [
    'the main result is one',
    'We consider kites on a string of length one. Our main result is that no kite on a string needs a tail.',
    'Our main result is that no kite on a string needs a tail.',
  ],
  [
    'a name of its own before background',
    'Kites fall in storms that last for more than a day. We propose KiteNet for these. ' +
      'KiteNet steers a kite through storms that last for more than a day.',
    'KiteNet steers a kite through storms that last for more than a day.',
  ],
  [
    'the numeral of a list is no author',
    'A tail has uses: (i) it shows where the wind blows from; (ii) it steers. This paper studies kites on the ground.',
    'This paper studies kites on the ground.',
  ],
  [
    'a word that only begins like a verb is none',
    'Our contributions matter to everybody who flies a kite. We design a tail that no storm can tear off a kite.',
    'We design a tail that no storm can tear off a kite.',
  ],
  [
    'to build on something is to propose nothing',
    'We build on the kites that our grandparents flew at sea. We examine why kites of silk fell, and when they rose again.',
    'We examine why kites of silk fell, and when they rose again.',
  ],
  [
    'the verb of a clause is not that of the sentence',
    'The tail we propose is rather long for a small kite. We demonstrate that a kite with two tails never falls at all.',
    'We demonstrate that a kite with two tails never falls at all.',
  ],
  [
    'none that points back, where another does not',
    'Wind is strong. We propose a tail of silk to address these challenges. Our method keeps a kite up in any wind at sea.',
    'Our method keeps a kite up in any wind at sea.',
  ],
  [
    'or to "the above"',
    'Wind is strong. We propose a tail of silk that overcomes the above. Our method keeps a kite up in any wind at sea.',
    'Our method keeps a kite up in any wind at sea.',
  ],
  [
    'unless it says itself what is meant',
    'Wind is strong. We propose a tail of silk for kites and show how such kites fly. Our tail is long and made of silk.',
    'We propose a tail of silk for kites and show how such kites fly.',
  ],
  [
    'none that begins with "it", where another does not',
    'We trained a kite. It is shown here what it learned. It is a kite that was proposed before by a child. We study it too.',
    'It is shown here what it learned.',
  ],
  [
    'where all point back, with the sentence before',
    'Silk tears in a storm, as children know. We propose a tail of silk, wool and paper that never tears to avoid this.',
    'Silk tears in a storm, as children know. We propose a tail of silk, wool and paper that never tears to avoid this.',
  ],
  [
    'nor the beginning of a list',
    'We describe how a kite is built from paper and from silk. Our contribution is twofold: we propose a tail of silk.',
    'We describe how a kite is built from paper and from silk.',
  ],
  [
    'nor numerals whose list is elsewhere',
    'We describe (i) a tail and (ii) a string for every kite. We propose a kite that meets all of (i)–(ii) in a storm.',
    'We describe (i) a tail and (ii) a string for every kite.',
  ],
  [
    'nor a question',
    'To which kite, we argue, belongs a tail of silk? We describe the flight of forty kites on a windless day.',
    'We describe the flight of forty kites on a windless day.',
  ],
  [
    'nor where the program is',
    'We describe our kites, which are available at https://kites.example/. We describe how forty kites fly on a windless day.',
    'We describe how forty kites fly on a windless day.',
  ],
  [
    'nor what is hoped',
    'We propose these. We hope that all kites of the world, with a tail or without, fly for many years. ' +
      'A kite with a tail of silk, at sea or on land, flies for a year at most, and falls.',
    'A kite with a tail of silk, at sea or on land, flies for a year at most, and falls.',
  ],
  [
    'nor what is said before the authors speak of their work',
    'A kite has a string of silk and a tail of wool. We propose these. A string of wool and a tail of silk keep it up.',
    'A string of wool and a tail of silk keep it up.',
  ],
  [
    'nor what is joined to another, where one as good is not',
    'Thus, we study kites that fly in a storm by night, and come down by day. ' +
      'We study kites that fly in a storm by day, and come down by night.',
    'We study kites that fly in a storm by day, and come down by night.',
  ],
  [
    'nor results that are not named',
    'We describe the flight of forty kites on a windless day. We describe extensive experiments and theoretical insights.',
    'We describe the flight of forty kites on a windless day.',
  ],
  [
    'nor what adds to another point',
    'We propose a tail of silk that keeps kites up at sea. Moreover, we propose a novel string for a tail of silk.',
    'We propose a tail of silk that keeps kites up at sea.',
    'A novel string',
  ],
  [
    'nor a formula that plain text cannot show',
    'We propose a kite whose tail is long by $z_{n,m}$ at sea. We propose a kite whose tail is as long as its string.',
    'We propose a kite whose tail is as long as its string.',
  ],
  [
    'nor one whose object is named before',
    'A kite without a tail falls into the sea in a storm. We approach it by a string of silk that is longer than a tail. ' +
      'We examine why kites of silk fell into the sea, and when they rose again.',
    'We examine why kites of silk fell into the sea, and when they rose again.',
  ],
  [
    'nor those, or what is the same as before',
    'We study how a kite flies in those storms of winter. We study how a kite flies under the same winds in winter. ' +
      'We study how a kite flies in a storm of winter at sea.',
    'We study how a kite flies in a storm of winter at sea.',
  ],
  [
    'a study that makes something before one that does not',
    'We examine kites that fall in a storm by day and by night. We examine kites and propose a tail that no wind tears.',
    'We examine kites and propose a tail that no wind tears.',
  ],
  [
    'what is called new before what is not',
    'We study the tail of a kite at sea, by day and by night. We study a novel tail of a kite on land, by day and by night.',
    'We study a novel tail of a kite on land, by day and by night.',
  ],
  [
    'nor an item of a list',
    'We study how a kite flies in a storm that lasts for a week. (iii) We propose a tail of silk that keeps a kite up.',
    'We study how a kite flies in a storm that lasts for a week.',
  ],
  [
    'nor what is no whole sentence',
    'We study how a kite flies in a storm that lasts for a week. We propose a tail of silk that keeps a kite up, and',
    'We study how a kite flies in a storm that lasts for a week.',
  ],
  [
    'what the authors do, whatever it is, before what was there before',
    'A kite has a string, a tail, and somebody on the ground. We trained forty kites for weeks, and a dog to fetch them.',
    'We trained forty kites for weeks, and a dog to fetch them.',
  ],
  [
    'nor what is too short to say anything',
    'We propose two kites. We design a tail that keeps a kite up in a storm that lasts for a week.',
    'We design a tail that keeps a kite up in a storm that lasts for a week.',
  ],
  [
    'nor background, if there is anything else',
    'Recently, kites have gained attention. A tail is long.',
    'A tail is long.',
  ],
  [
    'a command of the authors’ own is left out',
    'Kites fall. We propose *\\kite*, a frame that any wind carries.',
    'We propose a frame that any wind carries.',
  ],
  [
    'or passed over',
    'We present \\kite{} with tails for \\sea{} and wind. We show that a tail of three knots holds it.',
    'We show that a tail of three knots holds it.',
  ],
  [
    'nor does half a formula end it',
    'A kite of size $N$ has tails of size \\$n',
    'A kite of size N has tails of size…',
  ],
  ['a short abstract is its first sentence', 'A kite that needs no wind. It flies well.', 'A kite that needs no wind.'],
];
for (const [rule, abstract, point, title] of RULES) test(rule, () => assert.is(brief(abstract, title), point));

test('what joins a sentence to those before it is left out', () => {
  for (const lead of [
    'However, ',
    'In this paper, ',
    'In this work ',
    'To this end, ',
    'Therefore, in this study, ',
    'To address this issue, ',
    'To address this ',
    'To mitigate this gap ',
    'To tackle the slant of these strings, ',
    'Motivated by this finding, ',
    'Addressing these gaps, ',
    'To bridge the gap, ',
    'To deal with such storms, here ',
    'Departing from these kites, ',
    'Therefore in this work ',
    'Capitalizing on this, ',
    'To address both issues, in this paper, ',
  ])
    assert.is(
      brief(`Kites fall. ${lead}we introduce a tail that keeps a kite up.`),
      'We introduce a tail that keeps a kite up.',
    );
  assert.is(
    brief('Kites fall. To solve this, a tail of silk that keeps a kite up is proposed.'),
    'A tail of silk that keeps a kite up is proposed.',
  );
  assert.is(brief('Kites fall. We also show that a tail keeps a kite up.'), 'We show that a tail keeps a kite up.');
});

test('what a sentence says of its own stays', () => {
  for (const sentence of [
    'To keep a kite up in a storm, we introduce a tail of silk.',
    'By tying three strings to a kite, we show that it needs no tail.',
    'To bridge the gap between a kite and a string, we propose a knot.',
    'This paper introduces a tail that keeps a kite up.',
    'Unlike kites that have two tails, we introduce a kite that has none.',
  ])
    assert.is(brief(`Kites fall. ${sentence}`), sentence);
});

test('a quotation mark left of a cell of a table is no part of the text', () => {
  assert.is(brief('"We propose a kite that needs no wind."'), 'We propose a kite that needs no wind.');
  assert.is(
    brief('"Kites" are the subject of this study of storms.'),
    '"Kites" are the subject of this study of storms.',
  );
});

test('the first sentence can be passed over', () => {
  assert.is(brief('We propose kites. They fly.', '', 1), 'They fly.');
  assert.is(brief('We propose kites.', '', 1), '');
  assert.is(brief(''), '');
});

test('a summary by the editor is shown from its beginning', () => {
  const abstract = 'Kites fall. This paper shows why they fall in a storm. A tail helps.';
  assert.is(briefOf({ ...entry, title: 'K', abstract, 'abstract-by': 'editor' }), abstract);
  assert.is(
    briefOf({ ...entry, abstract, 'abstract-by': 'editor' }),
    'This paper shows why they fall in a storm. A tail helps.',
  );
  assert.is(briefOf({ ...entry, title: 'K', abstract }), 'This paper shows why they fall in a storm.');
  assert.is(briefOf(entry), '');
});

test('Markdown and math are plain in it', () => {
  assert.is(
    brief('We *prove* a bound of $O(n^2)$ for [kites](https://a.example/).'),
    'We prove a bound of O(n²) for kites.',
  );
});

test('sentences', () => {
  const split = (text: string) => [...sentences(text)];
  assert.equal(split('One, e.g. Two. Three vs. Four? Yes! (Never.) End'), [
    'One, e.g. Two.',
    'Three vs. Four?',
    'Yes!',
    '(Never.)',
    'End',
  ]);
  assert.equal(split('By Smith et al. Kites in Fig. 3 weigh 1.5 g. See D. Knuth.'), [
    'By Smith et al. Kites in Fig. 3 weigh 1.5 g.',
    'See D. Knuth.',
  ]);
  assert.equal(
    split('It is due to Smith et al. We fly N. However, kites, strings, etc. Tails fall on a GPU.However small.'),
    [
      'It is due to Smith et al.',
      'We fly N.',
      'However, kites, strings, etc.',
      'Tails fall on a GPU.',
      'However small.',
    ],
  );
  assert.equal(split('Kites fall.However, they rise.'), ['Kites fall.', 'However, they rise.']);
  assert.equal(split('Kites fall (see 10).Each fell.'), ['Kites fall (see 10).', 'Each fell.']);
  assert.equal(split('A kite of 1.5 grams, node.js and U.S. make.'), ['A kite of 1.5 grams, node.js and U.S. make.']);
  assert.equal(split('He said "so." Then left.'), ['He said "so."', 'Then left.']);
});

test('a long sentence is shown whole, one that is too long only where there is no other', () => {
  const long = `We propose a kite that has ${'a tail of silk and '.repeat(15)}a string.`;
  assert.ok(long.length > 300);
  assert.is(brief(`Kites fall. ${long}`), long);
  const tooLong = `We propose a kite that has ${'a tail of silk and '.repeat(30)}a string.`;
  assert.is(brief(`Kites fall. ${tooLong}`), 'Kites fall.');
  assert.match(brief(tooLong), /^We propose a kite that has .*…$/);
});

test('never too long, never cut within a word or a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), text => {
      const sentence = brief(text);
      assert.ok(sentence.length <= 500);
      assert.not.match(sentence, /[\ud800-\udbff](?![\udc00-\udfff])/);
    }),
  );
  assert.is(brief('🙂'.repeat(300)).length <= 500, true);
});

test('linear time', () => {
  const started = performance.now();
  for (const text of [
    '. ',
    'e.g. ',
    'We ',
    '." ',
    'To address this, ',
    '(',
    '. A',
    'we also ',
    'is also ',
    'In this work we ',
    'these (i) ',
    'the new and the problem ',
    'code ',
    '= ',
    'This paper and ',
    ').A',
  ])
    brief(text.repeat(100_000));
  assert.ok(performance.now() - started < 3000);
});

/** Judged by a program that is not ours, which reads a built site. */
withReference(test, 'gold/score-briefs.py')('an editor finds most briefs good, and few bad', () => {
  if (spawnSync('python3', ['--version']).error) return console.log('    skipped: needs python3');
  const marks = `${referenceFolder}gold/briefs-dev.json`;
  const papers = (
    JSON.parse(fs.readFileSync(marks, 'utf8')) as { title?: string; sentences: { text: string }[] }[]
  ).map(({ title, sentences }) => {
    const abstract = sentences.map(({ text }) => text).join(' ');
    return { title, brief: title ? briefOf({ ...entry, title, abstract }) : '' };
  });
  const site = fs.mkdtempSync(path.join(os.tmpdir(), 'briefs-'));
  fs.writeFileSync(path.join(site, 'papers.json'), JSON.stringify({ papers }));
  const said = execFileSync('python3', [`${referenceFolder}gold/score-briefs.py`, marks, site], { encoding: 'utf8' });
  fs.rmSync(site, { recursive: true });
  const [, good, bad] = /good (\S+) bad (\S+) of/.exec(said)!;
  console.log(`    briefs: good ${good}, bad ${bad}`);
  assert.ok(Number(good) >= 0.78, said);
  assert.ok(Number(bad) <= 0.06, said);
});

test.run();
