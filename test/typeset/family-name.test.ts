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

test('BibTeX takes a name in Han, Kana or Hangul as one, and knows which name is the family’s', () => {
  const author = ['山田太郎', '김민수', 'Nguyễn Văn An', 'Ada Quill', '山田 Taro'].map(literal => ({ literal }));
  const record = bibtex({ id: 'a', type: 'article', author, language: 'pt-BR' });
  assert.match(record, '  author = {{山田太郎} and {김민수} and Nguyễn, Văn An and Ada Quill and 山田 Taro},\n');
  assert.match(record, '  langid = {portuguese},\n');
  assert.not.match(bibtex({ id: 'a', type: 'article', language: 'xx' }), /langid/);
});

test.run();
