import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanName, nameKey, repeatedNames, splitNames } from '../../../src/read/text/name.ts';

test('the given name comes first, and nothing else changes', () => {
  const names: [string, string][] = [
    [' Bibi, Adel', 'Adel Bibi'],
    ['Doe, Jr., John', 'John Doe Jr.'],
    ['Doe, John, III', 'John Doe III'],
    ['Martin Luther King, Jr.', 'Martin Luther King Jr.'],
    ['van der Berg, Jan', 'Jan van der Berg'],
    ['Rao, V', 'V Rao'],
    ['AJAY JAISWAL', 'AJAY JAISWAL'],
    ['Zejun  MA', 'Zejun MA'],
    ['Zhou\u00a0Zhao', 'Zhou Zhao'],
    ['李明', '李明'],
    ['{Example Lab, Inc.}', 'Example Lab, Inc.'],
    ['A. B., University of X, City', 'A. B., University of X, City'],
  ];
  for (const [raw, clean] of names) assert.is(cleanName(raw), clean);
});

test('accents are resolved and footnote marks dropped', () => {
  const names: [string, string][] = [
    ['Hyv\\"arinen, Aapo', 'Aapo Hyvärinen'],
    ['{\\L}ukasz Nowak', 'Łukasz Nowak'],
    ["Jan Ma\\'s", 'Jan Maś'],
    ['Paul Erd\\H{o}s', 'Paul Erdős'],
    ['John Smith*†', 'John Smith'],
    ['Jane Doe1,2', 'Jane Doe'],
    ['Jane Doe¹*', 'Jane Doe'],
    ['Team 2', 'Team 2'],
  ];
  for (const [raw, clean] of names) assert.is(cleanName(raw), clean);
});

test('lists are split', () => {
  assert.equal(splitNames('A B · C D ·  E', ' · '), ['A B', 'C D', 'E']);
  assert.equal(splitNames('A B, C D, and E F', ','), ['A B', 'C D', 'E F']);
  assert.equal(splitNames('Knuth, D. and\n Lamport, L. and others', ' and '), ['Knuth, D.', 'Lamport, L.']);
  assert.equal(splitNames('Sandy Anders; Andy Sand', ';'), ['Sandy Anders', 'Andy Sand']);
});

test('repeated names are found in any spelling', () => {
  assert.equal(repeatedNames(['Li Ming', 'Ann', 'lì  ming', 'Bo']), ['Li Ming']);
  assert.equal(repeatedNames(['Ann', 'Bo']), []);
});

test('spellings of one name share a key', () => {
  for (const name of ['J. Müller', 'Jan Muller', 'Müller, Jan', 'JAN  MÜLLER', 'Müller, Jan, Jr.'])
    assert.is(nameKey(name), 'j muller', name);
  assert.is(nameKey("Tim O'Neil"), 't oneil');
  assert.is(nameKey('Łukasz Łoś'), 'l los');
  assert.is.not(nameKey('Jan Müller'), nameKey('Ann Müller'));
});

test.run();
