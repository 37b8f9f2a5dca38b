import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keywords } from '../../src/related/keywords.ts';
import { Relations } from '../../src/related/related.ts';
import { languagePapers } from '../search/drawn.ts';

/** What papers share that are not in English: words of their own, whatever their script, and no little ones. */

const keysOf = (abstract: string): string[] =>
  keywords({ id: 'a', abstract })
    .map(({ surface }) => surface)
    .sort();

test('marks are part of a word', () => {
  assert.equal(keysOf('التعرّف على الكلامِ'), ['التعرّف', 'الكلامِ']);
  assert.equal(keysOf('हिन्दी में मशीन'), ['मशीन', 'हिन्दी']);
  const [one, other] = ['نُقطة', 'نقطة'].map(abstract => keywords({ id: 'a', abstract })[0]!.key);
  assert.is(one, other, 'with its vowels and without');
  const [nail, nails] = ['कील', 'कुल'].map(abstract => keywords({ id: 'a', abstract })[0]!.key);
  assert.is.not(nail, nails, 'vowels that are marks');
});

test('little words are none that tell something', () => {
  assert.equal(keysOf('كشف الأخبار من شبكات التواصل على الهاتف في كل هذه المدن'), [
    ...['الأخبار', 'التواصل', 'المدن', 'الهاتف', 'شبكات', 'كشف'],
  ]);
  assert.equal(keysOf('Робот и карта на всех этажах'), ['Робот', 'карта', 'этажах']);
  assert.equal(keysOf('Die Bienen und das Netz für eine Kamera'), ['Bienen', 'Kamera', 'Netz']);
  assert.ok(keysOf('We model the forces of van der Waals.').includes('der'), 'in English they are names');
});

test('words are found where no blanks part them, and where none can be told there are none', () => {
  assert.equal(keysOf('本文提出一种新的神经网络。'), ['神经', '网络']);
  assert.equal(keysOf('データから学習するカメラについて'), ['カメラ', 'データ', '学習']);
  assert.ok(keysOf('ผู้ป่วยต้องฝึกเดินใหม่').includes('ฝึก'));
  assert.equal(keysOf('ກຳລັງຮຽນພາສາ'), []);
  assert.equal(keysOf('漢'.repeat(100_000)).length <= 24, true, 'in a time that grows with the length');
});

test('no reason is a single sign', () => {
  const papers = languagePapers();
  const relations = new Relations();
  relations.sync(papers);
  const terms = papers.flatMap(({ id }) => relations.related(id).flatMap(related => related.terms));
  assert.ok(terms.length > 8, `${terms.length}`);
  assert.equal(
    terms.filter(term => !/[\p{L}\p{N}]\p{M}*[\p{L}\p{N}]/u.test(term)),
    [],
  );
});

test.run();
