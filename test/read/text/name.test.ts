import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanName, nameKey, readAuthors, repeatedNames, wholeName } from '../../../src/read/text/name.ts';

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
    ['林, 小贞', '林小贞'],
    ['佐藤, 花子', '佐藤花子'],
    ['김, 철수', '김철수'],
    ['王 大海', '王大海'],
    ['{Example Lab, Inc.}', 'Example Lab, Inc.'],
    ['A. B., University of X, City', 'A. B., University of X, City'],
  ];
  for (const [raw, clean] of names) assert.is(cleanName(raw), clean);
});

test('a family and a given name of Han, Kana or Hangul are one name, family first, whatever blanks a source left', () => {
  assert.is(wholeName('山田 ', '太郎'), '山田太郎');
  assert.is(wholeName('김', '민수'), '김민수');
  assert.is(wholeName('Yamada', 'Taro'), 'Taro Yamada');
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

test('what a source took for one name may be several', () => {
  const lists: [string[], string[]][] = [
    [['Tamsin Wick, Odo Moor, Ines Reef'], ['Tamsin Wick', 'Odo Moor', 'Ines Reef']],
    [['Wick, Tamsin; Moor, Odo'], ['Tamsin Wick', 'Odo Moor']],
    [['Wick, T., Moor, O., Reef, I.'], ['T. Wick', 'O. Moor', 'I. Reef']],
    [
      ['T. Wick, O. Moor,', 'I. Reef'],
      ['T. Wick', 'O. Moor', 'I. Reef'],
    ],
    [['Wick, T. and Moor, O.'], ['T. Wick', 'O. Moor']],
    [['The TERN Collaboration: T. Wick'], ['The TERN Collaboration', 'T. Wick']],
    [['{Marsh, Reef and Sons, Inc.}'], ['Marsh, Reef and Sons, Inc.']],
    [['given=Jan, family=Berg, prefix=van den'], ['Jan van den Berg']],
    [['given=太郎, family=山田'], ['山田太郎']],
    [['山田太郎, 佐藤花子'], ['山田太郎', '佐藤花子']],
    [['김민수, 이영희'], ['김민수', '이영희']],
    [['Nguyễn Văn An'], ['Nguyễn Văn An']],
    [['García Márquez, Gabriel José'], ['Gabriel José García Márquez']],
    [['Doe, Jr., John'], ['John Doe Jr.']],
    [['Na, Li'], ['Li Na']],
    [['AT&amp;T Labs'], ['AT&T Labs']],
    [['Anonymous', '[Anonymous]', '[Anon]', 'Anonymous Authors', '[No author name available]', 'Author unknown'], []],
    [['[No authors listed]', 'No author information', '[Unknown]', 'Authors not available'], []],
  ];
  for (const [stated, names] of lists) assert.equal(readAuthors(stated).names, names, stated.join(' / '));
});

test('“et al.” says that there are more, and is nobody', () => {
  for (const stated of [
    ['Wick, Tamsin', 'et al.'],
    ['Tamsin Wick et al.'],
    ['Wick, Tamsin', 'others'],
    ['Tamsin Wick, et al'],
  ]) {
    const { names, more } = readAuthors(stated);
    assert.equal([names, more], [['Tamsin Wick'], true], stated.join(' / '));
  }
});

test('what is in doubt in a name is told', () => {
  assert.equal(readAuthors(['World Rope Office, North Branch, Tern Island']).unclear, [
    'World Rope Office, North Branch, Tern Island',
  ]);
  assert.equal(readAuthors(['\\unheard{x} Wick']).unknownMacros, ['\\unheard']);
  assert.equal(
    readAuthors(['Sch\ufffdn, Ada']).damage.map(({ kind }) => kind),
    ['lost-symbol'],
  );
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
