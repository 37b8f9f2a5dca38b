import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bibtex } from '../../src/cite/bibtex.ts';
import { familyFirst, sortedBy } from '../../src/typeset/family-name.ts';

test('a name is sorted by its family name where that is known to come first, else by its last word', () => {
  const names: [name: string, by: string][] = [
    ['Nguyễn Văn An', 'Nguyễn'],
    ['Văn An Nguyễn', 'Nguyễn'],
    ['Ada van den Berg', 'Berg'],
    ['山田太郎', '山田太郎'],
    ['Nguyễn', 'Nguyễn'],
  ];
  for (const [name, by] of names) assert.is(sortedBy(name), by, name);
  assert.equal(familyFirst('Nguyễn Văn An'), ['Nguyễn', 'Văn An']);
  assert.is(familyFirst('Ada Quill'), undefined);
});

test('the language of its paper says more of a name', () => {
  const names: [name: string, language: string | undefined, family: string | undefined][] = [
    ['Nagy János', 'hu', 'Nagy'],
    ['Kovács-Tóth Anna Mária', 'hu-HU', 'Kovács-Tóth'],
    ['Nagy János', undefined, undefined],
    ['János Nagy', 'hu', undefined],
    // Both are given names, and family names too.
    ['Péter László', 'hu', undefined],
    ['Ada Quill', 'hu', undefined],
    ['Dr. Nagy János', 'hu', undefined],
    ['Nguyen Van An', 'vi', 'Nguyen'],
    ['Nguyen Van An', 'en', undefined],
    ['Ha Nguyen', 'vi', undefined],
    // Also a name of Chinese people, but not with such letters behind it.
    ['Cao Yang', undefined, undefined],
    ['Cao Đức', undefined, 'Cao'],
    ['Phan Văn Bình', undefined, 'Phan'],
  ];
  for (const [name, language, family] of names) assert.is(familyFirst(name, language)?.[0], family, name);
  assert.is(sortedBy('Nagy János', 'hu'), 'Nagy');
  const author = [{ literal: 'Nagy János' }];
  assert.match(bibtex({ id: 'a', type: 'article', author, language: 'hu' }), '  author = {Nagy, János},\n');
  assert.match(bibtex({ id: 'a', type: 'article', author }), '  author = {Nagy János},\n');
});

test('BibTeX takes a name in Han, Kana or Hangul as one, and knows which name is the family’s', () => {
  const author = ['山田太郎', '김민수', 'Nguyễn Văn An', 'Ada Quill', '山田 Taro'].map(literal => ({ literal }));
  const record = bibtex({ id: 'a', type: 'article', author, language: 'pt-BR' });
  assert.match(record, '  author = {{山田太郎} and {김민수} and Nguyễn, Văn An and Ada Quill and 山田 Taro},\n');
  assert.match(record, '  langid = {portuguese},\n');
  assert.not.match(bibtex({ id: 'a', type: 'article', language: 'xx' }), /langid/);
});

test.run();
