import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { apart, otherSpellings, pagefindText, plainText, queryText, together } from '../../src/search/search-text.ts';
import { plainLetters } from '../../src/typeset/fold.ts';

test('math is read as words', () => {
  assert.is(plainText('$\\ell_{1}$'), 'ell_1');
  assert.is(plainText('$\\mathcal{O}(n \\log n)$'), 'O(n log n)');
  assert.is(plainText('$\\frac{a}{b}$'), 'a/b');
  assert.is(plainText('the $\\ell_1$-norm of $x_i$'), 'the ell_1-norm of x_i');
});

test('money is not math', () => {
  assert.is(plainText('from $5 to $10 an hour'), 'from $5 to $10 an hour');
});

test('Markdown leaves its text', () => {
  assert.is(
    plainText('A **bold** and *fine* [link](https://a.example/b_c_d) to `code`.', true),
    'A bold and fine link to code.',
  );
  assert.is(plainText('snake_case_name, 2\\*3 and \\[1\\]', true), 'snake_case_name, 2*3 and [1]');
});

test('one line: no unseen characters, single spaces, none of the marks of Pagefind', () => {
  assert.is(pagefindText(' a\u200b\u00a0\n b\ud800 ___PAGEFIND_WEIGHT___9 '), 'a b\ufffd __PAGEFIND_WEIGHT__9');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const line = pagefindText(text);
      assert.not.match(line, /___|^\s|\s$|\s\s|[\u0085\u200b]|[^\S ]/);
      assert.is(pagefindText(line), line);
      assert.is(Buffer.from(line).toString(), line);
    }),
  );
});

test('plain letters', () => {
  assert.is(plainLetters('Doğruöz Łukasz Sørensen Groß'), 'Dogruoz Lukasz Sorensen Gross');
  assert.is(plainLetters('ℓ₁'), 'l1');
});

test('other spellings are those that Pagefind does not derive', () => {
  assert.equal(otherSpellings('Seza Doğruöz, Łukasz Kaiser on ell_1-norms and ℓ₂, ﬁne, plain'), [
    'Lukasz',
    'l1',
    'l2',
    'fine',
  ]);
  assert.equal(otherSpellings('مدرسة الـقلب ١٢ على راه\u200cها القلب'), [
    ...['مدرسه', 'القلب', '12', 'علي', 'راه', 'ها'],
  ]);
  assert.equal(otherSpellings('nothing here but snake_case'), []);
});

test('a question is asked in the words of the index', () => {
  assert.is(queryText('$\\ell_1$ norm'), 'ell_1 norm');
  assert.is(queryText('C++'), 'C++');
  assert.is(queryText('"exact phrase" -not'), '"exact phrase" -not');
});

test('letters of scripts without blanks stand apart, and together again', () => {
  const shown = (text: string) => apart(text).replaceAll('\u2060', '|');
  assert.is(shown('大模型（推理）综述'), '大 模 型（ 推 理） 综 述');
  assert.is(shown('GPT模型 与 GPT 3'), 'GPT 模 型| 与| GPT 3');
  assert.is(shown('기계 학습을'), '기 계| 학 습 을');
  assert.is(shown('น้ำท่วม'), 'น้ ำ ท่ ว ม');
  assert.is(shown('ＧＰＴとｶﾞｽ，'), 'GPT と ガ ス，');
  assert.is(shown('plain état, Ёлка, القلب'), 'plain état, Ёлка, القلب');
  const letters = fc.constantFrom(...'推理ไท้한ーa1 é،（。—ب'.split(''));
  fc.assert(
    fc.property(fc.string({ unit: letters }), string => {
      const text = pagefindText(string);
      assert.is(together(apart(text)), text);
      assert.not.match(apart(text), /[推理ไท한ー]\p{M}*[推理ไท한ー]/u);
    }),
  );
});

test('a joiner stays where it shapes a word', () => {
  assert.is(pagefindText('پیش\u200cبینی co\u200cop'), 'پیش\u200cبینی coop');
});

test('takes time linear in hostile text', () => {
  for (const unit of [
    '$',
    '\\frac{',
    '[',
    '](',
    '*',
    '_',
    '`',
    '<http:',
    '$a',
    '\\left',
    '{',
    ' _',
    '**a',
    'ell_',
    '推',
    '推（',
    ' 推',
    '（',
    'ـ',
    'ب\u200c',
  ]) {
    const started = process.cpuUsage();
    plainText(unit.repeat(40_000), true);
    otherSpellings(together(apart(plainText(unit.repeat(40_000)))));
    const { user, system } = process.cpuUsage(started);
    assert.ok(user + system < 1.5e6, `${JSON.stringify(unit)}: ${(user + system) / 1e6} s`);
  }
});

test.run();
