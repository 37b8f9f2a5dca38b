import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { brief, briefOf, sentences } from '../../src/typeset/brief.ts';
import { paperLabel, paperName } from '../../src/typeset/label.ts';

const entry = { id: 'a-b', listed: '2025-01-01', provenance: [] };

test('the sentence that says what the paper does', () => {
  assert.is(
    brief(
      'Kites are hard to steer. However, wind helps. We propose KiteNet, a controller of 3.5 grams. We also show results.',
    ),
    'We propose KiteNet, a controller of 3.5 grams.',
  );
  assert.is(
    brief('Kites fall. In this paper, we introduce a tail that keeps them up.'),
    'We introduce a tail that keeps them up.',
  );
  assert.is(
    brief('Kites fall. This paper studies why, and this is what it finds.'),
    'This paper studies why, and this is what it finds.',
  );
  assert.is(brief('Kites fall. To address this issue, we propose a tail.'), 'We propose a tail.');
  assert.is(brief('Kites fall. To fill this gap, this paper introduces a tail.'), 'This paper introduces a tail.');
  assert.is(brief('Kites fall. To address this we build a tail.'), 'We build a tail.');
  assert.is(
    brief('Kites fall. Instead, in this work, we introduce a tail that keeps them up.'),
    'We introduce a tail that keeps them up.',
  );
  assert.is(brief('Kites fall. Nobody knows why.'), 'Kites fall.');
  assert.is(brief('A kite that needs no wind. It flies well.'), 'A kite that needs no wind.');
  assert.is(brief('We propose kites. They fly.', 1), 'They fly.');
  assert.is(brief('We propose kites.', 1), '');
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
  assert.equal(split('By Smith et al. In Fig. 3 we see 1.5 kites. See D. Knuth.'), [
    'By Smith et al. In Fig. 3 we see 1.5 kites.',
    'See D. Knuth.',
  ]);
  assert.equal(split('Kites fall.However, they rise.'), ['Kites fall.', 'However, they rise.']);
  assert.equal(split('He said "so." Then left.'), ['He said "so."', 'Then left.']);
});

test('never too long, never cut within a word or a character', () => {
  const long = brief(`We propose ${'a very long word '.repeat(40)}.`);
  assert.ok(
    (long.length <= 240 && long.endsWith('word…')) ||
      long.endsWith('a…') ||
      long.endsWith('long…') ||
      long.endsWith('very…'),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), text => {
      const sentence = brief(text);
      assert.ok(sentence.length <= 240);
      assert.not.match(sentence, /[\ud800-\udbff](?![\udc00-\udfff])/);
    }),
  );
  assert.is(brief('🙂'.repeat(300)).length <= 240, true);
});

test('linear time', () => {
  const started = performance.now();
  for (const text of ['. ', 'e.g. ', 'We ', '." ', 'To address this, ', '(', '. A']) brief(text.repeat(100_000));
  assert.ok(performance.now() - started < 3000);
});

test('labels', () => {
  assert.is(paperLabel({ ...entry, title: 'On $\\ell_1$' }), 'On ℓ₁');
  assert.is(
    paperLabel({ ...entry, abstract: 'Kites that nobody *named* fly higher than all of the others do in a storm.' }),
    '“Kites that nobody named fly higher than all of the others do in…”',
  );
  assert.is(paperLabel({ ...entry, abstract: 'Short.' }), '“Short.”');
  assert.is(paperLabel({ ...entry }), '“a b”');
  assert.match(
    paperName({ ...entry, abstract: 'Short <b>.' }).text,
    '<span class="untitled">“Short &lt;b&gt;.”</span>',
  );
});

test.run();
