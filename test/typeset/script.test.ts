import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { directionOf, languageOf, scriptOf } from '../../src/typeset/script.ts';

const told = (text: string) => [scriptOf(text), languageOf(text), directionOf(text)].map(each => each ?? '').join(' ');

test('a text tells its script, its direction, and its language where the script is sure of it', () => {
  const expected: [text: string, told: string][] = [
    ['Learning to read', 'Latin  ltr'],
    ['Обучение без учителя', 'Cyrillic  ltr'],
    ['Μηχανική μάθηση', 'Greek el ltr'],
    ['למידה עמוקה', 'Hebrew he rtl'],
    ['การเรียนรู้เชิงลึก', 'Thai th ltr'],
    ['문장 분류', 'Hangul ko ltr'],
    ['深度学习', 'Han zh ltr'],
    ['機械学習の応用', 'Kana ja ltr'],
    ['', '  '],
    ['∀ 42', '  '],
  ];
  for (const [text, are] of expected) assert.is(told(text), are, text);
});

test('terms in Latin letters change no language, and a quoted word does not either', () => {
  assert.is(told('基于Transformer的BERT模型'), 'Han zh ltr');
  assert.is(told('ארכיטקטורת Transformer'), 'Hebrew he rtl');
  assert.is(told('Transformerを用いた画像認識'), 'Kana ja ltr');
  assert.is(told('How models read 推理 and の'), 'Latin  ltr');
});

test('Arabic letters are Arabic only where nothing speaks against it', () => {
  assert.is(told('التعلم العميق لمعالجة اللغة العربية'), 'Arabic ar rtl');
  assert.is(told('یادگیری عمیق برای زبان فارسی'), 'Arabic  rtl');
  assert.is(told('محمد'), 'Arabic  rtl');
});

test.run();
