import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { otherSpellings, pagefindText, plainText, queryText } from '../../src/search/search-text.ts';
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
  assert.equal(otherSpellings('nothing here but snake_case'), []);
});

test('a question is asked in the words of the index', () => {
  assert.is(queryText('$\\ell_1$ norm'), 'ell_1 norm');
  assert.is(queryText('C++'), 'C++');
  assert.is(queryText('"exact phrase" -not'), '"exact phrase" -not');
});

test('takes time linear in hostile text', () => {
  for (const unit of ['$', '\\frac{', '[', '](', '*', '_', '`', '<http:', '$a', '\\left', '{', ' _', '**a', 'ell_']) {
    const started = process.cpuUsage();
    plainText(unit.repeat(40_000), true);
    otherSpellings(plainText(unit.repeat(40_000)));
    const { user, system } = process.cpuUsage(started);
    assert.ok(user + system < 1.5e6, `${JSON.stringify(unit)}: ${(user + system) / 1e6} s`);
  }
});

test.run();
