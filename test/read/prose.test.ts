import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  commaNames,
  continuesProse,
  dottedNames,
  endsSentence,
  isName,
  isProse,
  startsInside,
} from '../../src/read/prose.ts';

/** How the lines of a pasted page are told apart: an abstract, its going on, names. */

/** A text of so many letters that ends so. */
const text = (length: number, end = ''): string => 'pebbles and waves '.repeat(20).slice(0, length - end.length) + end;

type Row<T, R> = [rule: string, input: T, expected: R];

const PROSE: Row<string | undefined, boolean>[] = [
  ['a line of 250 letters is an abstract’s, however it ends', text(250, 'x'), true],
  ['a shorter line that ends in mid-sentence is no abstract’s', text(249, 'x'), false],
  ['a line of 120 letters that ends a sentence is an abstract’s', text(120, '.'), true],
  ['a shorter line may be a title, though it ends like a sentence', text(119, '.'), false],
  ['a line that is cut off inside a formula is an abstract’s', 'We bound $n^2', true],
  ['a title with a whole formula is none', 'A bound of $n^2$ for trees', false],
  ['a dollar behind a backslash begins no formula', 'Trees for \\$5', false],
  ['no line is no abstract’s', undefined, false],
];
for (const [rule, line, expected] of PROSE) test(rule, () => assert.is(isProse(line), expected));

const ENDS: Row<string, boolean>[] = [
  ['a full stop ends a sentence', 'It floats.', true],
  ['so does one in front of a quotation mark or a bracket', 'It “floats.”)', true],
  ['so does that of Chinese and Japanese', '浮く。', true],
  ['an address at the end needs none', 'Our code: https://shore.example/x', true],
  ['an address in mid-sentence is no end', 'At https://shore.example/x we say', false],
  ['a comma ends none', 'It floats,', false],
];
for (const [rule, line, expected] of ENDS) test(rule, () => assert.is(endsSentence(line), expected));

const LONG = { length: 400, end: 'It floats.' };
const GOES_ON: Row<[abstract: { length: number; end: string }, line: string], boolean>[] = [
  ['a line behind a whole abstract is another’s', [LONG, text(300, 'x')], false],
  [
    'a line behind an abstract that stopped in mid-sentence goes on with it',
    [{ ...LONG, end: 'It floats on' }, text(300)],
    true,
  ],
  [
    'a line behind what is too short to be a whole abstract goes on with it',
    [{ ...LONG, length: 249 }, text(300)],
    true,
  ],
  ['a line behind an abstract of 250 letters is another’s', [{ ...LONG, length: 250 }, text(300, 'X')], false],
  ['a line that starts in mid-sentence goes on', [LONG, `, ${text(300)}`], true],
  ['a short last paragraph goes on', [LONG, 'We release all our pebbles.'], true],
  ['a short line that is no sentence is another’s title', [LONG, 'A Survey of Pebbles'], false],
  ['a long paragraph of its own does not go on', [LONG, `W${text(299, '.')}`], false],
];
for (const [rule, [abstract, line], expected] of GOES_ON)
  test(rule, () => assert.is(continuesProse(abstract, `${line[0]!.toUpperCase()}${line.slice(1)}`), expected));

test('small letters, commas and closing brackets stand in mid-sentence; a capital does not', () => {
  for (const line of ['and so', ', which', ') or', '] or', 'été']) assert.ok(startsInside(line), line);
  for (const line of ['And so', '(or', '3 of them', '']) assert.not(startsInside(line), line);
});

const NAMES: Row<string | undefined, boolean>[] = [
  ['two words with capitals may be a name', 'Ada Alder', true],
  ['so may five', 'Ada Maria De Alder Birch', true],
  ['six words are a title', 'Ada Maria Luisa De Alder Birch', false],
  ['one word is none', 'Plato', false],
  ['particles may be small', 'Ludwig van der Berg', true],
  ['other small words are a title’s', 'Attention and Memory', false],
  ['initials are names', 'J. R. Alder', true],
  ['figures are not', 'Ada Alder 2nd', false],
  ['more than sixty letters are not', `${'A'.repeat(30)} ${'B'.repeat(30)}`, false],
  ['nothing is not', undefined, false],
];
for (const [rule, line, expected] of NAMES) test(`a name: ${rule}`, () => assert.is(isName(line), expected));

const DOTTED: Row<string | undefined, string[] | undefined>[] = [
  ['dots stand between names', 'Ada Alder · Ben Birch', ['Ada Alder', 'Ben Birch']],
  ['a line may break behind a dot', 'Ada Alder ·', ['Ada Alder']],
  ['a dot in front of a word makes no list', '· Ada Alder', undefined],
  ['a formula with a dot is no list', 'x · y = 3', undefined],
  ['nor is a sentence with one', 'We say: a · b', undefined],
  ['nor is a line without a dot', 'Ada Alder', undefined],
];
for (const [rule, line, expected] of DOTTED)
  test(`names in a row: ${rule}`, () => assert.equal(dottedNames(line), expected));

const COMMAS: Row<string, string[]>[] = [
  ['a comma stands between names', 'Ada Alder, Ben Birch', ['Ada Alder', 'Ben Birch']],
  [
    'places in brackets go, with their commas',
    'Ada Alder (Kiel, Germany (north)), Ben Birch',
    ['Ada Alder', 'Ben Birch'],
  ],
  ['a “Jr.” stays with its name', 'Hugh Wick, Jr., Ada Alder, III', ['Hugh Wick Jr.', 'Ada Alder III']],
  ['a bracket that was never opened closes nothing', 'Ada Alder), Ben Birch', ['Ada Alder', 'Ben Birch']],
];
for (const [rule, line, expected] of COMMAS)
  test(`names with commas: ${rule}`, () => assert.equal(commaNames(line), expected));

test.run();
